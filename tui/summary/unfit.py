"""Sentences that say nothing alone: questions, lead-ins, credits, signposts, captions, fragments, quotations."""

import re
from collections.abc import Iterable, Iterator

from tui.text.patterns import lazy_pattern

_CLOSING = " \"'”’»)]"
_QUESTION_MARKS = ("?", "？", "؟", "\u037e")
_LEAD_IN_MARKS = (":", "：")
_END_MARKS = (*".!。！…।॥။៕។؛՝։܀᠃⸼", "．", "｡")
_ALWAYS_ENDED = lazy_pattern(r"[\u0e00-\u0eff]")
"""Thai and Lao end sentences without a mark."""
_QUOTED = lazy_pattern(r"[\"“«„「](?P<inside>.*)[\"”»“」]", re.DOTALL)
_ATTRIBUTED = lazy_pattern(r"[,!?.…][”\"»“] ")
_CUT_OFF = lazy_pattern(r"[\s,;](?:\.{3}|…)$")
"""The end of a list that goes on, or of a text of which only the beginning is shown."""
_FRAGMENT = lazy_pattern(r"[a-zà-öø-ÿ]+[,;]? [a-zà-öø-ÿ]|[,;:)\]]|#+ ?[^\W\d]")
"""Two words without a capital: names such as “iPhone” and “mod_ssl” can begin a sentence; or a hash sign of a tag."""
_BRACKETS = (("(", ")"), ("[", "]"))
_CREDITS = lazy_pattern(
    r"contributed to this (?:report|article|story)|\bnewsletter\b|\bclick here\b|\bread more (?:at|on|here)\b"
    r"|^(?:please )?(?:subscribe|sign up|click here|read more|follow (?:us|me))\b"
    r"|\b(?:subscribe|sign up) (?:to|for) (?:our|my)\b|\bfollow (?:us|me|him|her) on\b"
    r"|\ball rights reserved\b|\bgetty images\b|\bphotographs? by\b"
    r"|^(?:photo|image|source|credit|copyright)s?\b ?:|©|^licensed under\b"
    r"|\babonnieren sie\b|\babonnez-vous\b|\bsuscríbase\b|\bnieuwsbrief\b"
    r"|^this (?:work|research|study)(?: and [^.,]+)? (?:was|is|has been|were) (?:\w+ )?(?:supported|funded)\b"
    r"|^(?:we|i|the authors?) (?:also )?(?:(?:want|wish|would like) to )?"
    r"(?:thank|acknowledge (?:support|funding|the (?:support|help)))\b"
    r"|^(?:we|i|the authors?) (?:am|are|is) (?:\w+ )?grateful (?:to|for)\b"
    r"|\ba post shared by\b|\bpic\.twitter\.com/"
    r"|\bwill (?:be )?updated? this (?:article|post|story)\b|\brespond(?:ed)? to [^.]*requests? for comment\b"
    r"|read and approved the final manuscript"
    r"|\bdeclare (?:that )?(?:\w+ ){0,3}no (?:competing|conflicts? of) interests?\b"
    r"|\b(?:draft(?:ed)?|edit(?:ed)?|prepared|revised?|wrote|write) (?:\w+ of )?the manuscript\b"
    r"|\bcopyright \(c\)|^you should have received a copy of\b|^permission is (?:hereby )?granted\b"
)
_PARAMETER = lazy_pattern(
    r"(?:[\w.$-]+ <[A-Za-z][\w./ ]*(?:\[\])?>(?= |$)|<[A-Za-z][\w.]*>(?= (?:\||[A-Z]))|\[(?:in|out)\] "
    r"|(?:Ensure|Input|Output|Require|Return)s?: )"
)
"""The beginning of an item of a reference manual, such as “timeout <integer> The time …”."""
_LONG_NUMBERS = lazy_pattern(r"[0-9][0-9]{4}(?:[^0-9].*?[0-9]{5}){2}", re.DOTALL)
"""Several numbers of bugs, orders or parts: items of a list or cells of a table that run together."""
_COMMAND_PARTS = lazy_pattern(r"(?<!\S)(?:\\(?= (?:-|\./|[A-Z_]{3,}=))|\./\w|--?\w[\w-]*=\S|[A-Z_]{3,}=\S)")
_SIGNPOSTS = lazy_pattern(
    r"in (?:section|chapter|appendix) [\divxa-f.]+,? (?:we|i)\b"
    r"|the (?:rest|remainder) of (?:this|the) (?:paper|article|book|chapter|post|document)\b"
    r"|in (?:the (?:next|following|previous|last)|this) (?:sub)?(?:section|appendix|chapter)\b[^,.]{0,40},? (?:we|i)\b"
    r"|this (?:sub)?section (?:\w+ly )?(?:contains|covers|describes|discusses|explains|gives|introduces|lists|outlines"
    r"|presents|provides|shows)\b"
    r"|(?:(?:so|now|but|and|first|next),? )*let(?:[’']s| us) (?:\w+ )?(?:begin|consider|discuss|dive|examine|explore"
    r"|look|move|return|review|see|start|take|talk|turn|walk)\b"
    r"|here(?:[’']s| is| are) (?:(?:an?|my|our|some|the) )?(?:\w+ )?(?:all|everything|few|guide|how|list|look|overview"
    r"|recap|rundown|selection|some|summary|what|why)\b"
    r"|let \S+(?: and \S+)? (?:be|denote)\b|below,? (?:is|are|you|we|i)\b"
    r"|for (?:additional|full|further|more(?! than)|other) .*\b(?:consult|refer to|see|visit)\b"
    r"|(?:there (?:is|are) )?(?:additional|further|more) (?:details?|information|instructions)\b"
    r"|(?:please )?see (?:also|appendix|chapter|figure|section|table)\b"
    r"|(?:please )?(?:refer to|see) .* for (?:details|further|information|more)\b"
    r"|im folgenden\b|in diesem (?:abschnitt|kapitel)\b|weitere informationen\b|siehe (?:abschnitt|auch|kapitel)\b"
    r"|voici\b|dans (?:cette section|ce chapitre)\b|pour plus d[’']informations?\b|voir (?:aussi|également)\b"
    r"|en (?:esta sección|este capítulo)\b|para más información\b|véase\b"
)
_POINTERS = lazy_pattern(
    r"^(?:check out|scroll)\b"
    r"|\b(?:described|discussed|explained|given|listed|shown|summari[sz]ed) (?:above|below|here)\.$"
)
_POINTER_ENDS = ("above.", "below.", "here.")
_IN_CREDITS = (
    *"subscribe newsletter getty photo image source credit copyright © abonni abonnez suscrí nieuwsbrief thank".split(),
    *"acknowledge declare permission update grateful pic.twitter".split(),
    *(
        "contributed to",
        "sign up",
        "click here",
        "read more",
        "follow ",
        "all rights",
        "licensed",
        "this work",
    ),
    *("this research", "this study", "the manuscript", "copy of", "for comment", "a post shared"),
)
"""What the expression of credits needs; finding one of these is ten times as fast."""


