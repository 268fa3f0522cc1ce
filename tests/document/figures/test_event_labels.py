"""Every kind of figure prints the text of an event's label, never its Markdown marks."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.document.figured import figures
from tests.document.short import build

RECORD = """
patients:
  - id: P1
    labs: [{analyte: crp, unit: mg/L, values: {1: 135, 3: 64, 6: 11}}]
    treatments: [{drug: anakinra, dose: 2 mg/kg, days: 1-4}]
    events:
      - {at: 1, kind: test, label: "*E. coli*, 10^9^/L"}
      - {at: 3, kind: imaging, label: "CRP {{ lab('crp', day=3) }}"}
      - {at: 5, kind: outcome, label: Seen}
"""


@pytest.mark.parametrize("kind", ["course", "timeline", "swimmer"])
def test_marks_are_not_printed(tmp_path: Path, kind: str) -> None:
    made, _ = build(tmp_path, f"{RECORD}figures: [{{id: path, kind: {kind}}}]\n")
    (figure,) = figures(made)
    for text in (figure.svg, figure.description):
        assert "E. coli" in text
        assert "CRP 64" in text.replace("\u00a0", " ")
        assert not {"*E", "^9^", "{{"} & {text[k : k + n] for n in (2, 3) for k in range(len(text))}
