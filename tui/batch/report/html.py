"""A report as one self-contained HTML page, with plots."""

from collections.abc import Iterable, Iterator

from tui.batch.report.entries import Bars, ReportEntry, ReportTotals
from tui.export.facts import facts_line, reading_time
from tui.export.html.markup import EMPTY_HTML, Html, element, escaped, joined, language_attributes, web_link
from tui.export.html.page import context_lines, page_head, stylesheet
from tui.language.detect import LANGUAGES, english_name

_TITLE = "Digests of many articles"
_COLUMNS = ("", "Title", "Words", "Language", "Keywords", "Gist")

# The sizes of plots, in units of their SVG
_WIDTH = 480
_HEIGHT = 200
_LABEL_HEIGHT = 22
_COUNT_HEIGHT = 18
_ROW_HEIGHT = 24
_LABEL_WIDTH = 110
_COUNT_WIDTH = 60
_GAP = 0.2
"""The gap between two bars, as a part of the distance between them."""


def _column_plot(title: str, bars: Bars) -> Html:
    width = _WIDTH / max(1, len(bars))
    highest = _highest(bars)
    parts = []
    for index, (label, count) in enumerate(bars):
        height = (_HEIGHT - _LABEL_HEIGHT - _COUNT_HEIGHT) * count / highest
        middle = (index + 0.5) * width
        top = _HEIGHT - _LABEL_HEIGHT - height
        parts += [
            _bar((index + _GAP / 2) * width, top, width * (1 - _GAP), height),
            _text(middle, top - 5, f"{count:,}", "middle", "count") if count else EMPTY_HTML,
            _text(middle, _HEIGHT - 6, label, "middle"),
        ]
    return _plot(title, bars, _HEIGHT, joined(parts))


def _row_plot(title: str, bars: Bars) -> Html:
    highest = _highest(bars)
    parts = []
    for index, (label, count) in enumerate(bars):
        width = (_WIDTH - _LABEL_WIDTH - _COUNT_WIDTH) * count / highest
        baseline = index * _ROW_HEIGHT + _ROW_HEIGHT * 0.7
        parts += [
            _text(_LABEL_WIDTH - 8, baseline, label, "end"),
            _bar(_LABEL_WIDTH, index * _ROW_HEIGHT + _ROW_HEIGHT * _GAP / 2, width, _ROW_HEIGHT * (1 - _GAP)),
            _text(_LABEL_WIDTH + width + 6, baseline, f"{count:,}", "start", "count"),
        ]
    return _plot(title, bars, max(1, len(bars)) * _ROW_HEIGHT, joined(parts))


def _plot(title: str, bars: Bars, height: int, content: Html) -> Html:
    numbers = "; ".join(f"{label}: {count:,}" for label, count in bars)
    picture = element(
        "svg", content, viewBox=f"0 0 {_WIDTH} {height}", role="img", aria_label=f"{title}. {numbers}"
    )
    return element("figure", element("figcaption", escaped(title)), picture)


def _bar(left: float, top: float, width: float, height: float) -> Html:
    sizes = {"x": left, "y": top, "width": width, "height": max(height, 0.5)}
    return element("rect", **{name: f"{value:.1f}" for name, value in sizes.items()})


def _text(left: float, baseline: float, text: str, anchor: str, css_class: str = "") -> Html:
    position = {"x": f"{left:.1f}", "y": f"{baseline:.1f}"}
    return element("text", escaped(text), **position, **{"text-anchor": anchor, "class": css_class})


def _highest(bars: Bars) -> int:
    return max((count for _, count in bars), default=0) or 1


def render_row(entry: ReportEntry) -> str:
    """Return an article's row in the table; its gist links to its digest."""
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


def render_digest(entry: ReportEntry) -> str:
    """Return an article's digest; its number links back to the table."""
    language = language_attributes(entry.language)
    facts = (f"{entry.words:,} words", reading_time(entry.minutes), entry.method)
    source = [escaped(" · "), web_link(entry.source, escaped(entry.source))] if entry.source else []
    back = element(
        "a", escaped(f"{entry.number:,}"), href=f"#a{entry.number}", aria_label="Back to the table"
    )
    return element(
        "section",
        element("h3", back, escaped(" "), element("span", escaped(entry.title), **language)),
        element("p", escaped(facts_line(facts)), *source, class_="facts"),
        element("ol", *_summary(entry), **language),
        _outline(entry) if entry.sections else EMPTY_HTML,
        id=f"d{entry.number}",
        class_="digest",
    )


def _summary(entry: ReportEntry) -> Iterator[Html]:
    for sentence, before in zip(entry.summary, entry.context, strict=True):
        yield element("li", *context_lines([*map(escaped, before)]), escaped(sentence))


def render_failure(entry: ReportEntry) -> str:
    """Return the row of an article that could not be digested."""
    return element(
        "tr",
        element("td", escaped(f"{entry.number:,}"), class_="number"),
        element("th", escaped(entry.title), scope="row"),
        element("td", escaped(entry.error or "")),
    )


def render_page(
    totals: ReportTotals, rows: Iterable[str], digests: Iterable[str], failures: Iterable[str]
) -> Iterator[str]:
    """Yield the report in pieces, from those that ``render_row``, ``render_digest`` and ``render_failure`` returned."""
    style = stylesheet("palette.css", "base.css", "report.css")
    description = facts_line(totals.facts)
    head = page_head(_TITLE, style, {"description": description})
    yield f'<!doctype html>\n<html lang="en">\n{head}\n<body>\n<main>\n'
    yield element(
        "header", element("h1", escaped(_TITLE)), element("p", escaped(description), class_="facts")
    )
    if totals.articles:
        plots = (_column_plot("Words per article", totals.lengths), _row_plot("Languages", totals.languages))
        yield element("div", *plots, class_="plots")
        names = (element("th", escaped(name), scope="col") for name in _COLUMNS)
        yield '<section class="table">\n<table aria-label="Articles">\n<thead>\n'
        yield element("tr", *names)
        yield "</thead>\n<tbody>\n"
        yield from rows
        yield "</tbody>\n</table>\n</section>\n"
    if totals.failed:
        yield '<section class="table failures">\n<h2>Not digested</h2>\n<table aria-label="Not digested">\n<tbody>\n'
        yield from failures
        yield "</tbody>\n</table>\n</section>\n"
    if totals.articles:
        yield '<section class="digests">\n<h2>Digests</h2>\n'
        yield from digests
        yield "</section>\n"
    yield f"</main>\n{element('footer', escaped('Made with Standfirst'))}</body>\n</html>\n"


def _outline(entry: ReportEntry) -> Html:
    items = []
    for level, heading, gist in entry.sections:
        text = escaped(f" {gist}" if gist else "")
        items.append(element("li", element("b", escaped(heading)), text, class_=f"level{min(level, 4)}"))
    return element("ul", *items, **language_attributes(entry.language))


def _language_name(language: str) -> str:
    return english_name(language) if language in LANGUAGES else language
