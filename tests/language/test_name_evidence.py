import pytest

from tui.language.proper_names import find_names

SPOKEN = "She asked Ann Lee why."
SILENT = ("It rains.", "It snows.", "It thaws.")


def names_in(*texts: str, code: str = "") -> list[str]:
    return [mention.text for mention in find_names(texts, "english", code)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The flag True is set, with total=True and Rome.", ["Rome"]),
        ("The type Maybe is one, as in Maybe[Lee] or Rome.", ["Rome"]),
        ("They use Hay[int] there, and Rome.", ["Hay", "Rome"]),
        ("The :exc:`PathError` and \\Rome are {Lee}.", []),
        ("They keep Lee/rome.c and Rome.", ["Rome"]),
        ("The employee(s) of Rome left.", ["Rome"]),
    ],
)
def test_what_has_signs_of_code_is_no_name(text: str, found: list[str]) -> None:
    assert names_in(text, SPOKEN)[: len(found)] == found


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("They say that Maybe is one.", "Maybe", []),
        ("They say that Rome is one.", "import Rome", ["Rome"]),
        ("They say that HttpRome is one.", "new HttpRome", []),
        ("They say that HttpRome is one.", "/HttpRome/x", ["HttpRome"]),
        ("They say that LeePath is a path.", "x", []),
        ("They say that LeePath is a path.", "", ["LeePath"]),
        ("They say that Hay.path and Rome.js are there.", "x", ["Rome.js"]),
    ],
)
def test_code_shows_what_is_an_identifier(text: str, code: str, found: list[str]) -> None:
    assert names_in(text, code=code) == found


def test_a_heading_is_no_evidence_for_names() -> None:
    assert names_in("Steam Mills", "A mill is near Leeds.") == ["Leeds"]
    assert names_in("Ann Lee", "A mill is near Leeds.") == ["Ann Lee", "Leeds"]


def test_a_capital_before_a_number_is_no_evidence() -> None:
    assert names_in("They took Flight 9 then.", "A flight is long.") == []
    assert names_in("They took Atari 9 then.") == ["Atari"]
    assert names_in("They took Leeds Flight 9 then.", "A flight is long.") == []
    assert names_in("They went to 17th Street then.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They use Naive Optimization there.", []),
        ("They use Rome Optimization, near Rome.", ["Rome Optimization", "Rome"]),
        ("They asked the Optimization Council there.", ["Optimization Council"]),
        ("They use StarHay Optimization there.", ["StarHay Optimization"]),
        ("They see the Validity of it.", []),
        ("They use Synchronous APIs and Goodness.", []),
        ("They like Hay Mills, or a mill.", []),
        ("They like the Hay Mills, or a mill.", ["Hay Mills"]),
        ("They use the Rome API, Rome or any API.", ["Rome", "Rome"]),
        ("They use the Hay Package Manager there.", ["Hay Package Manager"]),
    ],
)
def test_in_a_text_about_things_terms_have_capitals(text: str, found: list[str]) -> None:
    assert names_in(text, *SILENT) == found
    if found == []:
        assert names_in(text, SPOKEN)[0] != "Ann Lee"


def test_words_that_are_mostly_small_are_no_name_in_a_text_about_things() -> None:
    texts = "See the Mill Status.", "A mill is one, and any status of the mill is a status."
    assert names_in(*texts, *SILENT) == []
    assert names_in(*texts, SPOKEN) == ["Mill Status", "Ann Lee"]
    assert names_in(texts[0], *SILENT) == ["Mill Status"]


def test_a_name_may_begin_with_a_small_word_that_belongs_to_it() -> None:
    texts = "Mills Authority of Leeds began.", "They asked the Mills Authority of Leeds.", "Some mills run."
    assert names_in(*texts) == ["Mills Authority of Leeds", "Mills Authority of Leeds"]


def test_a_little_code_does_not_make_a_long_text_one_about_things() -> None:
    texts = "She likes NATO there, and NATO.", *["It rains."] * 60
    assert names_in(*texts, code="x = 1") == ["NATO", "NATO"]
    assert names_in(*texts[:40], code="x = 1") == []
    assert names_in("The 1_st_ and 2_nd_ say NATO there, and NATO.", SPOKEN)[0] == "NATO"
