#include "grammar/product.hpp"

#include "grammar/find_literal.hpp"
#include "grammar/product_lexis.hpp"
#include "grammar/product_phrase_rules.hpp"
#include "grammar/product_surroundings.hpp"

#include <algorithm>

// A clause is not read word by word: whoever calls has found the words at which a product may be named, and each of
// them is asked first for what most often tells that there is none.

namespace rapporteur::grammar {
namespace {

using namespace lexis;
using namespace product_class;

class Finder {
 public:
  Finder(std::string_view clause, std::vector<Product>& products) : clause_(clause), products_(products) {}

  void run(bool object, std::span<ProductPlace const> places, std::size_t offset) {
    if (object) take_object(0, false);
    take_passive();
    auto const& words = product_words();
    auto const start = offset + skip_blanks(clause_, 0);
    for (auto const& place : places) {
      leader_ = place.begin == start ? Leader::kInfinitive : place.leader;
      auto const [classes, size] = words.beginning_words[place.row];
      if (leader_ == Leader::kOther && (classes & kPlace) == 0) continue;
      auto const at = place.begin - offset;
      if ((classes & kEnables) != 0) enable(at, clause_.substr(at, size));
      if (at >= done_) look(at, {clause_.substr(at, size), classes});
    }
  }

 private:
  using Leader = ProductPlace::Leader;

  /// The word before; "re-" belongs to the word at `at`.
  [[nodiscard]] std::string_view before(std::size_t at) const {
    auto const word = word_before(clause_, at);
    return word == "re-" ? before(word) : word;
  }
  [[nodiscard]] std::string_view before(std::string_view word) const {
    return before(static_cast<std::size_t>(word.data() - clause_.data()));
  }

  void look(std::size_t at, ProductToken const& word) {
    if (word.is(kJoins)) return further(at, word.text);
    if (word.is(kPlace) && is_place(at)) return;
    if (word.is(kMeans)) return means(at + word.text.size());
    if (word.is(kBridge) && word.text.back() != 's') {
      if (auto const from = behind_noun_of_doing(clause_, at, word); from != 0) return noun_of_doing(at, from);
    }
    if (word.is(kReports | kReviews | kReviewed | kContributes)) return verb_of_product(at, word);
    if (word.is(kNoVerb) || !word.is(kVerb | kPhrasal)) return;
    if (word.is(kGerund) ? behind_when(at) : !infinitive(at)) return;
    if (denied(at, word)) return;
    if (!word.is(kVerb)) return phrasal(at, word.text);
    if (!enabled(at)) take_object(at + word.text.size(), word.is(kProvides));
  }

  /// "not to render aid", "to refrain from providing support".
  [[nodiscard]] bool denied(std::size_t at, ProductToken const& word) const {
    auto const leader = before(at);
    if (word.is(kGerund)) return leader == "from";
    if (leader != "to") return false;
    auto const denial = before(leader);
    return denial == "not" || denial == "neither" || denial == "nor";
  }

  /// "the provision of assistance" is the product; not where it says how or why: "through the provision of".
  void noun_of_doing(std::size_t at, std::size_t from) {
    auto outer = before(at);
    if (outer == "the") outer = before(outer);
    if (!product_token(outer).is_small(kOuter)) phrase(from, ProductForm::kObject, PhraseDepth::kVerb);
  }

  /// Behind a product: ", and a final report no later than", "as well as proposals".
  void further(std::size_t at, std::string_view word) {
    constexpr std::size_t kReach = 160;
    if (products_.empty() || at > products_.back().end + kReach) return;
    constexpr std::string_view kWell = "well as ";
    if (word == "well") {
      if (clause_.substr(0, at).ends_with("as ") && clause_.substr(at).starts_with(kWell))
        phrase(at + kWell.size(), ProductForm::kJoined, PhraseDepth::kVerb);
    } else if (before(at) == "and") {
      phrase(at, ProductForm::kJoined, PhraseDepth::kVerb);
    }
  }

  /// "including through training", "through a workshop".
  void means(std::size_t behind) {
    auto const rest = clause_.substr(behind);
    bool const article = rest.starts_with(" a ") || rest.starts_with(" an ");
    auto const outer = before(behind - std::string_view("through").size());
    if (article || outer == "including" || outer == "Member") phrase(behind, ProductForm::kJoined, PhraseDepth::kVerb);
  }

