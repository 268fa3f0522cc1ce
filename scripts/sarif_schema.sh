#!/bin/sh
# Fetches what the tests check SARIF logs with; it becomes no part of the project (both MIT):
#   build/sarif/schema.json        the schema of SARIF 2.1.0 (OASIS), as the npm package @microsoft/jest-sarif carries it
#   build/sarif/node_modules/ajv   a validator of JSON Schema, 6.12.6, with what it needs
# Does nothing when both are there. npm compares each package with its hash; no script of a package is run.
# Exit status: 0 fetched, 69 no npm, 65 another package than the tests know, else what npm says.
set -eu
cd "$(dirname "$0")/.."
folder=build/sarif
package=@microsoft/jest-sarif@1.0.0-beta.0
archive=microsoft-jest-sarif-1.0.0-beta.0.tgz
hash=748e2c3d1a842e7bb258416685c7ea3a0da40005b72267b2052c2856d48ad102  # sha256 of the archive

if [ ! -e "$folder/VERSION" ]; then
    command -v npm >/dev/null || { echo "the schema of SARIF comes as an npm package, and there is no npm" >&2; exit 69; }
    rm -rf "$folder"
    mkdir -p "$folder"
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    npm pack --silent --pack-destination "$work" "$package" >"$work/packed" || { status=$?; cat "$work/packed" >&2; exit $status; }
    echo "$hash  $work/$archive" | sha256sum --check --status || { echo "$package is not the package that the tests know" >&2; exit 65; }
    tar --extract --gzip --file "$work/$archive" --directory "$work" package/lib/schemas/sarif-2.1.0-rtm.5.json
    mv "$work/package/lib/schemas/sarif-2.1.0-rtm.5.json" "$folder/schema.json"
    cat >"$folder/package.json" <<'EOF'
{"name": "sarif-schema", "version": "0.0.0", "private": true, "dependencies": {"ajv": "6.12.6"}}
EOF
    cat >"$folder/package-lock.json" <<'EOF'
{
  "name": "sarif-schema", "version": "0.0.0", "lockfileVersion": 3, "requires": true,
  "packages": {
    "": {"name": "sarif-schema", "version": "0.0.0", "dependencies": {"ajv": "6.12.6"}},
    "node_modules/ajv": {
      "version": "6.12.6", "license": "MIT",
      "integrity": "sha512-j3fVLgvTo527anyYyJOGTYJbG+vnnQYvE0m5mmkc1TK+nxAppkCLMIL0aZ4dblVCNoGShhm+kzE4ZUykBoMg4g==",
      "dependencies": {
        "fast-deep-equal": "^3.1.1", "fast-json-stable-stringify": "^2.0.0", "json-schema-traverse": "^0.4.1", "uri-js": "^4.2.2"
      }
    },
    "node_modules/fast-deep-equal": {
      "version": "3.1.3", "license": "MIT",
      "integrity": "sha512-f3qQ9oQy9j2AhBe/H9VC91wLmKBCCU/gDOnKNAYG5hswO7BLKj09Hc5HYNz9cGI++xlpDCIgDaitVs03ATR84Q=="
    },
    "node_modules/fast-json-stable-stringify": {
      "version": "2.1.0", "license": "MIT",
      "integrity": "sha512-lhd/wF+Lk98HZoTCtlVraHtfh5XYijIjalXck7saUtuanSDyLMxnHhSXEDJqHxD7msR8D0uCmqlkwjCV8xvwHw=="
    },
    "node_modules/json-schema-traverse": {
      "version": "0.4.1", "license": "MIT",
      "integrity": "sha512-xbbCH5dCYU5T8LcEhhuh7HJ88HXuW3qsI3Y0zOZFKfZEHcpWiHU/Jxzk629Brsab/mMiHQti9wMP+845RPe3Vg=="
    },
    "node_modules/punycode": {
      "version": "2.3.1", "license": "MIT",
      "integrity": "sha512-vYt7UD1U9Wg6138shLtLOvdAu+8DsC/ilFtEVHcH+wydcSpNE20AfSOduf6MkRFahL5FY7X1oU7nKVZFtfq8Fg=="
    },
    "node_modules/uri-js": {
      "version": "4.4.1", "license": "BSD-2-Clause",
      "integrity": "sha512-7rKUyy33Q1yc98pQ1DAmLtwX109F7TIfWlW1Ydo8Wl1ii1SeHieeh0HHfPeL2fMXK6z0s8ecKs9frCuLJvndBg==",
      "dependencies": {"punycode": "^2.1.0"}
    }
  }
}
EOF
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --silent)
    echo "the schema of SARIF from $package, sha256 $hash; ajv 6.12.6; MIT" >"$folder/VERSION"
fi
cat "$folder/VERSION"
