"""Questions: their words that say nothing of the subject, and what the sentence that answers is likely to have."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from tui.language.function_words import FUNCTION_WORDS
from tui.language.noun_markers import NOUNS_HAVE_CAPITALS


class Wanted(Enum):
    """The kind of answer that a question asks for, as far as its first words tell."""

    AMOUNT = auto()
    """A number or a time."""
    REASON = auto()
    PERSON = auto()


class _Language(NamedTuple):
    """The words of questions in one language, in lower case."""

    asking: str
    """Words in questions, whatever they are about."""
    amount: str
    """A regular expression for the beginnings of questions for a number or a time."""
    reason: str
    person: str
    because: str
    """Words in sentences that give a reason."""
    numbers: str
    """Words for numbers and times."""


_LANGUAGES: Mapping[str, _Language] = {
    "english": _Language(
        """who whom whose what which when where why how do does did done doing been being can could should
        would will may might must shall if so than then there here it's i you me my your our us them him her who
        these those into out up down about after before over under between no nor only same too very just also such
        more most some any each all both few other own because while during through again further once off against
        much many often work works use used kind name names called
        happen happens happened mean means explain tell describe say says said article text please""",
        r"how (?:many|much|old|long|far|fast|high|deep|often|big|large|wide|heavy|tall)|when|since when|what year",
        r"why|how come|for what reason",
        r"whom?|whose|by whom",
        "because since so for therefore reason thus hence as cause caused",
        """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds
        thousand thousands million millions billion half quarter dozen once twice year years century centuries""",
    ),
    "german": _Language(
        """wer wen wem wessen was welche welcher welches welchen wann wo wohin woher warum wieso weshalb wie viel
        viele lange oft gibt gab hat haben hatte kann konnte muss wurde wurden worden passiert passierte geschah
        bedeutet heißt man sagt""",
        r"wie ?(?:viele?|lange?|oft|hoch|tief|alt|weit|groß|schnell|schwer)|wann|seit wann",
        r"warum|wieso|weshalb|wozu",
        r"wer|wen|wem|wessen",
        "weil denn da deshalb darum daher damit also",
        "zwei drei vier fünf sechs sieben acht neun zehn hundert tausend million millionen jahr jahre einmal zweimal",
    ),
    "french": _Language(
        """qui que quoi quel quelle quels quelles quand où pourquoi comment combien on t-on est-ce t-il t-elle
        a-t-il a-t-on faut peut doit veut dire signifie passe fait faire""",
        r"combien|quand|depuis quand|à quelle|en quelle année",
        r"pourquoi|pour quelle",
        r"qui|par qui|à qui",
        "car parce puisque donc afin aussi",
        "deux trois quatre cinq six sept huit neuf dix cent cents mille million millions an ans année années fois",
    ),
    "spanish": _Language(
        """quién quiénes qué cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas podía puede pudo
        debe hay había hubo fue era son hace pasó ocurre significa dice""",
        r"cuánt[oa]s?|cuándo|desde cuándo|en qué año",
        r"por qué|para qué",
        r"quién(?:es)?|a quién|de quién",
        "porque pues ya así luego",
        "dos tres cuatro cinco seis siete ocho nueve diez cien mil millón millones año años siglo vez veces",
    ),
    "italian": _Language(
        """chi che cosa quale quali quando dove perché come quanto quanta quanti quante può deve c'è era fu
        succede successo significa""",
        r"quant[oaie]|quando|da quando|in che anno",
        r"perché|come mai",
        r"chi|di chi|a chi",
        "perché poiché quindi dunque siccome",
        "due tre quattro cinque sei sette otto nove dieci cento mila milione milioni anno anni volta volte",
    ),
    "portuguese": _Language(
        """quem que quê qual quais quando onde porque porquê como quanto quanta quantos quantas pode deve há era
        foi acontece aconteceu significa""",
        r"quant[oa]s?|quando|desde quando|em que ano",
        r"por ?que|porquê",
        r"quem|de quem|a quem",
        "porque pois portanto logo assim",
        "dois três quatro cinco seis sete oito nove dez cem mil milhão milhões ano anos vez vezes",
    ),
    "dutch": _Language(
        """wie wat welke welk wanneer waar waarom hoe hoeveel kan kon moet werd werden gebeurt gebeurde betekent
        heet men""",
        r"hoeveel|hoe (?:lang|vaak|hoog|diep|oud|ver|groot|snel|zwaar)|wanneer|sinds wanneer",
        r"waarom|hoezo",
        r"wie|van wie",
        "omdat want dus daarom doordat",
        "twee drie vier vijf zes zeven acht negen tien honderd duizend miljoen jaar jaren keer",
    ),
}

_ASKING_ELSEWHERE = {
    "czech": "kdo koho co který která které kdy kde kam proč jak kolik",
    "danish": "hvem hvis hvad hvilken hvilket hvilke hvornår hvor hvorfor hvordan hvorledes",
    "finnish": "kuka kenen mikä mitä mitkä milloin koska missä mihin miksi miten kuinka",
    "greek": "ποιος ποια ποιο ποιοι τι πότε πού γιατί πώς πόσο πόσα πόσοι",
    "hungarian": "ki kit mi mit melyik mikor hol hova miért hogyan mennyi hány",
    "norwegian": "hvem hva hvilken hvilket hvilke når hvor hvorfor hvordan",
    "polish": "kto kogo co który która które kiedy gdzie dlaczego jak ile czy",
    "romanian": "cine ce care când unde cum cât câți câte",
    "russian": "кто кого кому что какой какая какое какие который когда где куда почему зачем как сколько",
    "slovak": "kto koho čo ktorý ktorá ktoré kedy kde kam prečo ako koľko",
    "slovene": "kdo koga kaj kateri katera katero kdaj kje kam zakaj kako koliko",
    "swedish": "vem vems vad vilken vilket vilka när var vart varför hur",
    "turkish": "kim kimin ne hangi nerede nereye neden niçin niye nasıl kaç mi mı mu mü",
    "ukrainian": "хто кого що який яка яке які коли де куди чому навіщо як скільки",
}
"""The words that ask in languages in which nothing is known of what is asked for."""

_ASKING = {
    **{language: frozenset(words.split()) for language, words in _ASKING_ELSEWHERE.items()},
    **{language: frozenset(words.asking.split()) for language, words in _LANGUAGES.items()},
}
_BECAUSE = {language: frozenset(words.because.split()) for language, words in _LANGUAGES.items()}
_NUMBERS = {language: frozenset(words.numbers.split()) for language, words in _LANGUAGES.items()}
_WORD = re.compile(r"\w[\w'’-]*")
_HAS_DIGIT = re.compile(r"\d").search
_NAME_INSIDE = re.compile(r"[\w,;:] [«“‘\"']?[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]+").search


def words_without_subject(language: str) -> frozenset[str]:
    """Return the words, in lower case, that say nothing of what a question is about."""
    return FUNCTION_WORDS.get(language, frozenset()) | _ASKING.get(language, frozenset())


def wanted_by(question: str, language: str) -> Wanted | None:
    """Return what a question asks for; None if its beginning does not tell, or for a language without a table."""
    words = _LANGUAGES.get(language)
    if words is None:
        return None
    beginning = question.strip().lstrip("¿¡«“\"'‘ ").lower()
    for wanted, pattern in (
        (Wanted.AMOUNT, words.amount),
        (Wanted.REASON, words.reason),
        (Wanted.PERSON, words.person),
    ):
        if re.match(rf"(?:{pattern})\b", beginning):
            return wanted
    return None


def may_answer(sentence: str, wanted: Wanted, language: str) -> bool:
    """Return whether a sentence has what answers such a question: a number, a word such as “because”, or a name."""
    if wanted is Wanted.PERSON:
        return language not in NOUNS_HAVE_CAPITALS and bool(_NAME_INSIDE(sentence))
    if wanted is Wanted.AMOUNT and _HAS_DIGIT(sentence):
        return True
    signs = (_NUMBERS if wanted is Wanted.AMOUNT else _BECAUSE).get(language, frozenset())
    return any(word.lower() in signs for word in _WORD.findall(sentence))
