"""Read web pages: the article in an HTML document, with its headings and its metadata."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Dropped
from tui.formats.html import fallbacks
from tui.formats.html.article_blocks import descriptions_of, select_article
from tui.formats.html.blocks import HtmlBlock, html_blocks
from tui.formats.html.corrections import corrected_drafts
from tui.formats.html.elements import visible_text
from tui.formats.html.headline import shown_title, subtitles_as_text
from tui.formats.html.index_pages import INDEX_WARNING, index_blocks
from tui.formats.html.metadata import PageData, article_body, article_metadata, declared_titles, page_data
from tui.formats.html.notes import extract_notes
from tui.formats.html.page import base_address, no_article_error, parse_page
from tui.formats.html.reasons import dropped_blocks
from tui.formats.html.titles import page_title
from tui.formats.parsed_document import ParsedDocument
from tui.formats.plain.reader import read_plain_text
from tui.formats.roundups import bylines_of_articles, with_article_starts

_PERMALINK_TEXTS = frozenset(("#", "¶", "§", "🔗", "∞", "[link]"))


@dataclass(frozen=True, slots=True)
class _Found:
    """The article found on a page."""

    title: str
    blocks: list[HtmlBlock]
    """All of them, also those that are not displayed."""
    selected: list[bool]
    dropped: list[Dropped]
    is_index: bool = False

    @property
    def article(self) -> list[HtmlBlock]:
        return [block for block, is_one in zip(self.blocks, self.selected, strict=True) if is_one]

    @property
    def length(self) -> int:
        """The number of characters of the article."""
        return sum(len(block.draft.text) for block in self.article)


def read_html(text: str, name: str) -> ParsedDocument:
    """Return the article of a web page, which several extractors find by vote.

    Everything else on the page is in ``dropped``, with the reasons.

    Args:
        text: The markup.
        name: The name of the page, for messages.

    Raises:
        SourceError: It is empty, too large, or has no article.
    """
    page = parse_page(text, name)
    data = page_data(page)
    metadata = article_metadata(page, data)
    edits = _remove_heading_links(page)
    taken = extract_notes(page)
    found = _find_article(page, data, metadata)
    warnings = []
    for opens_more, warning in fallbacks.OPENERS:
        if opens_more(page, found.length):
            found = _find_article(page, data, metadata)
            warnings.append(warning)
    drafts, repeats = corrected_drafts(found.article, found.title)
    dropped = [*repeats, *found.dropped, *edits, *taken.dropped]
    selected = found.selected
    if rescued := fallbacks.data_drafts(article_body(data), found.length, name, found.title):
        drafts, selected = rescued, [False] * len(found.blocks)
        warnings.append(fallbacks.DATA_WARNING)
    warnings += _warnings(found)
    if not drafts:
        raise no_article_error(name)
    dropped += dropped_blocks(found.blocks, selected, found.title)
    title = found.title
    if _is_plain_text(drafts):
        plain = read_plain_text("\n\n".join(draft.text for draft in drafts), name, title=title)
        title, drafts, dropped = plain.title, list(plain.drafts), [*dropped, *plain.dropped]
    language, base = page.get("lang"), base_address(page, name)
    return ParsedDocument(title, drafts, dropped, metadata, language, base, taken.notes, warnings)


def _is_plain_text(drafts: Sequence[Draft]) -> bool:
    """Return True if all text is in ``pre`` elements, as on pages of RFCs and of mailing lists."""
    return all(draft.kind in (BlockKind.CODE, BlockKind.HEADING) for draft in drafts) and any(
        draft.kind is BlockKind.CODE for draft in drafts
    )


def _find_article(page: Any, data: PageData, metadata: Metadata) -> _Found:
    dropped: list[Dropped] = []
    blocks = list(html_blocks(page, dropped=dropped, with_hidden=True))
    shown = (block for block in blocks if not block.is_hidden)
    title = page_title(declared_titles(page, data), shown, metadata.site or "")
    descriptions = descriptions_of(data.metas.items())
    selected = select_article(page, blocks, title, descriptions, article_body(data), metadata.author or "")
    title = shown_title(blocks, selected, title)
    blocks = subtitles_as_text(blocks, selected, title, descriptions)
    index = index_blocks(blocks, selected, title)
    if index is not None:
        return _Found(title, *index, dropped, is_index=True)
    drafts = with_article_starts([block.draft for block in blocks], selected)
    for at in bylines_of_articles(drafts):
        selected[at] = not blocks[at].is_hidden
        drafts[at] = replace(drafts[at], is_prose=False)
    blocks = [block._replace(draft=draft) for block, draft in zip(blocks, drafts, strict=True)]
    return _Found(title, blocks, selected, dropped)


def _remove_heading_links(page: Any) -> list[Dropped]:
    """Remove links to a heading itself and links to edit its section; return the latter as dropped."""
    edits = []
    for link in list(page.iter("a", "span")):
        if "mw-editsection" in (link.get("class") or "").split():
            edits.append(visible_text(link))
            link.drop_tree()
        elif link.tag == "a" and len(link) == 0 and (link.text or "").strip() in _PERMALINK_TEXTS:
            link.drop_tree()
    return [Dropped("links to edit the page", " ".join(edits))] if edits else []


def _warnings(found: _Found) -> list[str]:
    warnings = [INDEX_WARNING] if found.is_index else []
    if any(block.is_hidden for block in found.article):
        warnings.append(fallbacks.HIDDEN_WARNING)
    if any(fallbacks.is_in_shadow(block.element) for block in found.article[:1]):
        warnings.append(fallbacks.SHADOW_WARNING)
    return warnings
