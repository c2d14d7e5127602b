"""Headings in the plain text of emails, where most short lines are not headings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.text.lines import ends_sentence, is_in_capitals
from tui.text.numbering import parse_number

_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|guten (?:tag|morgen|abend)|moin|"
    r"servus|liebe[rs]?|sehr geehrte[rs]?|bonjour|bonsoir|salut|chère?s?|hola|buen[oa]s (?:días|tardes|noches)|"
    r"estimad[oa]s?|querid[oa]s?|ciao|salve|buongiorno|buonasera|gentile|cari?|olá|bom dia|boa tarde|prezad[oa]s?|"
    r"hej|hei|goddag|beste|geachte|cześć|dzień dobry|dobrý den|ahoj|привет|здравствуйте|добрый день|merhaba)\b.{0,60}",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:many |kind |best |warm |with )*(?:thanks|thank you|regards|wishes)|best|cheers|sincerely|yours|love|ttyl|"
    r"bye|(?:viele|liebe|beste|schöne|mit freundlichen|freundliche) grüßen?|danke|gruß|lg|mfg|cordialement|merci|"
    r"bien à vous|saludos|gracias|atentamente|saluti|grazie|abraços?|obrigad[oa]|groeten|hilsen|pozdrawiam)\b.{0,40}",
    re.IGNORECASE,
)
_FIELD = re.compile(r"[^\W\d_][\w -]{0,30}: *\S.*")
_MAX_GREETING_WORDS = 6


def without_false_headings(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts of an email; greetings, closings and fields such as ``Phone: 12`` are paragraphs.

    So is a short line that no text of some length follows.
    """
    for position, draft in enumerate(drafts):
        below = drafts[position + 1] if position + 1 < len(drafts) else None
        if draft.kind is BlockKind.HEADING and not _is_heading(draft.text, below):
            yield replace(draft, kind=BlockKind.PARAGRAPH, level=0)
        else:
            yield draft


def _is_heading(line: str, below: Draft | None) -> bool:
    is_short = len(line.split()) <= _MAX_GREETING_WORDS
    if is_short and (_GREETING.fullmatch(line) or _CLOSING.fullmatch(line)):
        return False
    if is_in_capitals(line) or parse_number(line) is not None:
        return True
    return not _FIELD.fullmatch(line) and below is not None and _is_text(below)


def _is_text(draft: Draft) -> bool:
    is_long = len(draft.text) > 40 or ends_sentence(draft.text)
    if draft.kind is BlockKind.QUOTE:
        return not draft.text.endswith(" wrote:")
    return draft.kind is not BlockKind.PARAGRAPH or is_long
