"""Read a piece of HTML that is an article and nothing else, such as feeds have it."""

from tui.document.build import Metadata
from tui.formats.html.blocks import html_blocks
from tui.formats.html.corrections import corrected_drafts
from tui.formats.html.notes import extract_notes
from tui.formats.html.page import base_address, no_article_error, parse_page
from tui.formats.parsed_document import ParsedDocument


def read_fragment(text: str, name: str, title: str, metadata: Metadata) -> ParsedDocument:
    """Return all of a piece of HTML as an article.

    Args:
        text: The markup.
        name: The name of the article, for messages.
        title: Its title; a first heading that repeats it is left out.
        metadata: What is known about it.

    Raises:
        SourceError: It is too large, or has no text.
    """
    page = parse_page(f"<html><body>{text}</body></html>", name)
    taken = extract_notes(page)
    drafts, repeats = corrected_drafts([*html_blocks(page)], title)
    if not drafts:
        raise no_article_error(name)
    dropped = [*repeats, *taken.dropped]
    return ParsedDocument(title, drafts, dropped, metadata, base=base_address(page, name), notes=taken.notes)
