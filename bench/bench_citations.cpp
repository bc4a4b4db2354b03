// How fast references are found, beside RE2 and Hyperscan with patterns for the same forms, on the same reading texts
// in the same rounds; and how far the three find the same.
//
//   bench_citations [--corpus=FOLDER] [--rounds=N]
//
// "scan" is what the patterns do too: the numbers of acts with their dates, symbols of documents, and the words at
// which other references begin ("article", "Treaty Series", "this"). "stage" is all of it: lists, organs, symbols in
// full, pinpoints, articles, notes.

#include "bench/corpus.hpp"
#include "bench/hyperscan.hpp"
#include "bench/rounds.hpp"
#include "grammar/citation.hpp"
#include "grammar/grammar.hpp"
#include "grammar/time.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/anchors.hpp"
#include "pipeline/phrase_bytes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <re2/re2.h>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::bench {
namespace {

using Ends = std::vector<std::uint32_t>;  // where references end; what all three can say

constexpr std::string_view kNumber =
    R"((?:\b(?:E?S-)?[0-9]{1,4}/[0-9]{1,4}(?: [A-Z]\b)?|\b[0-9]{1,4}(?: ?[A-Z])? ?\((?:[12][0-9]{3}|(?:E?S-)?[IVXLC]{1,8})\)(?: [A-Z]\b)?))";
constexpr std::string_view kDate =
    R"((?: of [0-9]{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) [0-9]{4})?)";
constexpr std::string_view kSymbol = R"(\b[A-Z]{1,5}(?:/[A-Z0-9][A-Za-z0-9.]*)*/[A-Z0-9.a-z]*[0-9])";

constexpr std::string_view kWord =
    R"(rticle|hapter|Sales No|Treaty Series|Official Records|aragraph|present |this |les of procedure)";

std::string pattern() {
  std::string text(kNumber);
  text += kDate;
  text += '|';
  text += kSymbol;
  text += '|';
  text += kWord;
  return text;
}

// --- Ours ---------------------------------------------------------------------------------------------------------

class Scan {
 public:
  void run(std::string_view text, Ends& ends) {
    ends.clear();
    find_anchors(text, anchors_);
    std::size_t end = 0;
    for (auto const& [at, kind] : anchors_) {
      if (at < end) continue;
      if (kind != AnchorKind::kSlash && kind != AnchorKind::kParenthesis) {
        if (kind != AnchorKind::kAct)
          ends.push_back(static_cast<std::uint32_t>(at + kLengths[static_cast<std::size_t>(kind)]));
        continue;
      }
      auto const begin = kind == AnchorKind::kSlash ? word_begin(text, at, end) : number_begin(text, at, end);
      if (begin == at) continue;
      auto rest = text.substr(begin);
      if (grammar::accept_act_number(rest)) {
        auto dated = rest;
        if (drop_prefix(dated, " of ") && grammar::accept_calendar_date(dated)) rest = dated;
      } else if (kind != AnchorKind::kSlash || !upper_byte(text[begin]) || !grammar::accept_symbol(rest)) {
        continue;
      }
      end = text.size() - rest.size();
      ends.push_back(static_cast<std::uint32_t>(end));
    }
  }

 private:
  static std::size_t word_begin(std::string_view text, std::size_t at, std::size_t from) {
    auto begin = at;
    while (begin > from && (letter_byte(text[begin - 1]) || digit_byte(text[begin - 1]) || text[begin - 1] == '-'))
      --begin;
    return begin;
  }
  static std::size_t number_begin(std::string_view text, std::size_t at, std::size_t from) {
    if (at + 1 >= text.size() || !(digit_byte(text[at + 1]) || upper_byte(text[at + 1]))) return at;
    auto begin = at;
    while (begin > from && text[begin - 1] == ' ') --begin;
    if (begin > from + 1 && upper_byte(text[begin - 1])) {
      --begin;
      while (begin > from && text[begin - 1] == ' ') --begin;
    }
    auto const last = begin;
    while (begin > from && digit_byte(text[begin - 1])) --begin;
    return begin == last ? at : begin;
  }

  // Of the words, in the order of AnchorKind.
  static constexpr std::array<std::size_t, 11> kLengths = {1, 1, 6, 6, 8, 13, 16, 8, 8, 5, 16};
  std::vector<Anchor> anchors_;
};

// --- The others ---------------------------------------------------------------------------------------------------

class Re2 {
 public:
  Re2() : expression_(pattern()) {
    if (!expression_.ok()) std::exit(1);
  }
  void run(std::string_view text, Ends& ends) const {
    ends.clear();
    re2::StringPiece const all(text.data(), text.size());
    re2::StringPiece found;
    std::size_t at = 0;
    while (at < text.size() && expression_.Match(all, at, text.size(), RE2::UNANCHORED, &found, 1)) {
      auto const end = static_cast<std::size_t>(found.data() + found.size() - text.data());
      ends.push_back(static_cast<std::uint32_t>(end));
      at = std::max(end, at + 1);
    }
  }

