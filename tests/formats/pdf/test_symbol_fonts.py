import pytest

from tui.formats.pdf.symbol_fonts import is_math_font, symbol_map


@pytest.mark.parametrize(
    "name", ["CMMI10", "ABCDEF+CMSY7", "txexs", "MSBM10", "CambriaMath", "STIXTwoMath-Regular"]
)
def test_fonts_of_formulas(name: str) -> None:
    assert is_math_font(name)


@pytest.mark.parametrize("name", ["CMR10", "CMTI10", "CMSS10", "CMTT9", "Times-Roman", "ABCDEF+Calibri", ""])
def test_fonts_of_text(name: str) -> None:
    assert not is_math_font(name)
    assert symbol_map(name) is None


def test_operators_brackets_and_bullets() -> None:
    assert "X\x10x\x11Z".translate(symbol_map("ABCDEF+CMEX10") or {}) == "∑(x)∫"
    assert "I".translate(symbol_map("MSAM10") or {}) == "▶"
