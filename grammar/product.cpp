#include "grammar/product.hpp"

#include "grammar/product_lexis.hpp"
#include "grammar/product_surroundings.hpp"
#include "grammar/word_starts.hpp"

#include <algorithm>
#include <array>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  // Most words differ in their length or first letter.
  return !word.empty() && std::any_of(words.begin(), words.end(), [word](std::string_view each) {
    return each.size() == word.size() && each.front() == word.front() && each == word;
  });
}

class Finder {
 public:
  Finder(std::string_view clause, std::vector<Product>& products) : clause_(clause), products_(products) {}

  void run(bool object) {
    if (object) take_object(0, ProductForm::kObject);
    take_passive();
    auto const& words = product_words();
    std::size_t next = 0;
    auto skipped = std::string_view::npos;  // the last word that is nothing that is looked for
    for_word_starts(clause_, [&](std::size_t at) {
      while (at < clause_.size() && is_digit(clause_[at])) ++at;
      if (at < next || at + 1 >= clause_.size() || !is_letter(clause_[at])) return;
      // What follows it without a blank belongs to it.
      if (skipped != std::string_view::npos && clause_[at - 1] != ' ' &&
          clause_.substr(skipped, at - skipped).find(' ') == std::string_view::npos) {
        return;
      }
      if (is_lower(clause_[at]) && words.begins(clause_[at], clause_[at + 1])) {
        next = look(at, product_word_at(clause_.substr(at)));
        skipped = std::string_view::npos;
      } else {
        skipped = at;
      }
    });
  }

 private:
  std::string_view word_before(std::size_t at) const {
    while (at > 0 && clause_[at - 1] == ' ') --at;
    auto end = at;
    while (at > 0 && (is_letter(clause_[at - 1]) || clause_[at - 1] == '-')) --at;
    return clause_.substr(at, end - at);
  }

  /// Looks at the word at `at`; gives the place to go on from.
  std::size_t look(std::size_t at, std::string_view word) {
    auto const next = at + word.size();
    if (at < done_ || !is_lower(word.front())) return next;
    bool const gerund_form = word.ends_with("ing");
    char const first = word.front();
    char const last = word.back();
    if (word.size() < 3) {
      if (word == "a" || word == "an" || word == "as") return further(at, word);
      return word == "in" ? place_of_report(at) : next;
    }
    if (first == 't' && word == "through") return further(at, word);
    auto const* const entry = find_word(word);
    bool const special = first == 'r' || first == 'c' || first == 'b' || first == 'd' || first == 's' || first == 'e';
    if ((entry == nullptr || entry->function || entry->determiner) && !special) return next;
    if (auto const from = entry == nullptr || !entry->bridge || last == 's' ? 0 : bridge(at, word); from != 0) {
      auto const before = word_before(at);
      auto const outer =
          before == "the" ? word_before(static_cast<std::size_t>(before.data() - clause_.data())) : before;
      if (!is_any(outer, {"for", "through", "in", "by", "of", "on", "to", "with", "from", "regarding", "and",
                          "including", "during", "towards", "facilitating"})) {
        phrase(from, ProductForm::kObject, 1);
        return std::max(next, done_);
      }
      return next;
    }
    if (word == "report" || word == "review" || word == "contribute" || word == "brief" || word == "reviewed")
      return verb_of_product(at, word);
    if (entry == nullptr) return phrasal_verb(word) && (gerund_form || infinitive(at)) ? phrasal(at, word) : next;
    if (!entry->verb && !phrasal_verb(word)) return next;
    if (gerund_form ? word_before(at) == "when" : !infinitive(at)) return next;
    if (!entry->verb) return phrasal(at, word);
    return !enabled(at) && take_object(next, ProductForm::kObject) ? std::max(next, done_) : next;
  }

