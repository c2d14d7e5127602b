"""Invented prose about a town that measures its tides, for documents that tests set in type."""

from tests.formats.pdf.typesetter import SOFT_HYPHEN

_SENTENCES = (
    "The harbour of Lindmoor keeps its records in a tower that was built for another purpose.",
    "Every morning the keeper reads three brass gauges and writes the figures into a ledger "
    "bound in grey cloth.",
    "Nobody has asked for these measure·ments in forty years, and nobody has told the keeper to stop.",
    "When the council tried to sell the instru·ments, it turned out that they belonged to the sea-wall itself.",
    "A well-known survey of the coast mentions the tower twice and spells its name differently each time.",
    "The difference between spring and neap tides is smaller here than the popu·lation believes.",
    "Visitors are shown a painted line on the stairs, which marks the flood of a year that the guide makes up.",
    "In winter the ledger is kept beside the stove, because ink that freezes turns brown and "
    "cannot be trusted.",
    "The apprentice learns to estimate before she learns to measure, so that she will notice a faulty gauge.",
    "What the figures show, taken together, is a slow and patient rise of about a finger's width in ten years.",
    "It is a well-known habit of the town to argue about the weather with great confi·dence and no evidence.",
    "Sooner or later each keeper begins to predict the tide, and sooner or later each of them is humbled.",
    "The official handbook recom·mends that readings be taken at the same hour, whatever the wind may do.",
    "Fishing boats leave by the northern channel, where the current is strongest and the flags "
    "are easiest to see.",
    "Repairs to the sea-wall are paid for by a tax on candles, which nobody has collected since "
    "candles went out.",
)


def paragraph(number: int, sentences: int = 5) -> str:
    """Return the same paragraph for the same number, with soft hyphens in its words."""
    start = number * 4
    chosen = [_SENTENCES[(start + step * (1 + number % 3)) % len(_SENTENCES)] for step in range(sentences)]
    return " ".join(chosen).replace("·", SOFT_HYPHEN)


def as_read(text: str) -> str:
    """Return a paragraph as it should be read."""
    return text.replace(SOFT_HYPHEN, "")
