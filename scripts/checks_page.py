"""Writes docs/checks.md from the table of checks and the table of codes.

python scripts/checks_page.py            # writes the page
python scripts/checks_page.py --check    # exit status 1 where the page is not what the tables say
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from inspect import getdoc
from pathlib import Path

from casereport.checks import CHECKS, Check
from casereport.problems import codes
from casereport.problems.codes import CODES

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"
INTRODUCTION = """\
# What `check` looks for

Written by `python scripts/checks_page.py` from the tables of checks and codes; change those.

```
casereport check CASE …                                      # problems as a compiler prints them, then the checks by name
casereport check CASE --format json                          # or sarif, github, junit, markdown
casereport check CASE --baseline known.json --write-baseline # what is there today counts no more
casereport check CASE --baseline known.json                  # what is new counts, what is fixed is told
casereport explain CODE                                      # what it means, why it matters, an example of the cure
```

| format | for |
|---|---|
| `text` | people; problems go to standard error |
| `json` | programs: an object a case, with its problems, `ran` and `not_applicable` |
| `sarif` | code scanning (SARIF 2.1.0); fingerprints outlive a change of lines; old problems are `unchanged`; checks: `properties` |
| `github` | annotations at their lines; the checks are a folded group of the log |
| `junit` | services that show tests: a suite a case, a test a check, skipped where it had nothing to look at |
| `markdown` | a comment on a pull request or the summary of a workflow |

Problems that the record itself cannot be read with come before any check. A baseline holds no value of a record: of each problem its code,
its path and a hash. Consent and identifiers are never part of it, and a record that cannot be read has none.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([INTRODUCTION, *_checks(), *_codes()])


def _checks() -> Iterator[str]:
    yield "## Checks\n\n| what should be true | told as |\n|---|---|"
    yield from (f"| {_sentence(check)} | {', '.join(f'`{code}`' for code in check.codes)} |" for check in CHECKS)
    yield ""


def _sentence(check: Check) -> str:
    """The first sentence of a check's description, in one line."""
    text = " ".join((getdoc(check.find) or "").split("\n\n")[0].split())
    return _cell(text)


def _codes() -> Iterator[str]:
    for title, names in _sections():
        if names:
            yield f"## {title[0].upper()}{title[1:]}\n\n| code | severity | what is wrong | why it matters |\n|---|---|---|---|"
            yield from (f"| `{name}` | {CODES[name].severity} | {_cell(CODES[name].title)} | {_cell(CODES[name].why)} |" for name in names)
            yield ""


def _sections() -> Iterator[tuple[str, list[str]]]:
    """The comments of the table of codes as titles, with the codes below each."""
    source = Path(codes.__file__).read_text(encoding="utf-8")
    body = source[source.index("CODES: ") :]
    for part in re.split(r"^    # ", body, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        yield title, re.findall(r'^    "([a-z0-9-]+)": Code\(', rest, flags=re.MULTILINE)


def _cell(text: str) -> str:
    """The text for a cell: signs of Markdown set off, but for what stands between backticks; a bar is set off everywhere."""
    parts = text.split("`")
    plain = (re.sub(r"([<>*_])", r"\\\1", part) if number % 2 == 0 else part for number, part in enumerate(parts))
    return "`".join(plain).replace("|", r"\|")


def main() -> int:
    """Writes the page, or tells that it is stale."""
    text = page()
    if "--check" in sys.argv:
        return 0 if PAGE.read_text(encoding="utf-8") == text else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
