#!/usr/bin/env bash
# Builds Rapporteur and runs all its tests: as released, from the languages of its clients, with sanitizers, through the
# linter and a short while through the fuzzers. Logs stay in build/logs. The last line counts: "N passed, N failed, N skipped".
# Usage: ./test.sh [--quick]     --quick: the tests as released, nothing else
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export LC_ALL=C.UTF-8

logs=build/logs
mkdir -p "$logs"
passed=0 failed=0 skipped=0

# step NAME COMMAND...: runs the command with its output in a log; shows the log's end when it fails.
step() {
  local name=$1 log=$logs/$1.log start=$SECONDS
  shift
  if "$@" >"$log" 2>&1 </dev/null; then
    printf '%-18s ok      %4d s\n' "$name" $((SECONDS - start))
  else
    printf '%-18s FAILED  %4d s, see %s\n' "$name" $((SECONDS - start)) "$log"
    grep -vE '^ *[0-9]+/[0-9]+ Test .*( Passed |\*Skipped |\*Not Run )|^ +Start +[0-9]+: ' "$log" | tail -n 60
    return 1
  fi
}

build() {
  step "$1-configure" cmake --preset "$1" && step "$1-build" cmake --build --preset "$1"
}

# suite PRESET: builds it, runs its tests and adds up their results.
suite() {
  local results=$PWD/$logs/$1.xml counts status=0
  if ! build "$1"; then
    failed=$((failed + 1))
    return
  fi
  rm -f "$results"
  step "$1-tests" ctest --preset "$1" --output-junit "$results" || status=1
  count() { grep -om1 "$1=\"[0-9]*\"" "$results" | tr -dc 0-9; }
  counts=($(count tests) $(count failures) $(count skipped) $(count disabled)) || true
  if ((${#counts[@]} != 4)); then
    failed=$((failed + 1))
    return
  fi
  local run=${counts[0]} bad=${counts[1]} left=$((counts[2] + counts[3]))
  ((status == 0 || bad > 0)) || bad=1 run=$((run + 1))
  passed=$((passed + run - bad - left)) failed=$((failed + bad)) skipped=$((skipped + left))
}

# The tests of the clients, for which the program as released must be built; theirs are counted as one for each line.
clients() {
  local results=$PWD/$logs/clients.txt
  clients/test.sh | tee "$results" | sed '/ passed, /d'
  if [[ $(tail -n 1 "$results") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed,\ ([0-9]+)\ skipped$ ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2])) skipped=$((skipped + BASH_REMATCH[3]))
  else
    failed=$((failed + 1))
  fi
}

step dependencies cmake/install-dependencies.sh --test || failed=$((failed + 1))
suite release
if [[ ${1:-} != --quick ]]; then
  clients
  suite dev
  if build tidy; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  suite fuzz
fi

echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
