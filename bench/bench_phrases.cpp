// How fast the candidates of all stages are found, beside Hyperscan with the same phrases as literals, on the same
// reading texts in the same rounds.
//
//   bench_phrases [--corpus=FOLDER] [--rounds=N]
//
// "word index" is the words alone; "candidate pass" the words and the longest phrase of each table at each word, with
// its span; Hyperscan reports the end of every literal, also inside words, and knows no longest one.

#include "bench/corpus.hpp"
#include "bench/hyperscan.hpp"
#include "bench/rounds.hpp"
#include "pipeline/phrase_book.hpp"
#include "pipeline/phrase_spelling.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
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

Hyperscan compiled(std::vector<std::string> const& phrases) {
  std::vector<char const*> patterns;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> flags(phrases.size(), 0);
  std::vector<unsigned> ids;
  for (auto const& phrase : phrases) {
    patterns.push_back(phrase.data());
    sizes.push_back(phrase.size());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  return Hyperscan([&](hs_database_t** database, hs_compile_error_t** error) {
    return hs_compile_lit_multi(patterns.data(), flags.data(), ids.data(), sizes.data(),
                                static_cast<unsigned>(phrases.size()), HS_MODE_BLOCK, nullptr, database, error);
  });
}

struct End {
  unsigned id;
  std::uint32_t at;
};

int run(int argc, char** argv) {
  auto const corpus = read_texts(take_corpus(argc, argv));
  int const rounds = take_rounds(argc, argv);
  if (rounds == 0) {
    std::fprintf(stderr, "usage: bench_phrases [--corpus=FOLDER] [--rounds=N]\n");
    return 2;
  }
  auto const texts = reading_texts(corpus);
  double const megabytes = megabytes_of(texts);
  auto const book = PhraseBook::standard();
  auto const phrases = literals(book->names());
  Hyperscan const hyperscan = compiled(phrases);

  WordIndex words;
  PhraseMatches matches;
  std::vector<End> ends;
  auto const find_literals = [&](std::string const& text) {
    ends.clear();
    hyperscan.scan(text, [&](auto id, auto end) { ends.push_back({id, end}); });
    return ends.size();
  };
  auto const find_words = [&](std::string const& text) {
    index_words(text, words);
    return words.size();
  };
  auto const find_candidates = [&](std::string const& text) {
    index_words(text, words);
    book->matcher().find(text, words, matches);
    return matches.names.size() + matches.conditions.size();
  };
  std::vector<Variant> variants = {{"Hyperscan, literals", over_all(texts, find_literals)},
                                   {"word index", over_all(texts, find_words)},
                                   {"candidate pass", over_all(texts, find_candidates)}};
  measure(variants, rounds);
  std::printf("%zu texts, %.1f MB, %zu literals\n%-22s %8s %12s %12s\n", texts.size(), megabytes, phrases.size(),
              "pass", "MB/s", "x Hyperscan", "found");
  for (auto const& variant : variants) {
    std::printf("%-22s %8.0f %12.2f %12llu\n", variant.name, rate(variant, megabytes).median,
                ratio(variants.front(), variant).median, static_cast<unsigned long long>(variant.result));
  }
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
