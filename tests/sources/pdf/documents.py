"""Documents of several kinds, set in type for tests."""

from tests.sources.pdf.prose import paragraph
from tests.sources.pdf.typesetter import Typesetter

CAPTION = "Figure 1. The tower from the north, with the three gauges at the level of the second window."
NOTE = "The ledger is open to the public on the first day of each month."
PAPER = [(0,), (1,), (2,), (3,), (4, 9), (5, 12), (6, 8), (7, 9), (8, 14), (9, 12), (10, 12)]
REFERENCES = [
    "E. Quist. The patience of gauges. Lindmoor Press, 2011.",
    "T. Wendel. Water that waits for nobody, and a few words on candles. Proceedings of the Harbour Board, 12, 2015.",
]
ROWS = [
    ["Gauge", "Height", "Since"],
    ["North", "4.20 m", "1871"],
    ["South", "3.95 m", "1902"],
    ["Wall", "5.10 m", "1936"],
]


def paper() -> bytes:
    """Two columns below a title and an abstract across both; heads, numbers, a footnote, a figure, a table."""
    page = Typesetter(columns=2, head="Keeping time by water", title="Keeping time by water")
    page.wide("Keeping time by water: forty years of readings from a tower", 17, "Times-Bold")
    page.wide("Edda Quist and Tor Wendel", 12)
    page.wide("Institute for Slow Measurement, Lindmoor", 10)
    page.wide("Abstract", 11, "Times-Bold")
    page.wide(paragraph(0), 10, centred=False, inset=30)
    page.heading("1 Introduction")
    page.paragraph(paragraph(1), indent=0)
    page.note("1", NOTE)
    page.paragraph(paragraph(2))
    page.heading("2 Methods")
    page.heading("2.1 The gauges", 10.5)
    page.paragraph(paragraph(3), indent=0)
    page.figure(CAPTION)
    page.paragraph(paragraph(4, 9))
    page.heading("2.2 The ledger", 10.5)
    page.paragraph(paragraph(5, 12), indent=0)
    page.paragraph(paragraph(6, 8))
    page.heading("3 Results")
    page.paragraph(paragraph(7, 9), indent=0)
    page.table(ROWS, [70, 70, 60])
    page.paragraph(paragraph(8, 14))
    page.paragraph(paragraph(9, 12))
    page.heading("4 Conclusion")
    page.paragraph(paragraph(10, 12), indent=0)
    page.heading("References")
    page.items(REFERENCES, ["[1]", "[2]"], left=0, hang=18)
    return page.done()
