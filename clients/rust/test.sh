#!/usr/bin/env bash
# Builds and tests the Rust client. RAPPORTEUR names the program that writes streams.
# Exit status: 0 all is well, 77 a tool or the registry is missing (a line says which), another one: a test failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export RAPPORTEUR=${RAPPORTEUR:-$PWD/../../build/release/rapporteur}

skip() {
  echo "skipped: $1"
  exit 77
}

command -v cargo >/dev/null || skip "cargo is not installed"
[[ -n ${PROTOC:-} ]] || command -v protoc >/dev/null || skip "protoc is not installed"
if ! cargo fetch --quiet --locked --offline 2>/dev/null && ! said=$(cargo fetch --quiet --locked 2>&1); then
  echo "$said" >&2
  # A lock file that is out of date is a fault of ours, not of the network.
  [[ $said == *--locked* ]] || skip "crates.io is not reachable"
  exit 1
fi
if cargo fmt --version >/dev/null 2>&1; then cargo fmt --check; fi
if cargo clippy --version >/dev/null 2>&1; then
  cargo clippy --quiet --locked --offline --all-targets -- --deny warnings
fi
cargo test --quiet --locked --offline