def is_unfit(sentence: str) -> bool:
    """Return whether a sentence says nothing alone, so that a summary has it only if there is nothing else.

    That is a question, a lead-in that ends with a colon, a line without an end mark such as a caption or an item of
    a list, a sentence that was cut, a credit, thanks, a call to subscribe, a remark in brackets, a
    quotation that names no speaker, a command, and a parameter in a reference manual.
    """
    text = sentence.strip()
    if leads_on(text) or _is_credit(text.lower()) or _is_for_machines(text):
        return True
    end = text.rstrip(_CLOSING)
    if not end.endswith(_END_MARKS) and _ALWAYS_ENDED.search(text) is None:
        return True
    if _FRAGMENT.match(text) is not None or _CUT_OFF.search(end) is not None or _is_in_brackets(text):
        return True
    return _is_quotation(text) and _ATTRIBUTED.search(text) is None


def is_signpost(sentence: str) -> bool:
    """Return whether a sentence only says what stands where: fit for a gist, but not for a summary.

    Such are “In this section we …”, “Let’s look at …”, “Here are some …” and “See also …”.
    """
    text = sentence.strip().lower()
    if _SIGNPOSTS.match(text) is not None:
        return True
    return text.endswith(_POINTER_ENDS) and _POINTERS.search(text) is not None


def leads_on(sentence: str) -> bool:
    """Return whether a sentence is a question or ends with a colon, so that the next one says more."""
    return sentence.rstrip(_CLOSING).endswith((*_QUESTION_MARKS, *_LEAD_IN_MARKS))


def stand_in_quotations(paragraph: Iterable[str]) -> Iterator[bool]:
    """Yield for each sentence of a paragraph whether it is the middle of a quotation, without marks of its own."""
    is_open = False
    for sentence in paragraph:
        has_marks = any(mark in sentence for mark in '“”"«»')
        yield is_open and not has_marks
        if has_marks:
            is_open = _leaves_open(sentence)


def _leaves_open(sentence: str) -> bool:
    opened = any(sentence.rfind(opening) > sentence.rfind(closing) for opening, closing in ("“”", "«»"))
    return opened or (sentence.count('"') % 2 == 1 and sentence.lstrip().startswith('"'))


def _is_quotation(text: str) -> bool:
    return _QUOTED.fullmatch(text) is not None or (text.startswith(("“", "«", '"')) and _leaves_open(text))


def _is_in_brackets(text: str) -> bool:
    return any(
        text.startswith(opening) and (text.endswith(closing) or closing not in text)
        for opening, closing in _BRACKETS
    )


def _is_for_machines(text: str) -> bool:
    if _PARAMETER.match(text) is not None or _LONG_NUMBERS.search(text) is not None:
        return True
    return ("=" in text or "./" in text) and len(_COMMAND_PARTS.findall(text)) > 1


def _is_credit(text: str) -> bool:
    return any(part in text for part in _IN_CREDITS) and _CREDITS.search(text) is not None
