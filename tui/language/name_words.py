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
    after_places: frozenset[str]
    """The second parts of words with a place: “London-based”."""
    never: frozenset[str]
    """Words with capitals that are no names: days, months, nationalities."""
    functions: frozenset[str]
    """Words that begin no name although they may have a capital at the start of a sentence."""
    counting: frozenset[str]
    """Words before one of many; none if they are not known."""
    indefinite: frozenset[str]
    """Words before something that is one of many, if no noun follows it; none if they are not known."""
    persons: frozenset[str]
    """Pronouns for persons alone."""
    firms: frozenset[str]
    """Words after the name of a firm that are no name by themselves."""
    works: frozenset[str]
    """Words at the end of the names of prizes, laws and the like."""
    abstract: tuple[str, ...]
    """The endings of nouns that are made of verbs and adjectives; none if they are not known."""
    before_offices: frozenset[str]
    """Words between a place and an office, as in “Florida State Attorney”."""
    common: frozenset[str]
    """The commonest words of the language."""
    nouns_have_capitals: bool


_INSIDE_GERMAN = "von van zu de &"
_INSIDE = "of de del de la las los du des da dos di van von der den bin al ibn & the"
_TITLES = {
    "english": """
        mr mrs ms miss dr prof professor sir lord lady dame king queen prince princess princes princesses president
        presidents chancellor minister ministers secretary undersecretary ambassador senator senators sen rep
        representative congressman congresswoman governor gov mayor judge justice attorney general colonel captain
        lieutenant sergeant major admiral commander officer detective sheriff constable inspector chief director
        chairman chairwoman manager coach pope bishop archbishop cardinal father reverend rev rabbi imam sheikh saint
        spokesman spokeswoman spokesperson speaker commissioner deputy vice executive editor author singer actor
        actress emperor duke earl count uncle aunt foreign ceo cfo mp mep mla gen col capt sgt lt maj cpl cmdr adm sens
        reps spaniard briton dane swede serb croat frenchman frenchwoman englishman englishwoman irishman irishwoman
        dutchman welshman scotsman
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
    airlines airways games pictures productions entertainment motors industries
    systems technologies holdings studios records trust alliance network press laboratory labs academy banque
    université ministère société institut services banco universidad ministerio instituto universität ministerium
    bundesamt verband gmbh ag
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
_AFTER_PLACES = "based born led style like wide backed bound owned run made era area related only free"
_COUNTING = {
    "english": "this each every another",
    "french": "ce cet cette chaque",
    "spanish": "este esta cada",
}
_INDEFINITE = {
    "english": "a an any no some many more most all each every another",
    "french": "un une chaque",
    "spanish": "un una cada",
}
_PERSONS = {"english": "he she"}
_FIRMS = "inc ltd llc plc corp co gmbh ag"
_WORKS = "prize award medal cup act treaty license licence"
_ABSTRACT = {"english": "tion sion ity ness ment ism ics ency ancy ous ing ized able ible"}
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
    victorian latin islamic democratic jewish jews
    phd msc bsc mba tv pc pcs dvd cd dna gps usb pdf ceo cfo id ok am pm ad bc fyi faq diy r&b ph fir mph
    rs usd eur gbp inr
    mpa kpa gpa mm cm km kg ghz mhz gb mb kb
    français française françaises européens européen africains américains ong pdg adn sida
    photo photos image video picture figure table section chapter part page appendix note source
    version release revision edition volume level step phase
"""
_GROUPS = """
    english british american african asian european arab latino hispanic scandinavian
    afghan albanian algerian andorran angolan argentine argentinian armenian australian austrian azerbaijani azeri
    bahamian bahraini bangladeshi barbadian belarusian belgian belizean beninese bhutanese bolivian bosnian botswanan
    brazilian briton brit bruneian bulgarian burmese burundian cambodian cameroonian canadian chadian chilean chinese
    colombian congolese croat croatian cuban cypriot czech dane danish dominican dutch ecuadorian egyptian emirati
    eritrean estonian ethiopian fijian filipino finnish french gabonese gambian georgian german ghanaian greek grenadian
    guatemalan guinean guyanese haitian honduran hungarian icelandic icelander indian indonesian iranian iraqi irish
    israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurd kurdish kuwaiti kyrgyz laotian
    latvian lebanese liberian libyan lithuanian macedonian malawian malaysian maldivian malian maltese mauritanian
    mauritian mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian
    nigerien norwegian omani pakistani palestinian panamanian paraguayan peruvian polish portuguese qatari roman
    romanian russian rwandan salvadoran samoan saudi scot scottish senegalese serb serbian singaporean slovak slovakian
    slovene slovenian somali spanish spaniard sudanese surinamese swede swedish swiss syrian taiwanese tajik tanzanian
    thai tibetan togolese trinidadian tunisian turk turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan
    vietnamese welsh yemeni zambian zimbabwean
    muslim christian catholic protestant anglican baptist methodist lutheran evangelical mormon orthodox sunni shia
    shiite hindu sikh buddhist
    republican democrat liberal conservative socialist communist marxist tory
"""
"""Nations, religions and parties, by the words for one of their members."""


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
        after_places=frozenset(_AFTER_PLACES.split()),
        never=frozenset(
            [*f"{_CALENDAR} {_NEVER} {_GROUPS} tories".split(), *(f"{one}s" for one in _GROUPS.split())]
        ),
        functions=frozenset(stop_words_of(language)),
        counting=frozenset(_COUNTING.get(language, "").split()),
        indefinite=frozenset(_INDEFINITE.get(language, "").split()),
        persons=frozenset(_PERSONS.get(language, "").split()),
        firms=frozenset(_FIRMS.split()),
        works=frozenset(_WORKS.split()),
        abstract=tuple(_ABSTRACT.get(language, "").split()),
        before_offices=frozenset(["high", "state", "vice", "deputy", "acting", "former"]),
        common=frozenset(common_words_of(language)),
        nouns_have_capitals=language in NOUNS_HAVE_CAPITALS,
    )
