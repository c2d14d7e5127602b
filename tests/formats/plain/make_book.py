"""Invented books in the form of Project Gutenberg's."""

from textwrap import wrap

HEADER = """The Project Gutenberg eBook of The Mill, by Ann Lee

This eBook is for the use of anyone anywhere.

Title: The Mill

Author: Ann Lee

Release date: May 6, 2024 [eBook #99999]

Language: English

*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***

Produced by Two People

"""
LICENCE = """
*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***

You may copy it.
"""
PROSE = (
    "The river rose in the night, and by the morning it had taken the lower road, the mill and "
    "two of the sheds. "
    "Nobody in the town had seen it so high since the year of the great flood, and nobody had "
    "thought to see it again. "
    "“It will fall,” said the miller, and he was right; but it fell in its own time, and not in his."
)
VERSE = """\
    O river, why so high,
      So high above the wheel?
    The miller wonders why,
      And cannot grind his meal.
"""


def paragraphs(count: int = 3) -> str:
    """Return paragraphs wrapped at 70 columns."""
    return "\n\n".join("\n".join(wrap(PROSE, 70)) for _ in range(count)) + "\n"


def book(text: str) -> str:
    """Return a book with header and licence; in its text ``~`` stands for three paragraphs and ``%`` for verse."""
    text = text.replace("\n~", f"\n{paragraphs()}").replace("\n%", f"\n{VERSE}")
    return f"{HEADER}\n\nTHE MILL\n\nBy Ann Lee\n\n\n{text}\n\n{LICENCE}"
