#pragma once

#include "pipeline/words.hpp"

/// Private to words.cpp: the fingerprints of the words of an index.
namespace rapporteur::word_hashes {

/// Sets those of the words from `from` one by one.
void set(std::string_view text, WordIndex& index, std::size_t from);

/// Sets all, four words at a time, as far as eight bytes from the beginning of each are there to be read. In place of
/// the fingerprints stand beginnings (low half) and ends, which go to their own lists. Only where `has_avx2()`.
void set_wide(std::string_view text, WordIndex& index);

/// The same in fewer steps. Only where `has_widest()`; but not eight words at a time, for after products in its widest
/// registers the processor runs slower for a while, which costs the stages around more than they save.
void set_widest(std::string_view text, WordIndex& index);

}  // namespace rapporteur::word_hashes
