"""Sentences that can be understood only after the one before.

They begin with a pronoun, a demonstrative or a connective, or name a speaker by a pronoun, or one who says more.
"""

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
    pointers: str = ""
    """A regular expression of other beginnings that do, such as “Under these rules” and “Two days later”."""
    speakers: str = ""
    """A regular expression of what does in any place, such as “, he said” and “,” the firm added”."""
    cased_exceptions: str = ""
    """Like ``exceptions``, where a capital makes a difference."""
    cased_pointers: str = ""
    """Like ``pointers``, where a capital makes a difference."""


_ENGLISH_SELVES = (
    "paper|article|study|work|report|review|document|pep|rfc|proposal|thesis|chapter|book|guide|page|tutorial|survey"
    "|letter|section|note|essay|post|story|abstract|appendix|subsection|part|lesson|dissertation|monograph|lecture|manual|handbook|memo|column|website|year|week|month|morning"
    "|afternoon|evening|spring|summer|autumn|winter|season|time|century|decade"
)
"""Nouns with which a text names itself or its time, so that “this …” stands alone."""
_ENGLISH_PREPOSITIONS = (
    "in|on|at|by|for|from|to|with|under|of|after|before|during|since|without|despite|because of|using|based on|like"
    "|unlike|among|amid|through|via|beyond|within|against|besides|about|into|over|until|regarding|following"
    "|according to|in addition to|in spite of|as part of|as a result of|in light of|along with"
)
_ENGLISH_PLACE = r"(?:at|by|from|in|near|on|since|to|until) (?-i:[A-Z])[\w’'-]*"
_ENGLISH_OPENING = (
    r"(?!(?:although|because|if|once|though|unless|until|when|whenever|where|whether|while)\b"
    r"|(?:after|as|before|since) (?:his|the|their)\b)"
    rf"(?:{_ENGLISH_PLACE}|[\w’'-]+)(?:,? (?:{_ENGLISH_PLACE}|(?-i:[a-z0-9])[\w’'-]*)){{0,9}}"
)
"""The opening of a sentence that names nobody, such as “Later that evening”."""
_GERMAN_OPENING = (
    r"(?:ab|am|an|auf|aus|bei|beim|bis|dank|durch|für|gegen|im|in|kurz|mit|nach|neben|ohne|seit|trotz|um|unter|vom|von|vor"
    r"|wegen|zu|zum|zur|zwischen|\d{4})(?: [\w.()-]+){0,8}"
)
"""The opening of a sentence whose subject is still to come, such as “Im Jahr darauf”."""
_GERMAN_CONJUNCTIONS = "als|bevor|bis|da|falls|nachdem|obwohl|sobald|solange|während|weil|wenn"
_FRENCH_OPENING = (
    r"(?!(?:bien|comme|des|il|ils|elles?|les|lorsqu\w*|parce|puisqu\w*|quand|quoiqu\w*|selon|si|tandis)\b)"
    r"[\w’'-]+(?: (?-i:[a-zà-ÿ0-9])[\w’'-]*){0,7}"
)
"""The opening of a sentence that names nobody, such as “En attendant”."""
_FRENCH_IMPERSONAL = (
    r"(?:n[’'](?:est|était|y)|n[e] (?:faut|reste|s[’']agit)|y|est|était|sera|serait|faut|fallait|faudra|reste|convient"
    r"|semble|suffit|s[’']agi\w*|existe|existait)\b"
)
_ENGLISH_SAID = (
    "said|says|added|adds|told|tells|explained|explains|continued|continues|wrote|writes|noted|notes|recalled|recalls"
    "|insisted|insists|argued|argues|claimed|claims|stated|states|warned|warns|replied|concluded|admitted|tweeted"
    "|asked|asks|thinks|believes|suggested|observed|predicted|declared|announced"
)
_ENGLISH_ORDERS = (
    "add|allow|avoid|bring|call|change|check|choose|compare|cover|cut|do|fill|give|hold|keep|leave|let|look at|make|mix"
    "|move|open|place|pour|press|put|set|sit|take|tell|think of|turn|use|wash"
)
"""Verbs with which an instruction begins: “Take it out”."""
_ENGLISH_CHANGES = "continue|double|exchange|halve|remove|repeat|replace|reverse|swap|undo"
"""Those that need something to be there before, as in “Replace the apples”."""
_ENGLISH_AUXILIARIES = "is|are|was|were|has|have|had|do|does|did|can|could|will|would|should"
_ENGLISH_SAID_MORE = (
    "added|adds|continued|continues|went on|goes on|also (?:said|says|told|noted|wrote)|further said"
)
_WORDS = {
    "english": _Words(
        "he she it they his her its their him them these those such this that both neither other others another "
        "similar however but and or nor so yet therefore thus hence moreover furthermore also besides "
        "nevertheless nonetheless meanwhile instead then still otherwise consequently accordingly similarly "
        "likewise indeed again rather afterwards conversely additionally finally secondly thirdly here yeah yes "
        "okay ok well oh um uh hmm sure exactly anyway",
        "for example,for instance,in addition,in contrast,by contrast,on the other hand,on the contrary,"
        "as a result,as such,in fact,of course,at the same time,after that,before that,because of that,"
        "for that reason,in other words,to do so,to do this,in particular,even so,in turn,if so,if not,"
        "what's more,the former,the latter,the same,as well as this,in that case,apart from that,despite that,"
        "since then,by then,at that,of those,with that,on that,from that,in it,in response,as before,"
        "as a consequence,in the meantime,the two,the pair,the duo,the trio,the others,"
        "all this,all that,on top of that,more importantly,worse still,better still,not only that,soon after,"
        "shortly after,doing so,by doing so,in doing so,a similar,a further,a second,a third,a fourth,one such,"
        "recall that,the reason is,the answer is,the result is,the result was,unlike that,unlike it",
        rf"(?:this|these|those|that|such) (?:\w+ )?(?:{_ENGLISH_SELVES})\b"
        r"|it(?:[’']s| is| was| has been| seems| appears| remains| (?:can|may|might|must|could|should|would) be)\b"
        r".* (?:that|to|who)\b"
        r"|(?:in addition|in contrast|by contrast|in response|as a result|instead|similar|on top) (?:to|of|with)"
        r" (?!this\b|that\b|these\b|those\b|it\b|them\b)|the two (?:\w+ ){1,3}(?:of|in|that|who)\b"
        r"|(?:both|neither) (?!(?:of|are|were|have|had|is|was|will|would|can|could|may|must|do|did|say|said|then)\b)"
        r"(?:[\w’'-]+ ){1,4}(?:and|nor)\b|so (?:far|much|many|long)\b"
        r"|here (?:we|is|are)\b|those who\b|other than\b",
        rf"(?:{_ENGLISH_PREPOSITIONS}|(?:all|most|many|some|each|none|both|one|two|any|several|much|part|few|either"
        rf"|neither) of) (?:this|these|those|them)\b(?! (?:who|that|which|with|of)\b)"
        rf"(?! (?:\w+ )?(?:{_ENGLISH_SELVES})\b)"
        rf"|(?:{_ENGLISH_ORDERS}|{_ENGLISH_CHANGES}) (?:it|them|these|this|those)\b|now,? (?:{_ENGLISH_ORDERS})\b"
        rf"|(?:{_ENGLISH_CHANGES}) the \w+\b(?! (?:at|for|from|in|of|on|that|which|whose)\b)"
        r"|the ones? (?:\(|behind|from|for|in|on|that|which|who|whose|with)"
        r"|(?:if|when|while|because|once|unless|although|though) (?:it|they|this|these)\b(?! (?:comes to|were not"
        r"|(?:is|was) (?:possible|necessary|clear|true|not)))"
        r"|according to (?:him|her)\b|the rest,? (?!of)"
        r"|the (?:other|second|third|last|latter|former)(?: one)?,? (?:is|are|was|were|has|have|had|of th)"
        rf"|the other [\w-]+ (?:{_ENGLISH_AUXILIARIES})\b"
        r"|(?:second|third|fourth|fifth|sixth|next|last|lastly)[,:]|one,? (?:is|was) (?:to|that)\b|to instead\b"
        r"|(?:if|when|while|after|before|as|since) (?:he|she) [^,]*, (?:he|she)\b"
        rf"|(?:[\w’'-]+ ){{1,3}}(?:{_ENGLISH_AUXILIARIES})(?: not|n?[’']t)"
        r"(?:[.;]|,? (?:because|since|but|yet|although|though)\b)"
        r"|the (?:next|following|same|previous) (?:day|morning|evening|night|week|month|year)\b"
        r"|(?:an?|one|two|three|four|five|six|some|several|many|a few|\d+) (?:\w+ )?(?:hour|day|week|month|year|decade"
        r"|minute|moment)s? (?:later|earlier|afterwards?)\b|(?:later|earlier) that\b",
        rf"[,”\"’'?!…] (?:(?:he|she|they|the (?:two|pair)) (?:also |then |later )?(?:{_ENGLISH_SAID})"
        r"|it (?:said|says|added))\b"
        rf"|[”\"’'] (?:{_ENGLISH_SAID}) (?:he|she|they)\b"
        rf"|[,?!.…][”\"’'] (?:(?:[\w’'.-]+ ){{1,4}}(?:{_ENGLISH_SAID_MORE})\b|(?:{_ENGLISH_SAID_MORE}) )",
        r"the two (?-i:[A-Z])",
        rf"{_ENGLISH_OPENING}, (?:he|she)\b",
    ),
    "german": _Words(
        "er sie ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner dies diese dieser dieses diesen "
        "diesem jene jener "
        "jenes solche solcher dabei damit daher deshalb deswegen darum dadurch dazu davon darauf daraufhin "
        "danach dann "
        "dafür dagegen darin daran darüber daraus außerdem ferner zudem jedoch aber doch und oder denn sondern "
        "allerdings "
        "trotzdem dennoch also somit folglich hingegen ebenso ebenfalls auch beispielsweise hier dort stattdessen "
        "schließlich nämlich demnach währenddessen seitdem hierbei hierfür hierzu hierdurch so weiterhin beide daneben "
        "infolgedessen dementsprechend andernfalls",
        "zum beispiel,im gegensatz dazu,aus diesem grund,das ist,das war,das sind,das hat,das wird,das kann,das "
        "liegt,"
        "das heißt,in diesem fall,in dieser,in diesem,mit diesem,mit dieser,von diesem,von dieser,bei diesem,bei "
        "dieser,"
        "zu dieser,nach dieser",
        r"(?:\w+ )?dies(?:e|er|es|en|em) (?:artikel|studie|arbeit|beitrag|bericht|dokument|woche|jahr|monat"
        r"|morgen)\b",
        r"(?:in|im|mit|von|bei|zu|nach|aus|auf|für|durch|gegen|wegen|trotz|seit|unter|über|an|vor|während|infolge"
        r"|aufgrund) (?:dies(?:e[mnrs]?)?|jene[mnrs]?|solche[mnrs]?|ihm|ihnen|letztere[mnrs]?)\b"
        rf"|(?:{_GERMAN_CONJUNCTIONS}) dies(?:e[mnrs]?)?\b"
        r"|(?:alle|beide|die meisten|ein(?:e[rs]?|ige)|keine[rs]?|manche|mehrere|viele|zwei|drei)"
        r" (?:davon|dieser|von (?:denen|diesen|ihnen))\b|die \w+sten (?:sind|waren)\b"
        r"|(?:die|den) (?:beiden|zwei|drei)\b|(?:letztere|erstere|ähnlich|andere)[mnrs]?\b|unter anderem\b"
        r"|(?:ein|zwei|drei|vier|einige|wenige|\d+)\w* (?:stunde|tag|woche|monat|jahr)\w* (?:später|zuvor|danach)\b",
        r"[“”\"»,] (?:sag|erklär|mein|beton|berichte|ergänz|füg)(?:te?|e) (?:er|sie)\b|[“”\"»,] so (?:er|sie)\b"
        r"|[“”\"»], (?:ergänzt|fügt)e? ",
        cased_pointers=rf"(?:{_GERMAN_CONJUNCTIONS}) (?-i:er|sie)\b"
        rf"|{_GERMAN_OPENING} (?-i:(?!(?:als|da|ob|und|während|weil|wenn|wie)\b)[a-zäöüß]{{3,}}) (?-i:er|sie)\b",
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
        r"il y a\b|alors que\b|(?:dans |de |à )?(?:ce|cet|cette|ces) (?:article|étude|travail|document|rapport"
        r"|semaine|année|matin|soir|mois|été|hiver|printemps|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|week-end)\b",
        r"(?:dans|avec|pour|par|de|à|sur|sous|après|avant|depuis|selon|sans|malgré|chez|contre|lors de|parmi|grâce à"
        r"|à cause de|face à) (?:ce|cet|cette|ces|cela|ceci|celui|celle|ceux|lui|eux|elles?)\b"
        r"(?! (?:semaine|année|matin|soir|mois|qui|que)\b)"
        r"|(?:les|ces|tous les|toutes les) (?:deux|trois)\b|un(?:e)? autre\b|ce (?:dernier|qui)\b|cette dernière\b"
        r"|(?:quelques|deux|trois|plusieurs|\d+) (?:heures|jours|semaines|mois|ans|années) plus tard\b",
        r"[,»”\"] (?!semble)(?:a|ont|[a-zé]+)-(?:t-)?(?:ils?|elles?|on)\b"
        r"|[»”\"],? (?:ajoute|poursuit|conclut|a ajouté|a conclu|a poursuivi)\b",
        cased_pointers=rf"{_FRENCH_OPENING}, (?:ils?|elles?) (?!{_FRENCH_IMPERSONAL})",
    ),
    "spanish": _Words(
        "él ella ellos ellas esto esta este estos estas ese esa eso esos esas su sus pero y o e además también "
        "así entonces "
        "luego después asimismo aquel aquella aquello ello",
        "sin embargo,por tanto,por lo tanto,por ejemplo,en cambio,no obstante,por eso,por ello,de hecho,en este "
        "caso,"
        "al mismo tiempo",
        r"est[ea] (?:artículo|estudio|trabajo|informe|documento|semana|año|mes|mañana)\b",
        r"(?:en|con|de|por|para|a|sobre|tras|según|sin|desde|ante|entre)"
        r" (?:est[eao]s?|es[eao]s?|aquel\w*|él|ell[ao]s?)\b"
        r"(?! (?:artículo|estudio|trabajo|informe|documento|semana|año|mes|momento)\b)"
        r"|(?:los|las) (?:dos|tres)\b|amb[oa]s\b|otr[oa]s?\b"
        r"|(?:\w+) (?:horas|días|semanas|meses|años) (?:después|más tarde)\b",
        r"[,»”\"] (?:añadió|agregó|añade|agrega|ha añadido|prosiguió|continuó|concluyó)\b",
    ),
    "italian": _Words(
        "egli ella essi esse lui lei loro questo questa questi queste quello quella quelli quelle ciò suo sua "
        "suoi sue ma e "
        "ed però inoltre anche quindi perciò dunque così poi infatti tuttavia invece",
        "per esempio,ad esempio,in questo caso,per questo,al contrario,nel frattempo",
        r"quest[oa] (?:articolo|studio|lavoro|rapporto|documento|settimana|anno|mese|mattina)\b",
        r"(?:in|con|di|da|per|a|su|dopo|prima di|secondo|senza|tra|fra)"
        r" (?:quest[oaei]|quell[oaei]|ciò|lui|lei|loro|ess[aie])\b"
        r"(?! (?:articolo|studio|lavoro|settimana|anno|mese|momento)\b)"
        r"|(?:i|le) (?:due|tre)\b|entramb[ie]\b|un altr[oa]\b|un'altra\b|altr[ie]\b",
        r"[,»”\"] (?:aggiunge|ha aggiunto|continua|prosegue|conclude|ha concluso)\b",
    ),
    "portuguese": _Words(
        "ele ela eles elas isto isso este esta estes estas esse essa esses essas aquilo seu sua seus suas mas e "
        "ou porém "
        "também portanto assim então depois",
        "no entanto,além disso,por exemplo,por isso,ao mesmo tempo,nesse caso,neste caso",
        r"est[ea] (?:artigo|estudo|trabalho|relatório|documento|semana|ano|mês|manhã)\b",
        r"(?:nest[ea]s?|ness[ea]s?|dest[ea]s?|dess[ea]s?|nisso|disso|com isso|para isso|após isso|naquel[ea])\b"
        r"(?! (?:artigo|estudo|trabalho|semana|ano|mês|momento)\b)"
        r"|(?:os dois|as duas|ambos|ambas|outr[oa]s?)\b",
        r"[,»”\"] (?:acrescentou|acrescenta|continuou|concluiu)\b"
        r"|(?:disse|afirmou|explicou|contou) el[ea]\b",
    ),
    "dutch": _Words(
        "hij zij ze dit deze dat die zijn haar hun maar en of echter bovendien daarnaast ook daarom dus toch dan "
        "vervolgens "
        "bijvoorbeeld daarbij hierdoor daardoor daarmee hiermee daarna",
        "aan de andere kant,in dit geval,als gevolg",
        r"(?:dit|deze) (?:artikel|studie|onderzoek|werk|rapport|week|jaar|maand|ochtend)\b",
        r"(?:in|op|aan|bij|met|van|voor|door|na|uit|onder|over|tegen|volgens|tijdens)"
        r" (?:dit|deze|die|dat|hem|hen|haar)\b"
        r"(?! (?:artikel|studie|onderzoek|rapport|week|jaar|maand)\b)"
        r"|de twee\b|beide\b|een ander\w*\b|andere\b",
        r"[,'”\"’] (?:zei|zegt|aldus|vertelde|vertelt) (?:hij|zij|ze)\b",
    ),
    "swedish": _Words(
        "han hon detta denna dessa hans hennes deras men och eller dock dessutom också därför så sedan därmed "
        "däremot",
        "till exempel,i stället,på så sätt,de två,båda",
        speakers=r"\b(?:säger|sade|berättar|menar|förklarar|tillägger) (?:han|hon|de)\b",
    ),
    "danish": _Words(
        "han hun dette denne disse hans hendes deres men og eller dog desuden også derfor så derefter dermed",
        "for eksempel,på den måde,de to,begge",
        speakers=r"\b(?:siger|sagde|fortæller|forklarer|mener|tilføjer) (?:han|hun|de)\b",
    ),
    "norwegian": _Words(
        "han hun dette denne disse hans hennes deres men og eller dessuten også derfor så deretter dermed likevel",
        "for eksempel,på den måten,de to,begge",
        speakers=r"\b(?:sier|sa|forteller|forklarer|mener|legger) (?:han|hun|de)\b",
    ),
    "polish": _Words(
        "on ona ono oni to ten ta te jego jej ich ale i a jednak dlatego ponadto także więc zatem potem",
        "na przykład,mimo to,w tym,poza tym,po tym,przez to,obaj,obie,oboje",
        speakers=r"[,”\"–-] (?:dodał|dodaje|kontynuował|podkreślił)[ao]?\b",
    ),
    "russian": _Words(
        "он она оно они это этот эта эти его её ее их но и а однако поэтому также затем потом например тогда",
        "кроме того,тем не менее,при этом,в то же время,в частности,таким образом,в этом,после этого,оба,обе",
        speakers=r"[,»”\"–—] (?:(?:сказал|отметил|пояснил|рассказал|заявил)а? (?:он|она)|добавила?)\b",
    ),
    "vietnamese": _Words(
        "nhưng và nó họ đây đó còn song cũng thậm",
        "tuy nhiên,ngoài ra,vì vậy,vì thế,do đó,bên cạnh đó,đồng thời,điều này,việc này,trong khi đó,sau đó,theo "
        "đó,đó là,"
        "người này,ông này,bà này,cả hai,hai người,trước đó,khi đó,lúc đó,từ đó,nhờ đó,do vậy,mặc dù vậy,"
        "tuy vậy,thế nhưng,tại đây,ở đây,hơn nữa,cụ thể,không chỉ vậy",
        pointers=r"(?:những|các|việc|điều|vụ|số|chiếc|cuộc|sự) (?:\w+ ){0,2}"
        r"(?:này|đó|trên)\b",
        speakers=r"[,”\"] (?:theo )?(?:ông|bà|anh|chị|cô) (?:nói|cho biết|chia sẻ|kể|cho hay|nhấn mạnh)\b",
        cased_pointers=r"(?:ông|bà|anh|chị|cô|em) (?-i:[a-zà-ỹđ])",
    ),
    "chinese": _Words("", "但,然而,而且,此外,因此,所以,他,她,它,这,那,其,同时,另外,不过,于是"),
    "japanese": _Words(
        "", "しかし,そして,また,だが,それ,この,その,これ,さらに,ただし,つまり,彼,そこで,ところが,一方"
    ),
}
_NEVER = "(?!)"
"""Matches nothing."""
_NO_SPACES = ("chinese", "japanese")
_QUOTATION_ENDS = re.compile(r"[^“”\"«»„]*[^\W\d_][,.!?…]?(?:[\"”“]|\s?»)(?=[\s,.]|$)")
"""The end of a quotation that another sentence began."""


