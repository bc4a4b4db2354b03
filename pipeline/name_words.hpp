#pragma once

#include "pipeline/name_lexicon.hpp"
#include "pipeline/phrases.hpp"
#include "pipeline/words.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapporteur {

inline constexpr std::uint32_t kNoRow = 0xffffffffU;

/// The words that join the parts of a name, a bit for each, in the order of `NameWord`.
enum class NameJoint : std::uint16_t {
  kNone = 0,
  kOf = 1,
  kOn = 2,
  kFor = 4,
  kTo = 8,
  kIn = 16,
  kAgainst = 32,
  kWith = 64,
  kAt = 128,
  kConcerning = 256,
  kFrom = 512,
  kBetween = 1024,
  kAnd = 2048,
  kInto = 4096,
};

using NameJoints = std::uint16_t;
constexpr NameJoints operator|(NameJoint a, NameJoint b) {
  return static_cast<NameJoints>(static_cast<NameJoints>(a) | static_cast<NameJoints>(b));
}
constexpr NameJoints operator|(NameJoints a, NameJoint b) {
  return static_cast<NameJoints>(a | static_cast<NameJoints>(b));
}
constexpr bool has(NameJoints set, NameJoint joint) { return (set & static_cast<NameJoints>(joint)) != 0; }

/// The words of a document as a reader of names asks for them. Words are indices into the word index.
class NameWords {
 public:
  /// What is given must outlive the reader.
  void begin(std::string_view text, WordIndex const& words, std::span<PhraseMatch const> phrases,
             NameLexicon const& lexicon);

  [[nodiscard]] std::string_view word(std::uint32_t at) const {
    return {text_.data() + begins_[at], ends_[at] - begins_[at]};
  }
  [[nodiscard]] std::uint64_t hash(std::uint32_t at) const { return hashes_[at]; }
  /// The fingerprints of all words from `first`.
  [[nodiscard]] std::span<std::uint64_t const> hashes(std::uint32_t first) const {
    return {hashes_ + first, words_->size() - first};
  }
  [[nodiscard]] std::span<std::uint64_t const> hashes(std::uint32_t first, std::uint32_t last) const {
    return {hashes_ + first, last - first + std::size_t{1}};
  }
  [[nodiscard]] std::uint32_t begin_of(std::uint32_t at) const { return begins_[at]; }
  [[nodiscard]] std::uint32_t end_of(std::uint32_t at) const { return ends_[at]; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_->size()); }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] NameLexicon const& lexicon() const { return *lexicon_; }

  /// The gap before a word that is not the first.
  [[nodiscard]] Gap gap(std::uint32_t at) const { return gap_between(text_, ends_[at - 1], begins_[at]); }
  /// The bytes of that gap.
  [[nodiscard]] std::string_view between(std::uint32_t at) const {
    return {text_.data() + ends_[at - 1], begins_[at] - ends_[at - 1]};
  }
  /// Whether the word begins with a capital letter.
  [[nodiscard]] bool capital(std::uint32_t at) const {
    auto const first = static_cast<unsigned char>(text_.data()[begins_[at]]);
    return first < 0x80 ? first >= 'A' && first <= 'Z' : capital_accent(at);
  }
  /// Whether it begins with a small letter of ASCII.
  [[nodiscard]] bool small(std::uint32_t at) const {
    auto const first = text_.data()[begins_[at]];
    return first >= 'a' && first <= 'z';
  }
  /// Whether a plain blank stands right before a word.
  [[nodiscard]] bool blank_before(std::uint32_t at) const {
    auto const begin = begins_[at];
    return begin > 0 && text_.data()[begin - 1] == ' ';
  }
  /// Whether it has two letters or more, all capitals.
  [[nodiscard]] bool acronym(std::uint32_t at) const;
  /// Whether the word, with nothing before it, is a note mark: "Child73", but not "M23".
  [[nodiscard]] bool glued_mark(std::uint32_t at) const;
  [[nodiscard]] bool digits(std::uint32_t at) const {
    auto const first = text_.data()[begins_[at]];
    return first >= '0' && first <= '9';
  }
  /// All classes of a word.
  [[nodiscard]] NameWordClasses::Bits classes(std::uint32_t at) const { return classes_->of(hash(at)); }
  /// "of", "on", …; kNone for any other word.
  [[nodiscard]] NameJoint joint(std::uint32_t at) const {
    return static_cast<NameJoint>(classes_->of(hash(at)) & NameWordClasses::kJoints);
  }
  /// "the", "a", "an", "all", "its", "their", in small letters.
  [[nodiscard]] bool article(std::uint32_t at) const { return is(at, NameWord::kArticle); }
  /// A capitalised word that is no part of a name: "The", "In", "All".
  [[nodiscard]] bool function_word(std::uint32_t at) const { return is(at, NameWord::kFunction); }
  [[nodiscard]] bool is(std::uint32_t at, NameWord of) const {
    return (classes_->of(hash(at)) & NameWordClasses::bit(of)) != 0;
  }
  /// Whether the paragraph that is read next is a title or a heading: its first word is no verb.
  void in_title(bool title) { title_ = title; }
  [[nodiscard]] bool in_title() const { return title_; }
  /// Whether a capital at this word may be owed to its place: first of the paragraph, which begins at word `first`, or
  /// of a sentence.
  [[nodiscard]] bool sentence_initial(std::uint32_t at, std::uint32_t first) const;

  /// The name of the lists that begins at a word; null: none.
  [[nodiscard]] PhraseMatch const* name_at(std::uint32_t at) const {
    return phrase(phrase_at_[at], at, PhraseTable::kNames);
  }
  /// The noun that heads names.
  [[nodiscard]] PhraseMatch const* head_at(std::uint32_t at) const {
    auto const index = phrase_at_[at];
    auto const* const found = phrase(index, at, PhraseTable::kNameHeads);
    return found != nullptr ? found : phrase(index + 1, at, PhraseTable::kNameHeads);
  }
  /// Whether either of them begins there.
  [[nodiscard]] bool phrase_begins(std::uint32_t at) const {
    auto const index = phrase_at_[at];
    return index < phrases_.size() && phrases_[index].first == at;
  }
  [[nodiscard]] NameRow const& row(std::uint32_t index) const { return lexicon_->rows()[index]; }
  [[nodiscard]] NameKind const& kind(std::uint32_t row) const { return lexicon_->kind(row); }
  [[nodiscard]] NameHead const& head(std::uint32_t index) const { return lexicon_->heads()[index]; }

 private:
  [[nodiscard]] bool capital_accent(std::uint32_t at) const;
  [[nodiscard]] PhraseMatch const* phrase(std::uint32_t index, std::uint32_t at, PhraseTable table) const {
    if (index >= phrases_.size()) return nullptr;
    auto const& match = phrases_[index];
    return match.first == at && match.table == table ? &match : nullptr;
  }

  std::string_view text_;
  WordIndex const* words_ = nullptr;
  std::uint32_t const* begins_ = nullptr;  // of the index
  std::uint32_t const* ends_ = nullptr;
  std::uint64_t const* hashes_ = nullptr;
  std::span<PhraseMatch const> phrases_;
  NameLexicon const* lexicon_ = nullptr;
  NameWordClasses const* classes_ = nullptr;
  bool title_ = false;
  // By word: the index of its first phrase that is a name or heads one. Of other words it is whatever an earlier
  // document left: the phrase itself says at which word it begins, so that nothing is cleared.
  std::vector<std::uint32_t> phrase_at_;
};

}  // namespace rapporteur
