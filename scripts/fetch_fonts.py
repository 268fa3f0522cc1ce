"""Fetches the shipped fonts from their npm packages and writes their manifest and metrics.

    python scripts/fetch_fonts.py            # fetch, write templates/_fonts/
    python scripts/fetch_fonts.py --check    # no network: compare the files with the manifest and the metrics

The faces are those of `casereport.journal.fonts.FACES`; the files are taken as they are, neither subset nor renamed inside
(their licence reserves the name "Source" for unmodified fonts). Needs npm and fontTools; users need neither.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from casereport.journal.fonts import FACES, fonts_dir


@dataclass(frozen=True)
class Package:
    """One npm package: the family it serves, its name, version, SHA-256 of the archive, and the file that keeps its licence here."""

    family: str
    name: str
    version: str
    sha256: str
    licence: str


PACKAGES = (
    Package(
        "CRSerif",
        "@expo-google-fonts/source-serif-4",
        "0.4.1",
        "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4",
        "OFL-SourceSerif4.txt",
    ),
    Package(
        "CRSans",
        "@expo-google-fonts/source-sans-3",
        "0.4.1",
        "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
        "OFL-SourceSans3.txt",
    ),
    Package(
        "CRFigure",
        "@expo-google-fonts/arimo",
        "0.4.3",
        "5058cb6ac604e7cbb63354abc464f09c4b6e02089a3c896ee02fa38eba23ae34",
        "OFL-Arimo.txt",
    ),
)


def main() -> int:
    """The process's exit status: 0 when the fonts are in place, 1 when --check finds a difference."""
    parser = argparse.ArgumentParser(description="Fetch the shipped fonts, or check them.")
    parser.add_argument("--check", action="store_true", help="compare what is there; fetch nothing")
    if not parser.parse_args().check:
        fonts_dir().mkdir(parents=True, exist_ok=True)
        for package in PACKAGES:
            fetch(package)
        write("fonts.json", manifest())
        write("metrics.json", metrics())
    differing = [name for name, text in (("fonts.json", manifest()), ("metrics.json", metrics())) if read(name) != text]
    for name in differing:
        print(f"{name} does not match the font files; run scripts/fetch_fonts.py", file=sys.stderr)
    return 1 if differing else 0


def fetch(package: Package) -> None:
    """Puts a package's faces and licence into the fonts' folder; ends the program when the archive is not the pinned one."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        if (found := sha256(archive.read_bytes())) != package.sha256:
            sys.exit(f"{package.name}@{package.version}: SHA-256 is {found}, not the pinned one")
        with tarfile.open(archive) as files:
            for face in FACES:
                if face.family == package.family:
                    cut = face.file.index("_") + 1
                    take(files, f"package/{face.file[cut:].removesuffix('.ttf')}/{face.file}", face.file)
            take(files, "package/LICENSE_FONT", package.licence)


def take(files: tarfile.TarFile, member: str, name: str) -> None:
    """Copies one member of an archive into the fonts' folder."""
    stream = files.extractfile(member)
    if stream is None:
        sys.exit(f"{member} is not a file in the archive")
    (fonts_dir() / name).write_bytes(stream.read())


def manifest() -> str:
    """What is shipped and where it comes from, as JSON."""
    packages = [
        {
            "family": package.family,
            "package": package.name,
            "version": package.version,
            "sha256": package.sha256,
            "licence": "OFL-1.1",
            "licence_file": package.licence,
            "faces": [
                {"file": face.file, "weight": face.weight, "style": face.style, "sha256": sha256((fonts_dir() / face.file).read_bytes())}
                for face in FACES
                if face.family == package.family
            ],
        }
        for package in PACKAGES
    ]
    return json.dumps(packages, indent=2) + "\n"


def metrics() -> str:
    """Advance widths of every mapped character, in 1/1000 em, as JSON: file → runs of [first code point, width, width …]."""
    lines = [f"{json.dumps(face.file)}: {json.dumps(runs(face.file), separators=(',', ':'))}" for face in FACES]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def runs(file: str) -> list[list[int]]:
    """The widths of a face, one list for each unbroken run of code points."""
    with TTFont(fonts_dir() / file) as font:
        unit = font["head"].unitsPerEm
        advance = font["hmtx"].metrics
        widths = [(code, round(advance[glyph][0] * 1000 / unit)) for code, glyph in sorted(font.getBestCmap().items())]
    unbroken = groupby(enumerate(widths), key=lambda entry: entry[1][0] - entry[0])  # code point minus rank stays the same
    pairs = [[pair for _, pair in members] for _, members in unbroken]
    return [[run[0][0], *(advance for _, advance in run)] for run in pairs]


def read(name: str) -> str:
    """The text of a file in the fonts' folder, empty when there is none."""
    path = fonts_dir() / name
    return path.read_text(encoding="utf-8") if path.exists() else ""


def write(name: str, text: str) -> None:
    """Writes a text into the fonts' folder."""
    (fonts_dir() / name).write_text(text, encoding="utf-8", newline="\n")


def sha256(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
