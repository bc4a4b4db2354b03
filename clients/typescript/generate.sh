#!/usr/bin/env bash
# Makes src/generated from the schema: a module for each file of it, and one that exports all of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
schema=../../proto
out=src/generated

rm -rf $out && mkdir -p $out
protoc -I $schema --plugin=node_modules/.bin/protoc-gen-es \
  --es_out=$out --es_opt=target=ts,import_extension=js $schema/rapporteur/v1/*.proto
for module in $out/rapporteur/v1/*_pb.ts; do
  echo "export * from \"./rapporteur/v1/$(basename "$module" .ts).js\";"
done >$out/index.ts
