#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur {

/// The full names that short names of instruments stand for in one document: "the Convention" is the one that the text
/// defines as "(the Convention)", otherwise the last one named before. Every byte is looked at once for each short
/// name.
class InstrumentNames {
 public:
  /// Begins a document.
  void reset() { entries_.clear(); }
  /// What `name` stands for behind `earlier`, the document's text up to there, and `clause`, the paragraph's up to the
  /// name; empty where neither names one. Calls for one document come in the order of its text.
  [[nodiscard]] std::string full_name(std::string_view name, std::string_view earlier, std::string_view clause);

 private:
  struct Entry {
    std::string name;
    std::string full;
    bool defined = false;  // "(the Convention)": a name that only stands nearer does not change it
    std::size_t searched = 0;
  };
  static void search(Entry& entry, std::string_view text, std::size_t from);

  std::vector<Entry> entries_;
};

}  // namespace rapporteur
