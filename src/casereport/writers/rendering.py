"""The one Jinja environment: a document tree in, the text of a page out.

Only inert data enters a template, escaping is always on, and `|render` prints a node with the macro named after its kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal

from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from casereport import tree
from casereport.document.tables.parts import paper_parts
from casereport.journal import Journal
from casereport.journal.resources import templates_dir
from casereport.problems import CaseReportError, fault
from casereport.writers.drawing import read_drawing
from casereport.writers.words import is_numeric, set_words

Medium = Literal["screen", "print"]

_FILTERS: Final = frozenset({"first", "float", "join", "last", "length", "list", "lower", "max", "min", "replace", "trim", "upper"})
_TESTS: Final = frozenset({"defined", "equalto", "even", "none", "odd"})
_MACROS: Final = ("kinds.html", "blocks.html", "inline.html")
"""Where macros of node kinds are looked for; `kinds.html` is the journal's own, when it has one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Blocks printed one after the other: in the text columns, or across the page when `wide`; the last run holds the references."""

    blocks: tuple[tree.Block, ...]
    wide: bool = False
    references: tuple[tree.Reference, ...] = ()


class MissingMacro(LookupError):
    """A node kind that no template prints; a fault of the tool, or of a journal's templates."""


def render_page(document: tree.Document, journal: Journal, medium: Medium, **context: object) -> str:
    """The page as HTML text; `context` adds inert values. A template that fails raises CaseReportError (`bad-journal`)."""
    values = {key: _inert(value) for key, value in {**_context(document, journal), **context, "medium": medium}.items()}
    environment = _environment(journal.folder)
    kinds = _Kinds()
    environment.filters |= {"render": kinds.render, "plain": tree.plain, "drawing": _drawing, "words": set_words, "numeric": is_numeric}
    try:
        kinds.macros = _load_macros(environment, values)
        return environment.get_template("page.html").render(values)
    except TemplateError as error:
        raise CaseReportError([_template_problem(error, journal)]) from None


def flat_blocks(document: tree.Document) -> tuple[tree.Block, ...]:
    """The blocks of body and back one after the other; a section is a heading among them, a table stands in its parts."""
    return tuple(_flat((*document.body, *document.back)))


def split_runs(document: tree.Document, blocks: Iterable[tree.Block]) -> tuple[Run, ...]:
    """The blocks as runs, the references in the last: a wide figure or table stands between text columns, never in them.

    A full-width block inside a multi-column box can make WeasyPrint drop what follows it, so columns end before it and begin anew.
    Headings just before a wide block go with it.
    """
    runs: list[Run] = []
    text: list[tree.Block] = []
    for block in blocks:
        if getattr(block, "wide", False):
            runs += _close(text, block)
            text = []
        else:
            text.append(block)
    return (*runs, Run(tuple(text), references=document.references))


def read_styles(journal: Journal, *names: str) -> str:
    """The shared style sheets of these names, then the journal's own page.css."""
    shared = [(templates_dir() / "_html" / name).read_text(encoding="utf-8") for name in names]
    return "\n".join([*shared, (journal.folder / "page.css").read_text(encoding="utf-8")])


def style_markup(css: str) -> Markup:
    """CSS as it stands inside a style element, where nothing is unescaped; a text that could end the element is refused."""
    if "</" in css or "<!" in css:
        raise CaseReportError([fault("bad-journal", "a style sheet holds '</' or '<!'")])
    return Markup(css)  # noqa: S704  # the only text in a style element, checked in the line above


class _Kinds:
    """The macros by node kind, and the filter that prints nodes with them."""

    def __init__(self) -> None:
        self.macros: Mapping[str, Macro] = {}

    def render(self, nodes: object) -> Markup:
        """Nodes printed in order, each by the macro of its kind."""
        if isinstance(nodes, tuple):
            return Markup("").join(self.render(node) for node in nodes)
        kind = getattr(nodes, "kind", type(nodes).__name__)
        if kind not in self.macros:
            raise MissingMacro(f"no macro for the node kind {kind}")
        return Markup(self.macros[kind](nodes))  # noqa: S704  # a macro's output is escaped


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which a template reads fields of the tree and calls macros, and nothing else."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, LoopContext):
            return not attr.startswith("_")
        return attr == "kind" or attr in getattr(type(obj), "__dataclass_fields__", ()) or _is_module_macro(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro)


