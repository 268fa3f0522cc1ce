"""Series by name."""

from __future__ import annotations

from typing import Any

import pytest

from casereport.model.laboratory import analyte_name
from casereport.model.series import LabSeries


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"analyte": "lymphocytes", "unit": "10^9/L"}, "Lymphocyte count"),
        ({"analyte": "lymphocytes", "unit": "%"}, "Lymphocytes"),
        ({"analyte": "wbc", "unit": "K/uL"}, "White cell count"),
        ({"analyte": "eosinophils", "unit": "%"}, "Eosinophils"),
        ({"analyte": "cd4", "unit": "%"}, "CD4 cells"),
        ({"analyte": "hba1c", "unit": "%"}, "Haemoglobin A1c"),
        ({"analyte": "Neutrophil count", "unit": "%"}, "Neutrophil count"),
        ({"analyte": "neutrophils", "unit": "%", "label": "Neutrophil share"}, "Neutrophil share"),
        ({"analyte": "plt"}, "Platelet count"),
    ],
)
def test_a_share_of_cells_is_no_count(fields: dict[str, Any], name: str) -> None:
    assert analyte_name(LabSeries.model_validate({"values": {"1": "3"}, **fields})) == name
