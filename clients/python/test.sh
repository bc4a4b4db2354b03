#!/usr/bin/env bash
# Builds the wheel, installs it into an environment in .venv, and runs the tests, the type checker and the linter.
# Nothing is built or fetched again while nothing has changed. Exit status 77: skipped, and why.
# Environment: PYTHON (python3), RAPPORTEUR (the program to compare with, build/release/rapporteur).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
RAPPORTEUR=$(realpath -m "${RAPPORTEUR:-$root/build/release/rapporteur}")
export RAPPORTEUR
cd "$root/clients/python"
environment=$PWD/.venv
logs=$root/build/logs
mkdir -p "$logs"

skip() {
  echo "skipped: $1"
  exit 77
}

# quietly NAME COMMAND...: with the output in a log, whose end is shown when it fails.
quietly() {
  local log=$logs/python-$1.log
  shift
  "$@" >"$log" 2>&1 || {
    tail -n 40 "$log"
    return 1
  }
}

python=${PYTHON:-python3}
command -v "$python" >/dev/null || skip "there is no $python"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' || skip "Python is older than 3.10"
"$python" -c 'import ensurepip, os, sys, sysconfig, venv
sys.exit(not os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h")))' 2>/dev/null ||
  skip "Python has no venv or no headers (python3-venv, python3-dev)"
for tool in c++ protoc; do
  command -v "$tool" >/dev/null || skip "there is no $tool (cmake/install-dependencies.sh)"
done
[[ -x $RAPPORTEUR ]] || skip "the program is not built: $RAPPORTEUR"

# changed STAMP PATH...: whether what the paths hold is not what the stamp was made of.
sum_of() { find "$@" -type f ! -name '*.pyc' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum; }
changed() { [[ ! -f $1 || $(<"$1") != "$(sum_of "${@:2}")" ]]; }

[[ -x $environment/bin/python ]] || "$python" -m venv "$environment"
run=$environment/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK=1

reachable() {
  local folder status=0
  folder=$(mktemp -d)
  "$run" -m pip download -q --no-deps -d "$folder" nanobind==3.1.0 >/dev/null 2>&1 || status=1
  rm -rf "$folder"
  return $status
}

stamp=$environment/requirements.sum
if changed "$stamp" requirements-test.txt; then
  reachable || skip "the registry of Python packages cannot be reached"
  quietly requirements "$run" -m pip install -r requirements-test.txt
  sum_of requirements-test.txt >"$stamp"
fi

stamp=$environment/wheel.sum
sources=(pyproject.toml CMakeLists.txt native src "$root"/{grammar,pipeline,proto,cmake,CMakeLists.txt})
if changed "$stamp" "${sources[@]}"; then
  reachable || skip "the registry of Python packages cannot be reached"
  quietly wheel "$run" -m pip install -v --force-reinstall --no-deps .
  quietly check "$run" -m pip check
  sum_of "${sources[@]}" >"$stamp"
fi

"$run" -m pytest -q
"$run" -m mypy -p rapporteur
"$run" -m mypy tests examples bench.py
"$run" -m ruff check .
"$run" -m ruff format --check .
