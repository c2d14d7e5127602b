"""A report as one HTML page that needs nothing else, written piece by piece."""

from collections.abc import Iterable, Iterator

from tui.article.language import LANGUAGES
from tui.article.language_names import english_name
from tui.batch.report.counts import Counts
from tui.batch.report.entries import Entry
from tui.batch.report.plots import columns, rows
from tui.export.facts import facts_line, reading_time
from tui.export.html.head import look_of, page_head
from tui.export.html.languages import language_attributes
from tui.export.html.markup import NOTHING, Html, element, web_link, words

_COLUMNS = ("", "Title", "Words", "Language", "Keywords", "Gist")
_TITLE = "Digests of many articles"


def row(entry: Entry) -> str:
    """An article's row in the table; its gist leads to its digest.

    Args:
        entry: One that was digested.
    """
    language = language_attributes(entry.language)
    gist = element("a", words(entry.gist or "no sentences"), href=f"#d{entry.number}")
    return element(
        "tr",
        element("td", words(f"{entry.number:,}"), class_="number"),
        element("th", words(entry.title), scope="row", **language),
        element("td", words(f"{entry.words:,}"), class_="number"),
        element("td", words(_language_name(entry.language))),
        element("td", words(" · ".join(entry.keywords)), **language),
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
    source = [words(" · "), web_link(entry.source, words(entry.source))] if entry.source else []
    back = element("a", words(f"{entry.number:,}"), href=f"#a{entry.number}", aria_label="Back to the table")
    return element(
        "section",
        element("h3", back, words(" "), element("span", words(entry.title), **language)),
        element("p", words(facts_line(facts)), *source, class_="facts"),
        element("ol", *(element("li", words(sentence)) for sentence in entry.summary), **language),
        _outline(entry) if entry.sections else NOTHING,
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
        element("td", words(f"{entry.number:,}"), class_="number"),
        element("th", words(entry.title), scope="row"),
        element("td", words(entry.error or "")),
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
    look = look_of("palette.css", "base.css", "report.css")
    description = facts_line(counts.facts)
    head = page_head(_TITLE, look, {"description": description})
    yield f'<!doctype html>\n<html lang="en">\n{head}\n<body>\n<main>\n'
    yield element("header", element("h1", words(_TITLE)), element("p", words(description), class_="facts"))
    if counts.articles:
        plots = (columns("Words an article", counts.lengths), rows("Languages", counts.languages))
        yield element("div", *plots, class_="plots")
        names = (element("th", words(name), scope="col") for name in _COLUMNS)
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
    yield f"</main>\n{element('footer', words('Made with Standfirst'))}</body>\n</html>\n"


def _outline(entry: Entry) -> Html:
    language = language_attributes(entry.language)
    return element(
        "ul",
        *(
            element(
                "li",
                element("b", words(heading)),
                words(f" {gist}" if gist else ""),
                class_=f"level{min(level, 4)}",
            )
            for level, heading, gist in entry.sections
        ),
        **language,
    )


def _language_name(language: str) -> str:
    return english_name(language) if language in LANGUAGES else language
