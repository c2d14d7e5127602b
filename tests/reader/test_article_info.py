"""The information dialog's lines about an article."""

from dataclasses import replace

import pytest

from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Dropped, Note
from tui.language.articles import build_article
from tui.language.readability import Readability
from tui.reader.dialogs.information import ArticleStats, describe, measure

TEXT = " ".join(["The keeper trusted the lamp."] * 40)


@pytest.fixture
def article() -> Article:
    drafts = [
        Draft(BlockKind.PARAGRAPH, "A short beginning."),
        Draft(BlockKind.HEADING, "The lamp", 1),
        Draft(BlockKind.PARAGRAPH, TEXT),
    ]
    found = build_article(drafts, title="Lighthouses")
    return found.with_sentences(found.sentences)


def line(name: str, text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{name}: "))


def test_readability_is_said_with_its_meaning_and_its_measure(article: Article) -> None:
    sizes = measure(article)
    assert sizes.readability is not None
    said = line("Readability", describe(article, 238, sizes))
    # 41 sentences, 203 words, 284 syllables: 206.835 - 1.015 * 4.95 - 84.6 * 1.399
    assert said == (
        "Readability: 83, easy (Flesch reading ease; 5.0 words a sentence, 1.40 syllables a word)"
    )


@pytest.mark.parametrize(
    "sizes, language, said",
    [
        (None, "english", "measuring …"),
        (None, "polish", "no measure is known for Polish"),
        (
            ArticleStats(None, None),
            "english",
            "the text is too short to measure: it has fewer than 100 words in sentences",
        ),
        (
            ArticleStats(Readability("LIX", 44.6, "of middling difficulty", 14.25, None), None),
            "swedish",
            "45, of middling difficulty (LIX; 14.2 words a sentence)",
        ),
    ],
)
def test_without_a_value_its_absence_is_explained(
    article: Article, sizes: ArticleStats | None, language: str, said: str
) -> None:
    spoken = replace(article, language=language).with_sentences(article.sentences)
    assert line("Readability", describe(spoken, 238, sizes)) == f"Readability: {said}"


def test_before_the_sentences_are_found_it_is_said_what_is_waited_for(article: Article) -> None:
    unread = article.in_language("german")
    assert "sentence" not in line("Length", describe(unread, 238))
    assert line("Readability", describe(unread, 238)) == "Readability: measured once the sentences are found"


def test_the_time_goes_by_the_pace(article: Article) -> None:
    assert (
        line("Length", describe(article, 100))
        == "Length: 205 words · 41 sentences · 3 min at 100 words a minute"
    )
    assert (
        line("Length", describe(article, 238))
        == "Length: 205 words · 41 sentences · 1 min at 238 words a minute"
    )


def test_the_longest_section_is_named(article: Article) -> None:
    said = line("Sections", describe(article, 238, measure(article)))
    assert said == "Sections: 2, the longest “The lamp” with 202 words"


def test_what_is_known_of_the_source_is_said(article: Article) -> None:
    full = replace(
        article,
        source="https://example.org/a",
        author="A. Keeper",
        date="1907",
        site="The Tower",
        warnings=("This page was kept on 3 May 2026.",),
        dropped=(Dropped("advertisement", "Buy oil"),),
    )
    said = describe(full, 238).splitlines()
    assert {"Source: https://example.org/a", "Author: A. Keeper", "Date: 1907", "Site: The Tower"} <= {*said}
    assert {"Language: English", "This page was kept on 3 May 2026."} <= {*said}
    assert said[-3:] == ["Left out of the text: 1 part", "• advertisement", "  Buy oil"]


def test_notes_are_counted(article: Article) -> None:
    noted = replace(article, notes=tuple(Note(str(number), "See below.") for number in range(1200)))
    assert line("Notes", describe(noted, 238)) == "Notes: 1,200"


def test_what_is_not_known_is_not_mentioned(article: Article) -> None:
    said = describe(article, 238)
    assert not any(f"{name}:" in said for name in ("Author", "Notes", "Date", "Site", "Source", "Keywords"))
    assert said.endswith("Nothing was left out of the text.")


def test_of_a_part_it_is_not_said_that_nothing_was_left_out(article: Article) -> None:
    assert "Nothing was left out" in describe(article, 238)
    part = describe(article, 238, is_whole=False)
    assert "Nothing was left out" not in part
    assert "Only a part is open so far." in part
