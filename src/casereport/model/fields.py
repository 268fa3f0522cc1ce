"""The kinds of text a record holds, and the base of its models.

Every text field is declared Markdown, plain or code; facts and citations work in Markdown only. Ids and names of files are no text.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from casereport.model.faults import ValueFault
from casereport.patterns import lazy_pattern

_TOKEN = lazy_pattern(r"\{\{|\[-?@\w")
_YES = {"yes", "true", "y"}
_NO = {"no", "false", "n"}
ANSWERS = {
    "none": "none",
    "no": "none",
    "none known": "none",
    "none observed": "none",
    "none reported": "none",
    "none identified": "none",
    "none found": "none",
    "none done": "none",
    "none given": "none",
    "not done": "none",
    "not performed": "none",
    "denied": "none",
    "not asked": "not asked",
    "not reported": "not reported",
    "not applicable": "not applicable",
}
_UNDONE = ("not done", "not performed")
_UNTOLD = frozenset({
    "not reported", "not asked", "not stated", "not recorded", "not documented", "not available", "not known", "unknown", "n/a", "na",
})  # fmt: skip


Kind = Literal["markdown", "plain", "code", "id", "file"]


class TextKind:
    """Marks a text field, for the walk over a record's texts. An `id` names an entry, a `file` lies beside the record: no text."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind


def read_text(value: Any) -> Any:
    """The text without outer white space; anything but text is refused."""
    if not isinstance(value, str):
        raise PydanticCustomError("text_type", "one text belongs here")
    if not value.strip():
        raise PydanticCustomError("empty_text", "the text is empty")
    return value.strip()


def read_plain(value: Any) -> Any:
    """The text, refused when it holds a fact or a citation, which only Markdown fields print."""
    text = read_text(value)
    if _TOKEN.search(text):
        raise PydanticCustomError("token_in_plain", "facts and citations work in Markdown fields only")
    return text


def read_markdown(value: Any) -> Any:
    """The text with inner lines as written; outer empty lines keep their count so that places hold."""
    if not isinstance(value, str):
        raise PydanticCustomError("text_type", "one text belongs here")
    if not value.strip():
        raise PydanticCustomError("empty_text", "the text is empty")
    return value.rstrip()


def read_cell(value: Any) -> Any:
    """The text of a table cell, which may be empty."""
    return "" if isinstance(value, str) and not value.strip() else read_markdown(value)


def read_yes_no(value: Any) -> Any:
    """True or False for yes, no, true, false in any case."""
    word = str(value).strip().lower() if isinstance(value, str | bool) else ""
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise PydanticCustomError("yes_no", "yes or no belongs here")


