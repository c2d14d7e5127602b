"""An invented paper, whose every sentence, caption, cell and reference is known."""

import random
from dataclasses import dataclass, field

_SUBJECTS = (
    "the keeper of the tower",
    "a ferry from the northern quay",
    "the older of the two gauges",
    "a committee of the harbour board",
    "every apprentice of the survey",
    "the current below the bridge",
    "a barge with a load of slate",
    "the winter storm of that decade",
    "a long-term plan for the sea wall",
    "the observatory on the hill",
    "a well-known map of the coast",
    "the lock between the basins",
)
_VERBS = (
    "has changed the readings of",
    "was compared with",
    "explains most of the drift in",
    "depends on the weather and on",
    "is recorded next to",
    "leaves no trace in",
    "came before the inspection of",
    "would have been lost without",
    "measures the same water as",
    "costs less than the repair of",
)
_OBJECTS = (
    "the ledger in the stove room",
    "a painted line on the stairs",
    "the brass instruments of the town",
    "an estimate made by candlelight",
    "the tide tables of the neighbouring port",
    "a channel that nobody dredges",
    "the foundations of the lighthouse",
    "a clock that runs on water",
    "the fish market and its scales",
    "an argument about two fingers of rain",
)
_TAILS = (
    "",
    ", although the board disagreed at the time",
    " in most of the years for which figures exist",
    ", which was to be expected from the earlier survey",
    " whenever the wind came from the east",
    " and in none of the summers since then",
    ", as a later visit to the archive confirmed",
)
_HEADINGS = (
    ("Introduction", ()),
    ("Background and Related Work", ("Gauges of the Old Harbour", "What Others Measured")),
    ("Method", ("Instruments", "Choice of Days")),
    ("Results", ("Spring Tides", "Neap Tides", "Storms")),
    ("Discussion", ()),
    ("Conclusion", ()),
)
_FORMULAS = (
    ("h(t) = a_0 + a_1 t + b cos(w t + p)", r"h(t) = a_0 + a_1 t + b\cos(\omega t + \varphi)"),
    ("E = (1/n) sum_i (h_i - g_i)^2", r"E = \frac{1}{n}\sum_{i=1}^{n} (h_i - g_i)^2"),
    ("r = s_xy / (s_x s_y)", r"r = \frac{s_{xy}}{\sqrt{s_x^2}\,s_y}"),
)


@dataclass(frozen=True)
class Item:
    """A paragraph, a formula within one, a figure, a table or a list."""

    kind: str
    """``text``, ``formula``, ``figure``, ``table`` or ``list``."""
    text: str = ""
    """The words; of figures and tables the caption; before a formula the first half of its sentence."""
    rest: str = ""
    """Of a formula: the second half of its sentence."""
    formula: str = ""
    tex: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass
class Paper:
    """A paper and all that it consists of."""

    title: str
    authors: list[tuple[str, str, str]]
    """Names, places, addresses."""
    abstract: str
    sections: list[tuple[int, str, list[Item]]]
    """The level from 1, the heading without its number, and what stands below it."""
    references: list[str]
    head: str = ""
    captions: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def make_paper(seed: int) -> Paper:
    """Make the same paper for the same number."""
    writer = _Writer(random.Random(seed))
    sections: list[tuple[int, str, list[Item]]] = []
    for heading, parts in _HEADINGS:
        sections.append((1, heading, writer.items(2)))
        sections += [(2, part, writer.items(3)) for part in parts]
    paper = Paper(
        "Forty Years of Readings from a Tower: What Two Gauges Say about a Slow and Patient Rise of the Sea",
        [
            ("Edda Quist", "Institute for Slow Measurement, Lindmoor", "quist@lindmoor.example"),
            ("Tor Wendel", "Harbour Board of Wickmouth", "wendel@board.example"),
        ],
        writer.paragraph(5),
        sections,
        [writer.reference(number) for number in range(1, 13)],
        "E. Quist and T. Wendel: Forty Years of Readings",
    )
    for _, _, items in sections:
        paper.captions += [item.text for item in items if item.kind in ("figure", "table")]
        paper.notes += [item.note for item in items if item.note]
    return paper


class _Writer:
    """Writes sentences, none of them twice."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._count = 0
        self._used: set[str] = set()

    def sentence(self) -> str:
        while True:
            parts = (self._chance.choice(words) for words in (_SUBJECTS, _VERBS, _OBJECTS, _TAILS))
            subject, verb, thing, tail = parts
            sentence = f"{subject[0].upper()}{subject[1:]} {verb} {thing}{tail}."
            if sentence not in self._used:
                self._used.add(sentence)
                return sentence

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def items(self, count: int) -> list[Item]:
        """Return paragraphs, with one other thing among them."""
        texts = [Item("text", self.paragraph(self._chance.randint(3, 6))) for _ in range(count)]
        self._count += 1
        other = (self._figure, self._formula, self._table, self._list, self._note)[self._count % 5]
        return [*texts[:-1], other(), texts[-1]]

    def _figure(self) -> Item:
        return Item(
            "figure", f"Readings of gauge {self._count} in the years of the survey. {self.sentence()}"
        )

    def _table(self) -> Item:
        rows = [("Gauge", "Mean (m)", "Range (m)", "Days")]
        for name in ("North", "South", "Wall", "Basin"):
            numbers = (f"{self._chance.uniform(1, 6):.2f}", f"{self._chance.uniform(0, 2):.2f}")
            rows.append((name, *numbers, str(self._chance.randint(100, 365))))
        return Item(
            "table", f"Heights of the water in survey {self._count}. {self.sentence()}", rows=tuple(rows)
        )

    def _formula(self) -> Item:
        plain, tex = _FORMULAS[self._count % len(_FORMULAS)]
        before = f"{self.paragraph(2)} For survey {self._count} the height is therefore taken as"
        rest = f"where all values are those of the northern quay. {self.sentence()}"
        return Item("formula", before, rest, plain, tex)

    def _list(self) -> Item:
        return Item("list", "\n".join(self.sentence() for _ in range(3)))

    def _note(self) -> Item:
        note = f"The ledger of survey {self._count} is open to the public on the first day of each month."
        return Item("text", self.paragraph(4), note=note)

    def reference(self, number: int) -> str:
        name = self._chance.choice(("A. Brandt", "M. Ister", "K. Olsen and P. Reed", "J. Varga", "L. Moor"))
        words = self.sentence().rstrip(".").split(",")[0]
        pages = f"{number * 11}-{number * 11 + 9}"
        return (
            f"{name}. {words}. Journal of Harbours, {number + 4}({number % 4 + 1}):{pages}, {1980 + number}."
        )
