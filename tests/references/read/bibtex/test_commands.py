"""LaTeX commands of bibliographies: what each prints, what prints nothing on purpose, and what is told because nothing is known of it."""

from __future__ import annotations

import pytest

from casereport.references.read.bibtex.file import read_bibtex
from casereport.references.read.bibtex.latex import read_latex, read_latex_text
from casereport.tree import Emph, Sub, Sup, Text

# Kind → inputs of one sort and what they print.
PRINTED = {
    "less and greater": {r"{\textless}5 {\textgreater} 3": "<5 > 3", r"p \textless{} 0.01": "p < 0.01", r"$<$5": "<5", r"a $>$ b": "a > b", r"\textless 30": "<30"},
    "signs of text": {r"a\slash b": "a/b", r"\S 3, \P 4": "§3, ¶4", r"5\,\pounds": "5 £", r"\copyright{} 2020": "© 2020", r"0\textperiodcentered5": "0·5", r"\ddag\dag": "‡†", r"\lq a\rq": "‘a’", r"x \textbar{} y": "x | y"},
    "Greek": {r"\textalpha-synuclein": "α-synuclein", r"NF-{\textkappa}B": "NF-κB", r"$\upbeta$": "β", r"{\textDelta}F508": "ΔF508", r"IFN-$\gamma$": "IFN-γ", r"\textOmega": "Ω"},
    "degrees": {r"39$^\circ$C": "39°C", r"39\,$^{\circ}$C": "39 °C", r"\ensuremath{^\circ}C": "°C", r"30\degree": "30°", r"4\textdegree C": "4°C", r"5$^{\circ}\mathrm{C}$": "5°C"},
    "numbers with units": {r"\SI{5}{\milli\gram\per\litre}": "5 mg/L", r"\SI{37}{\celsius}": "37 °C", r"\qty{2.5}{\mg}": "2.5 mg", r"\num{1e6}": "1 × 10⁶", r"\SIrange{1}{2}{\mL}": "1–2 mL", r"\si{\kilo\gram\per\metre\squared}": "kg/m²"},
    "quotations": {r"\enquote{a}": "“a”", r"\mkbibquote{b} c": "“b” c", "`golden hour'": "‘golden hour'", "``d''": "“d”", "a`s": "a’s", ",,e``": "„e“"},
    "alternatives of text and formula": {r"a{\ifmmode---\else\textemdash\fi}b": "a—b", r"\ifmmode\beta\else$\beta$\fi": "β", r"x\ifmmode y\fi z": "xz", r"\char176C": "°C", r"\symbol{B0}": "°"},
    "nothing on purpose": {r"de’\hspace{0pt}x": "de’x", r"d'\hskip0pt Alembert": "d'Alembert", r"{\noopsort{1973}}A": "A", r"hyphen\-ation": "hyphenation", r"a\penalty0 b": "ab", r"\protect\textit{x}": "x"},
    "addresses": {r"\url{https://example.org/~a_b}": "https://example.org/~a_b", r"\href{https://example.org}{here}": "here", r"\nolinkurl{a_b}": "a_b", r"\path{a/b}": "a/b", r"\texttt{x\_y}": "x_y"},
    "rare signs as what they mean": {r"{$\sim$}33": "~33", "⩽24 ⩾3": "≤24 ≥3", "33 ℃": "33 °C", "A∗02": "A*02", "ﬁrst ﬂu": "first flu", "39∘C": "39°C"},
    "HTML": {"<i>Listeria</i> in 5&#x2009;g": "Listeria in 5 g", "p &lt; 0.05": "p < 0.05", r"Diabetes \&amp; Metab": "Diabetes & Metab", "a &amp;amp; b": "a & b", "<jats:p>x</jats:p>": "x", "<scp>d</scp>-dimer": "d-dimer"},
    "accents": {r"\textcommabelow{s}": "ș", r"{\l}ód\'z": "łódź", r"\v{c}\H{o}\k{e}": "čőę", r"{\DH}{\th}": "Ðþ", r"\polhk{a}": "ą"},
}  # fmt: skip


@pytest.mark.parametrize("kind", PRINTED)
def test_what_is_understood_is_printed_and_nothing_is_told(kind: str) -> None:
    lost: list[str] = []
    assert {source: read_latex_text(source, lost) for source in PRINTED[kind]} == PRINTED[kind]
    assert lost == []


MARKED = {
    r"$\mathrm{CO_2}$": (Text("CO"), Sub((Text("2"),))),
    r"\ce{SO4^2-}": (Text("SO"), Sub((Text("4"),)), Sup((Text("2−"),))),
    r"\mkbibemph{in vivo}": (Emph((Text("in vivo"),)),),
    "<i>E. coli</i>": (Emph((Text("E. coli"),)),),
    "&lt;sup&gt;18&lt;/sup&gt;F": (Sup((Text("18"),)), Text("F")),
    "H<jats:sub>2</jats:sub>O": (Text("H"), Sub((Text("2"),)), Text("O")),
}


@pytest.mark.parametrize("source", MARKED)
def test_marks_are_kept(source: str) -> None:
    assert read_latex(source) == MARKED[source]


TOLD = {
    r"\foo{kept}": ("kept", ["\\foo"]),
    r"a\footnote{gone}": ("a", ["\\footnote"]),
    r"\cite{rossi} says": ("says", ["\\cite"]),
    r"\emdash x \Acro{TUG}": ("x TUG", ["\\emdash", "\\Acro"]),
    "5 <b>x": ("5 x", ["<b>"]),
    "<mml:msub><mml:mi>a</mml:mi></mml:msub>": ("a", ["MathML"]),
}


@pytest.mark.parametrize("source", TOLD)
def test_what_is_not_known_is_told_and_its_text_is_kept(source: str) -> None:
    lost: list[str] = []
    assert (read_latex_text(source, lost), lost) == TOLD[source]


def test_one_entry_has_one_remark_for_all_of_them() -> None:
    (read,), _ = read_bibtex(r"@article{k, title = {\foo a \quux}, journal = {\baz J}}", "r.bib")
    assert [(remark.code, remark.details) for remark in read.remarks] == [("unread-text", ("\\baz", "\\foo", "\\quux"))]
