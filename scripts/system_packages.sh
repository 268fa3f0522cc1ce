#!/bin/sh
# Sees to the system packages that a purpose needs: looks for what is missing, installs it where it may, else says how.
#
#   scripts/system_packages.sh PURPOSE...
#     render    the libraries that lay out PDF: Pango, HarfBuzz, fontconfig
#     tests     pdftotext, which the tests read PDF files with
#     browser   Chromium, for the tests that look at a page as a reader does
#     office    LibreOffice Writer, for the tests that look at the pages of Word files, and a Python that can speak to it
#     verapdf   a JDK and the XML binding classes that the validator lacks
#     jats      npm, which fetches the document types of JATS, and pandoc, with which the tests read it back
#
# It installs as root or with a sudo that asks no password (apt-get), or with Homebrew; it never asks anything.
# Exit status: 0 everything is there, 69 something is missing and the command that installs it was printed, 2 wrong purpose.
set -eu

PYTHON=${PYTHON:-python3}
# The system's own, which python3-uno is for, and those that LibreOffice brings along, as on macOS; tests/revision/office.py knows them too.
OFFICE_PYTHONS=${OFFICE_PYTHONS:-/usr/bin/python3 /usr/lib/libreoffice/program/python /Applications/LibreOffice.app/Contents/Resources/python}

missing_for_render() {
    # One interpreter for all of them: each name stands for the files, on Linux and on macOS, of which one must load.
    "$PYTHON" - <<'EOF' || echo pango pangoft2 harfbuzz-subset
import ctypes, os

LIBRARIES = {
    "pango": ("libgobject-2.0.so.0", "libpango-1.0.so.0"),
    "pangoft2": ("libfontconfig.so.1", "libpangoft2-1.0.so.0"),
    "harfbuzz-subset": ("libharfbuzz.so.0", "libharfbuzz-subset.so.0"),
}
FOLDERS = ("", "/opt/homebrew/lib", "/usr/local/lib")


def loads(name):
    stem, _, version = name.partition(".so.")
    for folder in FOLDERS:
        for file in (name, f"{stem}.{version}.dylib"):
            try:
                return ctypes.CDLL(os.path.join(folder, file))
            except OSError:
                pass


print(*(thing for thing, names in LIBRARIES.items() if not all(map(loads, names))))
EOF
}

missing_for_tests() {
    command -v pdftotext >/dev/null 2>&1 || echo pdftotext
}

missing_for_browser() {
    for name in chromium chromium-browser google-chrome; do
        ! command -v "$name" >/dev/null 2>&1 || return 0
    done
    echo chromium
}

missing_for_office() {
    command -v soffice >/dev/null 2>&1 || echo soffice
    for name in $OFFICE_PYTHONS; do
        ! { [ -x "$name" ] && "$name" -c "import uno" >/dev/null 2>&1; } || return 0
    done
    echo python3-uno
}

missing_for_verapdf() {
    javac -version >/dev/null 2>&1 || echo javac
    for jar in jaxb-runtime istack-commons-runtime txw2 javax.activation; do
        [ -e "${JAVA_JARS:-/usr/share/java}/$jar.jar" ] || echo "$jar"
    done
}

missing_for_jats() {
    for name in npm pandoc; do
        command -v "$name" >/dev/null 2>&1 || echo "$name"
    done
}

missing() {
    for purpose in $purposes; do
        "missing_for_$purpose"
    done
}

debian_package() {
    case $1 in
        pango) echo libpango-1.0-0 ;;
        pangoft2) echo libpangoft2-1.0-0 ;;
        harfbuzz-subset) echo libharfbuzz-subset0 ;;
        pdftotext) echo poppler-utils ;;
        chromium) echo chromium ;;
        soffice) echo libreoffice-writer-nogui ;;
        python3-uno) echo python3-uno ;;
        javac) echo default-jdk-headless ;;
        jaxb-runtime) echo libjaxb-java ;;
        istack-commons-runtime) echo libistack-commons-java ;;
        txw2) echo libtxw2-java ;;
        npm) echo npm ;;
        pandoc) echo pandoc ;;
        javax.activation) echo libactivation-java ;;
    esac
}

brew_package() {
    case $1 in
        pango | pangoft2 | harfbuzz-subset) echo pango ;;
        pdftotext) echo poppler ;;
        chromium) echo chromium ;;
        soffice | python3-uno) echo libreoffice ;;
        javac) echo openjdk ;;
        npm) echo node ;;
        pandoc) echo pandoc ;;
    esac
}

packages() {  # the packages of the tool named first, each once, on one line
    tool=$1
    shift
    for thing in "$@"; do "${tool}_package" "$thing"; done | sort -u | tr '\n' ' '
}

if [ $# -eq 0 ]; then
    echo "usage: $0 render|tests|browser|office|verapdf|jats..." >&2
    exit 2
fi
for purpose in "$@"; do
    case $purpose in
        render | tests | browser | office | verapdf | jats) ;;
        *) echo "$0: unknown purpose: $purpose" >&2; exit 2 ;;
    esac
done
purposes=$*
found=$(missing)
[ -n "$found" ] || exit 0

# shellcheck disable=SC2086  # the lists below are words on purpose
if command -v apt-get >/dev/null 2>&1; then
    list=$(packages debian $found)
    how="apt-get install -y --no-install-recommends $list"
    as=
    [ "$(id -u)" -eq 0 ] || as="sudo -n"
    if [ -z "$as" ] || sudo -n true 2>/dev/null; then
        echo "installing system packages: $list"
        $as env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true  # an old list may still do
        $as env DEBIAN_FRONTEND=noninteractive $how -qq >/dev/null || true  # what counts is looked at below
    fi
    how="sudo $how"
elif command -v brew >/dev/null 2>&1; then
    list=$(packages brew $found)
    how="brew install $list"
    echo "installing with Homebrew: $list"
    $how || true
else
    how="install with your package manager: $(echo $found)   (Fedora, Arch: pango; Alpine: pango harfbuzz-subset)"
fi

left=$(missing)
[ -n "$left" ] || exit 0
{
    echo "missing on this system:" $left
    echo "  $how"
} >&2
exit 69