  /// Whether the report at `noun` is one that something is to stand in.
  bool is_place(std::size_t noun) {
    constexpr std::size_t kReach = 72;
    constexpr std::string_view kIn = "in ";
    auto from = std::max(noun - std::min(noun, kReach), done_);
    while (from < noun) {
      auto const in = find_literal(clause_.substr(from, noun - from), kIn);
      if (in == std::string_view::npos) break;
      from += in + kIn.size();
      auto const at = from - kIn.size();
      if (at == 0 || !(is_letter(clause_[at - 1]) || clause_[at - 1] == '-')) place_of_report(at);
      if (done_ > noun) return true;
    }
    return false;
  }

  /// "to include in their annual reports", "to keep the Council informed … in his regular reports": behind the "in" at
  /// `at`.
  void place_of_report(std::size_t at) {
    auto const behind = at + 2;
    auto const rest = clause_.substr(behind);
    char const first = byte_at(rest, 1);
    if (first != 't' && first != 'h' && first != 'i') return;
    for (std::string_view const head : {" the next ", " the forthcoming ", " the context of the next "}) {
      if (rest.starts_with(head)) return report_behind(behind + head.size());
    }
    if (!rest.starts_with(" its ") && !rest.starts_with(" their ") && !rest.starts_with(" his ") &&
        !rest.starts_with(" her "))
      return;
    auto const word = before(at);
    if (word.ends_with("ed") && word != "informed") return;
    constexpr std::size_t kReach = 300;
    auto const near = clause_.substr(at - std::min(at, kReach), std::min(at, kReach));
    for (std::string_view const telling : {"includ", "inform", "report", "provid"}) {
      if (find_literal(near, telling) != std::string_view::npos) return report_behind(behind + rest.find(' ', 1) + 1);
    }
  }

  /// The report that stands a few words behind `from`.
  void report_behind(std::size_t from) {
    constexpr std::size_t kReach = 60;
    constexpr std::size_t kNear = 40;
    auto const text = clause_.substr(from, kReach);
    auto const noun = find_literal(text, "report");
    if (noun > kNear || text.substr(0, noun).find_first_of(",;") != std::string_view::npos) return;
    auto const word = product_word_at(text.substr(noun));
    if (word != "report" && word != "reports") return;
    auto const end = from + noun + word.size();
    add({from, end, ProductType::kReport}, ProductForm::kObject);
    // "to include in their reports information on": what goes into it is the object.
    auto const object = product_token_at(clause_.substr(std::min(end + 1, clause_.size())));
    if (object.is_lower() && !object.is_small(kFunction)) phrase(end, ProductForm::kObject, PhraseDepth::kVerb);
  }

  /// "carry out", "draw up".
  void phrasal(std::size_t at, std::string_view word) {
    auto const behind = at + word.size();
    for (auto const& [verb, particle] : product_words().phrasal_verbs) {
      if (word != verb || !clause_.substr(behind).starts_with(particle)) continue;
      take_object(behind + particle.size(), false);
      return;
    }
  }

  /// "that the consultative mechanism be established": the subject is the product.
  void take_passive() {
    auto const start = skip_blanks(clause_, 0);
    constexpr std::string_view kThat = "that ";
    constexpr std::string_view kBe = " be ";
    if (!clause_.substr(start).starts_with(kThat)) return;
    constexpr std::size_t kReach = 240;
    auto const be = find_literal(clause_.substr(0, kReach), kBe);
    if (be == std::string_view::npos) return;
    if (product_token_at(clause_.substr(be + kBe.size())).is_small(kEstablished))
      phrase(start + kThat.size(), ProductForm::kPassive, PhraseDepth::kVerb);
  }

  /// "to enable", "enabling": what follows is somebody else's task.
  void enable(std::size_t at, std::string_view word) {
    bool const gerund = word.ends_with("ing");
    if (byte_at(clause_, at + word.size()) == ' ' && (gerund || clause_.substr(0, at).ends_with("to ")))
      enabled_ = gerund ? at : at - 3;
  }

