#!/usr/bin/env bash
# Installs what is missing to build Rapporteur on Debian 12; with `--test` also what its tests, linter, formatter and
# fuzzers need. Asks for nothing and prints nothing when all is there.
set -euo pipefail

packages=(cmake ninja-build g++ libboost1.81-dev libicu-dev libprotobuf-dev protobuf-compiler libtbb-dev libcli11-dev
  libpugixml-dev libspdlog-dev libssl-dev)
if [[ ${1:-} == --test ]]; then
  packages+=(libgtest-dev libgmock-dev libbenchmark-dev clang-14 clang-tidy-14 clang-format-14 libclang-rt-14-dev)
fi

if ! command -v dpkg-query >/dev/null; then
  echo "This is no Debian: these packages' counterparts must be here: ${packages[*]}" >&2
  exit 0
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
  [[ $status == installed ]] || missing+=("$package")
done
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "Missing packages, and neither root nor sudo to install them: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "Installing ${missing[*]}" >&2
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
log=$(mktemp)
if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } </dev/null >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "Installing failed; the whole log is in $log" >&2
  exit 1
fi
rm -f "$log"
