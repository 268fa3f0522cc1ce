"""LaTeX commands of bibliographies, read from `latex.toml`: what each prints, what arguments it takes, what prints nothing on purpose."""

from __future__ import annotations

from pathlib import Path

from casereport.shipped import shipped_tables
from casereport.tree import Emph, Strong, Sub, Sup

Mark = Emph | Strong | Sub | Sup
_MARKS: dict[str, type[Mark]] = {"Emph": Emph, "Strong": Strong, "Sub": Sub, "Sup": Sup}
_DATA = shipped_tables(Path(__file__).with_name("latex.toml"))


def _pairs(section: str) -> dict[str, str]:
    """Command → sign; the file writes a space as ␣."""
    words = (word.partition("=") for word in _DATA[section].split())
    return {name: sign.replace("␣", " ") for name, _, sign in words}


def _by_command(section: str) -> dict[str, str]:
    """Command → the key that it stands under: its arguments, or its mark."""
    return {name: key for key, names in _DATA[section].items() for name in names.split()}


_LETTERS = _pairs("greek")
_CAPITALS = {name.capitalize(): letter.upper() for name, letter in _LETTERS.items() if not name.startswith("var")}
_SHAPES = ("{}", "text{}", "up{}", "{}up", "mathup{}")  # also textgreek's, upgreek's and other packages'
GREEK = {shape.format(name): letter for name, letter in (_LETTERS | _CAPITALS).items() for shape in _SHAPES} | _pairs("greek_else")
SIGNS = GREEK | _pairs("symbols")
PREFIXES, UNITS, POWERS = _pairs("prefixes"), _pairs("units"), _pairs("powers")
MARKS = {name: _MARKS[mark] for name, mark in _by_command("marks").items()}
DECLARATIONS = {name: _MARKS[mark] for name, mark in _by_command("declarations").items()}
WRAPPERS, NUMBERS, SILENT, DROPPED = map(_by_command, ("wrappers", "numbers", "silent", "dropped"))

# Accents as Unicode's combining signs; those that stand over a letter take the dot of i and j away.
ABOVE = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307", '"': "\u0308", "r": "\u030a",
    "H": "\u030b", "v": "\u030c", "textroundcap": "\u0311", "t": "\u0361",
}  # fmt: skip
ACCENTS = ABOVE | {
    "d": "\u0323", "textcommabelow": "\u0326", "cb": "\u0326", "c": "\u0327", "k": "\u0328", "polhk": "\u0328", "textogonek": "\u0328",
    "b": "\u0331",
}  # fmt: skip
URLS = ("url", "path", "nolinkurl")
CAPITALS = ("uppercase", "MakeUppercase", "MakeTextUppercase")
CHEMISTRY = ("ce", "cee", "cf", "chem", "ch")
# What stands before and behind the last argument.
QUOTED = {
    "enquote": ("*{", "“", "”"), "mkbibquote": ("{", "“", "”"), "textquote": ("[[{", "“", "”"), "foreignquote": ("*{{", "“", "”"),
    "mkbibparens": ("{", "(", ")"), "mkbibbrackets": ("{", "[", "]"), "singlequote": ("{", "‘", "’"), "sqrt": ("[{", "√", ""),
    "q": ("{", "“", "”"),
}  # fmt: skip