Markdown = Annotated[str, BeforeValidator(read_markdown), TextKind("markdown")]
CellText = Annotated[str, BeforeValidator(read_cell), TextKind("markdown")]
Plain = Annotated[str, BeforeValidator(read_plain), TextKind("plain")]
Code = Annotated[str, BeforeValidator(read_text), TextKind("code")]
YesNo = Annotated[bool, BeforeValidator(read_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
FileName = Annotated[str, BeforeValidator(read_text), TextKind("file")]
Id = Annotated[str, BeforeValidator(read_plain), TextKind("id"), WithJsonSchema({"type": "string", "pattern": r"^[\w.-]+$"})]


class Entry(BaseModel):
    """A mapping of the record: frozen, unknown keys refused, its input never quoted; where it has a list, one entry may stand alone."""

    takes_text: ClassVar[bool] = False
    """Whether a text may stand for the mapping."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, populate_by_name=False, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _accept_single_entries(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        forms = single_forms(cls)
        return {key: [item] if isinstance(item, forms.get(key, ())) else item for key, item in value.items()}


def without_unreported(cls: type[BaseModel], value: Any, *others: str, kept: Collection[str] = ()) -> Any:
    """A mapping without the details that are answered by `not reported`, `not asked` or one of `others`: they are as if left out.

    What is needed, what is `kept`, and what says something where it is left out stay as typed: a finding without `present` is present.
    """
    if not isinstance(value, dict):
        return value
    infos = {info.alias or name: info for name, info in cls.model_fields.items()}
    stay = {key for key, info in infos.items() if info.is_required() or info.get_default()} | set(kept)
    texts = {key for key, info in infos.items() if Markdown in get_args(info.annotation)}
    return {
        key: item
        for key, item in value.items()
        if key in stay or not (_is_answered_by(item, "not reported", "not asked", *others) or (key in texts and is_untold(item)))
    }


def is_untold(text: object) -> bool:
    """True for a word that says that nobody knows: not reported, not asked, unknown; False for all else."""
    return isinstance(text, str) and text.strip().rstrip(".").lower() in _UNTOLD


def check_name(entry: Any) -> Any:
    """The entry; raises ValueFault `bad-value` for one whose name says that nobody knows: `not reported` is nothing that occurred."""
    if any(is_untold(getattr(entry, key, None)) for key in ("label", "finding", "name", "measure")):
        hint = "say what it was, leave the entry out, or answer for its whole list, as in adverse_events: not reported"
        raise ValueFault("bad-value", "a word for what is not known stands where a name belongs", hint)
    return entry


def _is_answered_by(value: Any, *answers: str) -> bool:
    return isinstance(value, str) and ANSWERS.get(value.strip().lower()) in answers


@cache
def single_forms(model: type[BaseModel]) -> Mapping[str, tuple[type, ...]]:
    """Key of each list of a model → the raw types that stand for a list of one: a mapping, and a text unless its entries are mappings."""
    found: dict[str, tuple[type, ...]] = {}
    for name, info in model.model_fields.items():
        if get_origin(info.annotation) is tuple:
            entry = get_args(info.annotation)[0]
            takes_text = not (isinstance(entry, type) and issubclass(entry, Entry)) or entry.takes_text
            found[info.alias or name] = (str, dict) if takes_text else (dict,)
    return found


OwnedKey = Literal[
    "presentation", "history", "examination", "investigations", "differential", "treatment", "outcome", "follow_up", "perspective",
]  # fmt: skip
"""What a section can tell in the place of the record's entries."""


class Prose(Entry):
    """Markdown typed in place or kept in a file: a text, `{text: …}` or `{file: discussion.md}`."""

    text: Markdown = ""
    file: FileName | None = None
    """Name of a Markdown file in the case folder."""
    title: Plain | None = None
    """Printed instead of the journal's title for this section."""
    patient: Id | None = None
    """The patient whose facts this text tells when it names none."""
    owns: tuple[OwnedKey, ...] | None = None
    """What this text tells in the place of the record's entries, where that is not all that the section can: `[history, treatment]`."""
    rest: Literal["supplement", "print"] = "supplement"
    """Where entries go that the text owns and does not tell: to the supplement, or `print` behind the text."""

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class Answer(Entry):
    """An answer that may be negative: stated text, `none known`, `not asked`, `not reported`, `not applicable`, with how it was asked."""

    state: Literal["stated", "none", "not asked", "not reported", "not applicable"] = "stated"
    items: tuple[Markdown, ...] = ()
    """What is stated, one text an item."""
    word: Plain | None = None
    """A negative answer in the words typed, such as `none known`; never for what is stated."""
    how: Markdown | None = None
    """How the negative answer was looked for, or why the question does not apply."""
    asked: Markdown | None = None
    """Who was asked, or by what means."""

    @model_validator(mode="before")
    @classmethod
    def _accept_short_forms(cls, value: Any) -> Any:
        if isinstance(value, str):
            state = ANSWERS.get(value.strip().lower())
            return {"state": state, "word": value.strip().lower()} if state else {"items": [value]}
        if isinstance(value, list) and len(value) == 1 and is_untold(value[0]) and value[0].strip().lower() in ANSWERS:
            value = value[0]
            return {"state": ANSWERS[value.strip().lower()], "word": value.strip().lower()}
        if isinstance(value, list):
            return {"items": value}
        if isinstance(value, dict) and "none" in value:
            rest = {key: item for key, item in value.items() if key != "none"}
            return {"state": "none" if read_yes_no(value["none"]) else "stated"} | rest
        if isinstance(value, dict) and "not_applicable" in value:
            return {"state": "not applicable", "how": value["not_applicable"]}
        return value

    @model_validator(mode="after")
    def _states_what_is_known(self) -> Answer:
        if len(self.items) > 1 and any(is_untold(item) for item in self.items):
            raise ValueFault("bad-value", "a word for what is not known stands among what is known", "leave it out of the list")
        return self

    @property
    def is_undone(self) -> bool:
        """True where nobody looked: what was not done found nothing, not even that there is nothing."""
        return self.word in _UNDONE


def items_or_answer(entry: type[Entry]) -> Any:
    """A validator that tells the list of entries, or one entry alone, from a word or mapping that answers for all."""

    def accept(value: Any) -> Any:
        if isinstance(value, list):
            return {"items": value}
        keys = set(value) if isinstance(value, dict) else set()
        own = {info.alias or name for name, info in entry.model_fields.items()} | {"day"}
        is_entry = bool(keys) and (bool(keys & own) or not keys & _ANSWER_KEYS)
        return {"items": [value]} if is_entry else {"answer": value}

    return accept


_ANSWER_KEYS = {*Answer.model_fields, "none", "not_applicable"}


def is_negative(value: Any) -> bool:
    """Whether a raw value answers for a whole list: a word such as `not done`, or a mapping that says none, or not applicable."""
    if isinstance(value, str):
        return value.strip().lower() in ANSWERS
    return isinstance(value, dict) and bool({"none", "not_applicable"} & set(value))


class Source(Entry):
    """Where a published value comes from."""

    doi: Code | None = None
    table: Code | None = None
    figure: Code | None = None
    note: Plain | None = None
    cite: Code | None = None
    """Key of the reference that holds it."""

    @model_validator(mode="before")
    @classmethod
    def _accept_text(cls, value: Any) -> Any:
        return {"note": value} if isinstance(value, str) else value


Basis = Literal["chart", "published", "illustrative"]


class Sourced(Entry):
    """An entry that may say where it comes from; without a word it inherits the basis of what contains it."""

    basis: Basis | None = None
    """chart, published or illustrative; printed in captions and figures."""
    source: Source | None = None
