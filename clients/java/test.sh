#!/usr/bin/env bash
# Builds and tests the Java client. RAPPORTEUR names the program that writes streams.
# Exit status: 0 all is well, 77 a tool or the registry is missing (a line says which), another one: a test failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export RAPPORTEUR=${RAPPORTEUR:-$PWD/../../build/release/rapporteur}

skip() {
  echo "skipped: $1"
  exit 77
}

command -v javac >/dev/null || skip "no JDK is installed"
command -v mvn >/dev/null || skip "mvn is not installed"
version=$(javac -version 2>&1 | grep -oE '[0-9]+' | head -n 1)
((version >= 17)) || skip "the JDK is of version $version, not 17 or later"

mkdir -p target
if ! mvn --batch-mode --no-transfer-progress -Dstyle.color=never package >target/maven.log 2>&1; then
  if grep -qE 'Unknown host|Could not transfer|Connection (refused|timed out)|Network is unreachable' target/maven.log; then
    skip "Maven Central is not reachable"
  fi
  cat target/maven.log
  exit 1
fi
grep 'Tests run' target/maven.log | tail -n 1
