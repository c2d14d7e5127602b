import pytest

from tests.formats.plain.test_headings import outline


@pytest.mark.parametrize(
    ("headings", "levels"),
    [
        (["BOOK ONE", "CHAPTER 1", "CHAPTER 2", "BOOK TWO", "CHAPTER 3", "APPENDIX A"], [1, 2, 2, 1, 2, 2]),
        (["1. Mill", "2. River", "APPENDIX A"], [1, 1, 1]),
        (["BOOK ONE", "BOOK TWO", "APPENDIX A"], [1, 1, 1]),
    ],
)
def test_appendices_are_beside_the_chapters(headings: list[str], levels: list[int]) -> None:
    found = outline("\n\n~\n\n".join([*headings, ""]))
    assert found == list(zip(levels, headings, strict=True))


def test_a_name_in_small_letters_above_text_is_a_heading_also_at_the_beginning() -> None:
    names = ["parse_args", "read_all", "write_all"]
    assert outline("\n\n~\n\n".join([*names, ""])) == [(1, name) for name in names]
