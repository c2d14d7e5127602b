"""From a source to its digest, for the command line and for runs over many articles."""

import re
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tui.document.arguments import require_article
from tui.document.errors import SourceError, StandfirstError
from tui.document.model import Article
from tui.document.sections import find_section
from tui.feeds.addresses import is_item_address
from tui.sources.files import STANDARD_INPUT
from tui.sources.open import article_from_bytes, article_from_text, open_article
from tui.sources.stores import is_store_address, read_from_store
from tui.summary.digests import Digest, OutlineEntry, check_facet, digest, summarize
from tui.summary.lengths import DEFAULT_LENGTH, Length
from tui.summary.methods import DEFAULT_METHOD, find_method
from tui.summary.rankings import rank
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials

if TYPE_CHECKING:
    from tui.library.editions import Changes


@dataclass(frozen=True, slots=True)
class DigestOptions:
    """The choices for reading and digesting articles. The defaults are those of the command line."""

    method: str = DEFAULT_METHOD
    length: Length | str | int = DEFAULT_LENGTH
    language: str | None = None
    """The article's language, by name or code; None to detect it."""
    section: str | None = None
    """The number or heading of the one section to digest; None for the whole article."""
    with_text: bool = False
    """True if a record has the article's text, which all offsets refer to, with its blocks and notes."""
    explain: bool = False
    """True if a record has the reasons for each sentence of the summary."""
    encoding: str | None = None
    """The encoding of texts, such as ``windows-1251``; None to detect it."""
    context: int = 0
    """The most sentences to show before one of the summary that refers back to them."""
    about: str | None = None
    """The question that the summary answers; None for the best sentences."""
    facet: str | None = None
    """The facet whose sentences the summary has, such as ``result``; None for the best sentences."""
    topics: bool = True
    """True to find the topics of a long article without headings."""


Record = dict[str, Any]
"""An article or its digest as plain data."""

_DEFAULTS = DigestOptions()


class Outline(NamedTuple):
    """An article's sections with their gists, and no summary."""

    article: Article
    entries: tuple[OutlineEntry, ...]
    warnings: tuple[str, ...] = ()
    """Lines for the user: how the article was opened, and what the method could not use or do."""


def digest_source(source: str | Path, options: DigestOptions) -> Digest:
    """Open a source and make its digest.

    Args:
        source: A path, a web address, or ``-`` for standard input.
        options: The options of the digest.

    Raises:
        SourceError: The source cannot be read or holds no article.
        UsageError: There is no such method, length, language, encoding or section.
    """
    return _digest_article(_open(source, options), options)


def outline_source(source: str | Path, options: DigestOptions, gists: int = 1) -> Outline:
    """Open a source and make its outline.

    Args:
        source: A path, a web address, or ``-`` for standard input.
        options: The method and the language.
        gists: The number of sentences in the gist of a section; with 0 nothing is ranked.

    Raises:
        SourceError: The source cannot be read or holds no article.
        UsageError: There is no such method, language or encoding.
    """
    article = _open(source, options)
    if not gists:
        entries = tuple(OutlineEntry(section, ()) for section in article.sections)
        return Outline(article, entries, article.warnings)
    ranking = rank(article, options.method)
    return Outline(
        article, digest(article, ranking, gists=gists).outline, (*article.warnings, *ranking.warnings)
    )


def digest_record(record: Mapping[str, Any], options: DigestOptions = _DEFAULTS) -> dict[str, Any]:
    """Digest one article of many: a plain function of plain data, to be mapped over records on any cluster.

    It raises errors only for the options. What is wrong with an article is part of its result, so that one bad article
    among a million does not end the work on the others.

    Args:
        record: The article: its ``text``, with its ``title`` and ``source`` if they are known, or only its ``source``:
            a path, a web address, or an address that fsspec opens, such as ``s3://…``. With an ``item``, it is an item
            of a feed that was fetched on this computer. An ``id`` is returned as it is,
            and so is a record with an ``error``, which could not be read.
        options: The options of the digest.

    Returns:
        The fields of ``summarize --format json``, after the ``id`` if there is one; ``source`` is that of the record.
        Or else ``id``, ``source``, ``error``, a line for the user, and ``cause``, which is the same for all articles
        that failed alike.

    Raises:
        UsageError: There is no such method, length, language or encoding.
    """
    from tui.export.record import digest_to_record

    _check_options(options)
    if "error" in record:
        return dict(record)
    try:
        digested = _digest_article(_outlined(_open_record(record, options), options), options)
        fields = digest_to_record(digested, with_text=options.with_text, explain=options.explain)
        return {**record_identity(record), **fields, **record_identity(record)}
    except StandfirstError as error:
        return failed_record(record, str(error))
    except MemoryError:
        return failed_record(record, "There was not enough memory for it.")
    except Exception as error:
        what = clean_line(f"{type(error).__name__}: {error}")
        return failed_record(record, f"Internal error: {what}", type(error).__name__)


