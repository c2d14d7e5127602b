"""Formulas of web pages as text."""

import pytest
from lxml import html

from tui.document.model import Span, SpanKind
from tui.formats.html.blocks import html_blocks

TEX = '<annotation encoding="application/x-tex">{\\displaystyle a^2}</annotation>'


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (f"<math><semantics><mi>a</mi>{TEX}</semantics></math>", "a^2"),
        ('<math alttext="a \\times b"><mi>a</mi></math>', "a \\times b"),
        ("<math><mi>F</mi><mo>=</mo><msup><mi>h</mi><mn>2</mn></msup></math>", "F = h^2"),
        ("<math><mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac></math>", "1/(a + b)"),
        ("<math><msqrt><mi>x</mi></msqrt><msub><mi>y</mi><mi>i</mi></msub></math>", "√(x)y_i"),
        ('<img class="latex" alt="E = m c^2">', "E = m c^2"),
        ('<img src="https://latex.example.org/png?q%5E2" alt="q^2">', "q^2"),
        ('<img src="/cgi/mathtex.cgi?q" alt="q^2">', "q^2"),
        ('<script type="math/tex">x_1</script>', "x_1"),
        ('<script type="math/tex; mode=display">x_1</script>', "x_1"),
        ('<span class="MathJax">x1</span><script type="math/tex">x_1</script>', "x_1"),
        (f'<span class="katex"><math>{TEX}</math><span aria-hidden="true">a2</span></span>', "a^2"),
        (
            f'<span style="display:none"><math>{TEX}</math></span><img class="mwe-math" aria-hidden="true" alt="a^2">',
            "a^2",
        ),
        ("\\(a+b\\) and $c$", "\\(a+b\\) and $c$"),
    ],
)
def test_a_formula_is_text(markup: str, text: str) -> None:
    (block,) = html_blocks(html.document_fromstring(f"<p>So {markup} holds.</p>"))
    assert block.draft.text == f"So {text} holds."


def test_a_formula_is_a_span_also_in_a_table() -> None:
    cells = '<table><tr><th>n<th>error<tr><td>1<td><math alttext="10^{-4}"></math></table>'
    (block,) = html_blocks(html.document_fromstring(cells))
    assert block.draft.text == "n | error\n1 | 10^{-4}"
    assert block.draft.spans == (Span(SpanKind.FORMULA, 14, 21),)


def test_a_very_deep_formula_is_read() -> None:
    (block,) = html_blocks(html.document_fromstring(f"<p>So {'<math><msup>' + '<msup>' * 150}x"))
    assert block.draft.text == "So x"
