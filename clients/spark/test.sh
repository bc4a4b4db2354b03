#!/usr/bin/env bash
# Installs the job into an environment in .venv that has that of clients/python below it, and tests it on a cluster of
# processes on this machine. Exit status 77: skipped, and why.
# Environment: PYTHON (python3), JAVA_HOME, RAPPORTEUR (see clients/python/test.sh). With RAPPORTEUR_CORPUS, a folder with
# a folder ods of real documents, these are turned into tables by Spark and by one process too, and compared.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root/clients/spark"
client=spark
source ../python/environment.sh

if [[ -z ${JAVA_HOME:-} ]]; then
  command -v java >/dev/null || skip "there is no Java (openjdk-17-jre-headless)"
  JAVA_HOME=$(dirname "$(dirname "$(realpath "$(command -v java)")")")
fi
export JAVA_HOME
[[ -x $JAVA_HOME/bin/java ]] || skip "there is no Java in $JAVA_HOME"
version=$("$JAVA_HOME/bin/java" -version 2>&1 | grep -om1 '"[0-9]*' | tr -d '"')
((${version:-0} >= 17)) || skip "Java is older than 17"

make_environment_on_python
install_requirements
install_package pyproject.toml src

"$run" -m pytest -q
"$run" -m mypy -p rapporteur_spark
"$run" -m ruff check .
"$run" -m ruff format --check .

if [[ -d ${RAPPORTEUR_CORPUS:-}/ods ]]; then
  quietly corpus "$run" tests/compare.py "$RAPPORTEUR_CORPUS/ods"
  grep -o '[0-9,]* documents: .*' "$logs/spark-corpus.log"
fi
