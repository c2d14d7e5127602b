"""A report as Markdown, written piece by piece."""

from collections.abc import Iterable, Iterator

from tui.batch.report.counts import Bars, Counts, Entry
from tui.export.facts import facts_line, reading_time
from tui.export.markdown import escape

_TITLE = "Digests of many articles"
_WIDEST = 40


def row(entry: Entry) -> str:
    """An article's row in the table; its gist leads to its digest.

    Args:
        entry: One that was digested.
    """
    cells = (
        f"{entry.number:,}",
        _cell(entry.title),
        f"{entry.words:,}",
        _cell(entry.language),
        _cell(", ".join(entry.keywords)),
        f"[{_cell(entry.gist or 'no sentences')}](#d{entry.number})",
    )
    return f"| {' | '.join(cells)} |\n"


def digest(entry: Entry) -> str:
    """An article's digest.

    Args:
        entry: One that was digested.
    """
    facts = [f"{entry.words:,} words", reading_time(entry.minutes), entry.record["method"]]
    if entry.source:
        facts.append(escape(entry.source))
    lines = [
        f'\n### <a id="d{entry.number}"></a>{entry.number:,}. {escape(entry.title)}\n',
        f"{facts_line(tuple(facts))}\n",
        *(f"- {escape(sentence)}" for sentence in entry.summary),
    ]
    if entry.sections:
        lines.append("")
        lines += [
            f"{'  ' * (level - 1)}- **{escape(heading)}**{f' {escape(gist)}' if gist else ''}"
            for level, heading, gist in entry.sections
        ]
    return "\n".join(lines) + "\n"


def failure(entry: Entry) -> str:
    """The row of an article that could not be digested.

    Args:
        entry: One of those.
    """
    return f"| {entry.number:,} | {_cell(entry.title)} | {_cell(entry.error or '')} |\n"


def page(
    counts: Counts, table: Iterable[str], digests: Iterable[str], failures: Iterable[str]
) -> Iterator[str]:
    """The report, in pieces.

    Args:
        counts: Of all articles.
        table: What ``row`` gave.
        digests: What ``digest`` gave.
        failures: What ``failure`` gave.
    """
    yield f"# {_TITLE}\n\n{facts_line(counts.facts)}\n"
    if counts.articles:
        yield _plot("Words an article", counts.lengths) + _plot("Languages", counts.languages)
        yield "\n| | title | words | language | keywords | gist |\n| ---: | --- | ---: | --- | --- | --- |\n"
        yield from table
    if counts.failed:
        yield "\n## Not digested\n\n| | title | why |\n| ---: | --- | --- |\n"
        yield from failures
    if counts.articles:
        yield "\n## Digests\n"
        yield from digests


def _plot(title: str, bars: Bars) -> str:
    most = max(count for _, count in bars)
    width = max(len(name) for name, _ in bars)
    lines = (f"{name:>{width}}  {'█' * round(_WIDEST * count / most)} {count:,}" for name, count in bars)
    return "\n".join(["", f"{title}:", "", "```text", *lines, "```", ""])


def _cell(text: str) -> str:
    return escape(text).replace("|", "\\|").replace("\n", " ")
