"""The text in the midst of an article that extractors left out."""

import pytest

from tests.formats.html.completing import completed_by
from tui.formats.html.core import complete_core

TEXT = "The winch turns the drum, and the drum, turn by turn, takes up the rope that holds the ferry."
PROSE = f"<p>{TEXT}</p>"
MEMBER = "<h3><code>turn(<a href=/rope>Rope</a>) → <a href=/drum>Drum</a></code></h3>"


def completed(markup: str, selected: str) -> str:
    return completed_by(complete_core, markup, selected)


@pytest.mark.parametrize(
    ("part", "is_kept"),
    [
        (f"<section>{MEMBER}</section>", True),
        ("<p>Turns it once, and never twice.</p>", True),
        ("<dl><dd>3.1</dd></dl>", True),
        ("<pre>fn turn(rope: <a href=/rope>Rope</a>) -> Drum</pre>", True),
        ("<p>extends <a href=/machine>Machine</a> and is driven by <a href=/steam>Steam</a></p>", True),
        ("<h3><a href=/ferry>Nine ferries that sank</a></h3>", False),
        ("<p><a href=/ferry>Nine ferries that sank last year</a></p>", False),
        ("<p>1.2 · <a href=/source>source</a></p>", False),
        ("<div class=newsletter><p>Winches by mail.</p></div>", False),
        ("<nav><p>The next winch</p></nav>", False),
        ("<p>Nine ferries that sank last year</p>", False),
        ("<p>A+</p>", False),
        ("<p>By Ann Wren</p>", False),
        ("<p>Advertisement</p>", False),
        ("<ul><li><a href=#drum>The drum</a></li></ul>", False),
    ],
)
def test_what_only_links_or_votes_speak_against_is_selected_in_the_midst_of_an_article(
    part: str, is_kept: bool
) -> None:
    assert completed(f"<main>{PROSE}{part}{PROSE}</main>", "x-x") == ("xxx" if is_kept else "x-x")


def test_an_element_in_which_much_is_left_out_is_no_article() -> None:
    assert completed(f"<main>{PROSE}<div>{PROSE}</div></main>", "x-") == "x-"


def test_nothing_outside_the_core_is_selected() -> None:
    assert completed(f"<main>{PROSE}<div>{PROSE * 9}</div>{PROSE}</main>", "-xxxxxxxxx-") == "-xxxxxxxxx-"


def test_nothing_is_added_where_nothing_is_selected() -> None:
    assert completed(PROSE, "-") == "-"
