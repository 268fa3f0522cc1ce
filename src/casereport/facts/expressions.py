"""What may stand between {{ and }}: one word of the list with texts and numbers, read and never run."""

from __future__ import annotations

from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from casereport.patterns import lazy_pattern

if TYPE_CHECKING:
    from jinja2 import Environment

_EXAMPLE = "write a word with its arguments: {{ lab('crp', day=3) }}"
_LONGEST = 200  # characters
_CALL = lazy_pattern(r"[ ]*(?P<name>[A-Za-z_][A-Za-z0-9_]*)\((?P<inside>[^(){}%#\\\r\n]*)\)[ ]*")
_ARGUMENT = lazy_pattern(
    r"[ ]*(?:(?P<key>[A-Za-z_][A-Za-z0-9_]*)[ ]*=[ ]*)?"
    r"(?:'(?P<text>[^']*)'|\"(?P<quoted>[^\"]*)\"|(?P<number>-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?))[ ]*(?:,(?=[ ]*[^ ])|$)"
)
_RESERVED = frozenset({"and", "else", "false", "False", "if", "in", "is", "none", "None", "not", "or", "true", "True"})
"""What Jinja takes for a word of its own."""


class FactFault(Exception):
    """A fact that cannot be told: code, message and cure, without the value asked for."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def read_call(source: str) -> tuple[str, list[Any], dict[str, Any]]:
    """Name and constant arguments of the one call that an expression may be; raises FactFault for anything else."""
    if len(source) > _LONGEST:
        raise FactFault("bad-fact", "the expression is too long", _EXAMPLE)
    return _plain_call(source) or _parsed_call(source)


def _plain_call(source: str) -> tuple[str, list[Any], dict[str, Any]] | None:
    """What Jinja would read in a call of nearly all authors' kind, `lab('crp', day=3)`; None for any other, which it is left to read."""
    call = _CALL.fullmatch(source)
    if call is None or call["name"] in _RESERVED:
        return None
    arguments: list[Any] = []
    options: dict[str, Any] = {}
    at = 0
    while at < len(call["inside"]):
        found = _ARGUMENT.match(call["inside"], at)
        if found is None or found["key"] in _RESERVED or found["key"] in options or (options and not found["key"]):
            return None
        number = found["number"]
        value = found["text"] or found["quoted"] or "" if number is None else float(number) if "." in number else int(number)
        if found["key"]:
            options[found["key"]] = value
        else:
            arguments.append(value)
        at = found.end()
    return call["name"], arguments, options


def _parsed_call(source: str) -> tuple[str, list[Any], dict[str, Any]]:
    from jinja2 import TemplateSyntaxError, nodes

    try:
        # In brackets, so that `{{- age() -}}` is not read as a mark of white space.
        tree = _parser().parse("{{ (" + source + ") }}")
    except TemplateSyntaxError:
        raise FactFault("bad-fact", "the expression cannot be read", _EXAMPLE) from None
    output = tree.body[0] if len(tree.body) == 1 else None
    call = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else None
    if not isinstance(call, nodes.Call) or not isinstance(call.node, nodes.Name) or call.dyn_args or call.dyn_kwargs:
        raise FactFault("bad-fact", "only a word with its arguments may stand between {{ and }}", _EXAMPLE)
    options = {option.key: _constant(option.value) for option in call.kwargs}
    if len(options) < len(call.kwargs):
        raise FactFault("bad-fact", "an argument is given twice", _EXAMPLE)
    return call.node.name, [_constant(arg) for arg in call.args], options


@cache
def _parser() -> Environment:
    from jinja2 import Environment

    return Environment(autoescape=False)  # noqa: S701  # it parses only, and never renders


def _constant(node: Any) -> str | int | float:
    """A text or number as it stands; nothing is computed, since `9**9**9` would never end."""
    from jinja2 import nodes

    sign, inner = (-1, node.node) if isinstance(node, nodes.Neg) else (1, node)
    value = inner.value if isinstance(inner, nodes.Const) else None
    if isinstance(value, str) and sign == 1:
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return sign * value
    raise FactFault("bad-fact", "the arguments must be texts in quotes or numbers", _EXAMPLE)
