"""Sentences that can be understood only after the one before: pronouns, demonstratives and connectives at the "
"beginning."""

import re
from functools import cache
from typing import NamedTuple

_OPENING = " \t\"'“”‘’«»„‚()[]–—-•*…¿¡"


class _Words(NamedTuple):
    """The words of a language that refer back if a sentence begins with them."""

    words: str
    """Separated by spaces."""
    phrases: str = ""
    """Separated by commas."""
    exceptions: str = ""
    """A regular expression of beginnings that do not refer back all the same."""


_WORDS = {
    "english": _Words(
        "he she it they his her its their him them these those such this that both others another however but "
        "and or nor "
        "so yet therefore thus hence moreover furthermore also besides nevertheless nonetheless meanwhile "
        "instead then "
        "still otherwise consequently accordingly similarly likewise indeed again rather afterwards conversely "
        "additionally finally secondly thirdly here yeah yes okay ok well oh um uh hmm sure exactly anyway",
        "for example,for instance,in addition,in contrast,by contrast,on the other hand,on the contrary,as a "
        "result,as such,"
        "in fact,of course,at the same time,after that,before that,because of this,because of that,for this reason,"
        "for that reason,in other words,to do so,to do this,in particular,even so,in turn,if so,if not,what's more,"
        "the former,the latter,the same,as well as this,in this case,in that case,in this way,in these,apart "
        "from that,"
        "despite this,despite that,after this,since then,by then,at that,at this,one of them,some of them,most "
        "of them,"
        "all of them,none of them,many of them,each of them,of these,of those,in this respect,in this regard,to "
        "this end,"
        "with this,with that,on this,on that,from this,from that,in it",
        r"(?:this|these|those|that|such) (?:\w+ )?(?:paper|article|study|work|report|review|document|pep|rfc"
        r"|proposal|thesis"
        r"|chapter|book|guide|page|tutorial|survey|letter|section|note|essay|post|story|year|week|month|morning"
        r"|afternoon"
        r"|evening|spring|summer|autumn|winter|season|time|century|decade)\b"
        r"|it (?:is|was|has been|seems|appears|remains)\b.* (?:that|to|who)\b|both \w+ and\b|so (?:far|much|many"
        r"|long)\b"
        r"|here (?:we|is|are)\b|those who\b",
    ),
    "german": _Words(
        "er sie ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dies diese dieser dieses diesen "
        "diesem jene jener "
        "jenes solche solcher dabei damit daher deshalb deswegen darum dadurch dazu davon darauf daraufhin "
        "danach dann "
        "dafür dagegen darin daran darüber daraus außerdem ferner zudem jedoch aber doch und oder denn sondern "
        "allerdings "
        "trotzdem dennoch also somit folglich hingegen ebenso ebenfalls auch beispielsweise hier dort stattdessen "
        "schließlich nämlich demnach währenddessen seitdem hierbei hierfür hierzu hierdurch so weiterhin beide",
        "zum beispiel,im gegensatz dazu,aus diesem grund,das ist,das war,das sind,das hat,das wird,das kann,das "
        "liegt,"
        "das heißt,in diesem fall,in dieser,in diesem,mit diesem,mit dieser,von diesem,von dieser,bei diesem,bei "
        "dieser,"
        "zu dieser,nach dieser",
        r"(?:in )?dies(?:e|er|es|en|em) (?:artikel|studie|arbeit|beitrag|bericht|dokument|woche|jahr|monat"
        r"|morgen)\b",
    ),
    "french": _Words(
        "elle ils elles ceci cela ça celui-ci celle-ci ceux-ci celles-ci son sa ses leur leurs mais et or donc "
        "car ainsi "
        "cependant pourtant toutefois néanmoins puis ensuite alors enfin aussi également là ce cet cette ces lui "
        "celui "
        "celle ceux celles",
        "il a,il avait,il sera,il était,il va,il doit,il peut,il dit,il ajoute,il explique,il n'a,il n’a,c'est,"
        "c'était,c’est,"
        "c’était,de plus,en outre,par ailleurs,en effet,par exemple,en revanche,au contraire,d'ailleurs,d’ailleurs,"
        "de même,du coup,à l'inverse,à l’inverse,dans ce,dans cette,pour cela,de ce,de cette,à ce,à cette,parmi "
        "eux,"
        "parmi elles,l'un d'eux,l’un d’eux",
        r"il y a\b|(?:dans |de |à )?(?:ce|cet|cette|ces) (?:article|étude|travail|document|rapport|semaine|année"
        r"|matin|soir"
        r"|mois|été|hiver|printemps|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end)\b",
    ),
    "spanish": _Words(
        "él ella ellos ellas esto esta este estos estas ese esa eso esos esas su sus pero y o e además también "
        "así entonces "
        "luego después asimismo aquel aquella aquello ello",
        "sin embargo,por tanto,por lo tanto,por ejemplo,en cambio,no obstante,por eso,por ello,de hecho,en este "
        "caso,"
        "al mismo tiempo",
        r"est[ea] (?:artículo|estudio|trabajo|informe|documento|semana|año|mes|mañana)\b",
    ),
    "italian": _Words(
        "egli ella essi esse lui lei loro questo questa questi queste quello quella quelli quelle ciò suo sua "
        "suoi sue ma e "
        "ed però inoltre anche quindi perciò dunque così poi infatti tuttavia invece",
        "per esempio,ad esempio,in questo caso,per questo,al contrario,nel frattempo",
        r"quest[oa] (?:articolo|studio|lavoro|rapporto|documento|settimana|anno|mese|mattina)\b",
    ),
    "portuguese": _Words(
        "ele ela eles elas isto isso este esta estes estas esse essa esses essas aquilo seu sua seus suas mas e "
        "ou porém "
        "também portanto assim então depois",
        "no entanto,além disso,por exemplo,por isso,ao mesmo tempo,nesse caso,neste caso",
        r"est[ea] (?:artigo|estudo|trabalho|relatório|documento|semana|ano|mês|manhã)\b",
    ),
    "dutch": _Words(
        "hij zij ze dit deze dat die zijn haar hun maar en of echter bovendien daarnaast ook daarom dus toch dan "
        "vervolgens "
        "bijvoorbeeld daarbij hierdoor daardoor daarmee hiermee daarna",
        "aan de andere kant,in dit geval,als gevolg",
        r"(?:dit|deze) (?:artikel|studie|onderzoek|werk|rapport|week|jaar|maand|ochtend)\b",
    ),
    "swedish": _Words(
        "han hon detta denna dessa hans hennes deras men och eller dock dessutom också därför så sedan därmed "
        "däremot",
        "till exempel,i stället,på så sätt",
    ),
    "danish": _Words(
        "han hun dette denne disse hans hendes deres men og eller dog desuden også derfor så derefter dermed",
        "for eksempel,på den måde",
    ),
    "norwegian": _Words(
        "han hun dette denne disse hans hennes deres men og eller dessuten også derfor så deretter dermed likevel",
        "for eksempel,på den måten",
    ),
    "polish": _Words(
        "on ona ono oni to ten ta te jego jej ich ale i a jednak dlatego ponadto także więc zatem potem",
        "na przykład,mimo to,w tym,poza tym",
    ),
    "russian": _Words(
        "он она оно они это этот эта эти его её ее их но и а однако поэтому также затем потом например тогда",
        "кроме того,тем не менее,при этом,в то же время,в частности,таким образом,в этом",
    ),
    "vietnamese": _Words(
        "nhưng và nó họ đây",
        "tuy nhiên,ngoài ra,vì vậy,vì thế,do đó,bên cạnh đó,đồng thời,điều này,việc này,trong khi đó,sau đó,theo "
        "đó,đó là,"
        "những người này,người này,ông này,bà này",
    ),
    "chinese": _Words("", "但,然而,而且,此外,因此,所以,他,她,它,这,那,其,同时,另外,不过,于是"),
    "japanese": _Words(
        "", "しかし,そして,また,だが,それ,この,その,これ,さらに,ただし,つまり,彼,そこで,ところが,一方"
    ),
}
_NO_SPACES = ("chinese", "japanese")
_SAID = re.compile(
    r"[,”\"’'?!] (?:he|she|they) (?:said|says|added|told|explained|adds|continued|wrote|noted|recalled|insisted"
    r"|argued)\b"
    r"|[”\"’'] (?:said|says) (?:he|she)\b"
)


def refers_back(sentence: str, language: str) -> bool:
    """Return whether a sentence begins with a word that refers to the one before, such as “He”, “However” or “These”.

    Beginnings such as “This paper” and “It is clear that” do not. In a language without a list nothing does.

    Args:
        sentence: The text of the sentence.
        language: Sumy's name of the language.
    """
    found = _expressions(language)
    if found is None:
        return False
    beginnings, exceptions = found
    text = sentence.lstrip(_OPENING)
    if exceptions is not None and exceptions.match(text):
        return False
    return beginnings.match(text) is not None or (
        language == "english" and _SAID.search(sentence) is not None
    )


@cache
def _expressions(language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None] | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    beginnings = sorted(
        [*words.words.split(), *filter(None, words.phrases.split(","))], key=len, reverse=True
    )
    end = "" if language in _NO_SPACES else r"(?![\w-])"
    any_of = "|".join(map(re.escape, beginnings))
    exceptions = re.compile(words.exceptions, re.IGNORECASE) if words.exceptions else None
    return re.compile(rf"(?:{any_of}){end}", re.IGNORECASE), exceptions
