// How fast the candidates of all stages are found, beside Hyperscan with the same phrases as literals, on the same
// reading texts in the same rounds.
//
//   bench_phrases [--corpus=FOLDER] [--rounds=N]
//
// "word index" is the words alone; "candidate pass" the words and the longest phrase of each table at each word, with
// its span; Hyperscan reports the end of every literal, also inside words, and knows no longest one.

#include "bench/corpus.hpp"
#include "pipeline/analyze.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/phrase_spelling.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <hs/hs.h>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::bench {
namespace {

/// All spellings of all phrases, as bytes.
std::vector<std::string> literals(NameLexicon const& names) {
  std::vector<std::string> all;
  auto const add = [&](std::string const& text) {
    bool const small = text[0] >= 'a' && text[0] <= 'z';
    PhraseWords phrase;
    if (!cut_phrase(text, phrase)) return;
    std::string buffer;
    auto const spellings = spellings_of(small ? PhraseCase::kFold : PhraseCase::kExact);
    for (unsigned spelling = 0; spelling < spellings; ++spelling) {
      std::string literal = text;
      for (std::size_t i = 0; i < changed_words(spelling, phrase.words.size()); ++i) {
        auto const word = spelled(phrase.words.word(text, i), i, spelling, buffer);
        std::copy(word.begin(), word.end(), literal.begin() + static_cast<std::ptrdiff_t>(phrase.words.begin[i]));
      }
      all.push_back(literal);
    }
  };
  for (auto const& alias : names.aliases()) add(alias.text);
  for (auto const& head : names.heads()) add(head.word);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

class Hyperscan {
 public:
  explicit Hyperscan(std::vector<std::string> const& phrases) {
    std::vector<char const*> patterns;
    std::vector<std::size_t> sizes;
    std::vector<unsigned> flags(phrases.size(), 0);
    std::vector<unsigned> ids;
    for (auto const& phrase : phrases) {
      patterns.push_back(phrase.data());
      sizes.push_back(phrase.size());
      ids.push_back(static_cast<unsigned>(ids.size()));
    }
    hs_compile_error_t* error = nullptr;
    if (hs_compile_lit_multi(patterns.data(), flags.data(), ids.data(), sizes.data(),
                             static_cast<unsigned>(phrases.size()), HS_MODE_BLOCK, nullptr, &database_,
                             &error) != HS_SUCCESS) {
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

  struct End {
    unsigned id;
    std::uint32_t at;
  };
  std::uint64_t run(std::string_view text, std::vector<End>& ends) const {
    ends.clear();
    auto const take = [](unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
      static_cast<std::vector<End>*>(context)->push_back({id, static_cast<std::uint32_t>(to)});
      return 0;
    };
    hs_scan(database_, text.data(), static_cast<unsigned>(text.size()), 0, scratch_, take, &ends);
    return ends.size();
  }

 private:
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

struct Variant {
  char const* name;
  std::function<std::uint64_t()> run;
  std::uint64_t found = 0;
  std::vector<double> seconds;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int run(int argc, char** argv) {
  auto const corpus = read_texts(take_corpus(argc, argv));
  int rounds = 7;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]).starts_with("--rounds=")) rounds = std::max(1, std::atoi(argv[i] + 9));
  }
  std::vector<std::string> texts;
  double megabytes = 0;
  Analyzer analyzer;
  for (auto const& bytes : corpus.bytes) {
    texts.push_back(analyzer.analyze("", bytes).text);
    megabytes += static_cast<double>(texts.back().size()) / 1e6;
  }
  auto const book = PhraseBook::standard();
  auto const phrases = literals(book->names());
  Hyperscan const hyperscan(phrases);

  WordIndex words;
  std::vector<PhraseMatch> matches;
  std::vector<Hyperscan::End> ends;
  auto const over = [&](auto&& pass) {
    return [&texts, pass] {
      std::uint64_t sum = 0;
      for (auto const& text : texts) sum += pass(text);
      return sum;
    };
  };
  std::vector<Variant> variants = {
      {"Hyperscan, literals", over([&](std::string const& text) { return hyperscan.run(text, ends); }), 0, {}},
      {"word index",
       over([&](std::string const& text) {
         index_words(text, words);
         return words.size();
       }),
       0,
       {}},
      {"candidate pass",
       over([&](std::string const& text) {
         index_words(text, words);
         book->matcher().find(text, words, matches);
         return matches.size();
       }),
       0,
       {}}};
  for (auto& variant : variants) variant.found = variant.run();  // warms up
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < variants.size(); ++i) {
      auto& variant = variants[(i + static_cast<std::size_t>(round)) % variants.size()];
      auto const begin = std::chrono::steady_clock::now();
      if (variant.run() != variant.found) return 1;
      variant.seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
  }
  std::printf("%zu texts, %.1f MB, %zu literals\n%-22s %8s %12s %12s\n", texts.size(), megabytes, phrases.size(),
              "pass", "MB/s", "x Hyperscan", "found");
  for (auto const& variant : variants) {
    std::vector<double> ratios;
    for (std::size_t i = 0; i < variant.seconds.size(); ++i) {
      ratios.push_back(variants[0].seconds[i] / variant.seconds[i]);
    }
    std::printf("%-22s %8.0f %12.2f %12llu\n", variant.name, megabytes / median(variant.seconds), median(ratios),
                static_cast<unsigned long long>(variant.found));
  }
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
