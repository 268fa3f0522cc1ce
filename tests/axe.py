"""Web pages read by axe-core in a browser: WCAG 2.2 to level AA and axe's best practice, with everything folded open.

`sh scripts/axe.sh` fetches it; without it such tests are skipped, unless CASEREPORT_REQUIRE_AXE=1 says that it must be there.
"""

from __future__ import annotations

import json
import os
import re
from html import unescape
from pathlib import Path

import pytest
from tests.browser import read_page

ROOT = Path(__file__).parent.parent
AXE = ROOT / "build" / "axe" / "axe_playwright_python" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

_RUN = """
addEventListener('load', () => {
  document.querySelectorAll('details').forEach(one => { one.open = true })
  axe.run(document, {resultTypes: ['violations'], runOnly: RULES}).then(found => parent.postMessage({
    width: innerWidth, dark: matchMedia('(prefers-color-scheme: dark)').matches, rules: found.passes.length,
    faults: found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).join(', ')}`)
  }, '*'))
})"""
_COLLECT = """
const told = []
addEventListener('message', event => {
  told.push(event.data)
  if (told.length < WIDTHS) return
  const out = document.createElement('textarea')
  out.id = 'told'
  out.textContent = JSON.stringify(told)
  document.body.append(out)
})"""


def find_axe() -> str:
    """The code of axe-core; without it the test is skipped, or fails where it is required."""
    if not AXE.exists():
        (pytest.fail if os.environ.get("CASEREPORT_REQUIRE_AXE") == "1" else pytest.skip)("axe-core is not fetched: sh scripts/axe.sh")
    return AXE.read_text(encoding="utf-8")


def faults(page: str, widths: tuple[int, ...], folder: Path, *, dark: bool = False) -> dict[int, list[str]]:
    """What axe finds wrong with a page by its width in pixels, as `rule: elements`; every width is a frame, as no window is so narrow."""
    axe = find_axe().replace("</script", "<\\/script")
    scripts = f"<script>{axe}</script><script>{_RUN.replace('RULES', json.dumps(RULES))}</script></head>"
    framed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page).replace("</head>", scripts, 1)
    (folder / "framed.html").write_text(framed, encoding="utf-8")
    frames = "".join(f"<iframe src=framed.html style='border:0;width:{width}px;height:2000px'></iframe>" for width in widths)
    shown = read_page(f"{frames}<script>{_COLLECT.replace('WIDTHS', str(len(widths)))}</script>", max(widths), folder, dark=dark)
    told = re.search('<textarea id="told">(.*?)</textarea>', shown, re.DOTALL)
    assert told, "axe did not answer"
    answers = json.loads(unescape(told[1]))
    assert all(one["dark"] == dark and one["rules"] for one in answers)
    return {one["width"]: one["faults"] for one in answers}
