"""``standfirst feeds``: subscribe to feeds, fetch them, and list what is in them."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings
from tui.cli.options import debug_option, suggest_files
from tui.cli.output import Output
from tui.cli.printing import STANDARD_OUTPUT, Printing, printing_options
from tui.document.errors import StandfirstError, UsageError

if TYPE_CHECKING:
    from tui.feeds.fetch import Outcome
    from tui.feeds.kept import Feed, Item
    from tui.feeds.store import FeedStore

_EXAMPLES = """
\b
Examples:
  standfirst feeds add https://example.org/feed.xml
  standfirst feeds add --tag news subscriptions.opml
  standfirst feeds fetch                     perhaps hourly, from cron
  standfirst feeds list --items --unread
  standfirst feeds export -o subscriptions.opml
"""


@click.group(epilog=_EXAMPLES, short_help="Subscribe to feeds, fetch them, and list what is new.")
def feeds() -> None:
    """Subscribe to RSS, Atom and JSON feeds, fetch what is new, and list it. In the reader, R shows it.

    Only what has changed is fetched, with one request at a time to a host. It can then be read without a network.
    """


@feeds.command(short_help="Subscribe to feeds.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...", shell_complete=suggest_files)
@click.option(
    "--tag", "tags", multiple=True, metavar="TAG", help="Give the feeds a tag. Can be given repeatedly."
)
@debug_option
def add(sources: tuple[str, ...], tags: tuple[str, ...]) -> ExitStatus:
    """Subscribe to the feeds of each SOURCE.

    A SOURCE is a feed, a page that names one, a list of feeds (OPML), or a folder of them.
    """
    from tui.feeds.fetch import find_feeds

    status = ExitStatus.DONE
    with closing(_store()) as store:
        for source in sources:
            try:
                found = find_feeds(source)
            except StandfirstError as error:
                print_error(str(error))
                status = ExitStatus.FAILED
                continue
            new = store.subscribe(each._replace(tags=(*each.tags, *tags)) for each in found)
            known = f", {len(found) - new:,} known already" if len(found) > new else ""
            Output().add(f"{source}: {_counted(new, 'new feed')}{known}\n")
        print_warnings(store.pop_messages())
    return status


@feeds.command(short_help="Unsubscribe from feeds.")
@click.argument("addresses", nargs=-1, required=True, metavar="ADDRESS...")
@debug_option
def remove(addresses: tuple[str, ...]) -> ExitStatus:
    """Unsubscribe from the feed at each ADDRESS, as “standfirst feeds list” prints it.

    Items kept for later stay.
    """
    status = ExitStatus.DONE
    with closing(_store()) as store:
        for address in addresses:
            if not (store.unsubscribe(address) or store.unsubscribe(str(Path(address).absolute()))):
                print_error(f"There is no feed {address}. “standfirst feeds list” lists your feeds.")
                status = ExitStatus.FAILED
        print_warnings(store.pop_messages())
    return status


@feeds.command("list", short_help="List the feeds, or what is in them.")
@click.option("--items", "wants_items", is_flag=True, help="List the items of the feeds, newest first.")
@click.option("--unread", is_flag=True, help="Only unread items.")
@click.option("-n", "--count", type=click.IntRange(min=1), metavar="N", help="At most N items.")
@printing_options(("text", "json"))
@debug_option
def list_(wants_items: bool, unread: bool, count: int | None, printing: Printing) -> ExitStatus:
    """List the feeds, or with --items what is in them: title, feed, minutes, age and the best sentence."""
    if (unread or count) and not wants_items:
        raise UsageError("--unread and --count are for the items of feeds. Add --items.")
    output = printing.open()
    with closing(_store()) as store:
        listed, items = store.feeds(), store.items()
        print_warnings(store.pop_messages(), printing.quiet)
    is_json = printing.writer.name == "json"
    if wants_items:
        shown = [item for item in items if not (unread and item.is_read)][:count]
        texts = [item_record(item) if is_json else item_text(item, output) for item in shown]
    else:
        left = _unread(items)
        texts = [
            _feed_record(feed, left.get(feed.name, 0))
            if is_json
            else _feed_text(feed, left.get(feed.name, 0))
            for feed in listed
        ]
    if not texts:
        how = (
            "“standfirst feeds fetch” fetches what is new."
            if listed
            else "“standfirst feeds add” adds feeds."
        )
        print_warnings([f"There is nothing to list. {how}"], printing.quiet)
    else:
        output.add(("" if is_json or not wants_items else "\n").join(texts))
    output.finish()
    return ExitStatus.DONE


@feeds.command(short_help="Fetch what is new.")
@click.argument("addresses", nargs=-1, metavar="[ADDRESS]...")
@click.option(
    "--ahead/--no-ahead",
    default=True,
    show_default=True,
    help="Also fetch the pages of new items, where sites allow it, and find their best sentences.",
)
@printing_options(("text", "json"))
@debug_option
def fetch(addresses: tuple[str, ...], ahead: bool, printing: Printing) -> ExitStatus:
    """Fetch the feed at each ADDRESS, or all feeds, and print how many items are new. A failure stops no other."""
    from tui.feeds.ahead import work_ahead
    from tui.feeds.fetch import fetch_feeds
    from tui.feeds.stories import find_stories
    from tui.summary.import_stubs import stub_unused_imports

    stub_unused_imports()
    output = replace(printing.open(), between="")
    problems: list[str] = []
    is_json = printing.writer.name == "json"

    def done(outcome: "Outcome") -> None:
        if outcome.problem:
            problems.append(outcome.problem)
            print_error(outcome.problem)
        if is_json:
            output.add(_outcome_record(outcome))
        elif outcome.new:
            output.add(f"{outcome.feed.name}: {outcome.new:,} new\n")

    with closing(_store()) as store:
        wanted = [store.visit(address) for address in addresses] or list(store.feeds())
        if not wanted:
            print_warnings(["There are no feeds. “standfirst feeds add” adds some."], printing.quiet)
        fetch_feeds(store, wanted, done)
        find_stories(store)
        if ahead:
            work_ahead(store, lambda item: output.add(item_record(item)) if is_json else None)
        print_warnings(store.pop_messages(), printing.quiet)
    output.finish()
    return ExitStatus.FAILED if problems else ExitStatus.DONE


@feeds.command(short_help="Write the feeds as OPML.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    callback=lambda _context, _parameter, path: None if str(path) == STANDARD_OUTPUT else path,
    help="Write to FILE instead of standard output.",
)
@click.option("--force", is_flag=True, help="Let --output replace a file.")
@debug_option
def export(output: Path | None, force: bool) -> ExitStatus:
    """Write the feeds as a list (OPML) that other feed readers can read, with their first tags as folders."""
    from tui.feeds.opml import write_opml

    with closing(_store()) as store:
        text = write_opml(feed.subscription for feed in store.feeds())
        print_warnings(store.pop_messages())
    destination = Output(output, force, encoding="utf-8")
    destination.add(text)
    destination.finish()
    return ExitStatus.DONE


def _store() -> "FeedStore":
    from tui.feeds.store import FeedStore

    return FeedStore()


def _counted(number: int, noun: str) -> str:
    from tui.text.phrases import count_phrase

    return count_phrase(number, noun)


def _unread(items: "Sequence[Item]") -> dict[str, int]:
    from collections import Counter

    return Counter(item.source for item in items if not item.is_read)


def _feed_record(feed: "Feed", unread: int) -> str:
    from tui.export.record import json_line

    record = {"address": feed.address, "title": feed.title, "home": feed.home, "tags": list(feed.tags)}
    return json_line(record | {"unread": unread, "failure": feed.failure or None})


def _feed_text(feed: "Feed", unread: int) -> str:
    from tui.export.facts import facts_line

    facts = (feed.name, f"{unread:,} unread", *(f"#{tag}" for tag in feed.tags), feed.address)
    failure = f"  {feed.failure}\n" if feed.failure else ""
    return f"{facts_line(tuple(facts))}\n{failure}"


def item_record(item: "Item") -> str:
    """Return an item as a line of JSON."""
    from tui.export.record import json_line

    return json_line(
        {
            "source": item.location or None,
            "title": item.title,
            "feed": item.source or None,
            "author": item.author or None,
            "published": item.published.isoformat(),
            "words": item.words,
            "gist": item.gist,
            "read": item.is_read,
            "later": item.is_kept,
            "tags": list(item.tags),
        }
    )


def item_text(item: "Item", output: Output) -> str:
    """Return an item as text: title, facts, best sentence and address."""
    from tui.export.text import bold, dim
    from tui.feeds.facts import Ages, item_facts
    from tui.text.wrap import wrap

    lines = [
        *(bold(line, output.styled) for line in wrap(item.name, output.width)),
        dim(item_facts(item, Ages().of(item)), output.styled),
        *(wrap(item.gist, output.width) if item.gist and item.gist != item.name else ()),
        *filter(None, (item.location,)),
    ]
    return "".join(f"{line}\n" for line in lines)


def _outcome_record(outcome: "Outcome") -> str:
    from tui.export.record import json_line

    record = {"address": outcome.feed.address, "title": outcome.feed.title, "new": outcome.new}
    return json_line(record | {"problem": outcome.problem or None})
