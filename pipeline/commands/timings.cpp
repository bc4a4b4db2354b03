#include "pipeline/commands/timings.hpp"

#include "pipeline/commands/text_table.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace rapporteur::commands {
namespace {

std::string with_one_digit(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", number);
  return text.data();
}

}  // namespace

void Timings::add(std::string_view stage, std::uint64_t nanoseconds) {
  auto place = std::find_if(stages_.begin(), stages_.end(), [&](Stage const& each) { return each.name == stage; });
  if (place == stages_.end()) place = stages_.insert(place, {stage, 0});
  place->nanoseconds += nanoseconds;
}

void Timings::add(Analysis const& analysis, std::uint64_t bytes, std::uint64_t writing_nanoseconds) {
  for (std::size_t i = 0; i < analysis.stages.size(); ++i) {
    auto const& stage = analysis.stages[i];
    // Nearly always the stages of the document before, whose names are the same literals.
    if (i < stages_.size() && stages_[i].name.data() == stage.name.data()) {
      stages_[i].nanoseconds += stage.nanoseconds;
    } else {
      add(stage.name, stage.nanoseconds);
    }
  }
  writing_ += writing_nanoseconds;
  bytes_ += bytes;
  ++documents_;
}

void Timings::add(Timings const& other) {
  for (auto const& stage : other.stages_) add(stage.name, stage.nanoseconds);
  writing_ += other.writing_;
  bytes_ += other.bytes_;
  documents_ += other.documents_;
}

std::string Timings::table() const {
  std::uint64_t sum = writing_;
  for (Stage const& stage : stages_) sum += stage.nanoseconds;
  TextTable table({{}, {.right = true}, {.right = true}, {.right = true}});
  table.head({"stage", "ms", "%", "MB/s"});
  auto const add_row = [&](std::string const& name, std::uint64_t nanoseconds) {
    auto const time = static_cast<double>(nanoseconds);
    auto const share = sum == 0 ? 0 : 100 * time / static_cast<double>(sum);
    auto const rate = nanoseconds == 0 ? 0 : 1e3 * static_cast<double>(bytes_) / time;
    table.add({name, with_one_digit(time / 1e6), with_one_digit(share), with_one_digit(rate)});
  };
  for (Stage const& stage : stages_) add_row(std::string(stage.name), stage.nanoseconds);
  add_row("writing", writing_);
  add_row("all", sum);
  std::string text;
  table.append({}, 0, text);
  return text + std::to_string(documents_) + " documents, " + with_one_digit(static_cast<double>(bytes_) / 1e6) +
         " MB\n";
}

}  // namespace rapporteur::commands