  /// Behind a product: ", and a final report no later than", "as well as proposals", "including through training".
  std::size_t further(std::size_t at, std::string_view word) {
    auto const next = at + word.size();
    constexpr std::size_t kReach = 160;
    if (word == "through") {
      auto const before = word_before(at);
      auto const rest = clause_.substr(next);
      if (before == "including" || before == "Member" || rest.starts_with(" a ") || rest.starts_with(" an "))
        phrase(next, ProductForm::kJoined, 1);
      return std::max(next, done_);
    }
    if (products_.empty() || at > products_.back().end + kReach) return next;
    if (word == "as") {
      if (clause_.substr(at).starts_with("as well as ")) phrase(at + 11, ProductForm::kJoined, 1);
      return std::max(next, done_);
    }
    if (word_before(at) == "and") phrase(at, ProductForm::kJoined, 1);
    return std::max(next, done_);
  }

  /// "to include in their annual reports", "to keep the Council informed … in his regular reports".
  std::size_t place_of_report(std::size_t at) {
    auto const next = at + 2;
    auto rest = clause_.substr(next);
    for (std::string_view const head : {" the next ", " the forthcoming ", " the context of the next "}) {
      if (rest.starts_with(head)) return report_behind(at, next + head.size());
    }
    if (!rest.starts_with(" its ") && !rest.starts_with(" their ") && !rest.starts_with(" his ") &&
        !rest.starts_with(" her "))
      return next;
    auto const before = clause_.substr(at - std::min<std::size_t>(at, 300), std::min<std::size_t>(at, 300));
    if (before.find("includ") == std::string_view::npos && before.find("inform") == std::string_view::npos &&
        before.find("report") == std::string_view::npos && before.find("provid") == std::string_view::npos)
      return next;
    if (word_before(at).ends_with("ed") && word_before(at) != "informed") return next;
    return report_behind(at, next + rest.find(' ', 1) + 1);
  }

  /// The report that stands a few words behind `from`, where "in" at `at` puts what is asked for into it.
  std::size_t report_behind(std::size_t at, std::size_t from) {
    auto const next = at + 2;
    constexpr std::size_t kReach = 60;
    constexpr std::size_t kNear = 40;
    auto const text = clause_.substr(from, kReach);
    auto const noun = text.find("report");
    if (noun == std::string_view::npos || text.substr(0, noun).find_first_of(",;") != std::string_view::npos)
      return next;
    auto const word = product_word_at(text.substr(noun));
    if (noun > kNear || (word != "report" && word != "reports")) return next;
    auto const end = from + noun + word.size();
    add(from, end, ProductType::kReport, ProductForm::kObject);
    // "to include in their reports information on": what goes into it is the object.
    auto const object = product_word_at(clause_.substr(std::min(end + 1, clause_.size())));
    if (!object.empty() && is_lower(object.front()) && !function_word(object)) phrase(end, ProductForm::kObject, 1);
    return std::max(next, done_);
  }

  static bool phrasal_verb(std::string_view word) {
    return is_any(word,
                  {"carry", "carrying", "draw", "drawing", "set", "setting", "enter", "entering", "step", "scale"});
  }

  /// "carry out", "draw up".
  std::size_t phrasal(std::size_t at, std::string_view word) {
    auto const next = at + word.size();
    auto rest = clause_.substr(next);
    for (auto const& [verb, particle] : {std::pair<std::string_view, std::string_view>{"carry", " out"},
                                         {"carrying", " out"},
                                         {"draw", " up"},
                                         {"drawing", " up"},
                                         {"set", " up"},
                                         {"setting", " up"},
                                         {"enter", " into"},
                                         {"entering", " into"},
                                         {"step", " up"},
                                         {"scale", " up"}}) {
      if (word == verb && rest.starts_with(particle)) {
        take_object(next + particle.size(), ProductForm::kObject);
        return std::max(next, done_);
      }
    }
    return next;
  }

  /// "that the consultative mechanism be established": the subject is the product.
  void take_passive() {
    auto const start = skip_blanks(clause_, 0);
    if (!clause_.substr(start).starts_with("that ")) return;
    constexpr std::size_t kReach = 240;
    auto const be = clause_.substr(0, kReach).find(" be ", start);
    if (be == std::string_view::npos) return;
    auto const verb = product_word_at(clause_.substr(be + 4));
    static constexpr std::array<std::string_view, 14> kVerbs = {
        "established", "convened", "held",      "prepared",  "submitted", "set",        "created",
        "made",        "provided", "organized", "appointed", "developed", "undertaken", "conducted"};
    if (std::find(kVerbs.begin(), kVerbs.end(), verb) != kVerbs.end()) phrase(start + 5, ProductForm::kPassive, 1);
  }

