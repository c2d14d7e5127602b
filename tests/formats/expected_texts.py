"""The expected content of the sample articles that are text, with or without markup."""

from tests.formats.expected import DEVELOPERS, Expected

TEXTS = {
    "a-three-minute-tour.md": Expected(
        "A tour in three minutes",
        None,
        None,
        "english",
        """\
(opening)
Look without leaving
Go there, and come back
Walk by sections
Find a word
Fold it, weigh it
Ask for another opinion
Keep what you found
Your own texts
""",
    ),
    "bridge-inspection-report.txt": Expected(
        "MASONRY ARCH BRIDGES: INSPECTION AND COMMON FINDINGS",
        None,
        None,
        "english",
        """\
(opening)
1 Summary
2 Method
    2.1 Types of inspection
        2.1.1 Before the visit
        2.1.2 At the bridge
    2.2 Tools
    2.3 Estimating the load
3 Findings
    3.1 Water in the structure
    3.2 Cracks and their directions
        3.2.1 Along the span
        3.2.2 Across the span
        3.2.3 Diagonal
    3.3 Ring separation
    3.4 Spandrels and parapets
    3.5 Plants
    3.6 Scour
4 Recommendations
    4.1 For bridge No. 5 and its like
    4.2 What not to do
5 Conclusion
""",
    ),
    "cacao.txt": Expected(
        "Historia de una semilla amarga",
        None,
        None,
        "spanish",
        """\
(opening)
¿De dónde viene el cacao?
La bebida de los mayas y los mexicas
Llegada a Europa
¿Rompe el ayuno?
Trabajo forzado
De la taza a la tableta
El cacao cambia de continente
¿A qué sabe?
""",
    ),
    "how-long-is-a-coast.ipynb": Expected(
        "How long is a coast?",
        None,
        None,
        "english",
        """\
(opening)
Measuring with a shorter ruler
    The number that stays
What it is good for
""",
        ("100 949", "Richardson", "[^1]"),
    ),
    "keeper-interview.txt": Expected(
        "The light that keeps itself",
        None,
        None,
        "english",
        """\
(opening)
What did a keeper actually do all day?
Why were there always three of them?
When did the machines start to take over?
Then why did it take so long?
The rest went quickly?
Were many of them bitter?
What is in the grey box?
How good is it, compared with a person?
Have the lights themselves changed?
Does anyone still need it, with satellites overhead?
And what do you miss?
""",
    ),
    "keeping-bees-on-a-roof.adoc": Expected(
        "Keeping bees on a roof",
        DEVELOPERS,
        "2026-04-17",
        "english",
        """\
(opening)
Before the first hive
The year
    Spring
    Summer
    Autumn
Wind
""",
        ("ladder", ":toc:", "|==="),
    ),
    "lend.7": Expected(
        "LEND(7)",
        None,
        "2026-02-14",
        "english",
        """\
NAME
SYNOPSIS
DESCRIPTION
    Before it leaves the house
OPTIONS
EXIT STATUS
BUGS
SEE ALSO
""",
        ("about something else", "\\f", ".PP"),
    ),
    "letter-from-the-archive.md": Expected(
        "A letter from the archive",
        None,
        None,
        "english",
        """\
(opening)
What a message is made of
    Containers
What goes wrong
What we may not read
""",
    ),
    "long-walk-of-paper.md": Expected(
        "The Long Walk of Paper",
        DEVELOPERS,
        "2026-11-22",
        "english",
        """\
(opening)
Before the sheet
    The weight of words
    What the dry ground kept
Cai Lun's report
    A career at court
    The recipe
        Bark, hemp, rags and nets
        The mould
Across the desert and the sea
    Letters from the frontier
    The cave
    Korea and Japan
        Beaten, not shortened
        A million charms
The book market
    A battle and a story
    Baghdad
        Starch and linen
Paper comes to Europe
    By way of Spain and Sicily
    Fabriano's three ideas
        Hammers
        Glue
        A mark in the light
    A merchant's diary
At the vat
    Three people and a pile of felt
    A machine from the polder
    Smooth as vellum
The hunger for rags
    The pastor's samples
The endless sheet
    Robert's crank
    The brothers who paid
    Hammers again
The forest
    The weaver and the poet
    Cooking
    What cheapness cost
        A slow fire
The mill
""",
        (
            "author:",
            "2026-11-22",
        ),
    ),
    "mending-a-chair.rst": Expected(
        "Mending a chair",
        DEVELOPERS,
        "2026-01-25",
        "english",
        """\
(opening)
What holds a chair together
    Why more glue does not help
The mending
    A joint that has become too wide
When not to mend
""",
        ("paid by the chair", "::", "#first"),
    ),
    "nordsee-deiche.md": Expected(
        "Wie Deiche an der Nordsee gebaut und erhalten werden",
        None,
        None,
        "german",
        """\
(opening)
Tausend Jahre Erdarbeit
    Von der Warft zum Ring
    Wer nicht deichen will
    Die großen Fluten
Was 1962 geschah
Wie ein Deich heute aussieht
    Sand innen, Klei außen
    Die Maße
Was ein Deich braucht
    Gras und Schafe
    Die Deichschau
    Das Land davor
Wenn das Meer steigt
""",
    ),
    "notes-on-sleep.org": Expected(
        "Notes on sleep",
        DEVELOPERS,
        "2026-03-02",
        "english",
        """\
(opening)
What happens in a night
    Deep sleep
    Dreams
What happens without it
What helps
""",
        ("true of play", "CUSTOM_ID", "advice", "#+"),
    ),
    "queues.tex": Expected(
        "Why the other queue is faster",
        DEVELOPERS,
        "2026-05-30",
        "english",
        """\
Abstract
The three queues
How long the waiting is
    What is remembered
One queue for all
References
""",
        ("proof without", "At the wall", "\\cite", "larson"),
    ),
    "sourdough.md": Expected(
        "Keeping and baking sourdough",
        None,
        None,
        "english",
        """\
(opening)
Starting from nothing
Keeping it alive
    On the counter
    In the refrigerator
    What to throw away, and when
The loaf
    The formula
    A day and a night
    Mixing and folding
    Shaping
    Baking
When it goes wrong
""",
    ),
    "tides.md": Expected(
        "Why there are two tides a day",
        None,
        None,
        "english",
        """\
(opening)
The difference is what counts
    Three apples
    How large the difference is
    Herded, not hoisted
The Sun joins in
Why the sea does not obey
    Too shallow to keep up
    Why Fundy is so high
Where there is only one
Making a timetable of it
The slow brake
""",
    ),
    "walmart-tiktok.txt": Expected(
        "Walmart joins Microsoft's bid for TikTok in the United States",
        None,
        None,
        "english",
        """\
(opening)
A deadline set in Washington
The retailer's reasons
A chief executive leaves
""",
        (
            "ADVERTISEMENT",
            "Image Source",
        ),
    ),
}