class _Expressions(NamedTuple):
    beginnings: tuple[str, ...]
    exceptions: tuple[re.Pattern[str], re.Pattern[str]]
    """For the text in small letters, and as it is; a word in small letters is compiled in a third of the time."""
    pointers: tuple[re.Pattern[str], re.Pattern[str]]
    speakers: re.Pattern[str]


def refers_back(sentence: str, language: str) -> bool:
    """Return whether a sentence refers to the one before, as “He left”, “Under these rules” and “…,” she said” do.

    “This paper” and “It is clear that” do not. In a language without a list nothing does.

    Args:
        sentence: The text of the sentence.
        language: Sumy's name of the language.
    """
    found = _expressions(language)
    if found is None:
        return False
    text = sentence.lstrip(_OPENING)
    # Most sentences have no such mark, and to look for one takes a tenth of the time.
    if any(mark in sentence for mark in '"”“»') and _QUOTATION_ENDS.match(sentence) is not None:
        return True
    if found.speakers.search(sentence) is not None:
        return True
    lowered = text.lower()
    if _matches(found.exceptions, lowered, text):
        return False
    ends_anywhere = language in _NO_SPACES
    return _begins(lowered, found.beginnings, ends_anywhere) or _matches(found.pointers, lowered, text)


def _matches(patterns: tuple[re.Pattern[str], re.Pattern[str]], lowered: str, text: str) -> bool:
    return patterns[0].match(lowered) is not None or patterns[1].match(text) is not None


def _begins(text: str, beginnings: tuple[str, ...], ends_anywhere: bool) -> bool:
    """Return whether a text begins with one of some phrases, of which each ends where a word does."""
    if not text.startswith(beginnings):
        return False
    following = (text[len(beginning) :][:1] for beginning in beginnings if text.startswith(beginning))
    return ends_anywhere or not all(character.isalnum() or character in ("_", "-") for character in following)


@cache
def _expressions(language: str) -> _Expressions | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    beginnings = (*words.words.split(), *filter(None, words.phrases.split(",")))
    return _Expressions(
        beginnings,
        (_compiled(words.exceptions), _compiled(words.cased_exceptions, re.IGNORECASE)),
        (_compiled(words.pointers), _compiled(words.cased_pointers, re.IGNORECASE)),
        _compiled(words.speakers),
    )


def _compiled(expression: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(expression or _NEVER, flags)
