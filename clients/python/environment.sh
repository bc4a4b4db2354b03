# Sourced by test.sh here and by those of the folders that build on this package: environments in .venv, filled once.
# Wanted before: `root`, the project; `client`, the folder's name, which begins the names of its logs.
logs=$root/build/logs
mkdir -p "$logs"
environment=$root/clients/$client/.venv
run=$environment/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK=1

skip() {
  echo "skipped: $1"
  exit 77
}

# quietly NAME COMMAND...: with the output in a log, whose end is shown when it fails.
quietly() {
  local log=$logs/$client-$1.log
  shift
  "$@" >"$log" 2>&1 || {
    tail -n 40 "$log"
    return 1
  }
}

# changed STAMP PATH...: whether what the paths hold is not what the stamp was made of.
sum_of() { find "$@" -type f ! -name '*.pyc' ! -path '*.egg-info/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum; }
changed() { [[ ! -f $1 || $(<"$1") != "$(sum_of "${@:2}")" ]]; }

# Asks the registry for something small.
reach_registry() {
  local folder status=0
  folder=$(mktemp -d)
  "$run" -m pip download -q --no-deps -d "$folder" py4j==0.10.9.9 >/dev/null 2>&1 || status=1
  rm -rf "$folder"
  ((status == 0)) || skip "the registry of Python packages cannot be reached"
}

# An environment that has the one of clients/python below it, with that package in it.
make_environment_on_python() {
  "$root/clients/python/test.sh" --install
  local below=$root/clients/python/.venv/bin/python purelib='import sysconfig; print(sysconfig.get_paths()["purelib"])'
  [[ -x $run ]] || "$below" -m venv "$environment"
  "$below" -c "$purelib" >"$("$run" -c "$purelib")/client.pth"
}

install_requirements() {
  local stamp=$environment/requirements.sum
  changed "$stamp" requirements-test.txt || return 0
  reach_registry
  quietly requirements "$run" -m pip install -r requirements-test.txt
  sum_of requirements-test.txt >"$stamp"
}

# install_package PATH...: the package in this folder, which is made of what the paths hold.
install_package() {
  local stamp=$environment/package.sum
  changed "$stamp" "$@" || return 0
  reach_registry
  quietly package "$run" -m pip install -v --force-reinstall --no-deps .
  quietly check "$run" -m pip check
  sum_of "$@" >"$stamp"
}
