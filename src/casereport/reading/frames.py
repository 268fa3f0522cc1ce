"""The mappings and lists of a YAML file that are still open while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from yaml.events import ScalarEvent

from casereport.problems import Path
from casereport.reading.marks import Data


@dataclass(slots=True)
class Frame:
    """One open mapping or list; `keyed` when a key waits for its value, `before` the kind of the last value, `muted` when it is refused."""

    data: dict[str, Data] | list[Data]
    path: Path
    start: int
    flow: bool
    muted: bool
    token: bool
    keyed: bool = False
    key: ScalarEvent | None = None
    lines: dict[str, int] = field(default_factory=dict)
    before: str = "other"

    def next_path(self) -> Path:
        """The path of the value that comes next."""
        if isinstance(self.data, list):
            return (*self.path, len(self.data))
        return (*self.path, self.key.value) if self.key else self.path

    def put_source(self, source: str) -> None:
        """Puts the source text in the place of the last value, where that was none: a refused value must not count as missing too."""
        if isinstance(self.data, list):
            self.data[-1] = source
        elif self.data and self.data[last := next(reversed(self.data))] is None:
            self.data[last] = source
