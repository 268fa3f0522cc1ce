"""Dataclasses whose methods are made when first used: a command makes values of few of the classes that it imports.

`dataclasses` writes and compiles five methods for each class while its module is imported, which is a fifth of the time of a short command.
Here a frozen class with slots gets them with its first value, and only `__init__` is compiled; all else is left to `dataclasses`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from inspect import get_annotations
from operator import attrgetter
from threading import RLock
from typing import TYPE_CHECKING, Any, Final, NoReturn

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414  # under this name it is given on
else:

    def dataclass(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, **others: bool) -> Any:
        """The decorator of `dataclasses`, for all that it takes."""
        if cls is None and frozen and slots and not others:
            return _late_class
        return dataclasses.dataclass(cls, frozen=frozen, slots=slots, **others)


class _Late:
    """What a class lacks until it is asked for: whoever asks gets what `make` gives for the class, and so does everyone after."""

    def __init__(self, name: str, make: Callable[[type], dict[str, Any]]) -> None:
        self._name, self._make = name, make

    def __get__(self, instance: object, owner: type) -> Any:
        holder = next(kind for kind in owner.__mro__ if kind.__dict__.get(self._name) is self)
        with _making:
            for name, made in self._make(holder).items():
                if holder.__dict__.get(name) is _LATE[name]:
                    setattr(holder, name, made)
        found = holder.__dict__[self._name]
        return found.__get__(instance, owner) if hasattr(found, "__get__") else found


def _refuse_value(_: object, name: str, __: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_loss(_: object, name: str) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in _fields(type(self))]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(_fields(type(self)), state, strict=True):
        object.__setattr__(self, name, value)


_making = RLock()
_own: dict[type, dict[str, Any]] = {}
"""Class → its own fields by name, each with its type, of the kind that `dataclasses.field` gives."""


def _fields(cls: type) -> dict[str, Any]:
    """The fields of a class by name, those of its bases first."""
    bases = [_own[base] if base in _own else {field.name: field for field in _told(base)} for base in reversed(cls.__mro__)]
    return {name: field for found in bases for name, field in found.items()}


def _told(base: Any) -> tuple[Any, ...]:
    return dataclasses.fields(base) if dataclasses.is_dataclass(base) and "__dataclass_fields__" in base.__dict__ else ()


def _methods(cls: type) -> dict[str, Any]:
    """The methods of a class."""
    fields = _fields(cls)
    compared = _values_of([name for name, field in fields.items() if field.compare])
    hashed = _values_of([name for name, field in fields.items() if (field.compare if field.hash is None else field.hash)])
    return {
        "__init__": _init(cls, fields),
        "__repr__": _repr([name for name, field in fields.items() if field.repr]),
        "__eq__": lambda self, other: compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented,
        "__hash__": lambda self: hash(hashed(self)),
    }


def _description(cls: type) -> dict[str, Any]:
    """What `dataclasses` tells of a class, taken from one that it makes of the same fields."""
    fields = _fields(cls)
    space = {"__annotations__": {name: field.type for name, field in fields.items()}, "__module__": cls.__module__, "__doc__": " "}
    draft: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type(cls.__name__, (), {**space, **fields}))
    params = draft.__dataclass_params__
    params.init = params.repr = params.eq = params.frozen = True
    return {name: getattr(draft, name) for name in ("__match_args__", "__dataclass_fields__", "__dataclass_params__")}


_LATE: Final = {
    **{name: _Late(name, _methods) for name in ("__init__", "__repr__", "__eq__", "__hash__")},
    **{name: _Late(name, _description) for name in ("__match_args__", "__dataclass_fields__", "__dataclass_params__")},
}
_AT_ONCE: Final = {"__setattr__": _refuse_value, "__delattr__": _refuse_loss, "__getstate__": _state, "__setstate__": _restore}


def _late_class(cls: type) -> type:
    """The class anew, with a slot for each field and with late methods for those that it does not write itself."""
    space = dict(cls.__dict__)
    if "__eq__" in space and space.get("__hash__") is None:  # put there by the language, not by the author
        space.pop("__hash__", None)
    typed = {name: kind for name, kind in get_annotations(cls).items() if not str(kind).startswith(("ClassVar", "typing.ClassVar"))}
    own = {name: _field(kind, space.pop(name, dataclasses.MISSING)) for name, kind in typed.items()}
    inherited = {slot for base in cls.__mro__[1:] for slot in base.__dict__.get("__slots__", ())}
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    space = {**_LATE, **_AT_ONCE, **space, "__slots__": tuple(name for name in own if name not in inherited)}
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    _own[made] = own
    return made


def _field(kind: Any, given: Any) -> Any:
    """The field of a class with this annotation and what it was given in the class."""
    field: Any = given if isinstance(given, dataclasses.Field) else dataclasses.field(default=given)
    field.type = kind
    return field


def _values_of(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of these fields as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)  # of several names it gives a tuple
    return lambda self: tuple(getattr(self, name) for name in names)


def _repr(names: list[str]) -> Callable[[Any], str]:
    return lambda self: f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"


def _init(cls: Any, fields: dict[str, Any]) -> Callable[..., None]:
    """The `__init__` of a class, which writes each field straight into its slot."""
    space: dict[str, Any] = {}
    taken: list[str] = []
    body: list[str] = []
    for name, field in fields.items():
        space |= {f"_set_{name}": getattr(cls, name).__set__, f"_default_{name}": field.default, f"_make_{name}": field.default_factory}
        has_factory = field.default_factory is not dataclasses.MISSING
        has_default = has_factory or field.default is not dataclasses.MISSING
        value = name if field.init else f"_default_{name}"
        if field.init:
            taken.append(f"{name}=_default_{name}" if has_default else name)
        if has_factory:
            value = f"_make_{name}() if {value} is _default_{name} else {value}"
        if field.init or has_default:
            body.append(f"_set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(['self', *taken])}):\n  " + "\n  ".join(body or ["pass"]), space)  # noqa: S102  # names of fields alone
    made: Callable[..., None] = space["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made
