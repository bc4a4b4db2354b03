#!/usr/bin/env bash
# Builds Rapporteur and shows what it does: one document taken apart, its mandates, then all samples as a stream of messages.
# Usage: ./run.sh [FILE]     FILE: a document to show instead of a sample
set -euo pipefail
file=${1:+$(realpath -- "$1")}
cd "$(dirname "${BASH_SOURCE[0]}")"

cmake/install-dependencies.sh
mkdir -p build
echo 'Building; the first time takes some minutes.' >&2
if ! { cmake --preset release -D RAPPORTEUR_BUILD_TESTS=OFF && cmake --build --preset release --target rapporteur; } \
  >build/run.log 2>&1 </dev/null; then
  tail -n 40 build/run.log >&2
  exit 1
fi

rapporteur=build/release/rapporteur
file=${file:-tests/samples/ga_born_digital.txt}

echo "== rapporteur show $file"
$rapporteur show "$file"

echo
echo "== rapporteur mandates $file"
$rapporteur mandates "$file"

echo
echo '== rapporteur analyze -o build/samples.pb tests/samples'
$rapporteur analyze -o build/samples.pb tests/samples
$rapporteur analyze --format=jsonl -o build/samples.jsonl tests/samples
echo "$(wc -l <build/samples.jsonl) documents, $(wc -c <build/samples.pb) bytes; their paragraphs by kind:"
grep -o '"kind":"PARAGRAPH_KIND_[A-Z_]*"' build/samples.jsonl | cut -d '"' -f 4 | sort | uniq -c | sort -rn

cat <<'END'

What to try next
  ./run.sh FILE                                               a resolution of your own
  build/release/rapporteur analyze --format=jsonl FOLDER      a folder of them, one JSON document a line
  build/release/rapporteur explain FILE                       the rule behind each finding
  build/release/rapporteur --help                             all commands, with examples
  ./test.sh --quick                                           the tests
END
