// How fast references are found, beside RE2 and Hyperscan with patterns for the same forms, on the same reading texts
// in the same rounds; and how far the three find the same.
//
//   bench_citations [--corpus=FOLDER] [--rounds=N]
//
// "scan" is what the patterns do too: the numbers of acts with their dates, symbols of documents, and the words at
// which other references begin ("article", "Treaty Series", "this"). "stage" is all of it: lists, organs, symbols in
// full, pinpoints, articles, notes.

#include "bench/corpus.hpp"
#include "grammar/citation.hpp"
#include "grammar/grammar.hpp"
#include "grammar/time.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/anchors.hpp"
#include "pipeline/phrase_bytes.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <hs/hs.h>
#include <iterator>
#include <memory>
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

class Hyperscan {
 public:
  Hyperscan() {
    std::string const numbers = std::string(kNumber) + std::string(kDate);
    std::string const symbols(kSymbol);
    std::string const words(kWord);
    char const* const patterns[] = {numbers.c_str(), symbols.c_str(), words.c_str()};
    unsigned const flags[] = {0, 0, 0};
    unsigned const ids[] = {0, 1, 2};
    hs_compile_error_t* error = nullptr;
    if (hs_compile_multi(patterns, flags, ids, 3, HS_MODE_BLOCK, nullptr, &database_, &error) != HS_SUCCESS) {
      std::fprintf(stderr, "%s\n", error->message);
      std::exit(1);
    }
    if (hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) std::exit(1);
  }
  Hyperscan(Hyperscan const&) = delete;
  Hyperscan& operator=(Hyperscan const&) = delete;
  Hyperscan(Hyperscan&&) = delete;
  Hyperscan& operator=(Hyperscan&&) = delete;
  ~Hyperscan() {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }
  /// Every end of every match; the last one of a run of ends is that of the longest.
  void run(std::string_view text, Ends& ends) const {
    ends.clear();
    auto const take = [](unsigned, unsigned long long, unsigned long long to, unsigned, void* context) {
      static_cast<Ends*>(context)->push_back(static_cast<std::uint32_t>(to));
      return 0;
    };
    hs_scan(database_, text.data(), static_cast<unsigned>(text.size()), 0, scratch_, take, &ends);
  }

 private:
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

// --- Measuring ----------------------------------------------------------------------------------------------------

struct Variant {
  char const* name;
  std::function<std::uint64_t()> run;
  std::uint64_t result = 0;
  std::vector<double> seconds;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <class Finder>
std::function<std::uint64_t()> over(std::vector<std::string> const& texts, Finder& finder) {
  return [&texts, &finder, ends = Ends()]() mutable {
    std::uint64_t sum = 0;
    for (auto const& text : texts) {
      finder.run(text, ends);
      sum += ends.size();
    }
    return sum;
  };
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
  constexpr int kRounds = 11;
  auto const texts = read_texts(take_corpus(argc, argv));
  std::vector<std::string> readings;
  double bytes = 0;
  Analyzer analyzer;
  for (std::size_t i = 0; i < texts.bytes.size(); ++i) {
    readings.push_back(analyzer.analyze(texts.names[i], texts.bytes[i]).text);
    bytes += static_cast<double>(readings.back().size());
  }
  Scan scan;
  Re2 re2;
  Hyperscan hyperscan;
  auto const stage = [&]() {
    std::uint64_t found = 0;
    std::uint64_t nanoseconds = 0;
    for (std::size_t i = 0; i < texts.bytes.size(); ++i) {
      auto const& analysis = analyzer.analyze(texts.names[i], texts.bytes[i]);
      found += analysis.citations.size() + analysis.internal_references.size();
      for (auto const& each : analysis.stages) {
        if (each.name == "citations") nanoseconds += each.nanoseconds;
      }
    }
    return std::pair{found, static_cast<double>(nanoseconds) / 1e9};
  };
  std::vector<Variant> variants = {{"scan", over(readings, scan), 0, {}},
                                   {"RE2", over(readings, re2), 0, {}},
                                   {"Hyperscan", over(readings, hyperscan), 0, {}}};
  std::vector<double> stage_seconds;
  std::uint64_t stage_found = 0;
  for (auto& variant : variants) variant.result = variant.run();
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      auto& variant = variants[(i + static_cast<std::size_t>(round)) % variants.size()];
      auto const begin = std::chrono::steady_clock::now();
      if (variant.run() != variant.result) std::fprintf(stderr, "%s: another result\n", variant.name);
      variant.seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    auto const [found, seconds] = stage();
    stage_found = found;
    stage_seconds.push_back(seconds);
  }
  std::printf("%s: %zu texts, %.1f MB, %d rounds\n\n| pass | MB/s | x RE2 | found |\n|---|---|---|---|\n",
              texts.origin.c_str(), readings.size(), bytes / 1e6, kRounds);
  auto const print = [&](char const* name, std::vector<double> const& seconds, std::uint64_t found) {
    std::vector<double> ratios;
    std::transform(seconds.begin(), seconds.end(), variants[1].seconds.begin(), std::back_inserter(ratios),
                   [](double own, double other) { return other / own; });
    std::printf("| %s | %.0f | %.2f | %llu |\n", name, bytes / 1e6 / median(seconds), median(ratios),
                static_cast<unsigned long long>(found));
  };
  for (auto const& variant : variants) print(variant.name, variant.seconds, variant.result);
  print("stage", stage_seconds, stage_found);
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