class _Compiled(BytecodeCache):
    """Templates by name and text, so that a process compiles each once, however often it prints."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key, bucket.checksum] = bucket.code


_COMPILED: Final = _Compiled()


def _environment(folder: Path) -> _Environment:
    environment = _Environment(
        loader=FileSystemLoader([folder, templates_dir() / "_html"]),
        bytecode_cache=_COMPILED,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters = {name: environment.filters[name] for name in _FILTERS}
    environment.tests = {name: environment.tests[name] for name in _TESTS}
    environment.globals = {}
    return environment


def _load_macros(environment: _Environment, values: dict[str, Any]) -> dict[str, Macro]:
    found: dict[str, Macro] = {}
    for name in _MACROS:
        if name in environment.list_templates():
            module = environment.get_template(name).make_module(values)
            found = {**{key: value for key, value in vars(module).items() if isinstance(value, Macro)}, **found}
    return found


def _context(document: tree.Document, journal: Journal) -> dict[str, object]:
    return {
        "front": document.front,
        "body": document.body,
        "back": document.back,
        "supplement": document.supplement,
        "aside": tuple(node.id for node in tree.walk(document.supplement) if isinstance(node, tree.Table)),
        "references": document.references,
        "references_title": document.references_title,
        "document_notices": document.notices,
        "banner": document.banner,
        "language": document.language,
        "description": document.description,
        "created": document.created,
        "words": journal.phrases(document.language),
        "labels": {"abstract": journal.abstract.title, "keywords": journal.keywords.title},
        "columns": journal.columns,
        "images": {},
    }


def _inert(value: Any) -> Any:
    """The value with its mappings read-only; anything that could do something raises TypeError."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return tuple(_inert(item) for item in value)
    if isinstance(value, Run) or _is_node(value):
        return value
    if isinstance(value, dict):
        return MappingProxyType({str(key): _inert(item) for key, item in value.items()})
    raise TypeError(f"a {type(value).__name__} may not enter a template")


def _is_node(value: object) -> bool:
    """True for a part of the document tree; the whole document holds the bytes of pictures and stays outside."""
    is_of_tree = type(value).__module__.rpartition(".")[0] == tree.__name__
    return is_of_tree and hasattr(value, "__dataclass_fields__") and not isinstance(value, tree.Document)


def _is_module_macro(obj: object, attr: str, value: object) -> bool:
    """True for a macro of an imported template."""
    return type(obj).__name__ == "TemplateModule" and not attr.startswith("_") and isinstance(value, Macro)


def _flat(sections: tuple[tree.Block, ...]) -> list[tree.Block]:
    flat: list[tree.Block] = []
    for block in sections:
        if isinstance(block, tree.Section):
            flat.append(tree.Section(block.id, block.number, block.title, block.level, (), block.role))
            flat += _flat(block.blocks)
        elif isinstance(block, tree.Table):
            flat += paper_parts(block)
        else:
            flat.append(block)
    return flat


def _close(text: list[tree.Block], block: tree.Block) -> list[Run]:
    """The run of text before a wide block, and the run of the block with the headings that lead to it."""
    keep = len(text)
    while keep and isinstance(text[keep - 1], tree.Section):
        keep -= 1
    wide = Run((*text[keep:], block), wide=True)
    return [Run(tuple(text[:keep])), wide] if keep else [wide]


def _drawing(figure: tree.Figure) -> Markup:
    return read_drawing(figure.svg, figure.alt or figure.label)


def _template_problem(error: TemplateError, journal: Journal) -> Any:
    """The fault without the engine's own text, which can quote what was printed."""
    what = {
        TemplateSyntaxError: "cannot be read",
        UndefinedError: "asks for a value that does not exist",
        SecurityError: "does what templates may not do",
    }
    reason = next((text for kind, text in what.items() if isinstance(error, kind)), "failed")
    line = getattr(error, "lineno", None)
    where = f"{getattr(error, 'name', None) or 'a template'}{f', line {line}' if line else ''}"
    return fault("bad-journal", f"{journal.name}: {where} {reason}")
