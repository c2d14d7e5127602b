"""Lines that are not part of an article's text: bylines, dates, captions, prices, advertisements."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tui.formats.bylines import is_byline
from tui.text.patterns import lazy_pattern
from tui.text.urls import BARE_ADDRESS

_MAX_LINE_CHARS = 120
_CREDIT = lazy_pattern(
    r"(?:written|edited|translated|reported|reviewed|published|posted|released|updated|produced|filed|created|revised|author|editor|"
    r"last (?:updated|modified|edited)|page editor|source|quelle|veröffentlicht|stand|publié|publicado|actualizado)"
    r"(?: (?:by|on|at|in|am|le|el|von|par|por)\b.*|:.*| [0-9].*)"
    r"|.* (?:min|minutes?)\.? read|.* ago|(?:from )?(?:staff|wire|agency) (?:reports?|writers?)",
    re.IGNORECASE,
)
_CAPTION = lazy_pattern(
    r"(?:fig(?:ure)?|table|tab|chart|exhibit|listing|plate|map|video|gallery|photo|image|abb(?:ildung)?|tabelle|tabla|"
    r"figura|tableau|diagram|box|scheme|graph)\.? ?[0-9]+(?:\.[0-9]+)*\b.*|.+ (?:logo|screenshot)",
    re.IGNORECASE,
)
_LABEL = lazy_pattern(
    r"(?:note|warning|tip|hint|caution|attention|danger|important|nota bene"
    r"|hinweis|achtung|warnung|vorsicht|tipp|wichtig|remarque|avertissement|astuce"
    r"|nota|aviso|advertencia|consejo|importante|avviso|avvertenza|suggerimento|attenzione|dica|atenção"
    r"|opmerking|waarschuwing|obs|varning|uwaga|ostrzeżenie|примечание|внимание|not|uyarı|注意|注記|警告|ヒント|提示)"
    r" ?[:：!]?|\[[^\[\]\s]{2,}\]",
    re.IGNORECASE,
)
"""The label of a box beside the text, or the name of a link."""
_PRICE = lazy_pattern(r"[$€£¥]\s?[0-9].*|.*[0-9] ?[$€£¥]")

_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)[a-zäéñ]*[.,]? )?"
)
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez|enero|ago|dic|janv|févr|avr|juin|juil|août|déc)\w*"
    r"|may|mai|mayo"
)
_CLOCK = r"[0-9]{1,2}[:.h][0-9]{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
_DATE = lazy_pattern(
    rf"\(?{_WEEKDAY}(?:(?:{_MONTH})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?(?:{_MONTH})\.?,?(?: de)? [0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4})"
    rf"(?:[ ,|T·at-]{{1,6}}{_CLOCK}.{{0,12}})?\W*|{_CLOCK}\W*",
    re.IGNORECASE,
)
_BESIDE_TEXT = lazy_pattern(
    "|".join(rule.pattern for rule in (_DATE, _CREDIT, _CAPTION, _PRICE, _LABEL)), re.IGNORECASE
)


def is_date(line: str) -> bool:
    """Return whether a line is a date or a time and nothing else."""
    return len(line) <= _MAX_LINE_CHARS and _DATE.fullmatch(line) is not None


def is_byline_or_caption(line: str) -> bool:
    """Return whether a line is a byline, a date, a caption, a price or the label of a box such as ``Note``."""
    return is_byline(line) or (len(line) <= _MAX_LINE_CHARS and _BESIDE_TEXT.fullmatch(line) is not None)


def is_label(line: str) -> bool:
    """Return whether a line is the label of a box, such as ``Note`` or ``Warning``."""
    return len(line) <= _MAX_LINE_CHARS and _LABEL.fullmatch(line) is not None


ADDRESS = "a link on its own"
_RULES: dict[str, tuple[str, ...]] = {
    "an advertisement": (
        r"\W*(?:adverts?|advertisements?|advertising|sponsored(?: content| post)?|ads? by \w+|promoted)\W*",
        r"\W*(?:werbung|anzeige|publicité|publicidad|anuncio|pubblicità|advertentie|publicidade|reklam[ae]?)\W*",
        r"\W*(?:story|article) continues (?:below|after)\b.{0,40}|scroll to continue\b.{0,40}",
    ),
    "an image credit": (
        r"[(\[]?(?:image|photo|photograph|picture|illustration|graphic)s?(?: (?:source|credit|courtesy|caption)s?)?"
        r"(?:\s*[:|©/]\s*.{0,120}|\s+(?:by|courtesy(?: of)?)\s+.{1,80})?[)\]]?\.?",
        r"(?:media|image|photo) caption|file photo|getty images|©\s?.{1,80}|courtesy of .{1,80}",
        r"(?:view|enlarge|expand) (?:photo|image|gallery|picture)s?\b.{0,60}",
        r"(?:bildquelle|bild|foto|fotos|grafik|crédit photo|crédits?|crédito|fotografía|imagen)\s*[:©].{0,100}",
    ),
    "a link to something else": (
        r"(?:read (?:more|also|next|on|(?:the )?full (?:story|article))|also read|more on this(?: story)?)\W*",
        r"related(?: (?:articles?|stories|posts?|content|links|topics|reading|coverage))?\W*",
        r"(?:you (?:may|might) also (?:like|be interested in)|recommended(?: for you)?|more from .{1,40})\W*",
        r"(?:most (?:read|popular|viewed)|up next|trending(?: now)?|don['’]t miss|editors?['’]?s? picks?)\W*",
        r"(?:continue reading|lire(?: aussi)?|à lire(?: aussi)?|lire la suite|lesen sie auch|mehr zum thema)\W*",
        r"(?:weiterlesen|leer más|lea también|leia (?:também|mais)|leggi anche|lees ook|läs också)\W*",
        r"(?:read (?:more|also|next)|also read|see also|related(?: \w+)?|watch(?: also)?|lire(?: aussi)?|"
        r"à lire(?: aussi)?|lesen sie auch|siehe auch|leer más|lea también|leia também|leggi anche|lees ook)"
        r"\s?[:»>|–—]\s?.{1,200}",
        r"(?:next|previous) (?:page|article|story|post)\b.{0,60}",
        r"click here (?:to|for) (?:read|see|view|watch|learn|find|get|subscribe|sign up|buy|order|more|the)\b.{0,80}",
        r".{3,80}\bby clicking here!?",
    ),
    "buttons to share": (
        r"(?:share|tweet|e-?mail|print|pin it|copy link|save|bookmark|like|teilen|partager|compartir|condividi)"
        r"(?: (?:this|on|via|with|it|link|to|page|article|story|post|facebook|twitter|x|whatsapp|linkedin|email|"
        r"friends|auf|sur|en|su|diesen artikel|cet article|este artículo)){0,5}\W*",
        r"follow (?:us|me|@?\w+) on .{2,60}|like us on .{2,40}|(?:\d+ )?(?:shares|likes|retweets)",
    ),
    "a link to comments": (
        r"(?:\d{1,6} |leave a |add a |post a |view |show |hide |see )?comments?(?: \(\d+(?: posted)?\))?",
        r"reply|jump to comments",
    ),
    "navigation": (r"back to top|skip to (?:main )?content",),
    "a button": (
        r"(?:click to )?(?:expand|collapse|show|hide|toggle|open|close)(?: the| this| table of)?"
        r" (?:all|more|less|details|description|contents|menu|navigation|section|sidebar)\W*",
    ),
    "a newsletter": (
        r"(?:sign up|subscribe|signup|join|get|keep up|abonnieren sie|abonnez-vous|suscríbe|inscríbe|iscriviti)\b"
        r".{0,160}\b(?:newsletters?|inbox|mailing list|email updates|daily briefing|boletín|posteingang)\b.{0,100}",
        r"\[.{0,160}\b(?:newsletters?|inbox)\b.{0,60}\]|(?:our |the |daily |weekly )*newsletters?(?: sign[- ]?up)?",
        r"(?:subscribe|sign up)(?: now| today| here)?\W*",
    ),
    "how long reading takes": (
        r"(?:(?:estimated )?reading time|lesezeit|temps de lecture|tiempo de lectura|tempo d[ei] (?:leitura|lettura)"
        r"|leestijd|lästid|læsetid|lesetid|lukuaika|czas czytania|doba čtení|время чтения|час читання|okuma süresi)"
        r"\W{1,4}(?:about |ca\.? |env\. )?\d[^.!?]{0,30}\W*",
    ),
    "a cookie notice": (
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners|wir|diese (?:web)?seite|nous|este sitio|"
        r"by (?:using|continuing|clicking|browsing)|durch die nutzung)\b.{0,160}\bcookies?\b.{0,160}",
        r"(?:accept|reject|allow|manage|decline)(?: all)? cookies(?: settings)?\W*",
        r"cookie (?:settings|policy|preferences|notice)",
    ),
    "where it is filed": (
        r"(?:filed under|posted in|tagged(?: with| as)?|abgelegt unter|veröffentlicht in|classé (?:dans|sous)"
        r"|publié dans|publicado en|archivado en|publicado em|archiviato in|pubblicato in)\s?:.{0,200}",
        r"this (?:entry|post|article) (?:was|is) (?:posted|filed|tagged)\b.{1,280}",
        r"dieser (?:beitrag|eintrag|artikel) wurde .{1,240}\b(?:veröffentlicht|abgelegt)\b.{0,40}",
        r"(?:ce billet|cet article|cette entrée) a été publiée? (?:dans|le)\b.{1,280}",
        r"esta entrada fue publicada en\b.{1,280}",
    ),
    ADDRESS: (BARE_ADDRESS,),
    "a page number": (
        r"\W*(?:page|pg\.?|p\.|seite|página|pagina)\s*\d{1,4}(?: (?:of|von|de|di) \d{1,4})?\W*",
        r"[-–—\[({]\s?\d{1,4}\s?[-–—\])}]|\d{1,3}",
    ),
    "a line drawn between parts": (r"[\s*·•~=_#–—─━═-]+",),
}

_BOILERPLATE = lazy_pattern(
    "|".join(f"({'|'.join(patterns)})" for patterns in _RULES.values()), re.IGNORECASE
)
_REASONS = tuple(_RULES)


def boilerplate_reason(line: str) -> str | None:
    """Return why a line is not part of an article, in plain English; None if it may be."""
    if len(line) > 300:
        return None
    match = _BOILERPLATE.fullmatch(line.strip())
    return _REASONS[(match.lastindex or 1) - 1] if match else None


def boilerplate_reasons(lines: Iterable[str]) -> Iterator[str | None]:
    """Yield for each line why it is not part of an article; None if it may be, as links that a colon announces."""
    is_announced = False
    reason_of = cache(boilerplate_reason)  # such lines come again and again
    for line in lines:
        reason = reason_of(line)
        if reason != ADDRESS:
            is_announced = line.endswith((":", "："))
        yield None if reason == ADDRESS and is_announced else reason
