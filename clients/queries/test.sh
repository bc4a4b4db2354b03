#!/usr/bin/env bash
# Runs the statements of README.md and compares their answers. Installs DuckDB into an environment in .venv that has that
# of clients/python below it. Exit status 77: skipped, and why.
# Environment: PYTHON (python3), RAPPORTEUR (see clients/python/test.sh).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root/clients/queries"
environment=$PWD/.venv
run=$environment/bin/python

../python/test.sh --install

[[ -x $run ]] || ../python/.venv/bin/python -m venv "$environment"
site=$("$run" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
../python/.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])' >"$site/client.pth"

stamp=$environment/requirements.sum
if [[ ! -f $stamp || $(<"$stamp") != "$(<requirements-test.txt)" ]]; then
  "$run" -m pip install -q --disable-pip-version-check -r requirements-test.txt || {
    echo "skipped: the registry of Python packages cannot be reached"
    exit 77
  }
  cp requirements-test.txt "$stamp"
fi

"$run" -m pytest -q
"$run" -m mypy answers.py tests
"$run" -m ruff check .
"$run" -m ruff format --check .
