"""Why a sentence was chosen, in words."""

from collections.abc import Iterator

from tui.article.outline import section_name
from tui.summary.reasons import Reasons, SharedTerm

_SMALL = 0.1
_TEENS = (11, 12, 13)


def explanation(reasons: Reasons) -> tuple[str, ...]:
    """The reasons as facts: ``score 1.43, 2nd of 47``, ``chosen by 5 of 8 methods``, its terms, where it stands."""
    return tuple(_facts(reasons))


def _facts(reasons: Reasons) -> Iterator[str]:
    if reasons.score is None or reasons.rank is None:
        yield f"not ranked yet among {reasons.sentences:,}"
    else:
        yield f"score {_number(reasons.score)}, {_ordinal(reasons.rank)} of {reasons.sentences:,}"
    yield f"chosen by {reasons.chosen_by} of {reasons.methods} methods"
    if reasons.terms:
        yield ", ".join(map(_term, reasons.terms))
    place = f"sentence {reasons.place_in_section:,} of {reasons.section_sentences:,}"
    has_no_headings = reasons.section.title is None and reasons.section_sentences == reasons.sentences
    yield place if has_no_headings else f"{section_name(reasons.section)}, {place}"


def _term(term: SharedTerm) -> str:
    return f"{term.text} (title)" if term.in_title else term.text


def _number(score: float) -> str:
    """Two decimals, more where a method's scores are small; none for those that only count."""
    if score.is_integer():
        return f"{int(score):,}"
    return f"{score:.2g}" if abs(score) < _SMALL else f"{score:,.2f}"


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
