"""Lines that belong to the page rather than to its argument: bylines, dates, captions, prices."""

import re

_LONGEST = 120
_AUTHOR = re.compile(
    r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) [A-ZÀ-Þ][\w.'’-]+"
    r"(?:[ ,&]+(?:and |und |et |y |e |en )?[\w.'’-]+){0,8}"
)
_ABOUT_THE_TEXT = re.compile(
    r"(?:written|edited|translated|reported|reviewed|published|posted|updated|produced|filed|created|revised|author|editor|"
    r"last (?:updated|modified|edited)|page editor|source|quelle|veröffentlicht|stand|publié|publicado|actualizado)"
    r"(?: (?:by|on|at|in|am|le|el|von|par|por)\b.*|:.*| [0-9].*)"
    r"|.* (?:min|minutes?)\.? read|.* ago",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:fig(?:ure)?|table|tab|chart|exhibit|listing|plate|map|video|gallery|photo|image|abb(?:ildung)?|tabelle|tabla|"
    r"figura|tableau|diagram|box|scheme|graph)\.? ?[0-9]+(?:\.[0-9]+)*\b.*|.+ (?:logo|screenshot)",
    re.IGNORECASE,
)
_PRICE = re.compile(r"[$€£¥]\s?[0-9].*|.*[0-9] ?[$€£¥]")

_WEEKDAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim)[a-zäéñ]*[.,]? )?"
)
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|jun|jul|aug|sep|oct|okt|nov|dec|dez|enero|ago|dic|janv|févr|avr|juin|juil|août|déc)\w*"
    r"|may|mai|mayo"
)
_CLOCK = r"[0-9]{1,2}[:.h][0-9]{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:(?:{_MONTH})\.? [0-9]{{1,2}}(?:st|nd|rd|th)?,? [0-9]{{4}}"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?(?:{_MONTH})\.?,?(?: de)? [0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4})"
    rf"(?:[ ,|T·at-]{{1,6}}{_CLOCK}.{{0,12}})?\W*|{_CLOCK}\W*",
    re.IGNORECASE,
)


def is_date(line: str) -> bool:
    """Whether a line is a date or a time and nothing else.

    Args:
        line: One line of text.
    """
    return len(line) <= _LONGEST and _DATE.fullmatch(line) is not None


def is_furniture(line: str) -> bool:
    """Whether a line is a byline, a date, a caption or a price: no heading, nor anything that a heading heads.

    Args:
        line: One line of text.
    """
    if len(line) > _LONGEST:
        return False
    return is_date(line) or any(rule.fullmatch(line) for rule in (_AUTHOR, _ABOUT_THE_TEXT, _CAPTION, _PRICE))
