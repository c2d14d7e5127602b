"""An invented internet standard, with and without pages."""

from collections.abc import Sequence
from textwrap import wrap

TITLE = "The Transfer of Grain over Rivers"
PROSE = (
    "The barge must be tied to the mill before any grain is moved, and the miller must say so in a loud voice. "
    "A barge that is not tied will drift, and what is lost in that way cannot be asked for again. "
    "An implementation of this memo on a lake is left for further study."
)
ITEM = "Oats, which are to be kept dry on the whole of the way, and are to be counted by two people."
OUTLINE = (
    (1, "1. Introduction"),
    (1, "2. The Barge"),
    (2, "2.1. Size and Weight of a Barge That Is Fit to Carry Grain in Spring Floods"),
    (2, "2.2. Ropes"),
    (1, "3. Security Considerations"),
    (1, "Appendix A. Kinds of Grain"),
    (2, "A.1. Oats"),
    (1, "Author's Address"),
)
HEAD = f"""



Network of Millers                                                A. Lee
Request for Comments: 9999                                      The Mill
Category: Informational                                         May 1997


{TITLE:^72}

Status of this Memo

   This memo is for millers.  It says nothing about bakers.

"""
DRAWING = """      +--------+  rope   +--------+
      | barge  |---------|  mill  |
      +--------+         +--------+

"""
RULES = """      grain   = 1*sack          ; as many as fit
      sack    = "oats" / "rye"

"""


def rfc_text(*, pages: bool) -> str:
    """Return the standard, with or without running heads and page numbers."""
    text = f"{HEAD}Table of Contents\n\n{_contents(pages)}\n"
    for position, (_, heading) in enumerate(OUTLINE):
        number, _, words = heading.partition(" ")
        hanging = wrap(heading, 72, subsequent_indent=" " * (len(number) + 2))
        text += "\n".join(
            [hanging[0].replace(f"{number} {words[:3]}", f"{number}  {words[:3]}"), *hanging[1:]]
        )
        text += "\n\n" + "".join(f"{_indented(PROSE)}\n\n" for _ in range(3))
        text += (DRAWING, RULES)[position % 2]
        text += f"   o  {ITEM[:59]}\n      {ITEM[60:]}\n\n   o  Rye.\n\n"
    return "\n".join(_on_pages(text.split("\n"))) if pages else text


def _contents(pages: bool) -> str:
    lines = []
    for position, (level, heading) in enumerate(OUTLINE):
        line = " " * (level * 2 + 1) + heading
        lines.append(
            f"{line} {'. ' * ((66 - len(line)) // 2)} {position + 1:2}" if pages and len(line) < 60 else line
        )
    return "\n".join(lines) + "\n"


def _indented(text: str) -> str:
    return "\n".join(wrap(text, 72, initial_indent="   ", subsequent_indent="   "))


def _on_pages(lines: Sequence[str]) -> list[str]:
    """Cut lines into pages of fifty."""
    result: list[str] = []
    for page, start in enumerate(range(0, len(lines), 50), 1):
        if page > 1:
            result += ["\fRFC 9999                  Grain over Rivers                    May 1997", "", ""]
        result += [
            *lines[start : start + 50],
            "",
            "",
            f"Lee                          Informational                      [Page {page}]",
        ]
    return result
