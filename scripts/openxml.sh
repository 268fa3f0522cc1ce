#!/bin/sh
# Fetches openxml-audit, with which the tests hold Word files against the schemas of Office Open XML; it becomes no part of the project (MIT).
#   build/openxml/openxml_audit/   the package, with the schema data of Microsoft's Open XML SDK
# Does nothing when it is there. build/openxml/VERSION tells version, licence and hash of the package.
# PYTHON= names the interpreter whose pip is used. Exit status: 0 fetched, else what pip says.
set -eu
cd "$(dirname "$0")/.."
package="openxml-audit==0.8.0"
hash=sha256:a55f74b86d347808f4912313b188eafa36b43ffda444781eb026cc9138ea2576

if [ ! -e build/openxml/VERSION ]; then
    rm -rf build/openxml
    mkdir -p build
    echo "$package --hash=$hash" >build/openxml.txt
    "${PYTHON:-.venv/bin/python}" -m pip --quiet --disable-pip-version-check --no-input install --no-deps --require-hashes --target build/openxml \
        --requirement build/openxml.txt
    echo "openxml-audit 0.8.0, MIT, from $package, $hash" >build/openxml/VERSION
fi
cat build/openxml/VERSION
