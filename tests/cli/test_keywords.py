import json
from pathlib import Path

from tests.cli.conftest import Standfirst
from tui import keywords, open_article, section_keywords


def test_they_are_printed_one_on_each_line(standfirst: Standfirst, article: Path) -> None:
    opened = open_article(article)
    ended = standfirst("keywords", article)
    assert (ended.status, ended.err) == (0, "")
    assert tuple(ended.out.splitlines()) == keywords(opened)
    assert tuple(standfirst("keywords", "-n", "2", article).out.splitlines()) == keywords(opened, 2)
    section = standfirst("keywords", "--section", "1.1", article).out.splitlines()
    assert tuple(section) == section_keywords(opened, 2, 10) != keywords(opened)


def test_several_articles_have_their_titles(standfirst: Standfirst, article: Path) -> None:
    alone = standfirst("keywords", article).out
    both = standfirst("keywords", article, article).out
    assert both == f"The bridge at Orsk\n\n{alone}\n\n\nThe bridge at Orsk\n\n{alone}"


def test_json_is_an_object_for_each(standfirst: Standfirst, article: Path) -> None:
    records = [
        json.loads(line) for line in standfirst("keywords", "--json", article, article).out.splitlines()
    ]
    words = standfirst("keywords", article).out.splitlines()
    expected = {
        "source": str(article),
        "title": "The bridge at Orsk",
        "language": "english",
        "keywords": words,
    }
    assert records == [expected, expected]


def test_what_cannot_be_read_is_status_1_and_what_there_is_not_is_2(
    standfirst: Standfirst, article: Path
) -> None:
    assert standfirst("keywords", "missing.md").status == 1
    assert standfirst("keywords", "--section", "9", article).status == 2
    assert standfirst("keywords", "-n", "0", article).status == 2