  /// A noun of doing before "of": "the provision of assistance", "the collection, analysis and dissemination of data".
  std::size_t bridge(std::size_t at, std::string_view word) const {
    auto const* const entry = find_word(word);
    if (entry == nullptr || !entry->bridge) return 0;
    constexpr std::size_t kReach = 56;
    auto const near = clause_.substr(at + word.size(), kReach);
    auto const of = near.find(" of ");
    if (of == std::string_view::npos) return 0;
    if (of != 0 && near.front() != ',' && !near.starts_with(" and ") && !near.starts_with(" or ")) return 0;
    return at + word.size() + of + 4;
  }

  /// What is enabled is no task: "in order to allow the Office to provide assistance".
  bool enabled(std::size_t at) const {
    constexpr std::size_t kReach = 90;
    auto const near = clause_.substr(at - std::min(at, kReach), std::min(at, kReach));
    auto const place = std::max({near.rfind("to enable ") + 1, near.rfind("to allow ") + 1, near.rfind("enabling ") + 1,
                                 near.rfind("to help ") + 1});
    return place != 0 && near.find(';', place) == std::string_view::npos;
  }

  /// A verb behind "to", an adverb of it, or joined to another one.
  bool infinitive(std::size_t at) const {
    auto before = word_before(at);
    if (before.ends_with("ly") && before.size() > 3) {
      before = word_before(static_cast<std::size_t>(before.data() - clause_.data()));
    }
    if (before == "to" || before == "To" || before == "and" || before == "or" || before == "shall" ||
        before == "should" || before == "further" || before == "also" || before == "they" || before == "he" ||
        before == "it" || before == "will" || before == "may" || before == "can")
      return true;
    auto at_sign = at;
    while (at_sign > 0 && clause_[at_sign - 1] == ' ') --at_sign;
    return at_sign > 0 && clause_[at_sign - 1] == ',';
  }

  std::size_t verb_of_product(std::size_t at, std::string_view word) {
    auto const next = at + word.size();
    auto const before = word_before(at);
    auto const rest = clause_.substr(next);
    if (word == "reviewed") {
      if (before == "be") add(at, next, ProductType::kReview, ProductForm::kPassive);
      return next;
    }
    bool const verb = infinitive(at) && !determiner(before);
    if (!verb) return next;
    if (word == "contribute") {
      constexpr std::size_t kReach = 80;
      auto const near = rest.substr(0, kReach);
      if (near.find("Fund") != std::string_view::npos || near.find("generously") != std::string_view::npos ||
          near.find("financially") != std::string_view::npos) {
        add(at, next, ProductType::kFunding, ProductForm::kVerb);
      }
      return next;
    }
    auto const after = product_word_at(rest.substr(std::min<std::size_t>(rest.size(), skip_blanks(rest, 0))));
    if (word == "report" || word == "brief") {
      // "and report writing" is no verb.
      bool const joined = before == "and" || before == "or";
      bool const fits = after.empty() || function_word(after) || after.ends_with("ly") || determiner(after) ||
                        is_any(after, {"back", "its", "annually", "progress", "any", "twice", "once", "every"}) ||
                        is_upper(after.front());
      if (!fits || (joined && after == "of")) return next;
    }
    add(at, next, word == "review" ? ProductType::kReview : ProductType::kReport, ProductForm::kVerb);
    return next;
  }

  /// The object that begins at `at`, behind insertions between commas; true where it is a product.
  bool take_object(std::size_t at, ProductForm form) {
    for (int insertions = 0; insertions < 4; ++insertions) {
      while (at < clause_.size() && clause_[at] == ' ') ++at;
      if (at >= clause_.size() || clause_[at] != ',') break;
      auto const close = clause_.find(',', at + 1);
      constexpr std::size_t kReach = 220;
      if (close == std::string_view::npos || close - at > kReach) return false;
      at = close + 1;
      // An insertion with a comma of its own: ", from within existing resources, and taking into account …, a plan".
      auto const word = product_word_at(clause_.substr(at + skip_blanks(clause_.substr(at), 0)));
      if (word == "and" || word == "in" || word == "including" || word == "as" || word == "where") at = close;
    }
    return phrase(at, form, 0);
  }

