// How the time for a byte grows: with the size of a document, with the number of documents, and with texts made to be
// hard. Linear time gives the same figure in each row of a table.
//
//   bench_growth [--rounds=N]

#include "bench/rounds.hpp"
#include "bench/stages.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::bench {
namespace {

constexpr std::size_t kKilobyte = 1000;
constexpr std::size_t kMegabyte = 1000 * kKilobyte;

/// A text of about `size` bytes: as often `unit` as it takes, `head` before the first.
struct Family {
  char const* name;
  std::string_view head;
  std::string_view unit;
};

constexpr std::string_view kOperative = "The General Assembly,\n1. Requests the Secretary-General to report, ";

// The same shapes as in tests/pathological_test.cpp, which has many more and holds them to linear time.
constexpr std::array<Family, 14> kFamilies = {{
    {"openers without ends", "The General Assembly,\n", "Recalling its resolution\n\n"},
    {"openers in one line", "The General Assembly,\n", "Recalling also, "},
    {"nested parentheses", "", "("},
    {"a list of many items", "The General Assembly,\n1. Decides:\n", "(a) To act;\n"},
    {"commas", "", ", "},
    {"one line", "The General Assembly,\n1. Requests ",
     "the Secretary-General to report on the lighthouses of islands and "},
    {"notes", "The General Assembly,\n1. Decides.\n", "1/ See resolution 59/153.\n"},
    {"note marks", "The General Assembly,\n1. Decides ", "word 1/ "},
    {"numbering in disorder", "The General Assembly,\n", "7. Decides:\n(c) that:\n(ii) this:\n3. Requests;\nb. it;\n"},
    {"actions that go on", kOperative, ", and requests "},
    {"conditions", kOperative, "subject to the availability of "},
    {"names", kOperative, "the United Nations Conference on the "},
    {"citations", "The General Assembly,\nRecalling its resolutions ", "59/153, "},
    {"dates", kOperative, "by 20 December 2004 and "},
}};

std::string grown(std::string_view head, std::string_view unit, std::size_t size) {
  std::string text(head);
  text.reserve(size + unit.size());
  while (text.size() < size) text += unit;
  return text;
}

/// A resolution as they are written, of about `size` bytes.
std::string resolution(std::size_t size) {
  std::string text =
      "Resolution adopted by the General Assembly on 20 December 2004\n59/153.\tLighthouses of small islands\n"
      "The General Assembly,\n";
  for (int number = 1; text.size() < size; ++number) {
    auto const n = std::to_string(number);
    text += n +
            ".\tRequests the Secretary-General, within existing resources and in consultation with Member States, to "
            "submit to "
            "the General Assembly at its sixtieth session a report on the implementation of resolution 58/" +
            n + ";\n";
  }
  return text;
}

/// The least time of some runs for a byte of `texts`, each analysed and serialized once a run.
double nanoseconds_a_byte(Stages& stages, std::vector<std::string> const& texts, std::size_t times, int rounds) {
  std::size_t bytes = 0;
  for (auto const& text : texts) bytes += text.size();
  double best = 0;
  for (int round = 0; round < rounds; ++round) {
    auto const run = timed([&] {
      std::size_t sum = 0;
      for (std::size_t i = 0; i < times; ++i) {
        for (auto const& text : texts) sum += stages.to_protobuf(text).size();
      }
      return sum;
    });
    best = round == 0 ? run.seconds : std::min(best, run.seconds);
  }
  return best * 1e9 / static_cast<double>(bytes * times);
}

/// Short texts several times, so that each run takes long enough to be timed.
std::size_t times_for(std::size_t size) { return std::max<std::size_t>(1, kMegabyte / size); }

void documents_of_growing_size(int rounds) {
  std::printf("| one document of | ns a byte | MB/s |\n|---|---|---|\n");
  for (std::size_t size = kKilobyte; size <= 100 * kMegabyte; size *= 10) {
    Stages stages;
    auto const time =
        nanoseconds_a_byte(stages, {resolution(size)}, times_for(size), size > 10 * kMegabyte ? 2 : rounds);
    std::printf("| %zu kB | %.1f | %.0f |\n", size / kKilobyte, time, 1e3 / time);
  }
}

void growing_number_of_documents(int rounds) {
  std::printf("\n| documents of 10 kB | ns a byte | MB/s |\n|---|---|---|\n");
  constexpr std::size_t kSize = 10 * kKilobyte;
  for (std::size_t count = 1; count <= 100'000; count *= 10) {
    Stages stages;
    std::vector<std::string> const texts(std::min<std::size_t>(count, 1000), resolution(kSize));
    auto const times = count <= texts.size() ? times_for(count * kSize) : count / texts.size();
    auto const time = nanoseconds_a_byte(stages, texts, times, count > 10'000 ? 1 : rounds);
    std::printf("| %zu | %.1f | %.0f |\n", count, time, 1e3 / time);
  }
}

void families(int rounds) {
  std::printf("\n| text of | ns a byte at 10 kB | at 100 kB, times | at 1 MB, times |\n|---|---|---|---|\n");
  for (Family const& family : kFamilies) {
    Stages stages;
    std::array<double, 3> times{};
    std::size_t size = 10 * kKilobyte;
    for (double& time : times) {
      time = nanoseconds_a_byte(stages, {grown(family.head, family.unit, size)}, times_for(size), rounds);
      size *= 10;
    }
    std::printf("| %s | %.1f | %.2f | %.2f |\n", family.name, times[0], times[1] / times[0], times[2] / times[0]);
  }
}

int run(int argc, char** argv) {
  int const rounds = take_rounds(argc, argv);
  if (rounds == 0) {
    std::fprintf(stderr, "usage: bench_growth [--rounds=N]\n");
    return 2;
  }
  documents_of_growing_size(rounds);
  growing_number_of_documents(rounds);
  families(rounds);
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
