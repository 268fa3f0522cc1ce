"""Names as a CSL style prints and sorts them: order, initials, particles, suffixes, and how many."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from casereport.citations.csl import marks
from casereport.citations.csl.textcase import set_case
from casereport.patterns import lazy_pattern
from casereport.references.folding import SPELLED
from casereport.values import dataclass

_ROLES = """
    author collection_editor composer container_author curator director editor editorial_director executive_producer guest host
    illustrator interviewer organizer original_author performer producer recipient reviewed_author script_writer translator
"""
ROLES = frozenset(_ROLES.split())
_OPTIONS = {
    "and": "", "delimiter": ", ", "delimiter-precedes-et-al": "contextual", "delimiter-precedes-last": "contextual", "et-al-min": "0",
    "et-al-use-first": "1", "et-al-use-last": "false", "form": "long", "initialize": "true", "initialize-with": None,
    "name-as-sort-order": "", "sort-separator": ", ",
}  # fmt: skip
# Scripts whose names are written family first and without a space.
_UNSPACED = lazy_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class NameRules:
    """What a style says of a list of names: options by CSL's words, terms, attributes of name parts and of the name itself."""

    options: dict[str, Any]
    and_term: str
    et_al: str
    parts: dict[str, dict[str, str]]
    name: dict[str, str]
    demote: str
    hyphens: bool


def rules_of(names: Any, context: Any, sort_options: dict[str, str] | None) -> NameRules:
    """The rules in force for a cs:names element: its cs:name, then the citation or bibliography around, then the style."""
    name = names.find("cs:name", names.nsmap)
    own = dict(name.attrib) if name is not None else {}
    around = next((node for node in context.iterancestors() if str(node.tag).endswith(("}citation", "}bibliography"))), None)
    root = names.get_root()
    root = getattr(root, "style", root) if str(root.tag).endswith("locale") else root
    options = {}
    for option, default in _OPTIONS.items():
        outer = f"name-{option}" if option in ("form", "delimiter") else option
        options[option] = own.get(option, around.get(outer, root.get(outer, default)) if around is not None else root.get(outer, default))
    options |= sort_options or {}
    if sort_options is not None and options["form"] != "count":
        options["form"] = "long"
    et_al = names.find("cs:et-al", names.nsmap)
    cut = names.get_single_term(name=et_al.get("term", "et-al") if et_al is not None else "et-al")
    return NameRules(
        options,
        "&" if options["and"] == "symbol" else str(names.get_single_term(name="and")) if options["and"] == "text" else "",
        str(et_al.wrap(et_al.format(cut))) if et_al is not None else str(cut),
        {part.get("name"): dict(part.attrib) for part in (name if name is not None else ())},
        {key: value for key, value in own.items() if key not in _OPTIONS},
        root.get("demote-non-dropping-particle", "display-and-sort"),
        root.get("initialize-with-hyphen", "true") == "true",
    )


def format_names(names: Sequence[Any], rules: NameRules, item: Any) -> str:
    """The list of names, cut as the style cuts it; `item` may ask for more names than that, to tell it from another work."""
    options = rules.options
    least, first = int(options["et-al-min"]), int(options["et-al-use-first"])
    first = max(first, item.get("shown_names", 0))
    is_cut = bool(item.reference.get("names_cut"))
    is_long = (0 < least <= len(names) and len(names) > first) or is_cut
    shown = list(names[:first] if is_long and least else names)
    if options["form"] == "count":
        return str(len(shown))
    printed = [_format_name(name, rules, at, spelled=_is_spelled(name, item, at)) for at, name in enumerate(shown)]
    if not is_long:
        text = _joined(printed, rules)
    elif options["et-al-use-last"] == "true" and not is_cut and len(names) > first + 1:
        text = f"{options['delimiter'].join(printed)}{options['delimiter']}… {_format_name(names[-1], rules, len(names) - 1)}"
    else:
        text = _cut(printed, rules)
    return marks.formatted(text, rules.name)


def _is_spelled(name: Any, item: Any, at: int) -> bool:
    """Whether a name needs its given names to be told from another's of the same family."""
    return name.get("family") in item.get("spelled", ()) and (at == 0 or not item.get("spelled_first_only"))


def _cut(printed: Sequence[str], rules: NameRules) -> str:
    if not rules.et_al or not printed:
        return str(rules.options["delimiter"].join(printed))
    precedes, order = rules.options["delimiter-precedes-et-al"], rules.options["name-as-sort-order"]
    inverted = order == "all" or (order == "first" and len(printed) == 1)
    joint = precedes == "always" or (precedes == "contextual" and len(printed) > 1) or (precedes == "after-inverted-name" and inverted)
    listed = rules.options["delimiter"].join(printed)
    return f"{listed}{rules.options['delimiter'].rstrip() if joint else ''} {rules.et_al}"


