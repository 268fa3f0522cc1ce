"""LaTeX of bibliographies as inline nodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casereport.references.read.bibtex.latex import read_latex, read_latex_text, read_verbatim
from casereport.references.read.markup import tidy, tidy_inlines
from casereport.tree import Emph, Inline, Strong, Sub, Sup, Text, plain, walk

TEXTS = {
    r"{\"U}nl{\"u}, \'Ecole, {\o}re, \o dd, {\'\i}, \v{c}, \ae{}r, \ss{}, \AA ngstr\"om": "Ünlü, École, øre, ødd, í, č, ær, ß, Ångström",
    r"M\'{e}ni\`{e}re's disease": "Ménière's disease",
    "{SARS-CoV-2} in {C}hildren": "SARS-CoV-2 in Children",
    r"50% of \& more & 20\% #1": "50% of & more & 20% #1",
    "a -- b --- c ``d'' e~f": "a – b — c “d” e f",
    r"$\alpha$-synuclein, $\beta_2$ and $<$5": "α-synuclein, β2 and <5",
    r"CO$_{2}$ and Ca$^{2+}$": "CO2 and Ca2+",
    r"\texttt{b} \url{https://example.org/a_b} \unknown{kept}": "b https://example.org/a_b kept",
    r"\input{/etc/passwd}x": "x",
    r"\$5 a_b x^2": "$5 a_b x^2",
    r"a\~\^e b, \^\~a, \'\~ee, \v\'s, \"\'u": "aễ b, ã̂, ẽ́e, ś̌, ú̈",
    r"\'{\textcommabelow{s}}, \'\textcommabelow{s}, \`{\textogonek{a}}, \'{\polhk a}, \textcommabelow{\'s}": "ș́, ș́, ą̀, ą́, ș́",
    r"\'{ee}, \.{\i}, \t{oo}, \~{}, \k{a}": "ée, i̇, o͡o, ~, ą",
    "unclosed {brace": "unclosed brace",
    "plain text": "plain text",
    "": "",
}


@pytest.mark.parametrize("source", TEXTS)
def test_text(source: str) -> None:
    assert read_latex_text(source) == TEXTS[source]


MARKS: dict[str, tuple[Inline, ...]] = {
    r"\textit{E. coli} now": (Emph((Text("E. coli"),)), Text(" now")),
    r"{\em E. coli} now": (Emph((Text("E. coli"),)), Text(" now")),
    r"{\bf a}\textbf{b}": (Strong((Text("a"),)), Strong((Text("b"),))),
    r"\emph{a \textbf{b}}": (Emph((Text("a "), Strong((Text("b"),)))),),
    r"\textsuperscript{18}F": (Sup((Text("18"),)), Text("F")),
    r"H\textsubscript{2}O": (Text("H"), Sub((Text("2"),)), Text("O")),
    r"$x^2_{ab}$": (Text("x"), Sup((Text("2"),)), Sub((Text("ab"),))),
    r"$\mathit{a}$": (Emph((Text("a"),)),),
    r"\textit{}x": (Text("x"),),
}


@pytest.mark.parametrize("source", MARKS)
def test_marks(source: str) -> None:
    assert read_latex(source) == MARKS[source]


def test_verbatim() -> None:
    assert read_verbatim(r"{10.1000/a\_b\%c}") == "10.1000/a_b%c"
    assert read_verbatim(r"\url{https://example.org/~a}") == "https://example.org/~a"
    assert read_verbatim("10.1000/a$<$1$>$") == "10.1000/a<1>"


def test_tidy() -> None:
    assert tidy(" a\n\t b\u00a0c\u200b\u202e ") == "a b c"
    assert tidy("E\u0301") == "É"
    assert tidy_inlines([Text("a "), Emph((Text(" "),)), Text(" b ")]) == (Text("a b"),)
    assert tidy_inlines([Text("a"), Emph((Text("b"), Sup((Text(" "),)))), Sub((Text(" "),))]) == (Text("a"), Emph((Text("b"),)))


@given(st.text(st.sampled_from("\\{}$_^%&~-`' abcitext\"é"), max_size=60))
def test_any_text_is_read(source: str) -> None:
    nodes = read_latex(source)
    assert "  " not in plain(nodes)
    assert plain(nodes) == plain(nodes).strip()
    assert all(node.text for node in walk(nodes) if isinstance(node, Text))
