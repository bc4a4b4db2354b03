#!/usr/bin/env bash
# Checks that every source is as clang-format 14 writes it. Usage: formatting_test.sh [ROOT]
set -euo pipefail
cd "${1:-$(dirname "$0")/..}"

if ! command -v clang-format-14 >/dev/null; then
  echo 'clang-format-14 is not here'
  exit 77
fi
find grammar pipeline proto bench tests clients/python/native -type f \( -name '*.cpp' -o -name '*.hpp' \) -print0 |
  xargs -0 -r clang-format-14 --dry-run -Werror
