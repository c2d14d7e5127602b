"""The expected content of the sample articles."""

from typing import NamedTuple


class Expected(NamedTuple):
    """The expected content of a sample article."""

    title: str
    author: str | None
    date: str | None
    language: str
    outline: str
    """The titles of the sections, indented by level; the opening is in brackets."""
    boilerplate: tuple[str, ...] = ()
    """Words that are in the file but not in the article."""


_US = "The Standfirst developers"

SAMPLES = {
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
    "counting-the-unseen.pdf": Expected(
        "How to count what cannot be counted",
        _US,
        "2026-05-11",
        "english",
        """\
(opening)
Abstract
1 Introduction
2 Marking and catching again
    2.1 The argument
    2.2 A jar of beans
    2.3 What can go wrong
3 Reading serial numbers
    3.1 The argument of the largest number
    3.2 What happened
    3.3 Why it worked
4 Conclusion
References
""",
        (
            "How to count what cannot be counted",
            "Laplace knew the yearly births",
            "Order numbers on receipts",
            "divides by zero",
        ),
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
    "how-we-read.epub": Expected(
        "How We Read",
        _US,
        "2026-02-02",
        "english",
        """\
Part One: The Page
    The space between words
    The eye that jumps
Part Two: The Reader
    A voice in the head
    In praise of skipping
    What stays
""",
        (
            "Copyright",
            "MIT licence",
            "Contents",
            "A Short Book",
        ),
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
        _US,
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
    "last-leap-second.html": Expected(
        "The last leap second",
        _US,
        "2026-06-30",
        "english",
        """\
(opening)
Two clocks that drift apart
    Who decides
Why engineers hate it
    The night of 2012
    The night of 2017
A planet that hurries
What comes instead
""",
        (
            "cookies",
            "Science",
            "Home",
            "min read",
            "Copy link",
            "Related",
            "You may also like",
            "newsletter",
            "sundial",
            "Log in",
            "Imprint",
            "reserved",
            "visits",
        ),
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
        _US,
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
        _US,
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
    "minutes-that-get-read.docx": Expected(
        "Minutes that somebody reads",
        _US,
        "2026-03-16",
        "english",
        """\
(opening)
What minutes are for
Before the meeting
During the meeting
    Decisions
    Tasks
    Everything else
Words that help and words that hide
Afterwards
""",
        ("Minutes that somebody reads",),
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
        _US,
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
        _US,
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
    "recolte-du-sel.odt": Expected(
        "La récolte du sel à Guérande",
        _US,
        "2026-07-20",
        "french",
        """\
(opening)
Le chemin de l'eau
    De la mer à la vasière
    De la vasière à l'œillet
Deux sels d'un même bassin
    Le gros sel
    La fleur de sel
Le reste de l'année
Un marais qui a failli disparaître
""",
        ("La récolte du sel à Guérande",),
    ),
    "seed-library.pptx": Expected(
        "A Library of Seeds",
        _US,
        "2026-03-24",
        "english",
        """\
(opening)
Why lend seeds?
How it works
What we have learnt
What we ask of you
""",
    ),
    "seed-saving.eml": Expected(
        "Saving seed for the first time",
        "The seed librarian",
        "2026-09-24",
        "english",
        """\
(opening)
Begin with what forgives you
What crosses with what
How many plants
How long it keeps
""",
        (
            "@",
            "Received",
            "bowling green",
            "listinfo",
            "Message-ID",
            "2026 at 09:03",
        ),
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
    "the-bell-ringers-handbook.dbk": Expected(
        "The Bell Ringer's Handbook",
        _US,
        "2026-03-17",
        "english",
        """\
Before you touch a rope
The two strokes
    The handstroke
    The backstroke
Ringing with others
When something goes wrong
""",
    ),
    "the-night-ferry.fb2": Expected(
        "The Night Ferry",
        _US,
        "2026-03-03",
        "english",
        """\
I. The list
II. The deck
III. The bell
""",
    ),
    "the-salt-road.mobi": Expected(
        "The Salt Road",
        _US,
        "2026-04-07",
        "english",
        """\
Chapter One: White gold
Chapter Two: The stones
Chapter Three: The tunnel
""",
    ),
    "the-town-clock.odp": Expected(
        "The Town Clock",
        _US,
        "2026-03-31",
        "english",
        """\
(opening)
What is wrong with it
What can be done
What it would cost
What we recommend
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
    "while-i-am-away.rtf": Expected(
        "While I am away",
        _US,
        "2026-01-09",
        "english",
        """\
(opening)
Water
    The tap in the cellar
    When it freezes
The stove
Those who also live here
    The cat
    The others
The neighbours
If something happens
""",
        (
            "PAGE",
            "fs24",
            "The Standfirst developers",
        ),
    ),
    "why-bread-goes-stale.nxml": Expected(
        "Why Bread Goes Stale: A Short Account for Those Who Bake at Home",
        _US,
        "2026-03-10",
        "english",
        """\
Abstract
Introduction
What happens
    In the oven
    On the shelf
What follows for the kitchen
Conclusion
""",
    ),
}
