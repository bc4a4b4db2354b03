#include "pipeline/notes.hpp"

#include "grammar/mark.hpp"
#include "pipeline/note_block.hpp"

#include <algorithm>
#include <bitset>

namespace rapporteur {
namespace {

// What speaks for a candidate is added up: the form, the notes, the sequence.
constexpr int kWeak = 1;
constexpr int kMedium = 3;
constexpr int kStrong = 5;
constexpr int kInBlock = 3;
constexpr int kOutsideBlock = -3;  // of all notes: there is no other
constexpr int kConsecutive = 2;
constexpr int kAccepted = 3;               // at least, where the number is not far out of the sequence
constexpr int kCertain = 5;                // at least, whatever the sequence
constexpr std::uint32_t kLongestGap = 20;  // the other half of all notes may be lost beside it

std::uint32_t highest_number(std::vector<MarkCandidate> const& candidates) {
  std::uint32_t highest = 0;
  for (auto const& candidate : candidates) highest = std::max(highest, candidate.number);
  return highest;
}

/// The best chain of rising numbers that ends in each number, of the candidates seen so far. Emptied in no time.
class Chains {
 public:
  struct End {
    int score = 0;
    std::uint32_t candidate = kNone;
  };
  static constexpr std::uint32_t kNone = 0xffffffffU;

  /// For numbers up to `highest`.
  explicit Chains(std::uint32_t highest) : highest_(highest), prefixes_(highest + 1), exact_(highest + 1) {}

  void clear() { ++round_; }

  /// Best chain that ends in a number of 1 … `number`.
  [[nodiscard]] End best_up_to(std::uint32_t number) const {
    End best;
    for (auto node = number; node > 0; node -= node & (0U - node)) {
      if (prefixes_[node].round == round_ && prefixes_[node].end.score > best.score) best = prefixes_[node].end;
    }
    return best;
  }
  [[nodiscard]] End best_at(std::uint32_t number) const {
    return exact_[number].round == round_ ? exact_[number].end : End{};
  }
  void add(std::uint32_t number, End end) {
    raise(exact_[number], end);
    for (auto node = number; node <= highest_; node += node & (0U - node)) raise(prefixes_[node], end);
  }

 private:
  struct Node {
    std::uint64_t round = 0;
    End end;
  };
  void raise(Node& node, End const& end) const {
    if (node.round != round_ || end.score > node.end.score) node = {round_, end};
  }

  std::uint32_t highest_;
  std::uint64_t round_ = 1;
  std::vector<Node> prefixes_;
  std::vector<Node> exact_;
};

class Judge {
 public:
  Judge(std::string_view text, Structure const& structure, Notes& notes)
      : structure_(structure),
        notes_(notes),
        block_(text, structure),
        candidates_(notes.candidates),
        highest_(highest_number(notes.candidates)),
        chains_(highest_) {}

  void run() {
    before_.resize(candidates_.size());
    in_chain_.assign(candidates_.size(), false);
    for (std::uint32_t first = 0; first < candidates_.size();) {
      auto last = first + 1;
      while (last < candidates_.size() && resolution(last) == resolution(first)) ++last;
      find_chain(first, last);
      bound(first, last);
      accept(first, last);
      first = last;
    }
  }

  /// Where the notes themselves point.
  void point(std::string_view text) {
    auto const& footnotes = structure_.footnotes;
    notes_.points_to.assign(footnotes.size(), kNoFootnote);
    for (std::uint32_t i = 0; i < footnotes.size(); ++i) {
      auto const span = footnotes[i].span;
      auto const reference = grammar::parse_note_reference(text.substr(span.begin, span.size()));
      if (!reference) continue;
      if (!reference->before) {
        notes_.points_to[i] = block_.find_from_note(reference->number, i);
      } else if (i > 0) {
        notes_.points_to[i] = i - 1;
      }
    }
  }

 private:
  [[nodiscard]] std::uint16_t resolution(std::uint32_t candidate) const {
    return structure_.paragraphs[candidates_[candidate].paragraph].resolution;
  }

  /// By itself and by the notes; the sequence is not yet looked at.
  [[nodiscard]] int score(MarkCandidate const& candidate) const {
    int const own = candidate.strength == MarkStrength::kStrong   ? kStrong
                    : candidate.strength == MarkStrength::kMedium ? kMedium
                                                                  : kWeak;
    if (block_.has(candidate.number)) return own + kInBlock;
    return block_.complete() ? own + kOutsideBlock : own;
  }

