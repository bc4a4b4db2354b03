// Each function of the grammar over phrases that it takes and over the beginnings of paragraphs, most of which it does
// not: MB/s and phrases a second.

#include "grammar/grammar.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

namespace rapporteur::bench {
namespace {

using Phrases = std::vector<std::string_view>;

/// What stands at the beginnings of lines: the sentences of a resolution, its masthead and its end.
Phrases const& lines() {
  static Phrases const all = {
      "Recalling its resolutions 48/103 of 20 December 1993 and 49/12 of 9 November 1994, and reaffirming that the "
      "oceans are to be kept clean for those who come after us,",
      "Deeply concerned that the number of persons without safe water has not become smaller,",
      "1. Requests the Secretary-General to submit to the General Assembly at its sixtieth session a report on what "
      "was "
      "done;",
      "(a) To provide, within existing resources, the services that the committee needs;",
      "(iv) Measures that were taken in the year before, with what they cost;",
      "The General Assembly,",
      "Resolution adopted by the General Assembly on 20 December 2004",
      "Fifty-ninth session",
      "Agenda item 19 (a)",
      "[on the report of the Second Committee (A/59/481/Add.1)]",
      "59/931. Protection of lighthouses for present and future generations",
      "74th plenary meeting",
      "20 December 2004",
      "Adopted by the Security Council at its 4385th meeting, on 28 September 2001",
      "Annex",
      "II. Means of implementation",
      "12 See Official Records of the General Assembly, Fifty-ninth Session, Supplement No. 16 (A/59/16).",
      "A/RES/59/931",
      "04-48544",
      "The Secretary-General has reported that the lighthouses are in good repair and that nothing else is needed.",
  };
  return all;
}

std::uint64_t run_over(Phrases const& phrases, auto const& accepts) {
  std::uint64_t taken = 0;
  for (auto const phrase : phrases) taken += accepts(phrase) ? 1 : 0;
  return taken;
}

void measure(benchmark::State& state, Phrases const& phrases, auto const& accepts) {
  std::uint64_t taken = 0;
  for (auto _ : state) {
    taken = run_over(phrases, accepts);
    benchmark::DoNotOptimize(taken);
  }
  std::size_t bytes = 0;
  for (auto const phrase : phrases) bytes += phrase.size();
  auto const rounds = static_cast<std::int64_t>(state.iterations());
  state.SetBytesProcessed(rounds * static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(rounds * static_cast<std::int64_t>(phrases.size()));
  state.counters["taken"] = static_cast<double>(taken);
}

/// False where the function does not take its own phrases: then there is nothing to time.
bool add(std::string const& name, Phrases phrases, auto accepts) {
  if (run_over(phrases, accepts) != phrases.size()) {
    std::fprintf(stderr, "%s: does not take all of its phrases\n", name.c_str());
    return false;
  }
  benchmark::RegisterBenchmark(
      ("takes/" + name).c_str(),
      [phrases = std::move(phrases), accepts](benchmark::State& state) { measure(state, phrases, accepts); });
  benchmark::RegisterBenchmark(("lines/" + name).c_str(),
                               [accepts](benchmark::State& state) { measure(state, lines(), accepts); });
  return true;
}

/// Names each function once: the benchmark has its name.
#define RAPPORTEUR_PARSE(function, ...) \
  add(#function, Phrases{__VA_ARGS__}, [](std::string_view text) { return static_cast<bool>(grammar::function(text)); })

bool add_all() {
  bool right = true;
  right &= RAPPORTEUR_PARSE(parse_enumerator, "1. Requests", "12 bis. Decides", "(a) To provide", "(xiv) A list",
                            "58. (a) Requests", "a. Reports;", "\xE2\x80\xA2 Water");
  right &=
      RAPPORTEUR_PARSE(parse_opener, "Recalling its resolution", "Deeply concerned that", "Also requests the",
                       "Noting with appreciation the", "We reaffirm that", "Bearing in mind the", "Decides to remain");
  right &= RAPPORTEUR_PARSE(parse_enacting, "The General Assembly,", "The Security Council,",
                            "The Economic and Social Council,", "The Human Rights Council,");
  right &= RAPPORTEUR_PARSE(parse_title, "59/931. Protection of lighthouses", "2997 (XXVII). Arrangements for bridges",
                            "Resolution 1373 (2001)", "912 (1948). Resolution of 20 January 1948");
  right &= RAPPORTEUR_PARSE(accept_ordinal, "Fifty-ninth session", "one hundred and first", "59th", "Tenth");
  right &= RAPPORTEUR_PARSE(accept_date, "20 December 2004", "April 30, 1957", "December 2016");
  right &= RAPPORTEUR_PARSE(parse_date_line, "7 December 1949.", "20 December 2004");
  right &= RAPPORTEUR_PARSE(parse_session, "Fifty-ninth session", "Tenth emergency special session", "2022 session");
  right &= RAPPORTEUR_PARSE(parse_agenda_items, "Agenda item 19 (a)", "Agenda items 24 and 25");
  right &= RAPPORTEUR_PARSE(parse_adoption, "Resolution adopted by the General Assembly on 20 December 2004",
                            "Adopted by the Security Council at its 4385th meeting, on 28 September 2001");
  right &= RAPPORTEUR_PARSE(parse_committee, "[on the report of the Second Committee (A/59/481/Add.1)]",
                            "[without reference to a Main Committee (A/59/L.4)]");
  right &= RAPPORTEUR_PARSE(parse_statement_head, "Statement by the President of the Security Council");
  right &=
      RAPPORTEUR_PARSE(parse_statement_lead,
                       "At the 6717th meeting of the Security Council, held on 19 February 2012, the President made");
  right &= RAPPORTEUR_PARSE(accept_symbol, "A/RES/59/931", "S/RES/1373 (2001)", "A/65/L.67", "E/CN.4/2004/32");
  right &= RAPPORTEUR_PARSE(adopted_symbol, "A/RES/59/931", "S/PRST/1994/22");
  right &= RAPPORTEUR_PARSE(parse_heading, "Annex", "ANNEX II", "II", "IV\tCapacity-building", "A", "Article 5");
  right &= RAPPORTEUR_PARSE(parse_meeting, "74th plenary meeting", "Hundred and twenty-third plenary meeting,");
  right &= RAPPORTEUR_PARSE(parse_vote, "[Adopted without a vote.]", "Adopted by 9 votes to none, with 2 abstentions",
                            "In favour:");
  right &= RAPPORTEUR_PARSE(parse_note, "1 Resolution 55/59, annex.", "1/\tS/PRST/1994/22.",
                            "\xC2\xB3\xC2\xB9 See Official Records of the General Assembly");
  right &= RAPPORTEUR_PARSE(parse_furniture, "3", "2/5", "04-48544", "_____", "A/RES/59/931");
  return right;
}

#undef RAPPORTEUR_PARSE

int run(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  if (!add_all()) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}

}  // namespace
}  // namespace rapporteur::bench

int main(int argc, char** argv) { return rapporteur::bench::run(argc, argv); }
