#!/usr/bin/env bash
# Checks the direction of the dependencies by what the sources include: grammar <- pipeline <- proto <- commands.
# Usage: layering_test.sh ROOT COMMAND_LINE     COMMAND_LINE: regular expression of the command line's files in pipeline/
set -euo pipefail
shopt -s lastpipe
cd "$1"
command_line="pipeline/commands/|${2%\$}"

faults=0
sources() { find "$@" -type f \( -name '*.cpp' -o -name '*.hpp' -o -name '*.def' \) | sort; }
only() { grep -E "$1" || true; }
without() { grep -vE "$1" || true; }

# forbid REASON PATTERN: a fault when a file of the list on standard input includes something that begins with PATTERN.
forbid() {
  local found
  found=$(xargs -r grep -HnE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]($2)" || true)
  if [[ -n $found ]]; then
    printf '%s:\n%s\n' "$1" "$found"
    faults=1
  fi
}

messages='google/|rapporteur/v1/|.*\.pb\.h'
threads='tbb/|oneapi/'
private='(grammar/)?([a-z_]+_)?(rules|lexis)\.hpp'

sources grammar | forbid 'grammar/ knows no document, no ICU, no messages, no threads' \
  "unicode/|$messages|$threads|CLI/|pipeline/|proto/"
sources grammar | only '\.hpp$' | without '/([a-z_]+_)?(rules|lexis)\.hpp$' |
  forbid "grammar/'s public headers are free of Boost" "boost/|$private"
sources pipeline proto bench tests | forbid 'Boost stays inside grammar/' "boost/|$private"
sources pipeline | without "^($command_line)" |
  forbid 'stages know no messages, no threads, no command line' "$messages|$threads|CLI/|proto/|$command_line"
sources proto | forbid 'proto/ knows no threads, no command line' "$threads|CLI/|$command_line"
sources proto | without '^proto/(convert[^/]*|message|stream|json)\.[ch]pp$' |
  forbid 'only convert.*, message.*, stream.*, json.* and the command line see messages' "$messages"
sources grammar pipeline proto bench | forbid 'nobody sees the tests' 'tests/|gtest/|gmock/'
sources grammar pipeline proto tests | forbid 'nobody sees the benchmarks' 'bench/|benchmark/'

exit $faults
