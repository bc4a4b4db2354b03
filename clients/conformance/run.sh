#!/usr/bin/env bash
# Checks that the clients read the stream as the program means it: each prints the words of every span, byte for byte
# what `rapporteur spans` prints, in each unit of offsets; and each takes or refuses streams.sh's streams in the same way.
# Usage: run.sh [LANGUAGE...]     RAPPORTEUR names the program; a client must have been built by its test.sh
# Prints a line for each client; exits with 1 where one failed and with 77 where none was there.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 1
root=$(cd "$here/../.." && pwd)
program=$(realpath -m "${RAPPORTEUR:-$root/build/release/rapporteur}")
work=$root/build/conformance
export LC_ALL=C.UTF-8
source "$here/streams.sh"

# spans LANGUAGE STREAM: prints it by the client.
spans() {
  local client=$root/clients/$1
  case $1 in
    python) "$client/.venv/bin/python" -m rapporteur.spans "$2" ;;
    typescript) node "$client/dist/examples/spans.js" "$2" ;;
    java) java -cp "$client/target/classes:$client/target/dependency/*" rapporteur.examples.Spans "$2" ;;
    go) "$client/build/spans" "$2" ;;
    rust) "$client/target/debug/examples/spans" "$2" ;;
  esac
}

# built LANGUAGE: what must be there before it can print.
built() {
  case $1 in
    python) echo .venv/bin/python ;;
    typescript) echo dist/examples/spans.js ;;
    java) echo target/classes ;;
    go) echo build/spans ;;
    rust) echo target/debug/examples/spans ;;
  esac
}

make_expected() {
  rm -rf "$work" && mkdir -p "$work/streams" || return
  local unit three=(documents/{accents_and_quotes,astral_characters,presidential_statement}.txt)
  cd "$here" || return
  for unit in utf8 utf16 utf32; do
    "$program" analyze --offsets=$unit -o "$work/$unit.pb" documents ../../tests/samples || return
    "$program" spans --offsets=$unit -o "$work/$unit.txt" documents ../../tests/samples || return
  done
  "$program" analyze -o "$work/three.pb" "${three[@]}" || return
  "$program" spans -o "$work/three.txt" "${three[@]}" || return
  "$program" spans -o "$work/two.txt" "${three[@]::2}" || return
  cd "$work/streams" && make_streams ../three.pb ../three.txt ../two.txt
}

# check LANGUAGE NAME STREAM: that it prints what is in NAME.txt, and just one line about what is in NAME.fault. Prints
# what is wrong.
check() {
  local stream=$3 text=${3%.pb}.txt fault='' expected=0 status=0
  spans "$1" "$stream" >"$work/out" 2>"$work/err" </dev/null || status=$?
  if [[ -s ${stream%.pb}.fault ]]; then
    expected=1 fault=$(<"${stream%.pb}.fault")
    if ! grep -qF "$fault" "$work/err" || (($(wc -l <"$work/err") != 1)); then
      echo "$2: not one line with '$fault': $(head -n 3 "$work/err")"
    fi
  elif [[ -s $work/err ]]; then
    echo "$2: standard error: $(head -n 3 "$work/err")"
  fi
  ((status == expected)) || echo "$2: exit status $status, not $expected"
  if ! cmp -s "$work/out" "$text"; then
    echo "$2:"
    diff "$text" "$work/out" | head -n 6
  fi
}

check_client() {
  local stream
  for stream in "$work"/utf*.pb "$work"/streams/*.pb; do
    check "$1" "$(basename "$stream" .pb)" "$stream"
  done
}

mkdir -p "$root/build"
if ! make_expected >"$root/build/conformance.log" 2>&1; then
  cat "$root/build/conformance.log"
  echo 'FAILED: what is expected could not be made'
  exit 1
fi
(($#)) || set -- python typescript java go rust
count=$(ls "$work"/utf*.pb "$work"/streams/*.pb | wc -l)
ran=0 failed=0
for language; do
  if [[ ! -e $root/clients/$language/$(built "$language") ]]; then
    printf '%-10s skipped: it is not built, see clients/%s/test.sh\n' "$language" "$language"
    continue
  fi
  ran=$((ran + 1))
  faults=$(check_client "$language")
  if [[ -z $faults ]]; then
    printf '%-10s ok       %d streams\n' "$language" "$count"
  else
    printf '%-10s FAILED\n%s\n' "$language" "$faults"
    failed=$((failed + 1))
  fi
done
((failed == 0)) || exit 1
((ran > 0)) || exit 77
