"""The expected content of the sample articles that are web pages, books, documents or e-mails."""

from tests.formats.expected import DEVELOPERS, Expected

DOCUMENTS = {
    "counting-the-unseen.pdf": Expected(
        "How to count what cannot be counted",
        DEVELOPERS,
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
    "how-we-read.epub": Expected(
        "How We Read",
        DEVELOPERS,
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
    "last-leap-second.html": Expected(
        "The last leap second",
        DEVELOPERS,
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
    "minutes-that-get-read.docx": Expected(
        "Minutes that somebody reads",
        DEVELOPERS,
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
    "recolte-du-sel.odt": Expected(
        "La récolte du sel à Guérande",
        DEVELOPERS,
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
        DEVELOPERS,
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
    "the-bell-ringers-handbook.dbk": Expected(
        "The Bell Ringer's Handbook",
        DEVELOPERS,
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
        DEVELOPERS,
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
        DEVELOPERS,
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
        DEVELOPERS,
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
    "while-i-am-away.rtf": Expected(
        "While I am away",
        DEVELOPERS,
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
        DEVELOPERS,
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
