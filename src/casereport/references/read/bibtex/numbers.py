"""Numbers with units (siunitx) and chemical formulae (mhchem) of LaTeX as text."""

from __future__ import annotations

import re

from casereport.references.read.bibtex.commands import POWERS, PREFIXES, SIGNS, UNITS
from casereport.tree import Inline, Sub, Sup, Text

_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


def quantity_text(command: str, arguments: list[str]) -> str:
    """`5 mg`, `1–2 mL`, `37 °C`, `30°` for siunitx's commands; the arguments are as typed, options in brackets left out."""
    texts = [_bare(argument) for argument in arguments if not argument.startswith("[")]
    if not texts:
        return ""
    if command in ("si", "unit"):
        return unit_text(texts[-1])
    if command in ("num", "numrange"):
        return "–".join(map(_number, texts))
    if command == "ang":
        return "".join(number + sign for number, sign in zip(texts[0].split(";"), "°′″", strict=False) if number)
    unit = unit_text(texts[-1])
    gap = "" if unit in ("%", "°") or not unit else " "
    return f"{'–'.join(map(_number, texts[:-1]))}{gap}{unit}"


def _bare(argument: str) -> str:
    return argument.removeprefix("{").removesuffix("}").strip()


def _number(typed: str) -> str:
    """`1.2e3` as 1.2 × 10³, `+-` as ±."""
    text = re.sub(r"\\pm|\+-", "±", typed.replace("~", "").replace(" ", ""))
    return re.sub(r"(?:[eE]|[dD])([-+]?\d+)$", lambda found: f" × 10{found[1].removeprefix('+').translate(_SUPERSCRIPTS)}", text)


def unit_text(typed: str) -> str:
    """The unit that siunitx's words or letters stand for: `\\milli\\gram\\per\\litre` is mg/L."""
    text, goes_on = "", True
    for command, letters in re.findall(r"\\([A-Za-z]+)\s*|([^\\]+)", typed):
        if command == "per":
            text, goes_on = text + "/", True
        elif command in POWERS:
            text += POWERS[command]
        elif command:
            text += ("" if goes_on else " ") + PREFIXES.get(command, UNITS.get(command, SIGNS.get(command, command)))
            goes_on = command in PREFIXES
        else:
            text += re.sub(r"[.~](?=\S)", " ", letters).translate({ord("{"): None, ord("}"): None})
    return " ".join(text.replace("^2", "²").replace("^3", "³").replace("^-1", "⁻¹").split())


def chemical_formula(typed: str) -> list[Inline]:
    """mhchem's `CO2`, `SO4^2-`, `^{18}F` with lowered counts and raised charges."""
    nodes: list[Inline] = []
    for raised, braced, lowered, count, text in re.findall(
        r"\^(?:\{([^{}]*)\}|([0-9]*[+-]?))|_(?:\{?([^{}\s]*)\}?)|(?<=[A-Za-z)\]])(\d+)|([^\^_\d]+|\d+)", _bare(typed)
    ):
        if raised or braced:
            nodes.append(Sup((Text((raised or braced).replace("-", "−")),)))
        elif lowered or count:
            nodes.append(Sub((Text(lowered or count),)))
        elif text:
            nodes.append(Text(text.replace("->", "→").replace("{", "").replace("}", "")))
    return nodes
