#!/usr/bin/env bash
# Builds the benchmarks and writes a report of all of them with the machine, the compiler, the commit and the corpus.
# Usage: bench/report.sh [CORPUS] [REPORT]     without CORPUS the samples of the tests; REPORT: build/bench/report.md
# Nothing else should use the machine meanwhile: it takes some minutes.
set -euo pipefail
corpus=${1:-}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
report=${2:-build/bench/report.md}

cmake --preset bench >/dev/null
cmake --build --preset bench >/dev/null

section() { printf '\n## %s\n\n' "$1"; }
arguments=()
[[ -z $corpus ]] || arguments=("--corpus=$corpus")

# run NAME [ARGUMENT...]: one benchmark, or that it was not built.
run() {
  local program=build/bench/bench/$1
  shift
  if [[ -x $program ]]; then "$program" "$@"; else echo "Not built: a library that it compares with is missing."; fi
}

{
  echo "# Benchmarks of $(git describe --always --dirty 2>/dev/null || echo 'a tree without history')"
  echo
  echo "- $(date -u +%Y-%m-%d), $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2- | xargs), $(nproc) processors, $(uname -sr)"
  echo "- $(c++ --version | head -n1)"
  echo "- Corpus: ${corpus:-the samples of the tests}"
  section 'All stages, beside R = one pass of ICU word breaks'
  run bench_ratios "${arguments[@]}"
  section 'Citations beside RE2 and Hyperscan'
  run bench_citations "${arguments[@]}"
  section 'Phrases beside Hyperscan'
  run bench_phrases "${arguments[@]}"
  section 'How the time grows'
  run bench_growth
  section 'Rules of the grammar'
  echo '```'
  run bench_grammar 2>/dev/null
  echo '```'
  section 'An established library for natural language on the same texts'
  python3 bench/nlp_reference.py ${corpus:-tests/samples}
} >"$report"
echo "$report"