def failed_record(record: Mapping[str, Any], error: str, cause: str | None = None) -> dict[str, Any]:
    """Return the record of an article that could not be digested.

    Args:
        record: The article, as for ``digest_record``.
        error: What is wrong, as a line for the user.
        cause: The same for all articles that failed alike; None to take it from the error.
    """
    named = record_identity(record)
    return {**named, "error": error, "cause": cause or _cause(error, named["source"])}


def record_identity(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that identify an article, which its result begins with.

    Args:
        record: The article, as for ``digest_record``.

    Returns:
        Its ``id``, if it has one, and its ``source``, sanitized and without a password.
    """
    named = {"id": record["id"]} if record.get("id") is not None else {}
    source = record.get("source")
    return {**named, "source": None if source is None else clean_line(without_credentials(str(source)))}


_NAME = re.compile("Cannot .+?: ")
_QUOTED = re.compile("“[^”]*”")


def _cause(error: str, source: str | None) -> str:
    """Return the reason in an error: its first sentence, without the names in it."""
    _, found, why = error.partition(f" {source}: ")
    return _QUOTED.sub("“…”", (why if found else _NAME.sub("", error, count=1)).split(". ")[0].rstrip("."))


@lru_cache(maxsize=16)
def _check_options(options: DigestOptions) -> None:
    from tui.formats.encoding_labels import find_encoding
    from tui.language.detect import find_language

    find_method(options.method)
    if options.about is not None:
        from tui.summary.questions import check_question

        check_question(options.about)
    check_facet(options.facet, options.about)
    Length.parse(options.length)
    if options.language is not None:
        find_language(options.language)
    if options.encoding is not None:
        find_encoding(options.encoding)


def _open(source: str | Path, options: DigestOptions) -> Article:
    article = open_article(source, language=options.language, encoding=options.encoding)
    return _outlined(article, options)


def _outlined(article: Article, options: DigestOptions) -> Article:
    if not options.topics:
        return article
    from tui.summary.topics import with_topics

    return with_topics(article)


def _open_record(record: Mapping[str, Any], options: DigestOptions) -> Article:
    text, source, title = record.get("text"), record.get("source"), record.get("title") or ""
    if is_item_address(item := str(record.get("item") or "")):
        from tui.feeds.articles import open_item

        return open_item(item, language=options.language, encoding=options.encoding, may_fetch=False)
    if isinstance(text, str):
        if not text.strip():
            raise SourceError(f"Cannot read {clean_line(str(source or 'the record'))}: its text is empty.")
        return article_from_text(str(title), text, language=options.language, source=source)
    if text is not None:
        raise SourceError("Cannot read the record: its text is not a string. Give the text itself.")
    if not isinstance(source, str | Path) or str(source) in ("", STANDARD_INPUT):
        raise SourceError("Cannot read the record: it has neither a text nor a source. Give it one of them.")
    if is_store_address(source):
        data = read_from_store(str(source))
        return article_from_bytes(data, str(source), options.language, encoding=options.encoding)
    return _open(source, options)


def _digest_article(article: Article, options: DigestOptions) -> Digest:
    section = None if options.section is None else find_section(article, options.section).index
    return summarize(
        article,
        options.method,
        options.length,
        section=section,
        context=options.context,
        about=options.about,
        facet=options.facet,
    )


def changes(
    article: Article, since: Article | None = None, *, folder: Path | None = None
) -> "Changes | None":
    """Find which sentences of an article are new or changed, and how many are gone.

    Args:
        article: The article as it is now (its sentences are found).
        since: An earlier edition of it; None for the one last opened in the reader, or stored by
            ``standfirst changes --keep``.
        folder: The folder of the library; None for the user's data folder.

    Returns:
        The changes, with indices of ``article.sentences``; None if there is no earlier edition.

    Raises:
        UsageError: An argument is no article.
    """
    from tui.library.library import Library
    from tui.library.sources import library_source

    require_article(article)
    if since is not None:
        require_article(since)
        return _changes_between(since, article)
    source = article.source
    where = None if source is None else library_source(source if is_url(source) else Path(source))
    with closing(Library(folder)) as library:
        return library.changes(article, where)


def _changes_between(earlier: Article, article: Article) -> "Changes":
    from tui.library.editions import Changes
    from tui.summary.counterparts import counterparts

    found = counterparts(earlier, article)
    joined = [(index, other) for index, other in enumerate(found.of_second) if other is not None]
    changed = tuple(
        index
        for index, other in joined
        if article.sentences[index].text.split() != earlier.sentences[other].text.split()
    )
    new = tuple(index for index, other in enumerate(found.of_second) if other is None)
    return Changes(new, changed, found.of_first.count(None))
