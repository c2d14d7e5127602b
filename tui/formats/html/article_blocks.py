"""Select the blocks of a web page that are its article: by vote, which rules then correct."""

from collections.abc import Iterable, Sequence
from typing import Any

from tui.formats.html.blocks import HtmlBlock
from tui.formats.html.boilerplate import (
    drop_author_box,
    drop_boilerplate_lines,
    drop_boxes,
    drop_contents,
    drop_emptied_headings,
    drop_link_labels,
    drop_link_rows,
    drop_other_articles,
    drop_teasers,
    drop_trailing_boilerplate,
)
from tui.formats.html.completion import (
    complete_groups,
    complete_sections,
    fill_gaps,
    restore_headings,
    select_answers,
    select_pictures,
    select_sidebars,
)
from tui.formats.html.content_selection import select_content
from tui.formats.html.core import complete_core
from tui.formats.html.headline import select_headline, title_heading
from tui.formats.html.hidden_parts import select_hidden
from tui.formats.html.lead_picture import select_lead_picture
from tui.formats.html.sections import complete_sibling_sections
from tui.formats.html.voting import vote
from tui.text.lines import comparison_key


def select_article(
    page: Any,
    blocks: Sequence[HtmlBlock],
    title: str,
    descriptions: set[str],
    body: str = "",
    author: str = "",
) -> list[bool]:
    """Return for each block of a page whether it is part of the article.

    Args:
        page: The tree.
        blocks: All of its blocks, also those that are not displayed.
        title: The article's title.
        descriptions: The comparison keys of the page's descriptions of itself.
        body: The text of the article in the page's JSON-LD; empty if it has none.
        author: The names of its authors; empty if the page declares none.
    """
    seen = [block for block in blocks if not block.is_hidden]
    own = select_content(page, seen)
    voted, candidates = vote(page, seen, own, body)
    complete_core(page, seen, voted)
    select_answers(seen, voted)
    drop_other_articles(seen, voted, title)
    drop_boxes(seen, voted)
    drop_boilerplate_lines(seen, voted)
    drop_link_labels(seen, voted)
    drop_teasers(seen, voted)
    heading = title_heading(seen, voted, title)
    fill_gaps(seen, voted, candidates, heading)
    complete_groups(seen, voted)
    drop_link_rows(seen, voted)
    select_sidebars(seen, voted)
    restore_headings(seen, voted, descriptions, heading)
    complete_sections(seen, voted, candidates)
    complete_sibling_sections(page, seen, voted)
    drop_teasers(seen, voted)
    drop_contents(seen, voted)
    drop_author_box(seen, voted, author)
    drop_trailing_boilerplate(seen, voted)
    drop_emptied_headings(seen, voted)
    select_headline(seen, voted, title, descriptions)
    select_pictures(seen, voted, title)
    select_lead_picture(seen, voted, title, author)
    chosen = iter(voted)
    selected = [not block.is_hidden and next(chosen) for block in blocks]
    select_hidden(page, blocks, selected)
    return selected


def descriptions_of(metas: Iterable[tuple[str, Iterable[str]]]) -> set[str]:
    """Return the comparison keys of a page's descriptions of itself, often the line below the headline.

    Args:
        metas: The names and contents of the page's meta elements.
    """
    keys = {comparison_key(text) for name, texts in metas if "description" in name for text in texts}
    return keys - {""}
