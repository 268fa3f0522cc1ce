"""Names of files that tell of a patient."""

from __future__ import annotations

import pytest

from casereport.privacy import find_in_file_name


@pytest.mark.parametrize(
    "name",
    ["IM_20210304_001.png", "scan-12-03-2020.jpg", "00482913.png", "anna_fischer.jpg", "images/FischerAnna_ct.png", "1.2.840.113619.png"],
)
def test_a_name_that_tells(name: str) -> None:
    assert [one.rule for one in find_in_file_name(name)][:1] == ["file"]


@pytest.mark.parametrize(
    "name", ["ct-axial.png", "figure-2a.tif", "images/mrcp_day12.png", "timeline.png", "labs.csv", "chest-x-ray-post-op.jpg"]
)
def test_a_name_that_tells_nothing(name: str) -> None:
    assert list(find_in_file_name(name)) == []
