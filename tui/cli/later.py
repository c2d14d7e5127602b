"""``standfirst later``: keep articles to be read later."""

from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings
from tui.cli.feeds import item_record, item_text
from tui.cli.options import debug_option
from tui.cli.output import Output
from tui.cli.printing import Printing, printing_options
from tui.document.errors import SourceError, UsageError

if TYPE_CHECKING:
    from tui.feeds.pages import Page
    from tui.feeds.store import FeedStore

_EXAMPLES = """
\b
Examples:
  standfirst later https://example.org/story
  standfirst later --tag essays --tag long https://example.org/essay
  standfirst later --import pocket.csv
  standfirst later --json | jq -r .source
"""


@click.command(epilog=_EXAMPLES, short_help="Keep articles to read later, and list them.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Give them a tag. Can be given repeatedly.")
@click.option(
    "--import",
    "exports",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Import a file that Pocket, Instapaper, wallabag, Omnivore or a browser (bookmarks) has exported.",
)
@click.option("--remove", is_flag=True, help="Remove each SOURCE from what is kept.")
@printing_options(("text", "json"))
@debug_option
def later(
    sources: tuple[str, ...],
    tags: tuple[str, ...],
    exports: tuple[Path, ...],
    remove: bool,
    printing: Printing,
) -> ExitStatus:
    """Keep each SOURCE, a web address or a file, to read later. With no SOURCE, list what is kept.

    In the reader, “What is kept for later” in the palette lists it, and a in lists keeps an article.

    “standfirst feeds fetch” fetches the pages in advance, where sites allow it.
    """
    from tui.feeds.store import FeedStore

    if remove and (exports or tags or not sources):
        raise UsageError("--remove takes sources, and neither --import nor --tag.")
    output = printing.open()
    with closing(FeedStore()) as store:
        if remove:
            status = _remove(store, sources)
        elif sources or exports:
            status = _add(store, sources, exports, tags, output)
        else:
            status = _list(store, printing, output)
        print_warnings(store.pop_messages(), printing.quiet)
    output.finish()
    return status


def _page_of(source: str) -> "Page":
    from tui.feeds.pages import Page
    from tui.sources.web.address import WebAddress
    from tui.text.urls import is_url, path_of_file_url

    path = path_of_file_url(source) or source
    return Page(WebAddress.parse(path).text if is_url(path) else path)


def _link_to_keep(source: str) -> str:
    from tui.sources.files import file_of_part, file_size, is_folder
    from tui.text.sanitize import clean_line
    from tui.text.urls import is_url

    page = _page_of(source)
    path = page.source
    if not is_url(path) and (file_size(file_of_part(Path(path))) is None or is_folder(path)):
        raise SourceError(f"Cannot keep {clean_line(source)}: it is neither a web address nor a file.")
    return page.link


def _add(
    store: "FeedStore", sources: Sequence[str], exports: Sequence[Path], tags: Sequence[str], output: Output
) -> ExitStatus:
    from tui.feeds.imports import read_export
    from tui.feeds.pages import split_tags
    from tui.feeds.records import ParsedItem
    from tui.sources.files import read_file
    from tui.text.phrases import count_phrase
    from tui.text.sanitize import clean_line

    status = ExitStatus.DONE
    links: list[str] = []
    for source in sources:
        try:
            links.append(_link_to_keep(source))
        except SourceError as error:
            print_error(str(error))
            status = ExitStatus.FAILED
    given = split_tags(",".join(tags))
    new = store.add_later([ParsedItem(link, "", link) for link in links], given)
    for path in exports:
        name = clean_line(str(path))
        try:
            pages = read_export(read_file(path), name)
        except SourceError as error:
            print_error(str(error))
            status = ExitStatus.FAILED
            continue
        for read in (False, True):
            new += store.add_later([page.item for page in pages if page.is_read == read], given, read=read)
    output.add(f"{count_phrase(new, 'article')} more to read later\n")
    return status


def _remove(store: "FeedStore", sources: Sequence[str]) -> ExitStatus:
    from tui.feeds.pages import toggle_later

    status = ExitStatus.DONE
    for source in sources:
        if (page := _kept_page(store, source)) is not None:
            toggle_later(store, page)
        else:
            print_error(f"{source} is not kept for later. “standfirst later” lists what is.")
            status = ExitStatus.FAILED
    return status


def _kept_page(store: "FeedStore", source: str) -> "Page | None":
    """Return the page that is kept with an address as it was given, as feeds have it, or else in its usual form."""
    from tui.feeds.pages import Page, page_marks

    pages = [Page(source)]
    with suppress(SourceError):
        pages.append(_page_of(source))
    return next((page for page in pages if page_marks(store, page).is_kept), None)


def _list(store: "FeedStore", printing: Printing, output: Output) -> ExitStatus:
    items = [item for item in store.later() if not item.is_read]
    if not items:
        print_warnings(
            ["Nothing is kept for later. “standfirst later ADDRESS” keeps a page."], printing.quiet
        )
    elif printing.writer.name == "json":
        output.add("".join(map(item_record, items)))
    else:
        output.add("\n".join(item_text(item, output) for item in items))
    return ExitStatus.DONE
