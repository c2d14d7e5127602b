"""English compounds that are written with a hyphen, so that it stays where a line ends at it."""

_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
_ONES = frozenset(
    "one two three four five six seven eight nine first second third fourth fifth sixth seventh eighth ninth".split()
)
_FIRSTS = frozenset(
    "well self vice ill ever best better state long short high low full half part cost user peer real so all cross "
    "single double two three four five six seven eight nine ten large small hard soft left right wide deep near "
    "data energy time memory labor labour capital knowledge power open close closed fault decision "
    "problem world".split()
)
"""First words of compounds whose second word is in ``_SECONDS``."""
_ALWAYS_FIRSTS = frozenset("well self vice ill ever".split())
_SECONDS = frozenset(
    "based known effective efficient specific dependent independent aware oriented driven related friendly employed "
    "intensive sensitive tolerant resistant rich free wide scale level term range time style quality sized shaped "
    "minded handed sided ended going lasting running standing reaching looking saving sharing preserving consuming "
    "enhancing enabling making growing processing generating producing solving making centric critical grained "
    "dimensional order class purpose source end art date day year old hour minute page fold speed performance cost "
    "bound line wise called made born bred ready proof heavy hungry neutral conscious defined adjusted weighted "
    "called paid educated established understood written chosen documented placed formed behaved studied suited".split()
)
_CERTAIN_SECONDS = frozenset(
    "based effective efficient specific dependent aware oriented driven related friendly intensive sensitive "
    "tolerant resistant preserving consuming enhancing enabling generating processing grained centric shaped "
    "sized minded owned funded".split()
)
_PREFIXES = frozenset(
    "anti inter intra over under multi semi super trans hyper ultra micro macro meta para poly post counter extra "
    "infra mono omni proto pseudo retro tele thermo electro photo hydro auto bio geo neuro psycho socio".split()
)
_FORMER = frozenset(
    "boyfriend chairman director employee girlfriend governor husband king leader manager mayor minister partner "
    "president prisoner prime secretary soldier wife".split()
)
"""Words that stand after ``ex`` with a hyphen."""
_LOW_AND_HIGH = frozenset(
    "altitude capacity density energy fidelity fat frequency income interest latency lying power pressure priority "
    "profile resolution risk temperature throughput voltage water".split()
)
"""Words that stand after ``low`` and ``high`` with a hyphen."""
_MIN_FIRST_CHARS = 4


def is_compound(first: str, second: str) -> bool:
    """Return whether two words in lower case are a compound that is written with a hyphen between them."""
    if first in _ALWAYS_FIRSTS or (first in _TENS and second in _ONES):
        return True
    if first in _FIRSTS and second.partition("-")[0] in _SECONDS:
        return True
    if second.startswith("in-law") or (first == "anti" and second.startswith("i")):
        return True
    if (first == "ex" and second in _FORMER) or (first in ("low", "high") and second in _LOW_AND_HIGH):
        return True
    return second in _CERTAIN_SECONDS and len(first) >= _MIN_FIRST_CHARS and first not in _PREFIXES
