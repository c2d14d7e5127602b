"""Formulas of MathML and of Office in a line of text."""

import pytest
from lxml import etree

from tui.formats.formulas import MAX_FORMULA, formula_in_line

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def office(inside: str) -> str:
    root = etree.fromstring(f'<m:oMath xmlns:m="{OFFICE}">{inside}</m:oMath>')
    return formula_in_line(root)


def mathml(inside: str) -> str:
    return formula_in_line(
        etree.fromstring(f'<math xmlns="http://www.w3.org/1998/Math/MathML">{inside}</math>')
    )


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def e(inside: str, tag: str = "e") -> str:
    return f"<m:{tag}>{inside}</m:{tag}>"


def sup(base: str, above: str) -> str:
    return f"<m:sSup>{e(r(base))}{e(r(above), 'sup')}</m:sSup>"


def fraction(properties: str = "") -> str:
    return f"<m:f><m:fPr>{properties}</m:fPr>{e(r('n'), 'num')}{e(r('2k'), 'den')}</m:f>"


LIMIT = f"<m:limLow>{e(r('lim'))}{e(r('n→∞'), 'lim')}</m:limLow>"
SUM = '<m:naryPr><m:chr m:val="∑"/></m:naryPr>'
NO_BAR = '<m:type m:val="noBar"/>'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r("x=-b±") + f"<m:rad><m:deg/>{e(sup('b', '2') + r('-4ac'))}</m:rad>", r"x=-b±\sqrt{b^2-4ac}"),
        (fraction(), r"\frac{n}{2k}"),
        (fraction('<m:type m:val="lin"/>'), "n/{2k}"),
        (f"<m:d>{e(fraction(NO_BAR))}</m:d>", r"\binom{n}{2k}"),
        (f"<m:rad>{e(r('3'), 'deg')}{e(r('x'))}</m:rad>", r"\sqrt[3]{x}"),
        (sup("a+b", "10"), "{a+b}^{10}"),
        (sup("4.5", "2"), "4.5^2"),
        (f"<m:sSubSup>{e(r('N'))}{e(r('s'), 'sub')}{e(r('H'), 'sup')}</m:sSubSup>", "N_s^H"),
        (f"<m:sPre>{e(r('6'), 'sub')}{e(r('14'), 'sup')}{e(r('C'))}</m:sPre>", "{}_6^{14}C"),
        (
            f"<m:nary>{SUM}{e(r('k=1'), 'sub')}{e(r('n'), 'sup')}{e(r('k'))}</m:nary>",
            "∑_{k=1}^n k",
        ),
        (f"<m:nary>{e(r('x'))}</m:nary>", "∫ x"),
        (f"<m:d>{e(r('a'))}{e(r('b'))}</m:d>", "(a|b)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>{e(r("a"))}</m:d>', "[a"),
        (f"<m:func>{e(r('sin'), 'fName')}{e(r('θ'))}</m:func>", r"\sin θ"),
        (r("sin\u2061") + r("θ"), r"\sin θ"),
        (
            f"<m:func>{e(LIMIT, 'fName')}{e(r('a'))}</m:func>",
            r"\lim_{n→∞} a",
        ),
        (f'<m:acc><m:accPr><m:chr m:val="\u20d7"/></m:accPr>{e(r("v"))}</m:acc>', r"\vec{v}"),
        (f"<m:acc>{e(r('v'))}</m:acc>", r"\hat{v}"),
        (f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{e(r("x"))}</m:bar>', r"\overline{x}"),
        (
            f"<m:m><m:mr>{e(r('1'))}{e(r('0'))}</m:mr><m:mr>{e(r('0'))}{e(r('1'))}</m:mr></m:m>",
            r"\begin{matrix} 1 & 0 \\ 0 & 1 \end{matrix}",
        ),
        (f"<m:eqArr>{e(r('x=1'))}{e(r('y=2'))}</m:eqArr>", r"x=1 \\ y=2"),
        (f"<m:box>{e(r('a'))}</m:box>" + e("", "phant"), "a"),
    ],
)
def test_equations_of_office(written: str, read: str) -> None:
    assert office(written) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<mfrac><mi>a</mi><mrow><mn>2</mn><mi>b</mi></mrow></mfrac>", r"\frac{a}{2b}"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn>", "x^2+1"),
        ("<msub><mi>a</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>", "a_{ij}"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover><mi>i</mi>", "∑_i^ni"),
        ("<msqrt><mi>x</mi><mo>+</mo><mi>y</mi></msqrt>", r"\sqrt{x+y}"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", r"\sqrt[3]{x}"),
        ("<mover><mi>v</mi><mo>→</mo></mover>", r"\vec{v}"),
        ("<mover><mi>v</mi><mi>n</mi></mover>", "v^n"),
        ("<mfenced open='[' close=']'><mi>a</mi><mi>b</mi></mfenced>", "[a,b]"),
        ("<mi>x</mi><mtext>if</mtext><mi>y</mi><mspace/><mphantom><mi>z</mi></mphantom>", "x if y "),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd/></mtr></mtable>", r"\begin{matrix} a & \end{matrix}"),
        (
            "<semantics><mi>x</mi><annotation encoding='application/x-tex'>x \n+ y</annotation></semantics>",
            "x + y",
        ),
        ("<semantics><mi>x</mi><annotation encoding='StarMath 5.0'>%x</annotation></semantics>", "x"),
        ("<mi>\n  log\n</mi><mo>\u2061</mo><mi>x</mi>", r"\log x"),
        ("<mfrac><mi>a</mi></mfrac>", r"\frac{a}{}"),
    ],
)  # fmt: skip
def test_mathml(written: str, read: str) -> None:
    assert mathml(written) == read


def test_a_formula_is_bounded_however_it_nests() -> None:
    depth = 200
    nested = "<msup><mi>x</mi>" * depth + "<mi>y</mi>" + "</msup>" * depth
    assert mathml(nested).count("^") == depth
    assert len(mathml("<mi>x</mi>" * 50_000)) <= 50_000
    assert len(mathml(f"<mrow>{'<mi>x</mi>' * 50_000}</mrow>")) == MAX_FORMULA
