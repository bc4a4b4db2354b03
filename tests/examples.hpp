#pragma once

#include "pipeline/model.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// What spec files and golden files have in common: where they are, and how an analysis is written in them.
namespace rapporteur::tests {

/// The folder of the tests: RAPPORTEUR_TESTS, otherwise the working directory.
[[nodiscard]] std::filesystem::path folder();
/// The folder of real documents, RAPPORTEUR_CORPUS; empty where there is none.
[[nodiscard]] std::filesystem::path corpus();
/// Files of `folder` and what is in it that end in `extension`, in the order of their paths.
[[nodiscard]] std::vector<std::filesystem::path> files_in(std::filesystem::path const& folder,
                                                          std::string_view extension);
/// All bytes of a file; a failure of the running test where it cannot be read.
[[nodiscard]] std::string read_file(std::filesystem::path const& path);

/// `text` in one line: white space of any kind and length as one blank, invisible characters left out.
[[nodiscard]] std::string in_one_line(std::string_view text);

inline constexpr std::size_t kWholeText = static_cast<std::size_t>(-1);

/// "KIND level marker | text", the text cut after `characters`.
[[nodiscard]] std::string paragraph_line(Analysis const& analysis, Paragraph const& paragraph,
                                         std::size_t characters = kWholeText);
/// A line for each paragraph, each with its line end.
[[nodiscard]] std::string structure_page(Analysis const& analysis, std::size_t characters = kWholeText);
/// "TYPE id | name" for each mention but those of enacting lines, "-" for an entity that is not known; each with its
/// line end.
[[nodiscard]] std::string mentions_page(Analysis const& analysis);
/// "field: value" for each field that the text gave, each with its line end.
[[nodiscard]] std::string metadata_page(Metadata const& metadata);

/// An example of a spec file.
struct Example {
  std::string section;
  std::size_t line = 0;  ///< of its first line of input, from 1
  std::string input;     ///< with the signs for tabs, form feeds and code points put back
  std::string expected;
};

/// The examples of a spec file: blocks between ````example and ````, the input and the result parted by a line ".".
[[nodiscard]] std::vector<Example> examples_in(std::string_view page);

}  // namespace rapporteur::tests