def _joined(printed: Sequence[str], rules: NameRules) -> str:
    delimiter, precedes = rules.options["delimiter"], rules.options["delimiter-precedes-last"]
    if not rules.and_term or len(printed) < 2:
        return str(delimiter.join(printed))
    order = rules.options["name-as-sort-order"]
    inverted = order == "all" or (order == "first" and len(printed) == 2)
    joint = precedes == "always" or (precedes == "contextual" and len(printed) > 2) or (precedes == "after-inverted-name" and inverted)
    before = delimiter.join(printed[:-1])
    space = "" if _UNSPACED.search(rules.and_term) else " "
    return f"{before}{delimiter if joint else space}{rules.and_term}{space}{printed[-1]}"


def _format_name(name: Any, rules: NameRules, at: int, *, spelled: bool = False) -> str:
    """One name: short, in order of sorting, or as spoken."""
    given, family, dropping, kept, suffix = (str(part or "") for part in name.parts())
    if name.get("literal"):
        return _part(family, "family", rules)
    if _UNSPACED.search(family) and not re.search(r"[A-Za-z]", family):
        return _part(family, "family", rules) + ("" if rules.options["form"] == "short" else _part(given, "given", rules))
    if rules.options["form"] == "short" and not (spelled and given):
        return _spaced(_part(_spaced(kept, family), "family", rules))
    if rules.options["initialize-with"] is not None:
        given = initials(
            given, rules.options["initialize-with"], is_short=rules.options["initialize"] != "false", hyphens=rules.hyphens, family=family
        )
        suffix = suffix if "." in rules.options["initialize-with"] else suffix.replace(".", "")
    order = rules.options["name-as-sort-order"]
    if order == "all" or (order == "first" and at == 0):
        return _inverted((given, family, dropping, kept, suffix), rules)
    spoken = _spaced(_part(_spaced(given, dropping), "given", rules), _part(_spaced(kept, family), "family", rules))
    return spoken + (f"{', ' if name.get('comma-suffix') else ' '}{suffix}" if suffix else "")


def _inverted(parts: tuple[str, str, str, str, str], rules: NameRules) -> str:
    given, family, dropping, kept, suffix = parts
    if rules.demote in ("never", "sort-only"):
        family = _spaced(kept, family)
        given = _spaced(given, dropping)
    else:
        given = _spaced(given, dropping, kept)
    printed = (_part(family, "family", rules), _part(given, "given", rules), suffix)
    return str(rules.options["sort-separator"].join(part for part in printed if part))


def _spaced(*parts: str) -> str:
    text = ""
    for part in parts:
        text += ("" if not text or not part or text[-1] in "’'-" else " ") + part
    return text


def _part(text: str, name: str, rules: NameRules) -> str:
    given = rules.parts.get(name)
    if not given or not text:
        return text
    return marks.formatted(set_case(text, given.get("text-case")), given)


def initials(given: str, mark: str, *, is_short: bool = True, hyphens: bool = True, family: str = "") -> str:
    """The given names as initials, each with the mark behind it: Jean-Luc gives J.-L.; `is_short` False only rewrites initials typed."""
    if re.fullmatch(r"[^\W\d_]{2,3}", given) and given.isupper() and not family.isupper():
        given = " ".join(given)  # PubMed's way of typing several
    words: list[str] = []
    for word in re.split(r"\s+|(?<=\.)(?=[^\W\d_])", given.strip()):
        pieces = [piece for piece in re.split(r"[-\u2010]", word) if piece.strip(".")]
        is_typed = all(len(piece.strip(".")) == 1 for piece in pieces)
        if not pieces:
            continue
        if not pieces[0][0].isupper() or (not is_short and not is_typed):
            words.append(f" {word} ")
            continue
        joint = f"{mark.rstrip()}-" if hyphens else mark
        words.append(joint.join(piece[0] for piece in pieces if not piece[0].islower()) + mark)
    return " ".join("".join(words).split())


# --- order ------------------------------------------------------------------------------------------------------


def folded(text: object) -> str | None:
    """What a text is sorted by: small letters without accents, marks and signs that are passed over; None without text."""
    if text is None:
        return None
    bare = unicodedata.normalize("NFKD", marks.unmarked(text).casefold()).translate(SPELLED)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign) and sign not in "“”‘’'\"[]().…-–")
    return " ".join(bare.split()) or None


def sort_names(names: Sequence[Any] | None, root: Any) -> str | None:
    """What a list of names is sorted by."""
    if not names:
        return None
    demoted = root.get("demote-non-dropping-particle", "display-and-sort") != "never"
    keys = []
    for name in names:
        given, family, dropping, kept, suffix = (str(part or "") for part in name.parts())
        family, given = (family, _spaced(given, dropping, kept)) if demoted else (_spaced(kept, family), _spaced(given, dropping))
        keys.append(" ".join(part for part in (folded(family), folded(given), folded(suffix)) if part))
    return " ".join(keys)
