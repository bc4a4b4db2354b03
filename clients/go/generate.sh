#!/usr/bin/env bash
# Makes the package rapporteurv1 from the schema, as part of this module.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
schema=../../proto
package=rapporteur.example/go/rapporteurv1

options=(--go_opt=module=rapporteur.example/go)
for file in "$schema"/rapporteur/v1/*.proto; do
  options+=("--go_opt=M${file#"$schema/"}=$package")
done
rm -rf rapporteurv1
protoc -I "$schema" --plugin=protoc-gen-go="$(go tool -n protoc-gen-go)" --go_out=. "${options[@]}" "$schema"/rapporteur/v1/*.proto
