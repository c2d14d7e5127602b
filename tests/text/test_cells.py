import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.text.scripts import ANYTHING, CHARACTERS, TEXTS
from tui.text.cells import fit, fit_end, grapheme_start, graphemes, is_one_cell_each, max_cells, short_quote

CLUSTERS = regex.compile(r"\X")


def boundaries(text: str) -> set[int]:
    """Return the offsets at which Unicode allows a text to be cut."""
    return {0, len(text), *(match.end() for match in CLUSTERS.finditer(text))}


def test_each_character_is_one() -> None:
    for character in CHARACTERS:
        assert len(graphemes(f" {character} ")) == 3, ascii(character)


def test_flags_are_told_apart_in_pairs() -> None:
    assert parts("🇩🇪🇯🇵🇫") == ["🇩🇪", "🇯🇵", "🇫"]
    assert parts("🇩 🇪") == ["🇩", " ", "🇪"]


def test_initials_of_old_korean_stay_together() -> None:
    assert parts("ᄀᄀ각") == ["ᄀᄀ각"]


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in graphemes(text)]


@given(TEXTS)
def test_no_character_is_split(text: str) -> None:
    assert {part.start for part in graphemes(text)} <= boundaries(text)


@given(ANYTHING)
def test_nothing_is_lost_and_cells_are_those_of_the_terminal(text: str) -> None:
    assert "".join(parts(text)) == text
    assert sum(part.cells for part in graphemes(text)) == max_cells(text) >= cell_len(text)


def test_a_vowel_beside_its_letter_may_take_a_cell() -> None:
    assert (max_cells("कि"), cell_len("कि")) == (2, 1)
    assert max_cells("कु é ก็") == cell_len("कु é ก็") == 5


def test_a_chain_of_joined_letters_ends() -> None:
    chain = "क्" * 500
    assert max(part.cells for part in graphemes(chain)) <= 8
    assert max(part.cells for part in graphemes(chain, 3)) <= 3


@given(TEXTS, st.integers(0, 30))
def test_fitted_text_fits_and_is_cut_between_characters(text: str, width: int) -> None:
    cut = fit(text, width)
    assert max_cells(cut) <= width
    if cut != text and width > 0:
        assert cut.endswith("…")
        kept = cut.removesuffix("…")
        assert text.startswith(kept)
        assert len(kept) in boundaries(text)


@given(TEXTS, st.integers(0, 30))
def test_the_end_fits_and_is_cut_between_characters(text: str, width: int) -> None:
    cut = fit_end(text, width)
    assert max_cells(cut) <= width
    if cut != text and width > 0:
        assert text.endswith(cut.removeprefix("…"))
        assert len(text) - len(cut) + 1 in boundaries(text)


@given(TEXTS)
def test_text_that_fits_is_not_cut(text: str) -> None:
    assert fit(text, max_cells(text)) == text


def test_as_much_is_kept_as_fits() -> None:
    assert fit("灯台の光", 7) == "灯台の…"
    assert fit("🇩🇪🇯🇵🇫🇷", 5) == "🇩🇪🇯🇵…"
    assert fit("one two", 5) == "one…"
    assert fit_end("/home/me/letters", 9) == "…/letters"
    assert fit("น้ำน้ำน้ำ", 5) == "น้ำน้ำ…"


@given(TEXTS, st.data())
def test_a_start_is_at_or_before_a_position(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(1, len(text)))
    start = grapheme_start(text * 20, position + 10 * len(text))
    assert start <= position + 10 * len(text)
    assert start in boundaries(text * 20)


def test_every_character_of_the_fast_path_stands_alone_in_one_cell() -> None:
    alone = [chr(code) for code in range(0x20, 0x3000) if is_one_cell_each(chr(code))]
    assert len(alone) > 900
    assert all(cell_len(character) == 1 for character in alone)
    assert len(CLUSTERS.findall("".join(alone))) == len(alone)


def test_a_quote_is_one_line_of_few_cells() -> None:
    assert short_quote("Two\n lines") == "“Two lines”"
    assert short_quote("He said “no”.") == "‘He said “no”.’"
    assert max_cells(short_quote("橋" * 99)) <= 42
