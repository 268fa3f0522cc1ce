"""The one exception that reading a typed value may raise."""

from __future__ import annotations


class ValueFault(ValueError):
    """A text that a value type cannot read: a code of the CODES table, a message and a cure, neither quoting the text."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message
