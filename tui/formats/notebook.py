"""Read Jupyter notebooks, as nbformat 3 and 4 describe them: Markdown and code in JSON.

The package nbformat would only validate the JSON against its schema, which a reader need not do.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped, Note
from tui.formats.code_language import code_language
from tui.formats.first_heading import find_title
from tui.formats.markdown.reader import read_fragment
from tui.formats.parsed_document import ParsedDocument
from tui.text.sanitize import clean_line, clean_text, normalize_newlines

_MAX_OUTPUT_CHARS = 2_000
_ATTACHMENT = "attachment:"


def read_notebook(text: str, name: str = "this text") -> ParsedDocument:
    """Read a notebook: its Markdown cells are text, its code cells code; outputs are recorded as left out.

    The title is that of its metadata, or else the first heading, if no other stands above it.

    Raises:
        SourceError: It is not a notebook.
    """
    try:
        notebook = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SourceError(
            f"Cannot read {name}: its JSON is damaged. Open it in Jupyter, and save it again."
        ) from error
    if not isinstance(notebook, dict) or not isinstance(_cells_of(notebook), list):
        raise SourceError(
            f"Cannot read {name}: it is JSON, but no notebook. Save it as plain text and open that."
        )
    drafts: list[Draft] = []
    dropped: list[Dropped] = []
    notes: dict[str, Note] = {}
    language = _language(_dictionary(notebook.get("metadata")))
    for kind, source, outputs, attachments in _read_cells(notebook):
        if kind == "markdown":
            fragment = read_fragment(source)
            drafts += (_with_attachment(draft, attachments) for draft in fragment.drafts)
            dropped += fragment.dropped
            notes |= {label: note for label, note in fragment.notes.items() if label not in notes}
        elif source.strip():
            text = clean_text(source.expandtabs(4).strip("\n"))
            drafts.append(Draft(BlockKind.CODE, text, language=language if kind == "code" else ""))
        dropped += [Dropped("what code has put out", output) for output in outputs]
    metadata = _dictionary(notebook.get("metadata"))
    title, drafts, repeats = find_title(drafts, _string(metadata.get("title")))
    return ParsedDocument(
        title,
        drafts,
        [*repeats, *dropped],
        Metadata(author=_authors(metadata) or None, date=_string(metadata.get("date")) or None),
        notes=tuple(notes.values()),
    )


def _cells_of(notebook: dict[str, Any]) -> Any:
    if "cells" in notebook:
        return notebook["cells"]
    worksheets = notebook.get("worksheets")  # up to version 3
    if not isinstance(worksheets, list):
        return None
    sheets = [_dictionary(sheet).get("cells") for sheet in worksheets]
    return [cell for cells in sheets if isinstance(cells, list) for cell in cells]


def _language(metadata: dict[str, Any]) -> str:
    kernel, known = _dictionary(metadata.get("kernelspec")), _dictionary(metadata.get("language_info"))
    return code_language(_string(known.get("name")) or _string(kernel.get("language")) or "")


def _read_cells(notebook: dict[str, Any]) -> Iterator[tuple[str, str, list[str], dict[str, Any]]]:
    """Yield the kind, the text, the outputs and the attachments of each cell."""
    for cell in _cells_of(notebook):
        if not isinstance(cell, dict):
            continue
        kind = _string(cell.get("cell_type"))
        source = _text(cell.get("source", cell.get("input")))
        if kind == "heading":  # up to version 3
            level = cell.get("level")
            marks = "#" * level if isinstance(level, int) and 1 <= level <= 6 else "#"
            kind, source = "markdown", f"{marks} {clean_line(source)}"
        if kind in ("markdown", "code", "raw"):
            source = normalize_newlines(source)
            yield kind, source, [*_outputs(cell.get("outputs"))], _dictionary(cell.get("attachments"))


def _with_attachment(draft: Draft, attachments: dict[str, Any]) -> Draft:
    """Return a figure with its picture itself, if that is attached to its cell."""
    if draft.picture is None or not draft.picture.address.startswith(_ATTACHMENT):
        return draft
    named = attachments.get(unquote(draft.picture.address.removeprefix(_ATTACHMENT)))
    for media_type, data in _dictionary(named).items():
        if media_type.startswith("image/") and isinstance(data, str):
            address = f"data:{media_type};base64,{''.join(data.split())}"
            return replace(draft, picture=draft.picture._replace(address=address))
    return draft


def _outputs(outputs: Any) -> Iterator[str]:
    for output in outputs if isinstance(outputs, list) else ():
        values = _dictionary(output)
        data = _dictionary(values.get("data"))
        text = _text(values.get("text") or data.get("text/plain") or values.get("evalue"))
        if shown := clean_line(text[:_MAX_OUTPUT_CHARS]):
            yield shown
        elif any(kind.startswith("image/") for kind in (*data, *values)):
            yield "(an image)"


def _authors(metadata: dict[str, Any]) -> str:
    authors = metadata.get("authors")
    names = (
        [_string(_dictionary(author).get("name")) for author in authors] if isinstance(authors, list) else []
    )
    return ", ".join(filter(None, names)) or _string(metadata.get("author"))


def _text(value: Any) -> str:
    """Return a text that may be a list of its lines."""
    if isinstance(value, list):
        return "".join(line for line in value if isinstance(line, str))
    return value if isinstance(value, str) else ""


def _string(value: Any) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _dictionary(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
