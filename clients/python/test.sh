#!/usr/bin/env bash
# Builds the wheel, installs it into an environment in .venv, and runs the tests, the type checker and the linter.
# Nothing is built or fetched again while nothing has changed. Exit status 77: skipped, and why.
# Environment: PYTHON (python3), RAPPORTEUR (the program to compare with, build/release/rapporteur).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
RAPPORTEUR=$(realpath -m "${RAPPORTEUR:-$root/build/release/rapporteur}")
export RAPPORTEUR
cd "$root/clients/python"
client=python
source environment.sh

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

[[ -x $run ]] || "$python" -m venv "$environment"
install_requirements
install_package pyproject.toml CMakeLists.txt native src "$root"/{grammar,pipeline,proto,cmake,CMakeLists.txt}

[[ ${1:-} != --install ]] || exit 0
"$run" -m pytest -q
"$run" -m mypy -p rapporteur
"$run" -m mypy tests examples bench.py
"$run" -m ruff check .
"$run" -m ruff format --check .
