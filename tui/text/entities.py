"""Spaces that are written as entities where they should be spaces: markup was escaped twice, or badly removed."""

import re

_ENTITY = "&nbsp;"
_BETWEEN_WORDS = re.compile(r"(?<=[\w.,;:!?)])(?:&nbsp;)+|(?:&nbsp;)+(?=\w)")
_CODE = re.compile("[<>`]")


def replace_space_entities(text: str) -> str:
    """Return a text with a space for each ``&nbsp;`` beside a word, except in lines that speak of markup."""
    if _ENTITY not in text:
        return text
    return "\n".join(
        line if _CODE.search(line) else _BETWEEN_WORDS.sub(" ", line) for line in text.split("\n")
    )