  /// "to the General Assembly at its seventieth session a progress report": the object behind the one who gets it.
  std::size_t skip_recipient(std::size_t at) {
    auto const rest = clause_.substr(at);
    if (!rest.starts_with("to ") && !rest.starts_with("for ") && !rest.starts_with("in ") &&
        !rest.starts_with("through ") && !rest.starts_with("on ") && !rest.starts_with("with ") &&
        !rest.starts_with("at ") && !rest.starts_with("by "))
      return at;
    auto const best = object_behind(rest);
    if (best == std::string_view::npos) return at;
    return at + best + (clause_[at + best] == ',' ? 2 : 1);
  }

  /// Where in `rest`, which begins with a preposition, the blank or comma before the object stands.
  static std::size_t object_behind(std::string_view rest) {
    constexpr std::size_t kReach = 200;
    constexpr std::string_view kOpen = "\xE2\x80\x9C";
    constexpr std::string_view kClose = "\xE2\x80\x9D";
    std::size_t from = 0;
    // "under the item entitled “…” of the item entitled “…”, a report"
    for (int titles = 0; titles < 3; ++titles) {
      auto const open = rest.substr(from, kReach).find(kOpen);
      if (open == std::string_view::npos || rest.substr(from, open).find(';') != std::string_view::npos) break;
      if (auto const at = article_in(rest.substr(from, open)); at != std::string_view::npos) return from + at;
      auto const close = rest.find(kClose, from + open);
      if (close == std::string_view::npos) break;
      from = close + kClose.size();
    }
    auto to = rest.find(" to ", std::max<std::size_t>(from, 3));
    // "for submission to the relevant bodies" is no infinitive
    while (to != std::string_view::npos && determiner(product_word_at(rest.substr(to + 4)))) to = rest.find(" to ", to + 4);
    auto const limit = rest.substr(0, std::min({from + kReach, rest.find(';', from), to}));
    auto best = article_in(limit.substr(from));
    if (best != std::string_view::npos) best += from;
    for (auto comma = limit.find(", ", from); comma != std::string_view::npos && comma < best;
         comma = limit.find(", ", comma + 1)) {
      auto const word = product_word_at(limit.substr(comma + 2));
      if (!word.empty() && is_lower(word.front()) && !function_word(word) && !determiner(word)) {
        best = comma;
        break;
      }
    }
    return best;
  }

  static std::size_t article_in(std::string_view text) {
    std::size_t best = std::string_view::npos;
    for (std::string_view const article : {" a ", " an ", ", a ", ", an "}) best = std::min(best, text.find(article));
    return best;
  }

