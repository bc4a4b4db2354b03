#!/usr/bin/env bash
# Runs the statements of README.md and compares their answers. Installs DuckDB into an environment in .venv that has that
# of clients/python below it. Exit status 77: skipped, and why.
# Environment: PYTHON (python3), RAPPORTEUR (see clients/python/test.sh).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root/clients/queries"
client=queries
source ../python/environment.sh

make_environment_on_python
install_requirements

"$run" -m pytest -q
"$run" -m mypy answers.py tests
"$run" -m ruff check .
"$run" -m ruff format --check .
