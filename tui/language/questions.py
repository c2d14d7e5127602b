"""Questions: their words that say nothing of the subject, and what the sentence that answers is likely to have."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import NamedTuple

from tui.language.function_words import FUNCTION_WORDS
from tui.language.noun_markers import NOUNS_HAVE_CAPITALS


class Wanted(Enum):
    """The kind of answer that a question asks for, as far as its words tell."""

    AMOUNT = auto()
    TIME = auto()
    """When, until when, or how often."""
    REASON = auto()
    PERSON = auto()
    DUTY = auto()
    """What has to be done, or must not be."""


class _Language(NamedTuple):
    """The words of questions in one language, in lower case."""

    asking: str
    """Words in questions, whatever they are about."""
    amount: str
    """A regular expression for the beginnings of questions for a number."""
    time: str
    reason: str
    person: str
    duty: str
    """A regular expression for words anywhere in a question, unless it asks why or how, and in its answer."""
    because: str
    """Words in sentences that give a reason."""
    numbers: str
    times: str
    """Words for times, besides the numbers."""


_LANGUAGES: Mapping[str, _Language] = {
    "english": _Language(
        """who whom whose what which when where why how do does did done doing been being can could should
        would will may might must shall if so than then there here it's i you me my your our us them him her who
        these those into out up down about after before over under between no nor only same too very just also such
        more most some any each all both few other own because while during through again further once off against
        much many often work works use used kind name names called
        happen happens happened mean means explain tell describe say says said article text please""",
        r"how (?:many|much|old|far|fast|high|deep|big|large|wide|heavy|tall|hot|cold|warm|strong)",
        r"(?:by |until |since |from )?when|what year|how (?:long|often|soon)|what is the deadline",
        r"why|how come|for what reason",
        r"whom?|whose|by whom",
        r"must|shall|should|ought|ha(?:ve|s|d) to|needs? to|required?|requires|allowed|permitted|forbidden",
        "because since so for therefore reason thus hence cause caused",
        """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds
        thousand thousands million millions billion half quarter dozen once twice year years century centuries""",
        """january february march april june july august september october november december monday tuesday
        wednesday thursday friday saturday sunday spring summer autumn winter day days week weeks month
        months hour hours minute minutes morning evening night noon midnight today tomorrow yesterday daily
        weekly monthly before after until""",
    ),
    "german": _Language(
        """wer wen wem wessen was welche welcher welches welchen wann wo wohin woher warum wieso weshalb wie viel
        viele lange oft gibt gab hat haben hatte kann konnte muss wurde wurden worden passiert passierte geschah
        bedeutet heißt man sagt""",
        r"wie ?(?:viele?|hoch|tief|alt|weit|groß|schnell|schwer|stark|warm|heiß)",
        r"(?:seit |bis |ab )?wann|wie ?(?:lange?|oft)",
        r"warum|wieso|weshalb|wozu",
        r"wer|wen|wem|wessen",
        r"muss|müssen|soll|sollen|sollte|sollten|darf|dürfen|verboten|erlaubt|nötig",
        "weil denn da deshalb darum daher damit also",
        "zwei drei vier fünf sechs sieben acht neun zehn hundert tausend million millionen jahr jahre einmal zweimal",
        """januar februar märz april mai juni juli august september oktober november dezember montag
        dienstag mittwoch donnerstag freitag samstag sonntag frühling sommer herbst winter tag tage tagen
        woche wochen monat monate monaten stunde stunden minute minuten morgen abend nacht heute gestern
        täglich bis bevor nachdem""",
    ),
    "french": _Language(
        """qui que quoi quel quelle quels quelles quand où pourquoi comment combien on t-on est-ce t-il t-elle
        a-t-il a-t-on faut peut doit veut dire signifie passe fait faire""",
        r"combien",
        r"(?:depuis |jusqu['’]à )?quand|à quelle|en quelle année",
        r"pourquoi|pour quelle",
        r"qui|par qui|à qui",
        r"doit|doivent|devrait|devra|faut|obligatoire|interdit|permis",
        "car parce puisque donc afin aussi",
        "deux trois quatre cinq six sept huit neuf dix cent cents mille million millions an ans année années fois",
        """janvier février mars avril mai juin juillet août septembre octobre novembre décembre lundi mardi
        mercredi jeudi vendredi samedi dimanche printemps automne hiver jour jours semaine semaines mois
        heure heures minutes matin soir nuit avant après jusque""",
    ),
    "spanish": _Language(
        """quién quiénes qué cuál cuáles cuándo dónde adónde cómo cuánto cuánta cuántos cuántas podía puede pudo
        debe hay había hubo fue era son hace pasó ocurre significa dice""",
        r"cuánt[oa]s?",
        r"(?:desde |hasta )?cuándo|en qué año",
        r"por qué|para qué",
        r"quién(?:es)?|a quién|de quién",
        r"debe|deben|debería|hay que|tienen? que|prohibido|permitido|obligatorio",
        "porque pues ya así luego",
        "dos tres cuatro cinco seis siete ocho nueve diez cien mil millón millones año años siglo vez veces",
        """enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes
        martes miércoles jueves viernes sábado domingo primavera verano otoño invierno día días semana
        semanas mes meses hora horas minutos mañana tarde noche antes después hasta""",
    ),
    "italian": _Language(
        """chi che cosa quale quali quando dove perché come quanto quanta quanti quante può deve c'è era fu
        succede successo significa""",
        r"quant[oaie]",
        r"(?:da |fino a |entro )?quando|in che anno",
        r"perché|come mai",
        r"chi|di chi|a chi",
        r"deve|devono|dovrebbe|bisogna|occorre|vietato|permesso|obbligatorio",
        "perché poiché quindi dunque siccome",
        "due tre quattro cinque sei sette otto nove dieci cento mila milione milioni anno anni volta volte",
        """gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
        lunedì martedì mercoledì giovedì venerdì sabato domenica primavera estate autunno inverno giorno
        giorni settimana settimane mese mesi ora ore minuti mattina sera notte prima dopo entro""",
    ),
    "portuguese": _Language(
        """quem que quê qual quais quando onde porque porquê como quanto quanta quantos quantas pode deve há era
        foi acontece aconteceu significa""",
        r"quant[oa]s?",
        r"(?:desde |até )?quando|em que ano",
        r"por ?que|porquê",
        r"quem|de quem|a quem",
        r"deve|devem|deveria|tem que|têm que|é preciso|proibido|permitido|obrigatório",
        "porque pois portanto logo assim",
        "dois três quatro cinco seis sete oito nove dez cem mil milhão milhões ano anos vez vezes",
        """janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
        primavera verão outono inverno dia dias semana semanas mês meses hora horas minutos manhã tarde
        noite antes depois até""",
    ),
    "dutch": _Language(
        """wie wat welke welk wanneer waar waarom hoe hoeveel kan kon moet werd werden gebeurt gebeurde betekent
        heet men""",
        r"hoeveel|hoe (?:hoog|diep|oud|ver|groot|snel|zwaar)",
        r"(?:sinds |tot )?wanneer|hoe (?:lang|vaak)",
        r"waarom|hoezo",
        r"wie|van wie",
        r"moet|moeten|mag|mogen|verboden|verplicht|nodig",
        "omdat want dus daarom doordat",
        "twee drie vier vijf zes zeven acht negen tien honderd duizend miljoen jaar jaren keer",
        """januari februari maart april mei juni juli augustus september oktober november december maandag
        dinsdag woensdag donderdag vrijdag zaterdag zondag lente zomer herfst winter dag dagen week weken
        maand maanden uur minuten ochtend avond nacht vandaag voor tot""",
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
_SIGNS = {
    language: {
        Wanted.AMOUNT: frozenset(words.numbers.split()),
        Wanted.TIME: frozenset(f"{words.numbers} {words.times}".split()),
        Wanted.REASON: frozenset(words.because.split()),
    }
    for language, words in _LANGUAGES.items()
}
_WORD = re.compile(r"\w[\w'’-]*")
_ASKS_HOW = re.compile(r"(?:how|wie|comment|cómo|come|como|hoe)\b").match
_HAS_DIGIT = re.compile(r"\d").search
_IMPERATIVE = re.compile(
    r"(?:don['’]t|do not|never|please)\b|"
    r"(?!(?:all|both|half|even|only|just|such|here|there|what|near|like|inside|once|maybe|perhaps|not|neither|either) )"
    r"(?P<verb>[a-z]+(?<!ed)(?<!ing)(?<!ly)(?<![^s]s)) "
    r"(?:the|an?|it|them|your|this|these|those|any|each|every|all|both|up|out|off|down|back|\d+|two|three)\b",
    re.IGNORECASE,
).match
_NAME_INSIDE = re.compile(r"[\w,;:] [«“‘\"']?[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]+").search


def words_without_subject(language: str) -> frozenset[str]:
    """Return the words, in lower case, that say nothing of what a question is about."""
    return FUNCTION_WORDS.get(language, frozenset()) | _ASKING.get(language, frozenset())


def wanted_by(question: str, language: str) -> frozenset[Wanted]:
    """Return what a question asks for; nothing if it does not tell, or for a language without a table."""
    words = _LANGUAGES.get(language)
    if words is None:
        return frozenset()
    lower = question.strip().lstrip("¿¡«“\"'‘ ").lower()
    beginnings = {
        Wanted.AMOUNT: words.amount,
        Wanted.TIME: words.time,
        Wanted.REASON: words.reason,
        Wanted.PERSON: words.person,
    }
    found = {wanted for wanted, pattern in beginnings.items() if re.match(rf"(?:{pattern})\b", lower)}
    if Wanted.REASON not in found and not _ASKS_HOW(lower) and _has(words.duty, lower):
        found.add(Wanted.DUTY)
    return frozenset(found)


def may_answer(sentence: str, wanted: Wanted, language: str) -> bool:
    """Return whether a sentence has what answers such a question.

    That is a number or a word for one, a word such as “Monday”, “because” or “must”, a name, or that it tells to do
    something.
    """
    if wanted is Wanted.PERSON:
        return language not in NOUNS_HAVE_CAPITALS and bool(_NAME_INSIDE(sentence))
    if wanted is Wanted.DUTY:
        words = _LANGUAGES.get(language)
        is_told = language == "english" and _is_imperative(sentence)
        return is_told or (words is not None and _has(words.duty, sentence.lower()))
    if wanted is not Wanted.REASON and _HAS_DIGIT(sentence):
        return True
    signs = _SIGNS.get(language, {}).get(wanted, frozenset())
    return any(word.lower() in signs for word in _WORD.findall(sentence))


def _has(pattern: str, text: str) -> bool:
    return re.search(rf"\b(?:{pattern})\b", text) is not None


def _is_imperative(sentence: str) -> bool:
    """Return whether an English sentence begins with what seems to be a verb and its object."""
    found = _IMPERATIVE(sentence)
    return found is not None and (found["verb"] or "").lower() not in FUNCTION_WORDS["english"]
