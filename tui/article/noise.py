"""Lines that stand between an article's paragraphs without being part of it, each kind with its reason."""

import re

_LONGEST = 300
_PEOPLE = r"[^.!?]{0,100}"

_RULES: tuple[tuple[str, str], ...] = (
    (
        "an advertisement marker",
        r"\W*(?:advertisements?|advertising|sponsored(?: content| post)?|ads? by \w+|promoted|werbung|anzeige|"
        r"publicité|publicidad|anuncio|pubblicità|advertentie|publicidade|reklam[ae]?|"
        r"(?:story|article) continues (?:below|after)\b.{0,40}|scroll to continue\b.{0,40})\W*",
    ),
    (
        "an image credit",
        r"[(\[]?(?:(?:image|photo|picture|photograph|illustration|graphic)s?(?: (?:source|credit|courtesy|caption|by)s?)?"
        r"(?:\s*[:|©/]\s*.{0,120}|\s+by\s+[A-Z].{0,60}|\s+courtesy.{0,80})?|media caption|image caption|getty images|"
        r"(?:view|enlarge|expand) (?:photo|image|gallery|picture)s?\b.{0,60}|courtesy of [A-Z].{0,60}|©\s?.{1,80}|"
        r"(?:bildquelle|bild|foto|fotos|grafik|crédit photo|crédits?|crédito|fotografía|imagen|image d'illustration)"
        r"\s*[:©].{0,100}|file photo)[)\]]?\.?",
    ),
    (
        "a link to something else",
        r"(?:read (?:more|also|next|on|full story|the full story|the full article)|also read|more on this(?: story)?|"
        r"see also|related|related (?:articles?|stories|posts?|content|links|topics|reading|coverage)|"
        r"you (?:may|might) also (?:like|be interested in)|recommended(?: for you| reading)?|more from .{1,40}|"
        r"most (?:read|popular|viewed)|up next|trending(?: now)?|don't miss|don’t miss|editors?['’]?s? picks?|continue reading|"
        r"lire(?: aussi)?|à lire(?: aussi)?|lire la suite|lesen sie auch|mehr zum thema|weiterlesen|siehe auch|"
        r"leer más|lea también|te puede interesar|leia (?:também|mais)|leggi anche|lees ook|läs också)\W*"
        r"|(?:read (?:more|also|next)|also read|see also|related(?: \w+)?|watch(?: also| more)?|more|lire(?: aussi)?|"
        r"à lire(?: aussi)?|lesen sie auch|mehr zum thema|siehe auch|leer más|lea también|leia também|leggi anche|lees ook)"
        r"\s?[:»>|–—]\s?.{1,200}"
        r"|(?:next|previous) (?:page|article|story|post)\b.{0,60}",
    ),
    (
        "a sharing button",
        r"(?:share|tweet|e-?mail|print|pin it|copy link|save|bookmark|like|teilen|partager|compartir|condividi)"
        r"(?: (?:this|on|via|with|it|link|to|page|article|story|post|facebook|twitter|x|whatsapp|linkedin|email|friends|"
        r"auf|sur|en|su|diesen artikel|cet article|este artículo)){0,5}\W*"
        r"|follow (?:us|me|@?\w+) on .{2,60}|like us on .{2,40}"
        r"|(?:\d{1,6} |leave a |add a |post a |view |show |hide |see )?comments?(?: \(\d+(?: posted)?\))?"
        r"|(?:\d+ )?(?:shares|likes|retweets)|reply|jump to comments|back to top|skip to (?:main )?content",
    ),
    (
        "a newsletter notice",
        r"(?:sign up|subscribe|signup|join|get|keep up|abonnieren sie|abonnez-vous|suscríbe|inscríbe|iscriviti)\b"
        r".{0,160}\b(?:newsletters?|inbox|mailing list|email updates|daily briefing|boletín|posteingang)\b.{0,100}"
        r"|\[.{0,160}\b(?:newsletters?|inbox)\b.{0,60}\]|(?:our |the |daily |weekly )*newsletters?(?: sign[- ]?up)?"
        r"|subscribe(?: now| today| here)?\W*|sign up(?: now| today| here)?\W*",
    ),
    (
        "a cookie notice",
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners|wir|diese (?:web)?seite|nous|este sitio|"
        r"by (?:using|continuing|clicking|browsing)|durch die nutzung)\b.{0,160}\bcookies?\b.{0,160}"
        r"|(?:accept|reject|allow|manage|decline)(?: all)?(?: cookies)(?: settings)?\W*|cookie (?:settings|policy|preferences|notice)",
    ),
    ("a link on its own", r"<?(?:https?://|www\.)\S+>?"),
    (
        "a page number",
        r"\W*(?:page|pg\.?|p\.|seite|página|pagina)\s*\d{1,4}(?: (?:of|von|de|di) \d{1,4})?\W*|[-–—\[({]\s?\d{1,4}\s?[-–—\])}]|\d{1,3}",
    ),
    ("a line drawn between parts", r"[\s*·•~=_#–—─-]{1,}"),
)

_NOISE = re.compile("|".join(f"({pattern})" for _, pattern in _RULES), re.IGNORECASE)
_REASONS = [reason for reason, _ in _RULES]


def noise_reason(line: str) -> str | None:
    """Why a line that stands alone is no part of an article, in plain English; None if it may be one.

    Args:
        line: One clean line.
    """
    if len(line) > _LONGEST:
        return None
    match = _NOISE.fullmatch(line.strip())
    return _REASONS[(match.lastindex or 1) - 1] if match else None
