"""The words that tell names from other words with capitals, by language."""

from functools import cache
from typing import NamedTuple

from tui.language.noun_markers import NOUNS_HAVE_CAPITALS


class NameWords(NamedTuple):
    """Words in lower case, but for ``inside``, which are as they are written."""

    titles: frozenset[str]
    """Honorifics and offices, after which a person is named."""
    inside: frozenset[str]
    """Words that may stand between the words of a name."""
    inside_places: frozenset[str]
    """Those of ``inside`` that also stand between a person and a place."""
    inside_organisations: frozenset[str]
    """More such words, in names that begin with a word of ``organisations``."""
    organisations: frozenset[str]
    """Words in the names of organisations."""
    places: frozenset[str]
    """Words that begin or end the names of places."""
    place_prepositions: frozenset[str]
    saying: frozenset[str]
    """Verbs of saying."""
    calendar: frozenset[str]
    """Days, months and feasts."""
    never: frozenset[str]
    """Words with capitals that are no names: days, months, nationalities."""
    functions: frozenset[str]
    """Words that begin no name although they may have a capital at the start of a sentence."""
    before_offices: frozenset[str]
    """Words between a place and an office, as in “Florida State Attorney”."""
    common: frozenset[str]
    """The commonest words of the language."""
    nouns_have_capitals: bool


_INSIDE_GERMAN = "von van zu de &"
_INSIDE = "of de del de la las los du des da dos di van von der den bin al ibn & the"
_TITLES = {
    "english": """
        mr mrs ms miss dr prof professor sir lord lady dame king queen prince princess president chancellor
        minister secretary undersecretary ambassador senator sen rep representative congressman congresswoman governor
        gov mayor judge justice attorney general colonel captain lieutenant sergeant major admiral commander officer
        detective sheriff constable inspector chief director chairman chairwoman manager coach pope bishop archbishop
        cardinal father reverend rev rabbi imam sheikh saint spokesman spokeswoman spokesperson commissioner deputy
        vice executive editor author singer actor actress emperor duke earl count uncle aunt foreign ceo cfo mp mep mla
    """,
    "german": "herr herrn frau dr prof professor präsident kanzler kanzlerin bundeskanzler minister könig kaiser papst",
    "french": "m mm mme mlle me dr pr monsieur madame maître président présidente ministre roi reine",
    "spanish": "sr sra srta dr dra don doña señor señora cardenal presidente presidenta ministro rey reina príncipe",
    "italian": "sig signor signora dott dottor presidente ministro re regina papa cardinale onorevole",
    "portuguese": "sr sra dr dra dom dona senhor senhora presidente ministro rei rainha",
    "dutch": "dhr mevr mevrouw meneer dr prof koning koningin minister premier",
}
_ORGANISATIONS = """
    inc ltd llc plc corp corporation company co group partners council committee commission department ministry
    institute institution centre center office association society union bank university college school court party
    agency organization organisation fund foundation museum patrol police federation league exchange news times post
    house congress senate parliament assembly authority bureau board team club church army navy service
    airlines games studios records trust alliance network press laboratory labs banque université ministère
    société institut services banco universidad ministerio instituto universität ministerium bundesamt verband gmbh ag
"""
_PLACES = """
    street road avenue square park island islands river lake mount mountain mountains bay valley county city town
    village hospital airport station bridge beach coast sea ocean north south east west eastern western northern
    southern central gulf strait cape santa san saint st new isla río lago rue place mont lac île
"""
_PLACE_PREPOSITIONS = {
    "english": "in near across outside around throughout",
    "german": "in nach aus bei",
    "french": "à en",
    "spanish": "en desde hacia",
    "italian": "a in da",
    "portuguese": "em no na",
    "dutch": "in uit naar te",
}
_SAYING = {
    "english": """
        said says told tells added adds explained asked wrote writes replied warned argued argues insisted admitted
        claimed noted recalled suggested announced who
    """,
    "german": "sagte sagt erklärte berichtete schrieb",
    "french": "dit déclare explique affirme assure confie raconte ajoute",
    "spanish": "dijo dice explicó afirmó contó declaró añadió",
    "italian": "ha detto dice spiega afferma",
    "portuguese": "disse diz explicou afirmou",
    "dutch": "zei zegt vertelde aldus",
}
_CALENDAR = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli oktober dezember
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre
"""
_NEVER = """
    english british american americans african africans asian european europeans french german germans italian italians
    spanish russian russians chinese japanese indian indians australian canadian mexican israeli palestinian arab arabs
    muslim muslims christian christians jewish jews islamic catholic dutch greek turkish polish swedish danish swiss
    irish scottish welsh nigerian nigerians iraqi iranian afghan pakistani korean vietnamese ukrainian ukrainians
    victorian roman latin republican republicans democrat democrats democratic
    tv pc pcs dvd cd dna gps usb pdf ceo cfo id ok am pm ad bc fyi faq diy r&b ph fir mph
    rs usd eur gbp inr
    mpa kpa gpa mm cm km kg ghz mhz gb mb kb
    français française françaises européens européen africains américains ong pdg adn sida
    photo photos image video picture figure table section chapter part page appendix note source
"""


@cache
def name_words_of(language: str) -> NameWords:
    """Return the words of a language, by Sumy's name; one that has no list of its own has those of all languages."""
    from tui.language.stemmers import common_words_of, stop_words_of

    def chosen(lists: dict[str, str]) -> frozenset[str]:
        return frozenset(lists.get(language, " ".join(lists.values())).split())

    return NameWords(
        titles=chosen(_TITLES),
        inside=frozenset((_INSIDE_GERMAN if language in NOUNS_HAVE_CAPITALS else _INSIDE).split()),
        inside_places=frozenset(["of", "the"]),
        inside_organisations=frozenset(["on", "for", "and"]),
        organisations=frozenset(_ORGANISATIONS.split()),
        places=frozenset(_PLACES.split()),
        place_prepositions=chosen(_PLACE_PREPOSITIONS),
        saying=chosen(_SAYING),
        calendar=frozenset(_CALENDAR.split()),
        never=frozenset(f"{_CALENDAR} {_NEVER}".split()),
        functions=frozenset(stop_words_of(language)),
        before_offices=frozenset(["state", "vice", "deputy", "acting", "former"]),
        common=frozenset(common_words_of(language)),
        nouns_have_capitals=language in NOUNS_HAVE_CAPITALS,
    )
