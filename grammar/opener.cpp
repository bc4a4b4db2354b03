#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

namespace rapporteur::grammar {
namespace {

using namespace lexis;

/// A word: letters with hyphens between them ("Re-emphasizing").
auto const word = x3::raw[letter >> *(letter | (x3::lit('-') >> &letter))];

struct LexiconTag;

/// Matches one adverb that may stand before a head.
struct AdverbParser : x3::parser<AdverbParser> {
  using attribute_type = x3::unused_type;
  static bool const has_attribute = false;

  template <class Iter, class Context, class Rule, class Attribute>
  bool parse(Iter& first, Iter const& last, Context const& context, Rule&, Attribute&) const {
    Iter at = first;
    std::string_view text;
    if (!x3::parse(at, last, word[store(text)])) return false;
    auto const* const place = x3::get<LexiconTag>(context).adverb(LowerWord(text).view());
    if (place == nullptr || *place == AdverbPlace::kAfter) return false;
    first = at;
    return true;
  }
};
AdverbParser const adverb{};

/// The word that decides, with what the lexicon or its ending says of it.
struct HeadWord {
  std::string_view text;
  HeadForm form{};
  std::string_view lemma;
  bool known = false;
};

bool regular_gerund(std::string_view text) { return text.size() >= 6 && text.ends_with("ing"); }
bool regular_third_person(std::string_view text) {
  return text.size() >= 5 && text.ends_with('s') && !text.ends_with("ss") && !text.ends_with("us") &&
         !text.ends_with("is") && !text.ends_with("ions") && !text.ends_with("ments") && !text.ends_with("ities");
}

struct HeadParser : x3::parser<HeadParser> {
  using attribute_type = HeadWord;
  static bool const has_attribute = true;

  template <class Iter, class Context, class Rule>
  bool parse(Iter& first, Iter const& last, Context const& context, Rule&, HeadWord& result) const {
    Iter at = first;
    std::string_view text;
    if (!x3::parse(at, last, word[store(text)] >> word_end)) return false;
    LowerWord const lowered(text);
    auto const view = lowered.view();
    auto const& lexicon = x3::get<LexiconTag>(context);
    if (auto const* const head = lexicon.head(view)) {
      result = {text, head->form, head->lemma, true};
    } else if (view == "whereas") {
      result = {text, HeadForm::kGerund, "consider", true};
    } else if (regular_gerund(view) && !lexicon.list_word(view)) {
      result = {text, HeadForm::kGerund, {}, false};
    } else if (regular_third_person(view) && !lexicon.not_verb(view)) {
      result = {text, HeadForm::kThirdPerson, {}, false};
    } else {
      return false;
    }
    first = at;
    return true;
  }
};
HeadParser const head{};

/// A participle is an opener only before its complement ("Concerned that"), not before a name ("United Nations").
bool complement_follows(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.front() == ',') return true;
  auto const at = rest.find_first_not_of(" \t");
  return at == std::string_view::npos || (at > 0 && rest[at] >= 'a' && rest[at] <= 'z') || rest[at] == '(';
}

/// "Meeting of", "Financing of": a gerund before "of" is a noun.
bool noun_follows(std::string_view rest) { return rest.starts_with(" of ") || rest.starts_with(" and "); }

}  // namespace

std::optional<Opener> parse_opener(std::string_view text, Lexicon const& lexicon) {
  if (text.empty() || text.front() < 'A' || text.front() > 'Z') return std::nullopt;
  HeadWord found;
  auto const take = [&](auto const& context) { found = x3::_attr(context); };
  auto const separator = blanks | (x3::lit(',') >> blanks);
  auto const adverbs = x3::omit[*(adverb >> word_end >> separator)];

  auto rest = text;
  auto const in_lexicon = [&](auto const& rule) { return x3::with<LexiconTag>(lexicon)[rule]; };
  if (rest.starts_with("We ") || rest.starts_with("We, ")) {
    auto const verb =
        in_lexicon(x3::lit("We") >> separator >> adverbs >> -(x3::lit("are") >> blanks >> adverbs) >> head[take]);
    if (!accept(rest, verb) || !found.known || found.form == HeadForm::kThirdPerson ||
        found.form == HeadForm::kGerund) {
      return std::nullopt;
    }
    return Opener{OpenerForm::kDeclaration, true, found.text, found.lemma};
  }
  if (!accept(rest, in_lexicon(adverbs >> head[take]))) {
    // "Is convinced", "Is deeply concerned": the participle decides.
    rest = text;
    bool const copula = accept(rest, in_lexicon(adverbs >> (x3::lit("Is") | "is") >> blanks >> adverbs >> head[take]));
    if (!copula || found.form != HeadForm::kParticiple || !complement_follows(rest)) return std::nullopt;
    return Opener{OpenerForm::kOperative, true, found.text, found.lemma};
  }
  switch (found.form) {
    case HeadForm::kGerund:
      if (noun_follows(rest) && !(found.known && rest.starts_with(" and "))) return std::nullopt;
      return Opener{OpenerForm::kPreambular, found.known, found.text, found.lemma};
    case HeadForm::kParticiple:
      if (!complement_follows(rest)) return std::nullopt;
      return Opener{OpenerForm::kPreambular, true, found.text, found.lemma};
    case HeadForm::kThirdPerson:
      // What is a noun as well is a verb only before a clause: "States that …", "States should …".
      if (found.known && lexicon.not_verb(LowerWord(found.text).view()) && !rest.starts_with(" that ")) return std::nullopt;
      return Opener{OpenerForm::kOperative, found.known, found.text, found.lemma};
    case HeadForm::kBase:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace rapporteur::grammar
