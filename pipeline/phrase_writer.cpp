#include "pipeline/phrase_writer.hpp"

namespace rapporteur {

bool PhraseWriter::write(grammar::PhrasePattern const& pattern, phrase_trie::Terminal terminal,
                         PhraseCase letter_case) {
  if (terminal.row >= phrase_trie::Trie::kMostRows || !cut(pattern)) return false;
  bool all = true;
  for (unsigned spelling = 0; spelling < spellings_of(letter_case); ++spelling) {
    spell(spelling);
    all = follow(pattern) && all;
    all = end(terminal) && all;
  }
  return all;
}

bool PhraseWriter::cut(grammar::PhrasePattern const& pattern) {
  count_ = 0;
  for (auto const& slot : pattern) {
    for (auto const choice : slot.choices) {
      if (count_ == parts_.size()) parts_.emplace_back();
      auto& part = parts_[count_++];
      part.text = choice;
      if (!cut_part(choice, part.cut)) return false;
    }
  }
  // What is a phrase by itself is refused before anything of it is written.
  return count_ != 1 || (parts_[0].cut.lead.empty() && ends_phrase(parts_[0].cut.tail));
}

/// Sets the fingerprints of all words as one spelling has them.
void PhraseWriter::spell(unsigned spelling) {
  for (std::size_t p = 0; p < count_; ++p) {
    auto& [text, cut, head] = parts_[p];
    auto& hashes = cut.words.hash;
    if (spelling == 0) {
      head = hashes[0];
      continue;
    }
    head = word_hash(spelled(cut.words.word(text, 0), 0, spelling, buffer_));
    for (std::size_t i = 0; i < changed_words(spelling, hashes.size()); ++i) {
      hashes[i] = word_hash(spelling == 1 ? cut.words.word(text, i)
                                          : spelled(cut.words.word(text, i), i + 1, spelling, buffer_));
    }
  }
}

/// Goes from slot to slot, from all places at once.
bool PhraseWriter::follow(grammar::PhrasePattern const& pattern) {
  bool all = true;
  places_.assign(1, {});
  std::uint32_t first = 0;
  for (auto const& slot : pattern) {
    next_.clear();
    if (slot.optional) next_ = places_;
    for (auto const& from : places_) {
      for (std::uint32_t i = 0; i < slot.choices.size(); ++i) {
        auto& to = next_.emplace_back(from);
        if (advance(to, first + i)) continue;
        next_.pop_back();
        all = false;
      }
    }
    first += static_cast<std::uint32_t>(slot.choices.size());
    places_.swap(next_);
  }
  return all;
}

bool PhraseWriter::end(phrase_trie::Terminal terminal) {
  bool all = true;
  for (auto const& place : places_) {
    auto const& [state, words, part] = place;
    if (words == 0) continue;  // every slot was optional
    auto const tail = tail_of(place);
    auto const way = words > 1 ? state : phrase_trie::Trie::step_alone(state);
    if (!ends_phrase(tail) || !trie_.add(way)) {
      all = false;
      continue;
    }
    if (words == 1) filter_.add_alone(state);
    terminal.tail = tail.empty() ? '\0' : tail[0];
    trie_.end_at(way, terminal);
  }
  return all;
}

bool PhraseWriter::advance(Place& place, std::uint32_t part) {
  auto const& [text, cut, head] = parts_[part];
  auto const& index = cut.words;
  if (place.words + index.size() > PhraseMatcher::kMostWords) return false;
  bool const begins = place.words == 0;
  if (begins && !cut.lead.empty()) return false;
  if (!step(place, begins ? Gap::kNone : gap_over(tail_of(place), cut.lead), begins ? head : index.hash[0]))
    return false;
  for (std::size_t i = 1; i < index.size(); ++i) {
    if (!step(place, cut.gaps[i - 1], index.hash[i])) return false;
  }
  place.part = part;
  return true;
}

bool PhraseWriter::step(Place& place, Gap gap, std::uint64_t word) {
  if (gap == Gap::kOther) return false;
  if (++place.words == 1) {
    place.state = word;
    return true;
  }
  auto const way = phrase_trie::Trie::step(place.state, gap, word);
  if (!trie_.add(way)) return false;
  if (place.words == 2) {
    filter_.add_pair(place.state, word);
  } else {
    trie_.go_on_at(place.state, word);
  }
  place.state = way;
  return true;
}

/// The gap between the last word of one part and the first of the next, a blank between the parts.
Gap PhraseWriter::gap_over(std::string_view tail, std::string_view lead) {
  if (tail.empty() && lead.empty()) return Gap::kBlank;
  buffer_.assign("a").append(tail).append(" ").append(lead).append("b");
  return gap_at_length(buffer_, 1, buffer_.size() - 1);
}

}  // namespace rapporteur
