#!/usr/bin/env bash
# Installs what the client needs into this folder, generates, compiles and tests it. Exits with 77 where it cannot.
# RAPPORTEUR names the program; default: build/release/rapporteur of the project.
set -euo pipefail
[[ -z ${RAPPORTEUR:-} ]] || RAPPORTEUR=$(realpath -m "$RAPPORTEUR")
cd "$(dirname "${BASH_SOURCE[0]}")"
skip() { echo "skipped: $*" && exit 77; }

command -v node >/dev/null && command -v npm >/dev/null || skip 'node and npm are not here'
(($(node -p 'parseInt(process.versions.node)') >= 20)) || skip "node $(node -v) is here, 20 or later is needed"
command -v protoc >/dev/null || skip 'protoc is not here'

if ! cmp -s package-lock.json node_modules/.installed; then
  npm ping --fetch-retries=0 --fetch-timeout=10000 >/dev/null 2>&1 || skip 'the npm registry cannot be reached'
  npm ci --ignore-scripts --no-audit --no-fund
  cp package-lock.json node_modules/.installed
fi
npm run --silent generate
rm -rf dist
npm run --silent compile
npm run --silent check
npm test --silent
