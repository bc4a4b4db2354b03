#include "grammar/find_literal.hpp"
#include "grammar/product_phrase_rules.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;
using namespace product_class;

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

bool adverb(ProductToken const& word) {
  return word.text.size() > 3 && word.text.back() == 'y' && word.text.ends_with("ly") && word.is_lower();
}

std::size_t article_in(std::string_view text) {
  std::size_t best = std::string_view::npos;
  for (std::string_view const article : {" a ", " an ", ", a ", ", an "})
    best = std::min(best, find_literal(text, article));
  return best;
}

/// Behind the last title in quotation marks on the way to the object; 0 where none stands before its article.
std::size_t behind_titles(std::string_view rest, std::size_t reach) {
  constexpr std::string_view kOpen = "\xE2\x80\x9C";
  constexpr std::string_view kClose = "\xE2\x80\x9D";
  constexpr int kMostTitles = 3;
  std::size_t from = 0;
  for (int titles = 0; titles < kMostTitles; ++titles) {
    auto const near = rest.substr(from, reach);
    auto const open = find_literal(near, kOpen);
    if (open == std::string_view::npos || near.substr(0, open).find(';') != std::string_view::npos) break;
    if (article_in(near.substr(0, open)) != std::string_view::npos) break;
    auto const close = find_literal(rest.substr(from + open), kClose);
    if (close == std::string_view::npos) break;
    from += open + close + kClose.size();
  }
  return from;
}

/// "for submission to the relevant bodies" goes on, "to submit" begins another task: the place of that one's "to".
std::size_t next_infinitive(std::string_view rest, std::size_t from) {
  while (from < rest.size()) {
    auto const to = find_literal(rest.substr(from), " to ");
    if (to == std::string_view::npos) break;
    from += to + 4;
    if (!product_token_at(rest.substr(from)).is_small(kDeterminer)) return from - 4;
  }
  return rest.size();
}

/// "to the General Assembly at its seventieth session a progress report": the object behind the one who gets it. `word`
/// stands at `at`.
std::size_t skip_recipient(std::string_view clause, std::size_t at, ProductToken const& word) {
  if (!word.is_small(kToWhom) || byte_at(clause, at + word.text.size()) != ' ') return at;
  constexpr std::size_t kReach = 200;
  auto const rest = clause.substr(at);
  // "under the item entitled “…” of the item entitled “…”, a report"
  auto const from = behind_titles(rest, kReach);
  auto limit = rest.substr(0, from + kReach);
  limit = limit.substr(0, limit.find(';', from));
  limit = limit.substr(0, next_infinitive(limit, std::max<std::size_t>(from, 3)));
  auto best = article_in(limit.substr(std::min(from, limit.size())));
  if (best != std::string_view::npos) best += from;
  for (auto comma = limit.find(", ", from); comma != std::string_view::npos && comma < best;
       comma = limit.find(", ", comma + 1)) {
    auto const next = product_token_at(limit.substr(comma + 2));
    if (next.is_lower() && !next.is(kFunction | kDeterminer)) {
      best = comma;
      break;
    }
  }
  if (best == std::string_view::npos) return at;
  return at + best + (clause[at + best] == ',' ? 2 : 1);
}

/// The size of the product of several words that stands at `at`, and its type; 0 where there is none.
std::pair<std::size_t, ProductType> words_at(std::string_view clause, std::size_t at) {
  std::size_t longest = 0;
  ProductType type{};
  auto const rest = clause.substr(at);
  for (auto const& [words, phrase_type] : product_words().phrases_at(rest.front())) {
    if (words.size() <= longest || rest.size() < words.size() || to_lower(rest[1]) != words[1]) continue;
    bool same = true;
    for (std::size_t i = 0; i < words.size() && same; ++i) same = to_lower(rest[i]) == words[i];
    if (!same || is_letter(byte_at(rest, words.size()))) continue;
    longest = words.size();
    type = phrase_type;
  }
  return {longest, type};
}

constexpr int kMostWords = 11;

/// Goes on behind words of which nothing is known, as most are, up to one that has to be looked at; gives their number.
/// `word` stands at `at`.
int pass_unknown(std::string_view clause, ProductTable const& words, std::size_t& at, ProductToken& word) {
  int count = 0;
  for (; count + 1 < kMostWords && word.classes == 0 && !word.text.empty(); ++count) {
    auto const end = at + word.text.size();
    bool const by_blank = end + 1 < clause.size() && clause[end] == ' ' && is_letter(clause[end + 1]);
    if (!by_blank || (count != 0 && word.text.ends_with("ing"))) break;
    at = end + 1;
    word = read_product_token(clause.substr(at), words);
  }
  return count;
}

/// Reads on from the first word behind the articles.
class PhraseReader {
 public:
  /// `known` words of a phrase from `begin` are read; `word` stands at `at`.
  PhraseReader(std::string_view clause, ProductWords const& words, std::size_t begin, std::size_t at,
               ProductToken const& word, PhraseDepth depth, int known)
      : clause_(clause), words_(words), at_(at), word_(word), depth_(depth), known_(known) {
    phrase_.begin = begin;
  }

