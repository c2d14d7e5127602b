"""Sentences that say nothing alone: questions, lead-ins, credits, calls to subscribe, captions, quotations."""

import re

_CLOSING = " \"'”’»)]"
_QUESTION_MARKS = ("?", "？", "؟", "\u037e")
_LEAD_IN_MARKS = (":", "：")
_END_MARKS = (*".!。！…।॥។៕။።؛՝։܀᠃⸼", "．", "｡")
_ALWAYS_ENDED = re.compile(r"[\u0e00-\u0eff]")
"""Thai and Lao end sentences without a mark."""
_QUOTED = re.compile(r"[\"“«„「](?P<inside>.*)[\"”»“」]", re.DOTALL)
_ATTRIBUTED = re.compile(r"[,!?.…][”\"»“] ")
_CREDITS = re.compile(
    r"contributed to this (?:report|article|story)|\bsubscribe\b|\bsign up (?:for|to)\b|\bnewsletter\b|\bclick here\b"
    r"|\bread more\b|\bfollow (?:us|me|him|her) on\b|\ball rights reserved\b|\bgetty images\b|\bphotographs? by\b"
    r"|^(?:photo|image|source|credit|copyright)s?\b ?:|©"
    r"|\babonnieren sie\b|\babonnez-vous\b|\bsuscríbase\b|\bnieuwsbrief\b"
)
_IN_CREDITS = (
    *(
        "contributed to",
        "subscribe",
        "sign up",
        "newsletter",
        "click here",
        "read more",
        "follow ",
        "all rights",
        "getty",
    ),
    *("photo", "image", "source", "credit", "copyright", "©", "abonni", "abonnez", "suscrí", "nieuwsbrief"),
)
"""What the expression above needs; finding one of these is ten times as fast."""


def is_unfit(sentence: str) -> bool:
    """Return whether a sentence says nothing alone, so that a summary has it only if there is nothing else.

    That is a question, a lead-in that ends with a colon, a line without an end mark such as a caption or an item of
    a list, a credit or a call to subscribe, a remark in brackets, and a quotation that names no speaker.
    """
    text = sentence.strip()
    end = text.rstrip(_CLOSING)
    if end.endswith((*_QUESTION_MARKS, *_LEAD_IN_MARKS)) or _is_credit(text.lower()):
        return True
    if not end.endswith(_END_MARKS) and _ALWAYS_ENDED.search(text) is None:
        return True
    if text.startswith("(") and text.endswith(")"):
        return True
    return _QUOTED.fullmatch(text) is not None and _ATTRIBUTED.search(text) is None


def _is_credit(text: str) -> bool:
    return any(part in text for part in _IN_CREDITS) and _CREDITS.search(text) is not None