  bool phrase(std::size_t at, ProductForm form, int depth) {
    while (at < clause_.size() && clause_[at] == ' ') ++at;
    auto const recipient = at;
    at = skip_recipient(at);
    bool const behind_recipient = at != recipient;
    auto word = product_word_at(clause_.substr(at));
    while (determiner(word) || (word.ends_with("ly") && is_lower(word.front()) && word.size() > 3)) {
      if (word == "that") return false;
      bool const adverb = !determiner(word);  // "respectively, a report", "timely, results-based report"
      at += word.size();
      while (at < clause_.size() && (clause_[at] == ' ' || (adverb && clause_[at] == ','))) ++at;
      word = product_word_at(clause_.substr(at));
    }
    if (word == "and" || word == "or") {
      // "develop and implement policies"
      at += word.size() + 1;
      at += product_word_at(clause_.substr(std::min(at, clause_.size()))).size();
      if (depth > 1 || at >= clause_.size()) return false;
      return phrase(at, form, depth + 2);
    }
    auto const begin = at;
    ProductType type{};
    std::size_t end = 0;
    constexpr int kMostWords = 11;
    for (int count = 0; count < kMostWords && at < clause_.size(); ++count) {
      word = product_word_at(clause_.substr(at));
      if (word.empty()) break;
      auto const* const entry = find_word(word);
      if (auto const [size, phrase_type] = phrase_of(at); size > 0) {
        end = at + size;
        type = phrase_type;
        at = end;
      } else {
        if (auto const from = bridge(at, word); from != 0 && depth == 0) return phrase(from, form, 1);
        if (count > 0 && (determiner(word) || word.ends_with("ing")) && end == 0 &&
            (entry == nullptr || !entry->noun)) {
          if (determiner(word) || is_any(word_before(at), {"and", "or"}) || (at > 1 && clause_[at - 2] == ','))
            return false;
        }
        if (entry != nullptr && entry->passing) return false;
        if (entry != nullptr && entry->noun) {
          end = at + word.size();
          type = entry->type;
        } else if (function_word(word) && word != "and" && word != "or") {
          break;
        } else if (end != 0) {
          // A further noun behind it is the head, and this one is no product.
          if (is_lower(word.front()) && !word.ends_with("ly") && !word.ends_with("ing") && !word.ends_with("ed") &&
              word != "similar" && word != "further")
            end = 0;
          if (end != 0) break;
        }
        at += word.size();
      }
      auto gap = at;
      bool comma = false;
      while (gap < clause_.size() && (clause_[gap] == ' ' || clause_[gap] == ',')) {
        comma = comma || clause_[gap] == ',';
        ++gap;
      }
      if (gap == at) break;
      auto const next = product_word_at(clause_.substr(gap));
      if (end == at && (comma || function_word(next) || next.empty())) break;
      if (comma && determiner(next)) break;
      at = gap;
    }
    if (end == 0 || end <= begin) return false;
    // A long run without its own article is not one phrase.
    if (!behind_recipient && end - begin > 110) return false;
    add(begin, end, type, form);
    joined(end);
    return true;
  }

  std::pair<std::size_t, ProductType> phrase_of(std::size_t at) const {
    std::size_t longest = 0;
    ProductType type{};
    auto const rest = clause_.substr(at);
    if (rest.empty()) return {0, type};
    for (auto const& [words, phrase_type] : product_words().phrases_at(rest.front())) {
      if (words.size() <= longest || rest.size() < words.size() || words.front() != to_lower(rest.front())) continue;
      bool same = true;
      for (std::size_t i = 0; i < words.size() && same; ++i) same = to_lower(rest[i]) == words[i];
      if (same && (rest.size() == words.size() || !is_letter(rest[words.size()]))) {
        longest = words.size();
        type = phrase_type;
      }
    }
    return {longest, type};
  }

  /// ", as well as specific recommendations", "and a final report", "including training".
  void joined(std::size_t at) {
    auto const rest = clause_.substr(at);
    for (std::string_view const joint :
         {" and ", ", and ", ", as well as ", " as well as ", ", including ", " including "}) {
      if (!rest.starts_with(joint)) continue;
      auto const from = at + joint.size();
      auto const word = product_word_at(clause_.substr(from));
      if (word == "to" || word == "the" || function_word(word)) return;
      phrase(from, ProductForm::kJoined, 1);
      return;
    }
  }

  void add(std::size_t begin, std::size_t end, ProductType type, ProductForm form) {
    // The same product again ("to prepare a plan … and to submit the plan"). Nobody repeats one from further back.
    constexpr std::size_t kRemembered = 32;
    auto const text = clause_.substr(begin, end - begin);
    auto const from = products_.size() - std::min(products_.size(), kRemembered);
    for (auto at = from; form != ProductForm::kVerb && at < products_.size(); ++at) {
      auto const& each = products_[at];
      if (clause_.substr(each.begin, each.end - each.begin) == text) return;
    }
    Product product;
    product.type = type;
    product.form = form;
    product.begin = begin;
    product.end = end;
    set_surroundings(clause_, product);
    products_.push_back(product);
    done_ = std::max(done_, end);
  }

  std::string_view clause_;
  std::vector<Product>& products_;
  std::size_t done_ = 0;
};

}  // namespace

void find_products(std::string_view clause, bool object, std::vector<Product>& products) {
  products.clear();
  Finder(clause, products).run(object);
}

}  // namespace rapporteur::grammar
