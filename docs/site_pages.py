"""Pages of the site that are not in this folder: three files beside it, and the manual page.

This is a hook that ``properdocs build`` runs; see properdocs.yml.
"""

import html
import re
from pathlib import Path

from properdocs.config.defaults import ProperDocsConfig
from properdocs.structure.files import File, Files

from tui.document.model import Block, BlockKind
from tui.sources.open import open_article

_DOCS = Path(__file__).parent
_BESIDE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
"""README.md takes the place of the list of pages, which the menu has."""


def on_files(files: Files, *, config: ProperDocsConfig) -> None:
    """Add the pages.

    Args:
        files: The files of the site so far.
        config: The site's configuration.
    """
    for name in _BESIDE:
        listed = files.get_file_from_path(name)
        if listed is not None:
            files.remove(listed)
        text = (_DOCS.parent / name).read_text(encoding="utf-8")
        files.append(File.generated(config, name, content=text.replace("](docs/", "](")))
    files.append(File.generated(config, "manual.md", content=manual_page()))


def on_page_markdown(markdown: str, **_: object) -> str:
    """Let links to the files beside the folder lead to their pages."""
    return markdown.replace("](../", "](")


def manual_page() -> str:
    """Return the manual page as Markdown, from what the reader reads in it."""
    article = open_article(_DOCS / "standfirst.1")
    text = "\n\n".join(["# Manual page", *map(_markdown, article.blocks)])
    return re.sub(r"^(- .*)\n(?=\n- )", r"\1", text, flags=re.MULTILINE)


def _markdown(block: Block) -> str:
    if block.kind is BlockKind.CODE:
        return f"```\n{block.text}\n```"
    text = re.sub(r"([\\`*_\[\]])", r"\\\1", html.escape(block.text, quote=False))
    if block.kind is BlockKind.HEADING:
        return f"{'#' * (block.level + 1)} {text}"
    return f"- {text}" if block.kind is BlockKind.LIST_ITEM else text
