"""From a source to its digest: what the command line and the reader share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tui.document.errors import SourceError, StandfirstError
from tui.document.model import Article
from tui.document.sections import find_section
from tui.sources.files import STANDARD_INPUT
from tui.sources.open import article_from_bytes, article_from_text, open_article
from tui.sources.stores import is_store_address, read_from_store
from tui.summary.digests import Digest, OutlineEntry, digest, summarize
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD, find_method
from tui.summary.rankings import rank
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """What is wanted of a digest."""

    method: str = DEFAULT_METHOD
    length: Length | str | int = DEFAULT_LENGTH
    language: str | None = None
    """Its name or code; None lets the text decide."""
    section: str | None = None
    """The number or heading of the one section to digest; None means the whole article."""
    with_text: bool = False
    """Whether a record holds the article's text, which all offsets count in."""
    explain: bool = False
    """Whether a record says of each sentence of the summary why it was chosen."""


Record = dict[str, Any]
"""An article or its digest as plain data."""

_DEFAULTS = DigestOptions()


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's sections with their gists, and no summary."""

    article: Article
    entries: tuple[OutlineEntry, ...]
    notes: tuple[str, ...] = ()
    """Lines for the reader: how the article was opened, what the method did without, whether it could serve at all."""


def digest_source(source: str | Path, options: DigestOptions) -> Digest:
    """Open a source and make its digest.

    Args:
        source: A path, a web address, or ``-`` for standard input.
        options: What is wanted of the digest.

    Raises:
        SourceError: The source cannot be read or holds no article.
        UsageError: There is no such method, length, language or section.
    """
    return _digest_of(open_article(source, language=options.language), options)


def outline_source(source: str | Path, options: DigestOptions, gists: int = 1) -> Outline:
    """Open a source and make its outline.

    Args:
        source: A path, a web address, or ``-`` for standard input.
        options: The method and the language.
        gists: How many sentences of each section stand for it; with 0 nothing is ranked.

    Raises:
        SourceError: The source cannot be read or holds no article.
        UsageError: There is no such method or language.
    """
    article = open_article(source, language=options.language)
    if not gists:
        entries = tuple(OutlineEntry(section, ()) for section in article.sections)
        return Outline(article, entries, article.notes)
    ranking = rank(article, options.method)
    return Outline(article, digest(article, ranking, gists=gists).outline, (*article.notes, *ranking.notes))


def digest_record(record: Mapping[str, Any], options: DigestOptions = _DEFAULTS) -> dict[str, Any]:
    """Digest one article of many: a plain function of plain data, for anybody's map over anybody's cluster.

    It fails for what is wrong with the options alone. What is wrong with an article is told in its result, so that one
    bad article among a million does not end the work on the others.

    Args:
        record: The article: its ``text``, with its ``title`` and its ``source`` if they are known, or else only its
            ``source``, a path, a web address, or an address that fsspec opens, such as ``s3://…``. An ``id`` comes
            back as it is. One that holds an ``error``, because whoever read it failed already, comes back as it is too.
        options: What is wanted of the digest.

    Returns:
        The fields of ``summarize --format json``, after the ``id`` if there is one; the ``source`` is the record's own.
        Or else ``id``, ``source``, ``error``, which is a line for people, and ``cause``, which is the same for all
        that failed alike.

    Raises:
        UsageError: There is no such method, length or language.
    """
    from tui.export import record as export

    _check(options)
    if "error" in record:
        return dict(record)
    try:
        made = _digest_of(_article_of(record, options.language), options)
        fields = export.digest_record(made, with_text=options.with_text, explain=options.explain)
        return {**record_identity(record), **fields, **record_identity(record)}
    except StandfirstError as error:
        return failed_record(record, str(error))
    except MemoryError:
        return failed_record(record, "There was not enough memory for it.")
    except Exception as error:
        what = clean_line(f"{type(error).__name__}: {error}")
        return failed_record(record, f"This should not have happened: {what}", type(error).__name__)


def failed_record(record: Mapping[str, Any], error: str, cause: str | None = None) -> dict[str, Any]:
    """What comes back for an article that could not be digested.

    Args:
        record: The article, as for ``digest_record``.
        error: What is wrong, for people.
        cause: What all that failed alike have in common; None to find it in the error.
    """
    named = record_identity(record)
    return {**named, "error": error, "cause": cause or _cause(error, named["source"])}


def record_identity(record: Mapping[str, Any]) -> dict[str, Any]:
    """By what an article is known again: the fields that a record's result begins with, whatever becomes of it.

    Args:
        record: The article, as for ``digest_record``.

    Returns:
        Its ``id``, if it has one, and its ``source`` as it was named, but without passwords and fit to be shown.
    """
    named = {"id": record["id"]} if record.get("id") is not None else {}
    source = record.get("source")
    return {**named, "source": None if source is None else clean_line(without_credentials(str(source)))}


_NAME = re.compile("Cannot .+?: ")
_QUOTED = re.compile("“[^”]*”")


def _cause(error: str, source: str | None) -> str:
    """Why, without which article it was and without what would help: the first sentence, with no names in it."""
    _, found, why = error.partition(f" {source}: ")
    return _QUOTED.sub("“…”", (why if found else _NAME.sub("", error, count=1)).split(". ")[0].rstrip("."))


@lru_cache(maxsize=16)
def _check(options: DigestOptions) -> None:
    from tui.language.detect import find_language

    find_method(options.method)
    Length.parse(options.length)
    if options.language is not None:
        find_language(options.language)


def _article_of(record: Mapping[str, Any], language: str | None) -> Article:
    text, source, title = record.get("text"), record.get("source"), record.get("title") or ""
    if isinstance(text, str):
        if not text.strip():
            raise SourceError(f"Cannot read {clean_line(str(source or 'the record'))}: its text is empty.")
        return article_from_text(str(title), text, language=language, source=source)
    if text is not None:
        raise SourceError("Cannot read the record: its text is not a string. Give the text itself.")
    if not isinstance(source, str | Path) or str(source) in ("", STANDARD_INPUT):
        raise SourceError("Cannot read the record: it has neither a text nor a source. Give it one of them.")
    if is_store_address(source):
        return article_from_bytes(read_from_store(str(source)), str(source), language=language)
    return open_article(source, language=language)


def _digest_of(article: Article, options: DigestOptions) -> Digest:
    section = None if options.section is None else find_section(article, options.section).index
    return summarize(article, options.method, options.length, section=section)
