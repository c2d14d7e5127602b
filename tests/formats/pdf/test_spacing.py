from tests.formats.pdf.documents import raw_page
from tui.formats.pdf.document import parse_pdf
from tui.formats.pdf.spacing import Word, find_apart, find_joined


def test_narrow_gaps_between_words_are_spaces() -> None:
    text = "In order to meet this requirement of robust and long measurements the keeper reads three gauges."
    placed = " -90 ".join(f"({word})" for word in text.split(" "))
    document = parse_pdf(raw_page(f"BT /F 11 Tf 60 700 Td [{placed}] TJ ET".encode()))
    assert [draft.text for draft in document.drafts] == [text]


def words(*texts: str) -> tuple[str, list[Word]]:
    text, found = " ".join(texts), []
    for part in texts:
        start = found[-1].end + 1 if found else 0
        found.append(Word(start, start + len(part), 0, 1))
    return text, found


def test_letters_that_touch_are_one_word() -> None:
    text, found = words("sub", "jective", "view")
    assert find_joined(text, found, [0, 15.2, 60], [15, 50, 80], [10] * 3) == {1}


def test_words_that_nearly_touch_stay_apart_where_letters_overhang_or_are_drawn_apart() -> None:
    text, found = words("of", "the", "tower", "gauge")
    found[3] = found[3]._replace(text_object=2)
    assert find_joined(text, found, [0, 10.4, 30, 60.2], [10, 25, 60, 90], [10] * 4) == set()


def test_spaced_letters_are_words_between_wider_gaps() -> None:
    text, found = words(*"ABSTRACT", *"OF", *"IT")
    lefts, at = [], 0.0
    for place in range(len(found)):
        at += 14 if place in (8, 10) else 9
        lefts.append(at)
    joined = find_joined(text, found, lefts, [left + 6 for left in lefts], [10] * len(found))
    assert joined == set(range(1, 12)) - {8, 10}


def test_the_letters_of_a_formula_stay_apart() -> None:
    text, found = words("a", "B", "c", "D", "e")
    assert find_joined(text, found, [0, 10, 20, 30, 40], [6, 16, 26, 36, 46], [10] * 5) == set()


def test_parts_of_a_word_far_apart_are_two() -> None:
    found = [Word(0, 3, 0, 1), Word(3, 6, 0, 2), Word(6, 9, 0, 3)]
    assert find_apart("forthethe", found, [0, 17, 32.1], [15, 32, 45], [10] * 3) == {1}
