"""Cuts the shipped fonts down to what web pages embed: templates/_html/fonts/*.woff2.

    python scripts/subset_web_fonts.py            # write the files
    python scripts/subset_web_fonts.py --check    # compare them with what would be written

A page embeds these files as they are: cutting at build time took four seconds a page. They are modified fonts, so they bear
the private family names inside; the licence reserves the name "Source" for unmodified ones. Needs fontTools and brotli.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from casereport.journal import fonts
from casereport.writers.html import web_font_file

FEATURES = ["kern", "liga", "ccmp", "mark", "mkmk", "locl", "lnum", "tnum"]
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x1E00, 0x1EFF), (0x2B0, 0x2DD), (0x370, 0x3FF), (0x2009, 0x200A), (0x2010, 0x2027),
    (0x202F, 0x203A), (0x2044, 0x2044), (0x2060, 0x2060), (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2116, 0x2122), (0x2150, 0x215E),
    (0x2190, 0x2195), (0x2202, 0x2265), (0x25A0, 0x25FF), (0x2640, 0x2642), (0x2713, 0x2717),
)  # fmt: skip


def cut_face(face: fonts.Face) -> bytes:
    """The face as WOFF2 with the characters of RANGES, named by its private family."""
    options = subset.Options(layout_features=FEATURES)
    options.set(hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14])
    font = TTFont(BytesIO(fonts.read_face(face.file)), recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    _rename(font, face)
    font.flavor = "woff2"
    output = BytesIO()
    font.save(output)
    return output.getvalue()


def _rename(font: TTFont, face: fonts.Face) -> None:
    style = f"{face.weight}{'i' if face.style == 'italic' else ''}"
    names = {1: face.family, 2: "Regular", 4: f"{face.family} {style}", 6: f"{face.family}-{style}"}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def main() -> int:
    """0 when the files are written or, with --check, as they would be written."""
    stale = 0
    for face in fonts.faces():
        path, data = web_font_file(face), cut_face(face)
        if "--check" in sys.argv[1:]:
            stale += not path.is_file() or path.read_bytes() != data
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