  /// Where the phrase has to be read anew, behind a noun of doing; 0: it is read.
  std::size_t run() {
    for (int count = known_; count < kMostWords && !word_.text.empty(); ++count) {
      if (auto const [size, type] = known_words(); size > 0) {
        at_ += size;
        phrase_.end = at_;
        phrase_.type = type;
      } else {
        if (depth_ == PhraseDepth::kWhole) {
          if (auto const from = behind_noun_of_doing(clause_, at_, word_); from != 0) return from;
        }
        if (clause_begins(count) || word_.is(kPassing)) return give_up();
        if (!take_word()) break;
      }
      if (!next_word()) break;
    }
    return 0;
  }

  [[nodiscard]] ProductPhrase const& phrase() const { return phrase_; }

 private:
  [[nodiscard]] std::pair<std::size_t, ProductType> known_words() const {
    return word_.is(kHead) ? words_at(clause_, at_) : std::pair<std::size_t, ProductType>{};
  }

  std::size_t give_up() {
    phrase_.end = 0;
    return 0;
  }

  /// A determiner, or a gerund that is joined to what stands before, inside of what is no product yet.
  [[nodiscard]] bool clause_begins(int count) const {
    if (count == 0 || phrase_.end != 0 || word_.is(kNoun)) return false;
    if (word_.is_small(kDeterminer)) return true;
    if (word_.text.back() != 'g' || !word_.text.ends_with("ing")) return false;
    auto const before = word_before(clause_, at_);
    return before == "and" || before == "or" || (at_ > 1 && clause_[at_ - 2] == ',');
  }

  /// False where the phrase ends before the word.
  bool take_word() {
    auto const text = word_.text;
    if (word_.is(kNoun)) {
      phrase_.end = at_ + text.size();
      phrase_.type = word_.type;
    } else if (word_.is_small(kFunction) && text != "and" && text != "or") {
      return false;
    } else if (phrase_.end != 0) {
      // A further noun behind it is the head, and this one is no product.
      bool const noun = word_.is_lower() && !text.ends_with("ly") && !text.ends_with("ing") && !text.ends_with("ed") &&
                        text != "similar" && text != "further";
      if (!noun) return false;
      phrase_.end = 0;
    }
    at_ += text.size();
    return true;
  }

  /// Goes on to the next word; false where the phrase ends before it.
  bool next_word() {
    auto gap = at_;
    bool comma = false;
    if (gap + 1 < clause_.size() && clause_[gap] == ' ' && is_letter(clause_[gap + 1])) {
      ++gap;
    } else {
      for (; byte_at(clause_, gap) == ' ' || byte_at(clause_, gap) == ','; ++gap) comma = comma || clause_[gap] == ',';
      if (gap == at_) return false;
    }
    word_ = read_product_token(clause_.substr(gap), words_.words);
    if (phrase_.end == at_ && (comma || word_.text.empty() || word_.is_small(kFunction))) return false;
    if (comma && word_.is_small(kDeterminer)) return false;
    at_ = gap;
    return true;
  }

  std::string_view clause_;
  ProductWords const& words_;
  std::size_t at_;
  ProductToken word_;  // at at_
  PhraseDepth depth_;
  int known_;
  ProductPhrase phrase_;
};

}  // namespace

std::size_t behind_noun_of_doing(std::string_view clause, std::size_t at, ProductToken const& noun) {
  if (!noun.is(kBridge)) return 0;
  constexpr std::size_t kReach = 56;
  auto const behind = at + noun.text.size();
  auto const near = clause.substr(behind, kReach);
  constexpr std::string_view kOf = " of ";
  if (near.starts_with(kOf)) return behind + kOf.size();
  if (!near.starts_with(',') && !near.starts_with(" and ") && !near.starts_with(" or ")) return 0;
  auto const of = find_literal(near, kOf);
  return of == std::string_view::npos ? 0 : behind + of + kOf.size();
}

ProductPhrase read_product_phrase(std::string_view clause, std::size_t at, PhraseDepth depth) {
  auto const& words = product_words();
  for (;;) {
    at = skip_spaces(clause, at);
    auto const recipient = at;
    auto word = read_product_token(clause.substr(at), words.words);
    if (word.is(kToWhom)) at = skip_recipient(clause, at, word);
    bool const behind_recipient = at != recipient;
    if (behind_recipient) word = product_token_at(clause.substr(at));
    while (word.is_small(kDeterminer) || adverb(word)) {
      if (word.text == "that") return {};
      at += word.text.size();
      // "respectively, a report", "timely, results-based report"
      if (!word.is_small(kDeterminer) && byte_at(clause, at) == ',') ++at;
      at = skip_spaces(clause, at);
      word = read_product_token(clause.substr(at), words.words);
    }
    if (word.text == "and" || word.text == "or") {
      // "develop and implement policies"
      at += word.text.size() + 1;
      at += product_word_at(clause.substr(std::min(at, clause.size()))).size();
      if (depth == PhraseDepth::kNothing || at >= clause.size()) return {};
      depth = PhraseDepth::kNothing;
      continue;
    }
    auto const begin = at;
    auto const unknown = pass_unknown(clause, words.words, at, word);
    PhraseReader reader(clause, words, begin, at, word, depth, unknown);
    if (auto const from = reader.run(); from != 0) {
      at = from;
      depth = PhraseDepth::kVerb;
      continue;
    }
    auto const& phrase = reader.phrase();
    if (phrase.end <= phrase.begin) return {};
    // A long run without its own article is not one phrase.
    constexpr std::size_t kLongest = 110;
    if (!behind_recipient && phrase.end - phrase.begin > kLongest) return {};
    return phrase;
  }
}

}  // namespace rapporteur::grammar