  /// What is enabled is no task: "in order to allow the Office to provide assistance". A further task ends it: "to help
  /// to improve data, and to provide resources".
  [[nodiscard]] bool enabled(std::size_t at) const {
    constexpr std::size_t kReach = 90;
    if (enabled_ == std::string_view::npos || at - enabled_ > kReach) return false;
    auto const between = clause_.substr(enabled_, at - enabled_);
    return between.find(';') == std::string_view::npos &&
           find_literal(between, ", and to ") == std::string_view::npos &&
           find_literal(between, ", with a view to ") == std::string_view::npos;
  }

  [[nodiscard]] bool behind_when(std::size_t at) const {
    bool const by_blank = at > 1 && clause_[at - 1] == ' ' && clause_[at - 2] != ' ';
    return (!by_blank || clause_[at - 2] == 'n') && before(at) == "when";
  }

  /// A verb behind "to", an adverb of it, or joined to another one.
  [[nodiscard]] bool infinitive(std::size_t at) const {
    if (leader_ != Leader::kUnknown) return leader_ == Leader::kInfinitive;
    auto word = before(at);
    if (word.ends_with("ly") && word.size() > 3) word = before(word);
    if (product_token(word).is(kLead)) return true;
    while (at > 0 && clause_[at - 1] == ' ') --at;
    return at > 0 && clause_[at - 1] == ',';
  }

  /// Of "report", "review", "contribute": what is to be done is the product.
  void verb_of_product(std::size_t at, ProductToken const& word) {
    auto const next = at + word.text.size();
    if (word.is(kReviewed)) {
      if (before(at) == "be") add({at, next, ProductType::kReview}, ProductForm::kPassive);
      return;
    }
    if (!infinitive(at)) return;
    auto const leader = before(at);
    if (product_token(leader).is_small(kDeterminer)) return;
    auto const rest = clause_.substr(next);
    if (leader.empty() && rest.starts_with(" of ")) return;  // "encourages further | review of the rules"
    if (word.is(kContributes)) {
      if (with_money(rest)) add({at, next, ProductType::kFunding}, ProductForm::kVerb);
    } else if (word.is(kReviews)) {
      add({at, next, ProductType::kReview}, ProductForm::kVerb);
    } else if (reports(rest, leader)) {
      add({at, next, ProductType::kReport}, ProductForm::kVerb);
    }
  }

  static bool with_money(std::string_view rest) {
    constexpr std::size_t kReach = 80;
    auto const near = rest.substr(0, kReach);
    return find_literal(near, "Fund") != std::string_view::npos ||
           find_literal(near, "generously") != std::string_view::npos ||
           find_literal(near, "financially") != std::string_view::npos;
  }

  /// Whether "report" before `rest` is a verb: "and report writing" is none.
  static bool reports(std::string_view rest, std::string_view leader) {
    auto const after = product_token_at(rest.substr(skip_blanks(rest, 0)));
    bool const joined = leader == "and" || leader == "or";
    if (joined && after.text == "of") return false;
    return after.text.empty() || after.text.ends_with("ly") || is_upper(after.text.front()) ||
           after.is_small(kFunction | kDeterminer | kBehindReport);
  }

  /// The object that begins at `at`, behind insertions between commas. `provides`: somebody may stand before it.
  void take_object(std::size_t at, bool provides) {
    for (int insertions = 0; insertions < 4; ++insertions) {
      while (byte_at(clause_, at) == ' ') ++at;
      if (byte_at(clause_, at) != ',') break;
      constexpr std::size_t kReach = 220;
      auto const close = clause_.substr(0, at + kReach + 1).find(',', at + 1);
      if (close == std::string_view::npos) return;
      at = close + 1;
      // An insertion with a comma of its own: ", from within existing resources, and taking into account …, a plan".
      if (product_token_at(clause_.substr(skip_blanks(clause_, at))).is_small(kGoesOn)) at = close;
    }
    phrase(provides ? behind_recipient(at) : at, ProductForm::kObject, PhraseDepth::kWhole);
  }

