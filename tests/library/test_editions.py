"""Changes of an article since it was read."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.library.support import TEXT, article, file_in, fingerprint, library
from tui.library.editions import Changes, changes_between, sketch_of

SENTENCES = [
    "The harbour froze over in January and ships waited outside for two long weeks.",
    "Nobody in the town had ever seen such ice before.",
    "The pilots walked to work.",
    "The harbour opened in March.",
]
OTHER = "A collier from Newcastle brought coal and the first letters since Christmas."


def compared(before: list[str], after: list[str]) -> Changes:
    return changes_between(sketch_of(before), sketch_of(after))


def test_new_changed_and_gone_sentences_are_told_apart() -> None:
    edited = SENTENCES[0].replace("two long", "three long")
    assert compared(SENTENCES, [edited, *SENTENCES[2:], OTHER]) == Changes((3,), (0,), 1)
    assert str(Changes((3,), (0,), 1)) == "1 sentence new, 1 changed, 1 gone"
    assert str(Changes(gone=3)) == "3 sentences gone"
    assert str(Changes(tuple(range(1_000)), (7, 8))) == "1,000 sentences new, 2 changed"


def test_what_moved_or_is_spelt_with_other_spaces_and_marks_is_the_same() -> None:
    assert not compared(SENTENCES, SENTENCES[::-1])
    assert not compared(["“Wait,” he  said."], ['"Wait", he said.'])


def test_a_repeated_sentence_counts_each_time() -> None:
    assert compared(["It rained."], ["It rained.", "It rained."]) == Changes(new=(1,))
    assert compared(["It rained.", "It rained."], ["It rained."]) == Changes(gone=1)


@given(st.lists(st.text(max_size=20), max_size=8), st.lists(st.text(max_size=20), max_size=8))
def test_the_numbers_add_up(before: list[str], after: list[str]) -> None:
    found = compared(before, after)
    assert len(before) - found.gone - len(found.changed) == len(after) - len(found.new) - len(found.changed)
    assert set(found.new).isdisjoint(found.changed)
    assert not compared(before, before)


@given(st.binary(max_size=60))
def test_any_bytes_can_be_compared(kept: bytes) -> None:
    changes_between(kept, sketch_of(SENTENCES))


def test_the_library_keeps_what_was_read_without_its_text(tmp_path: Path) -> None:
    kept, first = library(tmp_path), article()
    later = article(text=TEXT.replace("two weeks", "ten weeks") + " It brought coal.")
    assert kept.changes(first, "/ice.txt") is None
    kept.record_opened(first, "/ice.txt")
    assert kept.changes(first, "/ice.txt") is None
    first_texts, later_texts = (
        TEXT.replace("\n\n", " ").split(". "),
        later.text.replace("\n\n", " ").split(". "),
    )
    assert not kept.keep_sentences(fingerprint(first), first_texts)
    kept.record_opened(later, "/ice.txt")
    found = kept.keep_sentences(fingerprint(later), later_texts)
    assert found.new
    assert not kept.keep_sentences(fingerprint(later), later_texts)
    kept.remove(fingerprint(later))
    assert not kept.keep_sentences(fingerprint(later), later_texts)
    kept.close()
    assert b"pilots" not in file_in(tmp_path).read_bytes()
