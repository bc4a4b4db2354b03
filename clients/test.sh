#!/usr/bin/env bash
# Tests the schema, every client whose toolchain is here, what is built on them, and that all of them read the same.
# Prints a line for each, and last "N passed, N failed, N skipped"; logs stay in build/logs.
# RAPPORTEUR names the program, which must be built; default: build/release/rapporteur of the project.
set -uo pipefail
[[ -z ${RAPPORTEUR:-} ]] || RAPPORTEUR=$(realpath -m "$RAPPORTEUR")
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export LC_ALL=C.UTF-8
export RAPPORTEUR=${RAPPORTEUR:-$(realpath -m ../build/release/rapporteur)}
[[ -x $RAPPORTEUR ]] || { echo "$RAPPORTEUR is not built" >&2 && exit 1; }

logs=$(realpath -m ../build/logs)
mkdir -p "$logs"
passed=0 failed=0 skipped=0

# step NAME COMMAND...: runs it with its output in a log, and tells how it went. Status 77 is that of what is skipped; the
# log's last line "skipped: REASON" says why.
step() {
  local name=$1 log=$logs/clients-${1//\//-}.log start=$SECONDS status=0
  shift
  "$@" >"$log" 2>&1 </dev/null || status=$?
  if ((status == 0)); then
    printf '%-24s ok      %4d s\n' "$name" $((SECONDS - start))
    passed=$((passed + 1))
  elif ((status == 77)); then
    printf '%-24s %s\n' "$name" "$(grep -o 'skipped: .*' "$log" | tail -n 1)"
    skipped=$((skipped + 1))
  else
    printf '%-24s FAILED  %4d s, see %s\n' "$name" $((SECONDS - start)) "$log"
    tail -n 40 "$log"
    failed=$((failed + 1))
  fi
}

# What builds on a client comes after it.
for name in schema python typescript java go rust spark queries; do
  [[ ! -x $name/test.sh ]] || step "$name" "$name/test.sh"
done
for name in python typescript java go rust; do
  [[ ! -d $name ]] || step "conformance/$name" conformance/run.sh "$name"
done

echo "$passed passed, $failed failed, $skipped skipped"
((failed == 0))