  /// "provide the Committee with all necessary support": behind "with" where somebody named gets what stands there.
  [[nodiscard]] std::size_t behind_recipient(std::size_t at) const {
    constexpr std::size_t kReach = 90;
    constexpr std::string_view kWith = " with ";
    auto const first = product_token_at(clause_.substr(at));
    bool const pronoun = first.is_small(kWhom);
    if (first.text.empty() || (!pronoun && first.text != "the" && !is_upper(first.text.front()))) return at;
    auto const near = clause_.substr(at, kReach);
    auto const with = find_literal(near, kWith);
    if (with == std::string_view::npos) return at;
    auto const whom = near.substr(0, with);
    if (whom.find_first_of(",;:") != std::string_view::npos || find_literal(whom, " to ") != std::string_view::npos)
      return at;
    auto const last = whom.substr(whom.rfind(' ') + 1);
    if (last.empty() || (!is_upper(last.front()) && !(pronoun && last == first.text))) return at;
    auto behind = near.substr(with + kWith.size());
    if (behind.starts_with("a ")) behind.remove_prefix(2);
    if (product_token_at(behind).is_small(kManner)) return at;
    return at + with + kWith.size();
  }

  void phrase(std::size_t at, ProductForm form, PhraseDepth depth) {
    // What is joined to a product is read the same way: ", as well as specific recommendations", "and a final report".
    for (;;) {
      auto const found = read_product_phrase(clause_, at, depth);
      if (found.end == 0 || is_known_body(found) || is_quality(found)) return;
      add(found, form);
      at = joined(found.end);
      if (at == 0) return;
      form = ProductForm::kJoined;
      depth = PhraseDepth::kVerb;
    }
  }

  /// "through the Committee", "provide the Office, upon request, with": a body that is there already.
  [[nodiscard]] bool is_known_body(ProductPhrase const& found) const {
    if (found.type != ProductType::kBody || !is_upper(clause_[found.begin])) return false;
    auto const text = clause_.substr(0, found.begin);
    return text.ends_with(" the ") && product_token(word_before(text, text.size() - 5)).is_small(kGives);
  }

  /// "the rule of law", "the highest standards of conduct" name no rules that are to be made.
  [[nodiscard]] bool is_quality(ProductPhrase const& found) const {
    if (found.type != ProductType::kPolicy) return false;
    auto const text = clause_.substr(found.begin, found.end - found.begin);
    return product_token_at(text).is_small(kQuality) ||
           (text == "law" && clause_.substr(0, found.begin).ends_with("of "));
  }

  /// Behind what joins a further product to one that ends at `at`; 0 where there is none.
  [[nodiscard]] std::size_t joined(std::size_t at) const {
    auto const rest = clause_.substr(at);
    auto const first = byte_at(rest, rest.starts_with(',') ? 2 : 1);
    if (first != 'a' && first != 'i') return 0;
    for (std::string_view const joint :
         {" and ", ", and ", ", as well as ", " as well as ", ", including ", " including "}) {
      if (!rest.starts_with(joint)) continue;
      auto const from = at + joint.size();
      auto const word = product_token_at(clause_.substr(from));
      return word.text == "the" || word.is_small(kFunction) ? 0 : from;
    }
    return 0;
  }

  void add(ProductPhrase const& found, ProductForm form) {
    // The same product again ("to prepare a plan … and to submit the plan"). Nobody repeats one from further back.
    constexpr std::size_t kRemembered = 32;
    auto const text = clause_.substr(found.begin, found.end - found.begin);
    auto const from = products_.size() - std::min(products_.size(), kRemembered);
    for (auto at = from; form != ProductForm::kVerb && at < products_.size(); ++at) {
      auto const& each = products_[at];
      if (clause_.substr(each.begin, each.end - each.begin) == text) return;
    }
    Product product;
    product.type = found.type;
    product.form = form;
    product.begin = found.begin;
    product.end = found.end;
    set_surroundings(clause_, product);
    products_.push_back(product);
    done_ = std::max(done_, found.end);
  }

  std::string_view clause_;
  std::vector<Product>& products_;
  std::size_t done_ = 0;  // what is read up to here is not looked at again
  std::size_t enabled_ = std::string_view::npos;
  Leader leader_{};  // of the word that is looked at; the first of the clause counts as one behind "to"
};

}  // namespace

std::span<ProductNeighbour const> product_neighbours() {
  // As `further` asks for them.
  static constexpr std::array<ProductNeighbour, 3> kNeighbours = {{{"a", "and"}, {"an", "and"}, {"well", "as"}}};
  return kNeighbours;
}

void find_products(std::string_view clause, bool object, std::span<ProductPlace const> places, std::size_t offset,
                   std::vector<Product>& products) {
  products.clear();
  Finder(clause, products).run(object, places, offset);
}

}  // namespace rapporteur::grammar
