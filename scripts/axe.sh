#!/bin/sh
# Fetches axe-core, which the tests read web pages with; it becomes no part of the project (MPL-2.0).
#   build/axe/axe_playwright_python/axe.min.js   axe-core 4.12.1, as the package axe-playwright-python carries it
# Does nothing when it is there. build/axe/VERSION tells version, licence and hash of the package.
# PYTHON= names the interpreter whose pip is used. Exit status: 0 fetched, else what pip says.
set -eu
cd "$(dirname "$0")/.."
package="axe-playwright-python==0.1.8"
hash=sha256:fdd263c998388f1a8e67cad02677e612d946248bd44d163be5e8650ea31f95f8

if [ ! -e build/axe/VERSION ]; then
    rm -rf build/axe
    mkdir -p build
    echo "$package --hash=$hash" >build/axe.txt
    "${PYTHON:-.venv/bin/python}" -m pip --quiet --disable-pip-version-check --no-input install --no-deps --require-hashes --target build/axe \
        --requirement build/axe.txt
    echo "axe-core $(sed -n '1s/.*axe v//p' build/axe/axe_playwright_python/axe.min.js), MPL-2.0, from $package, $hash" >build/axe/VERSION
fi
cat build/axe/VERSION