  /// Numbers rise by one from mark to mark, more where marks were lost; of all such chains the one with most to say
  /// for it. A number that is too high to be followed by the others stays outside; a lower one repeats a note.
  void find_chain(std::uint32_t first, std::uint32_t last) {
    chains_.clear();
    for (auto i = first; i < last; ++i) {
      auto const& candidate = candidates_[i];
      auto const number = candidate.number;
      if (number == 0 || candidate.listed) continue;
      if (candidate.strength == MarkStrength::kWeak && !block_.spans(number)) continue;
      auto best = chains_.best_up_to(number - 1);
      auto const consecutive = number > 1 ? chains_.best_at(number - 1) : Chains::End{};
      if (consecutive.candidate != Chains::kNone && consecutive.score + kConsecutive > best.score)
        best = {consecutive.score + kConsecutive, consecutive.candidate};
      before_[i] = best.candidate;
      chains_.add(number, {best.score + score(candidate), i});
    }
    marked_.reset();
    for (auto i = chains_.best_up_to(highest_).candidate; i != Chains::kNone; i = before_[i]) {
      in_chain_[i] = true;
      marked_.set(candidates_[i].number);
    }
  }

  /// A highest number far above the second highest, and above all notes, is none of theirs.
  void bound(std::uint32_t first, std::uint32_t last) {
    std::uint32_t highest = 0;
    auto second = block_.highest();
    for (auto i = first; i < last; ++i) {
      auto const number = candidates_[i].strength == MarkStrength::kWeak ? 0 : candidates_[i].number;
      if (number > highest) {
        second = std::max(second, highest);
        highest = number;
      } else if (number < highest) {
        second = std::max(second, number);
      }
    }
    highest_possible_ = second == 0 ? kHighestNote : 2 * second + kLongestGap;
  }

  /// `[39 ]`: what a scan makes of a raised number; a count in brackets has no blank.
  static bool raised_in_scan(MarkCandidate const& candidate) {
    auto const digits = candidate.number < 10 ? 1U : candidate.number < 100 ? 2U : 3U;
    return candidate.form == grammar::MarkForm::kBracketed && candidate.span.size() > digits + 2;
  }

  void accept(std::uint32_t first, std::uint32_t last) {
    bool before = false;  // the candidate before this one is a mark
    for (auto i = first; i < last; ++i) {
      auto const& candidate = candidates_[i];
      before = is_mark(i, before);
      if (!before) continue;
      auto const& span = candidate.span;
      auto const note = candidate.number == 0 ? block_.find_asterisks(candidate.signs, span.begin, candidate.paragraph)
                                              : block_.find(candidate.number, span.begin, candidate.paragraph);
      notes_.marks.push_back({span, candidate.paragraph, candidate.number, note});
      notes_.spans.push_back(span);
    }
  }

  [[nodiscard]] bool is_mark(std::uint32_t i, bool before) const {
    auto const& candidate = candidates_[i];
    auto const number = candidate.number;
    if (number == 0) return true;
    if (candidate.listed) return before && number > candidates_[i - 1].number && bears(candidates_[i - 1], candidate);
    if (candidate.strength == MarkStrength::kWeak) {
      if (raised_in_scan(candidate) && block_.has(number)) return true;
      return in_chain_[i] && (marked_.test(number - 1) || (number < kHighestNote && marked_.test(number + 1)));
    }
    auto const worth = score(candidate);
    return worth >= kCertain || (worth >= kAccepted && number <= highest_possible_);
  }

  /// `1, 2`: the second is a note too.
  [[nodiscard]] bool bears(MarkCandidate const& first, MarkCandidate const& second) const {
    bool const glued = second.span.begin == first.span.end + 1;
    bool const last = second.span.end == structure_.paragraphs[second.paragraph].span.end;
    return block_.has(second.number) || last || (glued && second.number == first.number + 1);
  }

  Structure const& structure_;
  Notes& notes_;
  NoteBlock block_;
  std::vector<MarkCandidate> const& candidates_;
  std::uint32_t highest_;  // of their numbers
  Chains chains_;
  std::vector<std::uint32_t> before_;
  std::vector<bool> in_chain_;
  std::bitset<kHighestNote + 1> marked_;  // numbers in the chain
  std::uint32_t highest_possible_ = kHighestNote;
};

}  // namespace

NoteMark const* Notes::next(std::uint32_t offset) const {
  auto const found = std::partition_point(marks.begin(), marks.end(),
                                          [offset](NoteMark const& mark) { return mark.span.end <= offset; });
  return found == marks.end() ? nullptr : &*found;
}

bool Notes::covers(std::uint32_t offset) const {
  auto const* const mark = next(offset);
  return mark != nullptr && mark->span.begin <= offset;
}

std::uint32_t Notes::end_before_mark(Span span) const {
  auto const* const mark = next(span.begin);
  return mark == nullptr ? span.end : std::min(span.end, std::max(span.begin, mark->span.begin));
}

void find_notes(std::string_view text, Structure const& structure, Notes& notes) {
  notes.marks.clear();
  notes.spans.clear();
  notes.points_to.clear();
  find_mark_candidates(text, structure, notes.candidates);
  if (notes.candidates.empty() && structure.footnotes.empty()) return;
  Judge judge(text, structure, notes);
  judge.run();
  judge.point(text);
}

void set_references(Notes const& notes, std::span<Footnote> footnotes) {
  for (auto& footnote : footnotes) footnote.references.clear();
  for (auto const& mark : notes.marks) {
    if (mark.footnote != kNoFootnote) footnotes[mark.footnote].references.push_back(mark.span);
  }
}

}  // namespace rapporteur
