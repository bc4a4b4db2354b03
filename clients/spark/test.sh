#!/usr/bin/env bash
# Installs the job into an environment in .venv that has that of clients/python below it, and tests it on a cluster of
# processes on this machine. Exit status 77: skipped, and why.
# Environment: PYTHON (python3), JAVA_HOME, RAPPORTEUR (see clients/python/test.sh). With RAPPORTEUR_CORPUS, a folder with
# a folder ods of real documents, these are turned into tables by Spark and by one process too, and compared.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root/clients/spark"
environment=$PWD/.venv
run=$environment/bin/python
logs=$root/build/logs
mkdir -p "$logs"

skip() {
  echo "skipped: $1"
  exit 77
}

# quietly NAME COMMAND...: with the output in a log, whose end is shown when it fails.
quietly() {
  local log=$logs/spark-$1.log
  shift
  "$@" >"$log" 2>&1 || {
    tail -n 40 "$log"
    return 1
  }
}

if [[ -z ${JAVA_HOME:-} ]]; then
  command -v java >/dev/null || skip "there is no Java (openjdk-17-jre-headless)"
  JAVA_HOME=$(dirname "$(dirname "$(realpath "$(command -v java)")")")
fi
export JAVA_HOME
[[ -x $JAVA_HOME/bin/java ]] || skip "there is no Java in $JAVA_HOME"
version=$("$JAVA_HOME/bin/java" -version 2>&1 | grep -om1 '"[0-9]*' | tr -d '"')
((${version:-0} >= 17)) || skip "Java is older than 17"

../python/test.sh --install

[[ -x $run ]] || ../python/.venv/bin/python -m venv "$environment"
export PIP_DISABLE_PIP_VERSION_CHECK=1
site=$("$run" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
../python/.venv/bin/python -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])' >"$site/client.pth"

# changed STAMP PATH...: whether what the paths hold is not what the stamp was made of.
sum_of() { find "$@" -type f ! -name '*.pyc' ! -path '*.egg-info/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum; }
changed() { [[ ! -f $1 || $(<"$1") != "$(sum_of "${@:2}")" ]]; }

reachable() {
  local folder status=0
  folder=$(mktemp -d)
  "$run" -m pip download -q --no-deps -d "$folder" py4j==0.10.9.9 >/dev/null 2>&1 || status=1
  rm -rf "$folder"
  return $status
}

stamp=$environment/requirements.sum
if changed "$stamp" requirements-test.txt; then
  reachable || skip "the registry of Python packages cannot be reached"
  quietly requirements "$run" -m pip install -r requirements-test.txt
  sum_of requirements-test.txt >"$stamp"
fi

stamp=$environment/package.sum
if changed "$stamp" pyproject.toml src; then
  reachable || skip "the registry of Python packages cannot be reached"
  quietly package "$run" -m pip install --force-reinstall --no-deps .
  quietly check "$run" -m pip check
  sum_of pyproject.toml src >"$stamp"
fi

"$run" -m pytest -q
"$run" -m mypy -p rapporteur_spark
"$run" -m ruff check .
"$run" -m ruff format --check .

if [[ -d ${RAPPORTEUR_CORPUS:-}/ods ]]; then
  quietly corpus "$run" tests/compare.py "$RAPPORTEUR_CORPUS/ods"
  grep -o '[0-9,]* documents: .*' "$logs/spark-corpus.log"
fi
