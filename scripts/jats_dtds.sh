#!/bin/sh
# Fetches the document type definitions of JATS, which the tests hold our XML to; they become no part of the project (public domain, kept as they are).
#   build/jats/1.3, build/jats/1.4   the tag sets for publishing and archiving, as the npm package @jats4r/dtds carries them
# Does nothing when they are there. build/jats/VERSION tells version and hash of the package.
# Exit status: 0 fetched, 69 no npm, 65 another package than the tests know, else what npm says.
set -eu
cd "$(dirname "$0")/.."
package=@jats4r/dtds@0.0.10
archive=jats4r-dtds-0.0.10.tgz
hash=300be5ca79352794c2508cb46db9259abfe69d127a3a4c51c81816b5949d20dc  # sha256 of the archive

if [ ! -e build/jats/VERSION ]; then
    command -v npm >/dev/null || { echo "the document types of JATS come as an npm package, and there is no npm" >&2; exit 69; }
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    npm pack --silent --pack-destination "$work" "$package" >"$work/packed" || { status=$?; cat "$work/packed" >&2; exit $status; }
    echo "$hash  $work/$archive" | sha256sum --check --status || { echo "$package is not the package that the tests know" >&2; exit 65; }
    tar --extract --gzip --file "$work/$archive" --directory "$work" package/schema/1.3 package/schema/1.4
    rm -rf build/jats
    mkdir -p build/jats
    mv "$work/package/schema/1.3" "$work/package/schema/1.4" build/jats
    echo "$package, sha256 $hash" >build/jats/VERSION
fi
cat build/jats/VERSION
