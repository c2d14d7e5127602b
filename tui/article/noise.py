"""Lines that stand between an article's paragraphs without being part of it, each kind with its reason."""

import re

_LONGEST = 300

_RULES: dict[str, tuple[str, ...]] = {
    "an advertisement marker": (
        r"\W*(?:advertisements?|advertising|sponsored(?: content| post)?|ads? by \w+|promoted)\W*",
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
    ),
    "a sharing button": (
        r"(?:share|tweet|e-?mail|print|pin it|copy link|save|bookmark|like|teilen|partager|compartir|condividi)"
        r"(?: (?:this|on|via|with|it|link|to|page|article|story|post|facebook|twitter|x|whatsapp|linkedin|email|"
        r"friends|auf|sur|en|su|diesen artikel|cet article|este artículo)){0,5}\W*",
        r"follow (?:us|me|@?\w+) on .{2,60}|like us on .{2,40}|(?:\d+ )?(?:shares|likes|retweets)",
        r"(?:\d{1,6} |leave a |add a |post a |view |show |hide |see )?comments?(?: \(\d+(?: posted)?\))?",
        r"reply|jump to comments|back to top|skip to (?:main )?content",
    ),
    "a newsletter notice": (
        r"(?:sign up|subscribe|signup|join|get|keep up|abonnieren sie|abonnez-vous|suscríbe|inscríbe|iscriviti)\b"
        r".{0,160}\b(?:newsletters?|inbox|mailing list|email updates|daily briefing|boletín|posteingang)\b.{0,100}",
        r"\[.{0,160}\b(?:newsletters?|inbox)\b.{0,60}\]|(?:our |the |daily |weekly )*newsletters?(?: sign[- ]?up)?",
        r"(?:subscribe|sign up)(?: now| today| here)?\W*",
    ),
    "a cookie notice": (
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners|wir|diese (?:web)?seite|nous|este sitio|"
        r"by (?:using|continuing|clicking|browsing)|durch die nutzung)\b.{0,160}\bcookies?\b.{0,160}",
        r"(?:accept|reject|allow|manage|decline)(?: all)? cookies(?: settings)?\W*",
        r"cookie (?:settings|policy|preferences|notice)",
    ),
    "a link on its own": (r"<?(?:https?://|www\.)\S+>?",),
    "a page number": (
        r"\W*(?:page|pg\.?|p\.|seite|página|pagina)\s*\d{1,4}(?: (?:of|von|de|di) \d{1,4})?\W*",
        r"[-–—\[({]\s?\d{1,4}\s?[-–—\])}]|\d{1,3}",
    ),
    "a line drawn between parts": (r"[\s*·•~=_#–—─-]+",),
}

_NOISE = re.compile("|".join(f"({'|'.join(patterns)})" for patterns in _RULES.values()), re.IGNORECASE)
_REASONS = tuple(_RULES)


def noise_reason(line: str) -> str | None:
    """Why a line that stands alone is no part of an article, in plain English; None if it may be one.

    Args:
        line: One clean line.
    """
    if len(line) > _LONGEST:
        return None
    match = _NOISE.fullmatch(line.strip())
    return _REASONS[(match.lastindex or 1) - 1] if match else None
