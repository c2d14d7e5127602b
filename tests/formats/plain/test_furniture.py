import pytest

from tui.formats.plain.boilerplate import is_date, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "May 5, 2024",
        "Feb. 21, 2019",
        "5. Mai 2024",
        "21 de marzo de 2020",
        "2024-05-01",
        "1:39 PM ET",
        "Tue, March 3, 2020",
    ],
)
def test_dates(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Nathan Willis March 25, 2015",
        "Von Anna Schmidt",
        "Page editor: Ann Lee",
        "Published on 3 May",
        "Figure 3 The mill",
        "Firefox logo",
        "$7/month",
        "5 min read",
    ],
)
def test_bylines_captions_and_prices(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the river",
        "Source code",
        "Tables and chairs",
        "Published works of the school",
        "1984",
        "May the best win",
        "Map reading",
    ],
)
def test_titles_are_none_of_these(line: str) -> None:
    assert not is_furniture(line)
