#!/bin/sh
# Fetches what the tests check the JSON-LD of web pages with; it becomes no part of the project (both Apache-2.0):
#   build/schema-types/node_modules/schema-dts   the vocabulary of schema.org as types of TypeScript, 1.1.5
#   build/schema-types/node_modules/typescript   the compiler, 5.9.3
# Does nothing when both are there. npm compares each package with its hash; no script of a package is run.
# Exit status: 0 fetched, 69 no npm, else what npm says.
set -eu
cd "$(dirname "$0")/.."
folder=build/schema-types

if [ ! -e "$folder/VERSION" ]; then
    command -v npm >/dev/null || { echo "the types of schema.org need npm" >&2; exit 69; }
    rm -rf "$folder"
    mkdir -p "$folder"
    cat >"$folder/package.json" <<'EOF'
{"name": "schema-types", "version": "0.0.0", "private": true, "dependencies": {"schema-dts": "1.1.5", "typescript": "5.9.3"}}
EOF
    cat >"$folder/package-lock.json" <<'EOF'
{
  "name": "schema-types", "version": "0.0.0", "lockfileVersion": 3, "requires": true,
  "packages": {
    "": {"name": "schema-types", "version": "0.0.0", "dependencies": {"schema-dts": "1.1.5", "typescript": "5.9.3"}},
    "node_modules/schema-dts": {
      "version": "1.1.5", "license": "Apache-2.0",
      "integrity": "sha512-RJr9EaCmsLzBX2NDiO5Z3ux2BVosNZN5jo0gWgsyKvxKIUL5R3swNvoorulAeL9kLB0iTSX7V6aokhla2m7xbg=="
    },
    "node_modules/typescript": {
      "version": "5.9.3", "license": "Apache-2.0",
      "integrity": "sha512-jl1vZzPDinLr9eUt3J/t7V6FgNEw9QjvBPdysz9KfQDD41fQrC2Y4vKQdiaUpFT4bXlb1RHhLpp8wtm6M5TgSw=="
    }
  }
}
EOF
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    echo "schema-dts 1.1.5, typescript 5.9.3, Apache-2.0, from npm, by their hashes" >"$folder/VERSION"
fi
cat "$folder/VERSION"