 private:
  RE2 expression_;
};

class Patterns {
 public:
  Patterns()
      : database_([](hs_database_t** database, hs_compile_error_t** error) {
          std::string const numbers = std::string(kNumber) + std::string(kDate);
          std::string const symbols(kSymbol);
          std::string const words(kWord);
          char const* const patterns[] = {numbers.c_str(), symbols.c_str(), words.c_str()};
          unsigned const flags[] = {0, 0, 0};
          unsigned const ids[] = {0, 1, 2};
          return hs_compile_multi(patterns, flags, ids, 3, HS_MODE_BLOCK, nullptr, database, error);
        }) {}
  /// Every end of every match; the last one of a run of ends is that of the longest.
  void run(std::string_view text, Ends& ends) const {
    ends.clear();
    database_.scan(text, [&](unsigned /*id*/, std::uint32_t end) { ends.push_back(end); });
  }

 private:
  Hyperscan database_;
};

// --- Measuring ----------------------------------------------------------------------------------------------------

template <class Finder>
std::function<Run()> over(std::vector<std::string> const& texts, Finder& finder) {
  return over_all(texts, [&finder, ends = Ends()](std::string const& text) mutable {
    finder.run(text, ends);
    return ends.size();
  });
}

/// The stage of an analysis, which measures itself.
Run stage(Texts const& texts, Analyzer& analyzer) {
  Run run;
  for (std::size_t i = 0; i < texts.bytes.size(); ++i) {
    auto const& analysis = analyzer.analyze(texts.names[i], texts.bytes[i]);
    run.sum += analysis.citations.size() + analysis.internal_references.size();
    for (auto const& each : analysis.stages) {
      if (each.name == "citations") run.seconds += static_cast<double>(each.nanoseconds) / 1e9;
    }
  }
  return run;
}

/// How many of the references that `first` finds end where one of `second` does.
template <class First, class Second>
std::uint64_t shared(std::vector<std::string> const& texts, First& first, Second& second) {
  Ends a;
  Ends b;
  std::uint64_t sum = 0;
  for (auto const& text : texts) {
    first.run(text, a);
    second.run(text, b);
    std::sort(b.begin(), b.end());
    sum += static_cast<std::uint64_t>(
        std::count_if(a.begin(), a.end(), [&](auto end) { return std::binary_search(b.begin(), b.end(), end); }));
  }
  return sum;
}

int run(int argc, char** argv) {
  auto const texts = read_texts(take_corpus(argc, argv));
  int const rounds = take_rounds(argc, argv);
  if (rounds == 0) {
    std::fprintf(stderr, "usage: bench_citations [--corpus=FOLDER] [--rounds=N]\n");
    return 2;
  }
  auto const readings = reading_texts(texts);
  double const megabytes = megabytes_of(readings);
  Analyzer analyzer;
  Scan scan;
  Re2 re2;
  Patterns hyperscan;
  std::vector<Variant> variants = {{"RE2", over(readings, re2)},
                                   {"Hyperscan", over(readings, hyperscan)},
                                   {"scan", over(readings, scan)},
                                   {"stage", [&] { return stage(texts, analyzer); }}};
  measure(variants, rounds);
  std::printf("%s: %zu texts, %.1f MB, %d rounds\n\n| pass | MB/s | x RE2 | found |\n|---|---|---|---|\n",
              texts.origin.c_str(), readings.size(), megabytes, rounds);
  for (auto const& variant : variants) {
    std::printf("| %s | %.0f | %.2f | %llu |\n", variant.name, rate(variant, megabytes).median,
                ratio(variants.front(), variant).median, static_cast<unsigned long long>(variant.result));
  }
  std::printf("\n| of what one finds | RE2 finds | Hyperscan finds | the scan finds |\n|---|---|---|---|\n");
  auto const number = [](std::uint64_t value) { return static_cast<unsigned long long>(value); };
  std::printf("| scan | %llu | %llu | |\n", number(shared(readings, scan, re2)),
              number(shared(readings, scan, hyperscan)));
  std::printf("| RE2 | | %llu | %llu |\n", number(shared(readings, re2, hyperscan)),
              number(shared(readings, re2, scan)));
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
