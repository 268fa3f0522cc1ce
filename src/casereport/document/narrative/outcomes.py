"""Words of an outcome: its scale and who assessed it."""

from __future__ import annotations

import re

from casereport.document.spot import Spot
from casereport.model.course import Outcome


def scale_words(at: Spot, item: Outcome) -> list[str]:
    """`on a scale of 0–6` for a scale that is a range; [] for any other."""
    if re.fullmatch(r"\d+ ?(?:-|–|to) ?\d+", item.scale or "") is None:
        return []
    at.at("scale").told(True)
    scale = re.sub(r"(?<=\d) ?- ?(?=\d)", "\u2013", item.scale or "")
    return [at.say("outcome.on_scale", scale=scale).strip()]


def assessed_text(at: Spot, item: Outcome) -> str:
    """Who assessed an outcome, "" where nobody is named."""
    if not item.assessor:
        return ""
    return at.say("outcome.by_device") if item.assessor == "device" else at.say("outcome.assessed", assessor=item.assessor)
