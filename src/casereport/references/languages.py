"""Languages as bibliographies write them (tags, names, babel's names, MARC's three letters) → language tags, and back to babel's names."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Tag of ISO 639-1; MARC code as MEDLINE writes it; English name; babel's other names (BibLaTeX's langid).
_TABLE = """
af afr afrikaans · ar ara arabic · bg bul bulgarian · bs bos bosnian · ca cat catalan · cs cze,ces czech · cy wel,cym welsh · da dan danish
de ger,deu german ngerman,austrian,naustrian,nswissgerman,swissgerman,deutsch · el gre,ell greek polutonikogreek
en eng english american,british,usenglish,ukenglish,canadian,australian,newzealand · es spa spanish castilian,español · et est estonian
eu baq,eus basque · fa per,fas persian farsi · fi fin finnish · fr fre,fra french francais,français,acadian,canadien · ga gle irish
gl glg galician · he heb hebrew · hi hin hindi · hr hrv,scr croatian · hu hun hungarian magyar · hy arm,hye armenian
id ind indonesian bahasa · is ice,isl icelandic · it ita italian italiano · ja jpn japanese
ka geo,kat georgian · ko kor korean · la lat latin · lt lit lithuanian
lv lav latvian · mk mac,mkd macedonian · ms may,msa malay · nb nob norsk bokmål,bokmal · nl dut,nld dutch nederlands · nn nno nynorsk
no nor norwegian · pl pol polish polski · pt por portuguese brazilian,portuges,brazil,português · ro rum,ron romanian · ru rus russian
sh hbs serbo-croatian · sk slo,slk slovak · sl slv slovenian slovene · sq alb,sqi albanian · sr srp,scc serbian · sv swe swedish svenska
th tha thai · tr tur turkish · uk ukr ukrainian · ur urd urdu · vi vie vietnamese · zh chi,zho chinese mandarin
"""


def _rows() -> list[tuple[str, list[str], str, list[str]]]:
    rows = [row.split() for line in _TABLE.strip().splitlines() for row in line.split(" · ")]
    return [(row[0], row[1].split(","), row[2], row[3].split(",") if len(row) > 3 else []) for row in rows]


_TAGS = {name: tag for tag, codes, english, others in _rows() for name in (tag, *codes, english, *others)}
_BABEL = {tag: "ngerman" if tag == "de" else english for tag, _, english, _ in _rows()}
_NAMES = {tag: english.title() for tag, _, english, _ in _rows()} | {"nb": "Norwegian", "nn": "Norwegian"}


def language_tag(written: str) -> str:
    """The tag of a language written in any of these ways (`de`, `de-AT`, `ger`, `German`, `ngerman`); "" for one that is not known.

    Several languages (`German and French`, `ger; fre`) have their tags in a list, `de, fr`; one of them that is not known makes it "".
    """
    tags = [_tag(word) for word in re.split(r"\s+(?:and|&)\s+|[,;/]", written) if word.strip()]
    return ", ".join(dict.fromkeys(tags)) if all(tags) else ""


def joined_tags(written: Iterable[str]) -> str:
    """The tags of those languages that are known, each written for itself."""
    return ", ".join(dict.fromkeys(filter(None, map(language_tag, written))))


def _tag(written: str) -> str:
    word = written.strip().lower().replace("_", "-")
    if word in _TAGS:
        return _TAGS[word]
    found = re.fullmatch(r"([a-z]{2,3})-([a-z]{2}|[a-z]{4}|\d{3})(?:-[a-z0-9]{2,8})*", word)
    return f"{_TAGS[found[1]]}-{found[2].upper() if len(found[2]) == 2 else found[2].title()}" if found and found[1] in _TAGS else ""


def language_name(tag: str) -> str:
    """The English name of the language of a tag, the names of those of several (`German, French`), "" for one that is not known."""
    return ", ".join(filter(None, (_NAMES.get(_bare(one), "") for one in tag.split(", "))))


def babel_name(tag: str) -> str:
    """What BibLaTeX calls the language of a tag in `langid`, and several in `language`; a tag that is not known as it is."""
    if ", " in tag:
        return " and ".join(language_name(one).lower() or one for one in tag.split(", "))
    return _BABEL.get(_bare(tag), tag)


def _bare(tag: str) -> str:
    return tag.partition("-")[0].lower()
