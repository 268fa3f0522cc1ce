"""Names of files that tell of a person: what an image was called when it was exported goes into nothing, but stays in the record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from casereport.patterns import lazy_pattern
from casereport.privacy.finding import Finding
from casereport.privacy.words import folded, names

_LONG = lazy_pattern(r"\d{6,}")
_DATE = lazy_pattern(r"(?:19|20)\d\d[-_.]\d{1,2}[-_.]\d{1,2}|\d{1,2}[-_.]\d{1,2}[-_.](?:19|20)\d\d")
_WORDS = lazy_pattern(r"[^\W\d_]{3,}")


def find_in_file_name(name: str) -> Iterator[Finding]:
    """Dates, six digits or more, and a given name beside a family name in the name of a file."""
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    offset = len(name) - len(name.rpartition("/")[2])
    yield from (Finding(offset + match.start(), offset + match.end(), "file") for one in (_LONG, _DATE) for match in one.finditer(stem))
    found = list(_WORDS.finditer(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem)))
    for first, second in pairwise(found):
        keys = folded(first[0]), folded(second[0])
        if any(a in names("given") and b in names("family") and a != b for a, b in (keys, keys[::-1])):
            yield Finding(offset, offset + len(stem), "file")
            return
