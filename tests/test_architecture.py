"""Imports go one way, heavy libraries have one home each, modules stay small; held over the parsed source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from tests.sources import PACKAGE, SOURCE, modules, nodes

# A row may import from the rows above it, and a part from itself; two parts of one row know nothing of each other.
ROWS: tuple[tuple[str, ...], ...] = (
    ("interruption", "shipped", "streams", "typed", "unchanged", "values"),
    ("patterns",),
    ("problems", "language", "privacy"),
    ("reading", "clinical"),
    ("model", "tree"),
    ("chart",),
    ("statements",),
    ("journal",),
    ("references",),
    ("case", "facts"),
    ("citations", "figures"),
    ("document",),
    ("guidelines",),
    ("checks",),
    ("writers",),
    ("importers", "batch", "preview"),
    ("build",),
    ("tools", "revision", "checklist"),
    ("submission",),
    ("__init__",),
    ("commands",),
    ("cli",),
    ("door",),
    ("__main__",),
)
RANKS = {part: rank for rank, row in enumerate(ROWS) for part in row}

# The modules that run citeproc-py's classes, and are themselves imported only inside functions.
LAZY = {f"citations/csl/{name}.py" for name in ("dates", "elements", "engine", "reader", "source")}

# The modules that put a command on the command line.
COMMANDS = {file for file in modules() if file.startswith("commands/")}

# Library → the modules that may import it, and whether only inside a function.
HOMES: dict[str, tuple[set[str], bool]] = {
    "matplotlib": ({"figures/paper/raster.py"}, True),
    "weasyprint": ({"writers/pdf.py", "writers/engine.py"}, True),
    "typer": ({"cli.py", *COMMANDS}, False),
    "docx": ({"writers/docx/package.py"}, True),
    "lxml": (
        {
            "references/read/tagged/xmltree.py",
            "citations/csl/file.py",
            "citations/csl/reader.py",
            "writers/jats/lint/reading.py",
            "revision/tracked.py",
        },
        True,
    ),
    "citeproc": ({"citations/csl/file.py", *LAZY}, True),
    "pybtex": ({"references/read/bibtex/entry.py", "references/read/bibtex/names.py"}, True),
    "pylatexenc": ({"references/read/bibtex/latex.py"}, True),
    "fontTools": (set(), True),  # the metrics are taken from the fonts at development time
}

# Modules of the standard library, and clients that could be installed, that open connections; urllib.parse does not.
NETWORK = frozenset({
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "pycurl", "requests", "smtplib", "socket", "socketserver",
    "ssl", "telnetlib", "urllib", "urllib.error", "urllib.request", "urllib.robotparser", "urllib3", "webbrowser", "websockets", "wsgiref", "xmlrpc",
})  # fmt: skip
ONLINE = "tools/registry.py"

LONGEST_MODULE = 330  # lines
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


@dataclass(frozen=True, order=True)
class Import:
    """One imported module: by which file (from the package's folder), on which line, which, at the top or inside a function."""

    file: str
    line: int
    module: str
    top: bool


@cache
def imports(source: Path, file: str) -> list[Import]:
    """Every import of a file; `from package import name` names the submodule where there is one."""
    functions = [node for node in nodes(file, source) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)}
    found = {
        Import(file, node.lineno, module, id(node) not in inside)
        for node in nodes(file, source)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in _named(source, file, node)
    }
    return sorted(found)


