#include "grammar/citation.hpp"
#include "grammar/grammar.hpp"
#include "grammar/lexis.hpp"

#include <algorithm>

namespace rapporteur::grammar {
namespace {

using namespace lexis;

constexpr std::array<std::string_view, 20> kHeads = {
    "Charter",      "Convention", "Conventions",     "Covenant",    "Covenants", "Protocol",    "Protocols",
    "Statute",      "Treaty",     "Agreement",       "Regulations", "Rules",     "Declaration", "Pact",
    "Constitution", "Principles", "Financial Rules", "Accords",     "Act",       "Compact"};
constexpr std::array<std::string_view, 13> kInside = {"of",      "the", "on",       "for",        "and",  "to",  "in",
                                                      "against", "or",  "relating", "concerning", "with", "from"};

bool in(auto const& list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

/// Length of the word at the beginning of `text`: letters, digits, apostrophes, hyphens, slashes, characters beyond
/// ASCII.
std::size_t word_length(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size()) {
    auto const c = static_cast<unsigned char>(text[end]);
    bool const dash = text.substr(end).starts_with("\xE2\x80\x94") || text.substr(end).starts_with("\xE2\x80\x9C") ||
                      text.substr(end).starts_with("\xE2\x80\x9D");
    bool const part = ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' ||
                      c == '\'' || c >= 0x80;
    if (!part || dash) break;
    ++end;
  }
  return end;
}

bool capital(std::string_view word) { return !word.empty() && word.front() >= 'A' && word.front() <= 'Z'; }

auto const article_label =
    (x3::omit[x3::repeat(1, 3)[digit]] >> !letter) | (x3::omit[x3::repeat(1, 7)[x3::char_("IVXLC")]] >> word_end);
auto const sub = x3::omit[*(skip >> '(' >> x3::repeat(1, 3)[lower | digit] >> ')')];

/// Behind a comma a name goes on only in a list of capital words that "and" or "or" closes: "Economic, Social and
/// Cultural Rights".
bool list_goes_on(std::string_view text) {
  std::size_t at = 0;
  for (int words = 0; words < 9; ++words) {
    auto const length = word_length(text.substr(at));
    auto const word = text.substr(at, length);
    if (length == 0) return false;
    at += length;
    bool const joint = word == "and" || word == "or";
    if (joint) {
      auto const next = at < text.size() && text[at] == ' ' ? text.substr(at + 1, word_length(text.substr(at + 1)))
                                                            : std::string_view();
      return capital(next);
    }
    if (!capital(word) && !in(kInside, word)) return false;
    if (words == 0 && !capital(word)) return false;
    if (text.substr(at).starts_with(", ")) ++at;
    if (at >= text.size() || text[at] != ' ') return false;
    ++at;
  }
  return false;
}

}  // namespace

std::optional<std::string_view> accept_instrument(std::string_view& text) {
  std::size_t end = 0;  // behind the last word that surely belongs to the name
  std::size_t at = 0;
  bool headed = false;
  bool tail = false;  // words stand behind the head: "Convention on …"
  while (at < text.size()) {
    auto const length = word_length(text.substr(at));
    if (length == 0) break;
    auto const word = text.substr(at, length);
    auto const after = text.substr(at + length);
    if (capital(word) || (word.front() >= '0' && word.front() <= '9' && at > 0)) {
      tail = tail || headed;
      headed = headed || in(kHeads, word);
      at += length;
      end = at;
    } else if (at > 0 && in(kInside, word)) {
      // "the Convention and to …", "… or in the Protocols": another phrase begins. "and on Their Destruction" goes on.
      auto const next = after.starts_with(' ') ? after.substr(1, word_length(after.substr(1))) : std::string_view();
      bool const own = after.starts_with(" on Their ") || after.starts_with(" on Its ");
      // "the Convention in the Territory", "with regard to the Protocol from …"
      bool const place = word == "in" || word == "with" || word == "from";
      if (place && headed && !tail) break;
      if ((word == "and" || word == "or") && !own &&
          (!capital(next) || next == "Member" || next == "Article" || in(kHeads, next)))
        break;
      at += length;
    } else {
      break;
    }
    auto const rest = text.substr(at);
    if (rest.starts_with(' ')) {
      ++at;
    } else if (tail && rest.starts_with(", ") && end == at && list_goes_on(rest.substr(2))) {
      at += 2;
    } else {
      break;
    }
  }
  if (!headed || end == 0) return std::nullopt;
  auto const name = text.substr(0, end);
  text = text.substr(end);
  return name;
}

std::optional<ArticleList> parse_articles(std::string_view text) {
  ArticleList list;
  auto rest = text;
  auto const chapter = [&](auto const&) { list.chapter = true; };
  auto const noun = (x3::lit("Article") | "article" | x3::lit("Chapter")[chapter] | x3::lit("chapter")[chapter]) >>
                    -x3::lit('s') >> blanks;
  if (!accept(rest, noun)) return std::nullopt;
  auto const joint =
      (skip >> ',' >> skip >> -(x3::lit("and") >> blanks)) | (blanks >> (x3::lit("and") | "or" | "to") >> blanks);
  std::string_view label;
  auto from = text;
  std::string_view subs;
  auto const item = x3::raw[article_label][store(label)] >> x3::raw[sub][store(subs)];
  if (!accept(rest, item)) return std::nullopt;
  list.labels.push_back(label);
  list.subs.push_back(subs);
  list.spans.push_back(from.substr(0, from.size() - rest.size()));
  for (auto further = rest; accept(further, joint);) {
    from = further;
    if (!accept(further, item)) break;
    list.labels.push_back(label);
    list.subs.push_back(subs);
    list.spans.push_back(from.substr(0, from.size() - further.size()));
    rest = further;
  }
  if (auto places = rest; accept(places, skip >> ',' >> skip >> &x3::lit("para"))) {
    auto phrase = accept_pinpoint_list(places);
    if (phrase) {
      list.places = std::move(phrase);
      rest = places;
    }
  }
  if (!accept(rest, -x3::lit(',') >> blanks >> (x3::lit("of") | "to") >> blanks >>
                        -((x3::lit("the") | "that" | "its") >> blanks)))
    return std::nullopt;
  auto const instrument = accept_instrument(rest);
  if (!instrument) return std::nullopt;
  list.instrument = *instrument;
  auto& last = list.spans.back();
  last = std::string_view(last.data(), static_cast<std::size_t>(instrument->data() + instrument->size() - last.data()));
  return list;
}

std::optional<std::string_view> accept_sales_number(std::string_view& text) {
  auto rest = text;
  std::string_view number;
  auto const sign = x3::omit[+(letter | digit | '.')];
  if (!accept(rest, x3::lit("Sales No") >> -x3::lit('s') >> x3::omit[*x3::char_(".:")] >> blanks >>
                        x3::raw[sign][store(number)]))
    return std::nullopt;
  while (number.ends_with('.')) number.remove_suffix(1);
  if (number.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  text = text.substr(static_cast<std::size_t>(number.data() + number.size() - text.data()));
  return number;
}

std::optional<std::string_view> accept_treaty_series(std::string_view& text) {
  auto rest = text;
  std::string_view place;
  auto const volume = (x3::lit("vol.") | "vols.") >> blanks >> +digit >>
                      *(skip >> ',' >> skip >> (x3::lit("No.") | "Nos.") >> blanks >> +digit);
  if (!accept(rest, x3::lit("Treaty Series") >> skip >> ',' >> skip >> x3::raw[volume][store(place)]))
    return std::nullopt;
  text = rest;
  return place;
}

std::optional<std::string_view> accept_official_records(std::string_view& text) {
  auto rest = text;
  if (!accept(rest, x3::lit("Official Records of the") >> blanks)) return std::nullopt;
  // To the supplement or annex, with the symbol in parentheses; never beyond the sentence.
  auto const stop = std::min(rest.find_first_of(";\n"), rest.size());
  auto const sentence = rest.substr(0, stop);
  auto at = sentence.find("Supplement No. ");
  std::size_t end = 0;
  if (at != std::string_view::npos) {
    end = at + 15;
    while (end < sentence.size() &&
           ((sentence[end] >= '0' && sentence[end] <= '9') || (sentence[end] >= 'A' && sentence[end] <= 'Z')))
      ++end;
    if (sentence.substr(end).starts_with(" (")) {
      auto const close = sentence.find(')', end);
      if (close != std::string_view::npos && close - end < 80) end = close + 1;
    }
  } else {
    end = std::min(sentence.find_first_of(".("), sentence.size());
    // The place inside it, "para. 5", is no part.
    for (std::string_view const place : {", para", ", paras", ", sect", ", chap"}) {
      if (sentence.substr(0, end).ends_with(place)) end -= place.size();
    }
  }
  text = rest.substr(end);
  return std::string_view(rest.data(), end);
}

}  // namespace rapporteur::grammar
