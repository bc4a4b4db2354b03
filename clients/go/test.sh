#!/usr/bin/env bash
# Generates, builds and tests the client; its programs are left in build/. Exits with 77 where it cannot.
# RAPPORTEUR names the program; default: build/release/rapporteur of the project.
set -euo pipefail
[[ -z ${RAPPORTEUR:-} ]] || RAPPORTEUR=$(realpath -m "$RAPPORTEUR")
cd "$(dirname "${BASH_SOURCE[0]}")"
skip() { echo "skipped: $*" && exit 77; }

command -v go >/dev/null || skip 'go is not here'
command -v protoc >/dev/null || skip 'protoc is not here'
go mod download 2>/dev/null || skip "go $(go env GOVERSION) cannot have the modules: the module proxy cannot be reached, or it is too old"

./generate.sh
unformatted=$(gofmt -l .)
[[ -z $unformatted ]] || { echo "not as gofmt writes them: $unformatted" && exit 1; }
go vet ./...
go build -o build/ ./cmd/...
go test -count=1 ./...