def _named(source: Path, file: str, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
        return
    base = node.module or ""
    if node.level:
        here = (PACKAGE, *Path(file).parent.parts)
        base = ".".join((*here[: len(here) - node.level + 1], *filter(None, [node.module])))
    for alias in node.names:
        name = f"{base}.{alias.name}"
        place = source.joinpath(*name.split("."))
        yield name if place.is_dir() or place.with_suffix(".py").is_file() else base


def part_of(module: str) -> str:
    """The row entry that a module of the package belongs to: `casereport.model.values` → `model`."""
    steps = [*module.split("."), "__init__"]
    return steps[1]


def wrong_imports(source: Path) -> list[str]:
    """Each import that goes up or sideways, or of a part without a row, as `file:line: imports module`."""
    wrong = []
    for file in modules(source):
        part = part_of(".".join((PACKAGE, *Path(file).with_suffix("").parts)))
        for found in imports(source, file):
            if found.module.split(".")[0] != PACKAGE:
                continue
            other = part_of(found.module)
            if other != part and not RANKS.get(other, len(ROWS)) < RANKS.get(part, -1):
                wrong.append(f"{file}:{found.line}: imports {found.module}")
    return wrong


def misplaced_libraries(source: Path) -> list[str]:
    """Each import of a heavy library outside its home, or at the top of a module where it must be inside a function."""
    wrong = []
    for file in modules(source):
        for found in imports(source, file):
            library = found.module.split(".")[0]
            if library in HOMES:
                homes, must_be_inside = HOMES[library]
                if file not in homes or (must_be_inside and found.top and file not in LAZY):
                    wrong.append(f"{file}:{found.line}: imports {library}")
    return wrong


def network_imports(source: Path) -> list[str]:
    """Each import of a module that can open a connection, but those inside the functions of the one module that may."""
    wrong = []
    for file in modules(source):
        for found in imports(source, file):
            steps = found.module.split(".")
            if {steps[0], ".".join(steps[:2])} & NETWORK - ({"urllib"} if len(steps) > 1 else set()) and (file != ONLINE or found.top):
                wrong.append(f"{file}:{found.line}: imports {found.module}")
    return wrong


def rings(source: Path) -> list[set[str]]:
    """Modules that import each other, be it by way of others or for types alone: each ring as the names of its modules."""
    known = {".".join((PACKAGE, *Path(file).with_suffix("").parts)).removesuffix(".__init__"): file for file in modules(source)}
    graph = {name: {found.module for found in imports(source, file)} & set(known) - {name} for name, file in known.items()}
    reached = {name: _reached(graph, name) for name in graph}
    found = [frozenset(other for other in reached[name] if name in reached[other]) for name in graph if name in reached[name]]
    return [set(ring) for ring in dict.fromkeys(found)]


def _reached(graph: dict[str, set[str]], name: str) -> set[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        new = graph[waiting.pop()] - seen
        seen |= new
        waiting += new
    return seen


def test_no_modules_import_each_other() -> None:
    assert rings(SOURCE) == []


def test_a_ring_is_found_though_it_is_for_types_alone(tmp_path: Path) -> None:
    files = {
        "chart/a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from casereport.chart.b import B",
        "chart/b.py": "def f():\n    from casereport.chart import c",
        "chart/c.py": "import casereport.chart.a",
        "chart/d.py": "import casereport.chart.a",
    }
    plant(tmp_path, files)
    assert rings(tmp_path) == [{"casereport.chart.a", "casereport.chart.b", "casereport.chart.c"}]


def test_the_whole_package_was_read() -> None:
    assert len(modules(SOURCE)) >= 20


def test_every_module_has_a_row() -> None:
    assert {part_of(f"{PACKAGE}.{Path(file).with_suffix('').parts[0]}") for file in modules(SOURCE)} - set(RANKS) == set()


def test_imports_go_one_way() -> None:
    assert wrong_imports(SOURCE) == []


def test_heavy_libraries_stay_at_home_and_inside_functions() -> None:
    assert misplaced_libraries(SOURCE) == []


def test_one_module_alone_uses_the_network_and_no_part_of_a_build_imports_it() -> None:
    assert network_imports(SOURCE) == []
    assert importers("tools.registry") == {"tools/lookup.py", "tools/resolution.py"}
    assert importers("tools.lookup", "tools.resolution") == {"commands/references.py", "tools/lookup.py"}


def importers(*names: str) -> set[str]:
    """The files that import one of these modules of the package."""
    wanted = {f"{PACKAGE}.{name}" for name in names}
    return {file for file in modules(SOURCE) for found in imports(SOURCE, file) if found.module in wanted}


def test_what_runs_the_csl_processor_is_imported_inside_functions() -> None:
    lazy = {f"{PACKAGE}.{file.removesuffix('.py').replace('/', '.')}" for file in LAZY}
    eager = [
        (file, found.line)
        for file in modules(SOURCE)
        for found in imports(SOURCE, file)
        if found.module in lazy and found.top and file not in LAZY
    ]
    assert eager == []
    assert any(found.module in lazy for found in imports(SOURCE, "citations/csl/works.py"))


def test_no_module_is_longer_than_one_subject() -> None:
    lengths = {file: len((SOURCE / PACKAGE / file).read_text(encoding="utf-8").splitlines()) for file in modules(SOURCE)}
    assert {file: length for file, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [file for file in modules(SOURCE) if VAGUE_NAMES & set(Path(file).with_suffix("").parts)] == []


PLANTED = {
    "upward": ("tree.py", "from casereport.document import sections", "tree.py:1: imports casereport.document"),
    "upward, by the package": ("tree.py", "from casereport import document", "tree.py:1: imports casereport.document"),
    "upward, inside a function": ("tree.py", "def f():\n    import casereport.writers.html", "tree.py:2: imports casereport.writers.html"),
    "upward, relative": ("reading/yaml.py", "from ..model import values", "reading/yaml.py:1: imports casereport.model"),
    "sideways": ("reading/yaml.py", "from casereport.clinical import units", "reading/yaml.py:1: imports casereport.clinical"),
    "to the package's door": ("tree.py", "from casereport import load", "tree.py:1: imports casereport"),
    "to a part without a row": ("tree.py", "import casereport.utils", "tree.py:1: imports casereport.utils"),
}


@pytest.mark.parametrize("case", PLANTED)
def test_a_wrong_import_is_found(tmp_path: Path, case: str) -> None:
    file, code, expected = PLANTED[case]
    plant(tmp_path, {"document/__init__.py": "", "reading/__init__.py": "", file: code})
    assert wrong_imports(tmp_path) == [expected]


def test_right_imports_are_not_found(tmp_path: Path) -> None:
    files = {
        "problems.py": "from casereport.problems.codes import CODES\nimport json",
        "codes.py": "",
        "reading/__init__.py": "from .yaml import read_yaml",
        "reading/yaml.py": "from casereport.problems import fault\nfrom ..reading import places\nfrom . import places",
        "reading/places.py": "",
        "cli.py": "from casereport import __version__, problems",
        "__init__.py": "from casereport.problems import CaseReportError",
        "__main__.py": "from casereport.cli import main",
    }
    plant(tmp_path, files)
    assert wrong_imports(tmp_path) == []


def test_a_planted_connection_is_found(tmp_path: Path) -> None:
    files = {
        "tools/registry.py": "import ssl\ndef f():\n    from urllib.request import urlopen",
        "build.py": "from urllib.parse import quote\nfrom urllib import request",
        "facts.py": "def f():\n    import urllib.request as r",
        "journal/fonts.py": "def f():\n    from http.client import HTTPSConnection",
        "tree.py": "import socket, requests",
    }
    plant(tmp_path, files)
    assert network_imports(tmp_path) == [
        "build.py:2: imports urllib",
        "facts.py:2: imports urllib.request",
        "journal/fonts.py:2: imports http.client",
        "tools/registry.py:1: imports ssl",
        "tree.py:1: imports requests",
        "tree.py:1: imports socket",
    ]


def test_a_heavy_library_away_from_home_or_at_the_top_is_found(tmp_path: Path) -> None:
    files = {
        "figures/paper/raster.py": "def draw():\n    from matplotlib.figure import Figure\n    import numpy",
        "figures/paper/svg.py": "def draw():\n    import matplotlib",
        "writers/pdf.py": "import weasyprint",
        "cli.py": "import typer",
        "journal/fonts.py": "def f():\n    from fontTools.ttLib import TTFont",
    }
    plant(tmp_path, files)
    assert misplaced_libraries(tmp_path) == [
        "figures/paper/svg.py:2: imports matplotlib",
        "journal/fonts.py:2: imports fontTools",
        "writers/pdf.py:1: imports weasyprint",
    ]


def plant(source: Path, files: dict[str, str]) -> None:
    """Writes a package of these files into an empty source folder."""
    for name, code in files.items():
        path = source / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
