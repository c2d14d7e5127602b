"""A report as Markdown."""

from collections.abc import Iterable, Iterator

from tui.batch.report.entries import Bars, ReportEntry, ReportTotals
from tui.export.facts import facts_line, reading_time
from tui.export.markdown.digest import item_lines
from tui.export.markdown.inline import escape

_TITLE = "Digests of many articles"
_MAX_BAR = 40


def render_row(entry: ReportEntry) -> str:
    """Return an article's row in the table; its gist links to its digest."""
    cells = (
        f"{entry.number:,}",
        _cell(entry.title),
        f"{entry.words:,}",
        _cell(entry.language),
        _cell(", ".join(entry.keywords)),
        f"[{_cell(entry.gist or 'no sentences')}](#d{entry.number})",
    )
    return f"| {' | '.join(cells)} |\n"


def render_digest(entry: ReportEntry) -> str:
    """Return an article's digest under a heading."""
    facts = [f"{entry.words:,} words", reading_time(entry.minutes), entry.method]
    if entry.source:
        facts.append(escape(entry.source))
    lines = [
        f'\n### <a id="d{entry.number}"></a>{entry.number:,}. {escape(entry.title)}\n',
        f"{facts_line(tuple(facts))}\n",
        *(
            line
            for sentence, before in zip(entry.summary, entry.context, strict=True)
            for line in item_lines(escape(sentence), [*map(escape, before)])
        ),
    ]
    if entry.sections:
        lines.append("")
        lines += [
            f"{'  ' * (level - 1)}- **{escape(heading)}**{f' {escape(gist)}' if gist else ''}"
            for level, heading, gist in entry.sections
        ]
    return "\n".join(lines) + "\n"


def render_failure(entry: ReportEntry) -> str:
    """Return the row of an article that could not be digested."""
    return f"| {entry.number:,} | {_cell(entry.title)} | {_cell(entry.error or '')} |\n"


def render_page(
    totals: ReportTotals, rows: Iterable[str], digests: Iterable[str], failures: Iterable[str]
) -> Iterator[str]:
    """Yield the report in pieces, from those that ``render_row``, ``render_digest`` and ``render_failure`` returned."""
    yield f"# {_TITLE}\n\n{facts_line(totals.facts)}\n"
    if totals.articles:
        yield _plot("Words per article", totals.lengths) + _plot("Languages", totals.languages)
        yield "\n| | title | words | language | keywords | gist |\n| ---: | --- | ---: | --- | --- | --- |\n"
        yield from rows
    if totals.failed:
        yield "\n## Not digested\n\n| | title | why |\n| ---: | --- | --- |\n"
        yield from failures
    if totals.articles:
        yield "\n## Digests\n"
        yield from digests


def _plot(title: str, bars: Bars) -> str:
    highest = max(count for _, count in bars)
    width = max(len(label) for label, _ in bars)
    lines = (
        f"{label:>{width}}  {'█' * round(_MAX_BAR * count / highest)} {count:,}" for label, count in bars
    )
    return "\n".join(["", f"{title}:", "", "```text", *lines, "```", ""])


def _cell(text: str) -> str:
    return escape(text).replace("|", "\\|").replace("\n", " ")
