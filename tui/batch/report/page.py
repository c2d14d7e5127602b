"""A report as one HTML page that needs nothing else, with its plots, written piece by piece."""

from collections.abc import Iterable, Iterator

from tui.batch.report.counts import Bars, Counts, Entry
from tui.export.facts import facts_line, reading_time
from tui.export.html.markup import EMPTY, Html, element, escaped, joined, language_attributes, web_link
from tui.export.html.page import page_head, stylesheet
from tui.language.detect import LANGUAGES
from tui.language.names import english_name

_WIDTH = 480
_HEIGHT = 200
_FOOT = 22
_HEAD = 18
_ROW = 24
_NAME = 110
_NUMBER = 60
_GAP = 0.2


def columns(title: str, bars: Bars) -> Html:
    """Bars that stand side by side.

    Args:
        title: What they show.
        bars: From left to right.
    """
    width = _WIDTH / max(1, len(bars))
    most = _most(bars)
    parts = []
    for place, (name, count) in enumerate(bars):
        height = (_HEIGHT - _FOOT - _HEAD) * count / most
        middle = (place + 0.5) * width
        top = _HEIGHT - _FOOT - height
        parts += [
            _bar((place + _GAP / 2) * width, top, width * (1 - _GAP), height),
            _text(middle, top - 5, f"{count:,}", "middle", "count") if count else Html(""),
            _text(middle, _HEIGHT - 6, name, "middle"),
        ]
    return _plot(title, bars, _HEIGHT, joined(parts))


def rows(title: str, bars: Bars) -> Html:
    """Bars that stand one below the other.

    Args:
        title: What they show.
        bars: From top to bottom.
    """
    most = _most(bars)
    parts = []
    for place, (name, count) in enumerate(bars):
        width = (_WIDTH - _NAME - _NUMBER) * count / most
        base = place * _ROW + _ROW * 0.7
        parts += [
            _text(_NAME - 8, base, name, "end"),
            _bar(_NAME, place * _ROW + _ROW * _GAP / 2, width, _ROW * (1 - _GAP)),
            _text(_NAME + width + 6, base, f"{count:,}", "start", "count"),
        ]
    return _plot(title, bars, max(1, len(bars)) * _ROW, joined(parts))


def _plot(title: str, bars: Bars, height: int, content: Html) -> Html:
    told = "; ".join(f"{name}: {count:,}" for name, count in bars)
    picture = element(
        "svg", content, viewBox=f"0 0 {_WIDTH} {height}", role="img", aria_label=f"{title}. {told}"
    )
    return element("figure", element("figcaption", escaped(title)), picture)


def _bar(left: float, top: float, width: float, height: float) -> Html:
    numbers = {"x": left, "y": top, "width": width, "height": max(height, 0.5)}
    return element("rect", **{name: f"{value:.1f}" for name, value in numbers.items()})


def _text(left: float, base: float, text: str, anchor: str, look: str = "") -> Html:
    return element(
        "text", escaped(text), x=f"{left:.1f}", y=f"{base:.1f}", **{"text-anchor": anchor, "class": look}
    )


def _most(bars: Bars) -> int:
    return max((count for _, count in bars), default=0) or 1


_COLUMNS = ("", "Title", "Words", "Language", "Keywords", "Gist")
_TITLE = "Digests of many articles"


def row(entry: Entry) -> str:
    """An article's row in the table; its gist leads to its digest.

    Args:
        entry: One that was digested.
    """
    language = language_attributes(entry.language)
    gist = element("a", escaped(entry.gist or "no sentences"), href=f"#d{entry.number}")
    return element(
        "tr",
        element("td", escaped(f"{entry.number:,}"), class_="number"),
        element("th", escaped(entry.title), scope="row", **language),
        element("td", escaped(f"{entry.words:,}"), class_="number"),
        element("td", escaped(_language_name(entry.language))),
        element("td", escaped(" · ".join(entry.keywords)), **language),
        element("td", gist, **language),
        id=f"a{entry.number}",
    )


def digest(entry: Entry) -> str:
    """An article's digest; its number leads back to the table.

    Args:
        entry: One that was digested.
    """
    language = language_attributes(entry.language)
    facts = (f"{entry.words:,} words", reading_time(entry.minutes), entry.record["method"])
    source = [escaped(" · "), web_link(entry.source, escaped(entry.source))] if entry.source else []
    back = element(
        "a", escaped(f"{entry.number:,}"), href=f"#a{entry.number}", aria_label="Back to the table"
    )
    return element(
        "section",
        element("h3", back, escaped(" "), element("span", escaped(entry.title), **language)),
        element("p", escaped(facts_line(facts)), *source, class_="facts"),
        element("ol", *(element("li", escaped(sentence)) for sentence in entry.summary), **language),
        _outline(entry) if entry.sections else EMPTY,
        id=f"d{entry.number}",
        class_="digest",
    )


def failure(entry: Entry) -> str:
    """The row of an article that could not be digested.

    Args:
        entry: One of those.
    """
    return element(
        "tr",
        element("td", escaped(f"{entry.number:,}"), class_="number"),
        element("th", escaped(entry.title), scope="row"),
        element("td", escaped(entry.error or "")),
    )


def page(
    counts: Counts, table: Iterable[str], digests: Iterable[str], failures: Iterable[str]
) -> Iterator[str]:
    """The page, in pieces.

    Args:
        counts: Of all articles.
        table: What ``row`` gave.
        digests: What ``digest`` gave.
        failures: What ``failure`` gave.
    """
    look = stylesheet("palette.css", "base.css", "report.css")
    description = facts_line(counts.facts)
    head = page_head(_TITLE, look, {"description": description})
    yield f'<!doctype html>\n<html lang="en">\n{head}\n<body>\n<main>\n'
    yield element(
        "header", element("h1", escaped(_TITLE)), element("p", escaped(description), class_="facts")
    )
    if counts.articles:
        plots = (columns("Words an article", counts.lengths), rows("Languages", counts.languages))
        yield element("div", *plots, class_="plots")
        names = (element("th", escaped(name), scope="col") for name in _COLUMNS)
        yield '<section class="table">\n<table aria-label="Articles">\n<thead>\n'
        yield element("tr", *names)
        yield "</thead>\n<tbody>\n"
        yield from table
        yield "</tbody>\n</table>\n</section>\n"
    if counts.failed:
        yield '<section class="table failures">\n<h2>Not digested</h2>\n<table aria-label="Not digested">\n<tbody>\n'
        yield from failures
        yield "</tbody>\n</table>\n</section>\n"
    if counts.articles:
        yield '<section class="digests">\n<h2>Digests</h2>\n'
        yield from digests
        yield "</section>\n"
    yield f"</main>\n{element('footer', escaped('Made with Standfirst'))}</body>\n</html>\n"


def _outline(entry: Entry) -> Html:
    language = language_attributes(entry.language)
    return element(
        "ul",
        *(
            element(
                "li",
                element("b", escaped(heading)),
                escaped(f" {gist}" if gist else ""),
                class_=f"level{min(level, 4)}",
            )
            for level, heading, gist in entry.sections
        ),
        **language,
    )


def _language_name(language: str) -> str:
    return english_name(language) if language in LANGUAGES else language
