"""The Jinja environment of every writer that prints with templates: a sandbox, escaping always on, only inert data inside.

`|render` prints a node with the macro named after its kind.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import jinja2
from jinja2 import BytecodeCache, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from casereport import tree
from casereport.journal.resources import templates_dir
from casereport.problems import Problem, fault
from casereport.shipped import shipped_store

_FILTERS: Final = frozenset({"first", "float", "join", "last", "length", "list", "lower", "max", "min", "replace", "trim", "upper"})
_TESTS: Final = frozenset({"defined", "equalto", "even", "none", "odd"})


class MissingMacro(LookupError):
    """A node kind that no template prints; a fault of the tool, or of a journal's templates."""


class Kinds:
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


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a template reads fields of the tree and calls macros, and nothing else."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        if isinstance(obj, LoopContext):
            return not attr.startswith("_")
        return attr == "kind" or attr in getattr(type(obj), "__dataclass_fields__", ()) or _is_module_macro(obj, attr, value)

    def is_safe_callable(self, obj: Any) -> bool:
        return isinstance(obj, Macro)


class _Compiled(BytecodeCache):
    """Templates by name and text, so that a process compiles each once, and what is shipped is compiled once for all of them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Any] = {}

    def get_cache_key(self, name: str, filename: str | Path | None = None) -> str:
        is_shipped = filename is not None and Path(filename).is_relative_to(templates_dir())
        return f"{_SHIPPED if is_shipped else ''}{name}|{filename}"

    def load_bytecode(self, bucket: Bucket) -> None:
        key = bucket.key, bucket.checksum
        bucket.code = self._kept.get(key)
        if bucket.code is None and bucket.key.startswith(_SHIPPED) and (code := _STORE.get(key)):
            with suppress(ValueError, EOFError, TypeError):
                self._kept[key] = bucket.code = marshal.loads(code)  # noqa: S302  # trusted as the byte code of the package is

    def dump_bytecode(self, bucket: Bucket) -> None:
        key = bucket.key, bucket.checksum
        self._kept[key] = bucket.code
        if bucket.key.startswith(_SHIPPED):
            _STORE.put(key, marshal.dumps(bucket.code))


_SHIPPED: Final = "shipped:"
_STORE = shipped_store("templates.compiled", jinja2.__version__)
_COMPILED: Final = _Compiled()


def sandbox(*folders: Path) -> Sandbox:
    """A new environment with the templates of these folders, the first one that has a name wins."""
    environment = Sandbox(
        loader=FileSystemLoader(folders),
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


def load_macros(environment: Sandbox, names: Iterable[str], values: Mapping[str, Any]) -> dict[str, Macro]:
    """The macros of the templates of these names by their own, those of the first template that has them; a template may be absent."""
    found: dict[str, Macro] = {}
    for name in names:
        if name in environment.list_templates():
            module = environment.get_template(name).make_module(dict(values))
            found = {**{key: value for key, value in vars(module).items() if isinstance(value, Macro)}, **found}
    return found


def inert(value: Any, *kinds: type) -> Any:
    """The value with its mappings read-only; anything that could do something, and is of none of the kinds, raises TypeError."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return tuple(inert(item, *kinds) for item in value)
    if isinstance(value, kinds) or _is_node(value):
        return value
    if isinstance(value, dict):
        return MappingProxyType({str(key): inert(item, *kinds) for key, item in value.items()})
    raise TypeError(f"a {type(value).__name__} may not enter a template")


def template_problem(error: TemplateError, name: str) -> Problem:
    """The fault in the templates of a journal without the engine's own text, which can quote what was printed."""
    what = {
        TemplateSyntaxError: "cannot be read",
        UndefinedError: "asks for a value that does not exist",
        SecurityError: "does what templates may not do",
    }
    reason = next((text for kind, text in what.items() if isinstance(error, kind)), "failed")
    line = getattr(error, "lineno", None)
    where = f"{getattr(error, 'name', None) or 'a template'}{f', line {line}' if line else ''}"
    return fault("bad-journal", f"{name}: {where} {reason}")


def _is_node(value: object) -> bool:
    """True for a part of the document tree; the whole document holds the bytes of pictures and stays outside."""
    is_of_tree = type(value).__module__.rpartition(".")[0] == tree.__name__
    return is_of_tree and hasattr(value, "__dataclass_fields__") and not isinstance(value, tree.Document)


def _is_module_macro(obj: object, attr: str, value: object) -> bool:
    """True for a macro of an imported template."""
    return type(obj).__name__ == "TemplateModule" and not attr.startswith("_") and isinstance(value, Macro)
