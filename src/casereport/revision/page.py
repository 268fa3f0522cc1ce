"""A list of changes as a web page: one self-contained file without scripts, as the article's is."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Final

from casereport.journal import Journal, fonts
from casereport.journal.resources import templates_dir
from casereport.problems import BuildFailure
from casereport.revision.cases import Revised
from casereport.revision.changes import Change
from casereport.revision.listing import Group, count_text, group_changes, places_text, remark, runs_of, values, what
from casereport.revision.wording import say
from casereport.writers.colours import page_colours
from casereport.writers.html import web_font_file
from casereport.writers.inspection import inspect_html
from casereport.writers.rendering import read_styles, style_markup
from casereport.writers.sandbox import inert, sandbox

_FACES: Final = (("CRSans", 400), ("CRSans", 600), ("CRSans", 700), ("CRSerif", 400))


def write_page(changes: Sequence[Change], title: str, versions: str, journal: Journal, banner: str = "") -> bytes:
    """The page as UTF-8, with the banner of the manuscript, inspected as every page is.

    One that is not inert is a fault of ours and raises BuildFailure (70).
    """
    dark = f"@media screen and (prefers-color-scheme: dark) {{ {page_colours(dark=True)} }}"
    css = "\n".join([_font_faces(), page_colours(), dark, read_styles(journal, "base.css", "screen.css", "changes.css")])
    page = _render(
        title=title, versions=versions, banner=banner, count=count_text(changes), description=say("report.description"),
        style=style_markup(css), policy=_policy(css), groups=tuple(map(_group, group_changes(changes))),
    )  # fmt: skip
    if inspect_html(page):
        raise BuildFailure(70, "the page of changes is not inert")
    return page


def _render(**values: object) -> bytes:
    template = sandbox(templates_dir() / "_html").get_template("changes.html")
    return template.render({name: inert(value) for name, value in values.items()}).encode()


def _group(group: Group) -> Mapping[str, object]:
    return {"title": group.title, "listed": tuple(map(_shown, group.changes))}


def _shown(change: Change) -> Mapping[str, object]:
    old, new = values(change)
    return {
        "kind": change.kind,
        "kind_word": say(f"kind.{change.kind}"),
        "about": tuple(what(change).split(" › ")) if what(change) else (),
        "old": old,
        "new": new,
        "runs": tuple({"state": state, "text": text} for state, text in runs_of(change)),
        "remark": remark(change),
        "place": places_text(change),
    }


def _policy(css: str) -> str:
    """The policy of the article's page, for this style sheet."""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _font_faces() -> str:
    used = [face for face in fonts.faces() if (face.family, face.weight) in _FACES and face.style == "normal"]
    return "\n".join(map(_font_face, used))


def _font_face(face: fonts.Face) -> str:
    source = f"data:font/woff2;base64,{b64encode(web_font_file(face).read_bytes()).decode()}"
    return f"@font-face {{ font-family: {face.family}; font-weight: {face.weight}; font-style: {face.style}; src: url({source}) }}"


WRITERS: dict[str, Callable[[Revised], dict[str, bytes]]] = {
    "html": lambda revised: {"-changes.html": write_page(revised.changes, *revised.heading, revised.journal, revised.new_document.banner)},
}
