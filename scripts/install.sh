#!/bin/sh
# Installs the project into a virtual environment, from the lock and with its hashes: scripts/install.sh [FOLDER, else .venv]
# Does nothing when that was done before with the same lock and Python. PYTHON= names the interpreter to use.
# Exit status: 0 installed, 69 there is no Python 3.11 or newer with the venv module, else what pip says.
set -eu
cd "$(dirname "$0")/.."
venv=${1:-.venv}
unset PYTHONDONTWRITEBYTECODE PYTHONPATH PYTHONHOME || true  # byte code halves the start of every command

about() {  # an interpreter's version and the one that an environment is made with, nothing when it does not fit
    "$1" -c 'import ensurepip, sys, venv
sys.version_info >= (3, 11) and print(*sys.version_info[:3], getattr(sys, "_base_executable", sys.executable))' 2>/dev/null || true
}

for python in ${PYTHON:-"$venv/bin/python" python3 python3.14 python3.13 python3.12 python3.11 python}; do
    found=$(about "$python")
    [ -z "$found" ] || break
done
if [ -z "$found" ]; then
    echo "${PYTHON:-this system}: no Python 3.11 or newer with the venv module" >&2
    echo "  install one (Debian, Ubuntu: sudo apt-get install python3-venv; macOS: brew install python), or name one: make PYTHON=python3.12 ..." >&2
    exit 69
fi
read -r major minor patch python <<EOF
$found
EOF
version=$major.$minor.$patch

base="$version $(pwd)"  # of another version or in another folder, an environment is made anew
mark="$base $(cat requirements-dev.lock pyproject.toml scripts/install.sh | cksum)"
[ "$(cat "$venv/.installed" 2>/dev/null)" != "$mark" ] || exit 0

case $(cat "$venv/.installed" 2>/dev/null) in
    "$base "*) ;;
    *)
        echo "creating $venv with Python $version"
        "$python" -m venv --clear "$venv"
        ;;
esac
rm -f "$venv/.installed"
echo "installing $(grep -c '==' requirements-dev.lock) packages into $venv; the first time takes about a minute"
pip() { "$venv/bin/python" -m pip --quiet --disable-pip-version-check --no-input "$@"; }
pip install --compile --require-hashes -r requirements-dev.lock
pip install --no-build-isolation --no-deps --no-index --editable .
"$venv/bin/python" -m compileall -q src
echo "$mark" >"$venv/.installed"
