#!/usr/bin/env bash
# Checks the schema with buf: its style, its format, and that no program which reads published.binpb would break.
# Exits with 77 where it cannot.
# Usage: test.sh [--publish]     --publish: what the schema has now is promised from now on
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
skip() { echo "skipped: $*" && exit 77; }

command -v npm >/dev/null || skip 'node and npm are not here'
if ! cmp -s package-lock.json node_modules/.installed; then
  npm ping --fetch-retries=0 --fetch-timeout=10000 >/dev/null 2>&1 || skip 'the npm registry cannot be reached'
  npm ci --ignore-scripts --no-audit --no-fund
  cp package-lock.json node_modules/.installed
fi
buf() { node_modules/.bin/buf "$@"; }
schema=../../proto
buf --version >/dev/null 2>&1 || skip "buf is not made for this machine: $(uname -sm)"

buf lint $schema
buf format --diff --exit-code $schema
[[ ${1:-} == --publish ]] || buf breaking $schema --against published.binpb

buf build $schema --exclude-source-info -o node_modules/.schema.binpb
if [[ ${1:-} == --publish ]]; then
  cp node_modules/.schema.binpb published.binpb
elif ! cmp -s node_modules/.schema.binpb published.binpb; then
  echo 'The schema has something new that is not promised yet: clients/schema/test.sh --publish'
  exit 1
fi
