#!/usr/bin/env bash
# What README.md shows is what the program prints.
# Usage: readme_test.sh SOURCE PROGRAM
set -euo pipefail
cd "$1"
shown=$(sed -n '/^```show$/,/^```$/p' README.md | sed '1d;$d')
given=$(sed -n '/^```$/,/^```$/p' README.md | sed '1d;/^```$/,$d')
diff <(printf '%s\n' "$given") tests/readme/coastal_heritage.txt
diff <(printf '%s\n' "$shown") <("$2" show --color=never tests/readme/coastal_heritage.txt)
# The README leaves the scores out, which show has printed.
mandates=$(sed -n '/^```mandates$/,/^```$/p' README.md | sed '1d;$d')
diff <(printf '%s\n' "$mandates") <("$2" mandates tests/readme/coastal_heritage.txt | sed '/^$/,$d')
