"""A digest as plain data: the JSON object of a script or a pipeline, on a line of its own."""

import json
import math
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

from tui.document.model import Article, Sentence
from tui.document.sections import own_sentence_counts
from tui.document.stats import reading_minutes
from tui.export.marks import Mark, located_marks, section_of
from tui.export.record_text import Record, text_to_record
from tui.export.registry import WriteOptions
from tui.summary.digests import Digest, OutlineEntry, require_digest
from tui.summary.explain import Reasons
from tui.summary.keywords import SECTION_KEYWORDS, keywords, section_keywords

# JSON allows these inside a string, but a terminal may act on them and UTF-8 has no form for lone surrogates.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def json_line(record: Mapping[str, Any]) -> str:
    """Return a record as a line of JSON that is safe on a terminal and can always be encoded as UTF-8."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line) + "\n"


def digest_to_record(
    digest: Digest, with_text: bool = False, explain: bool = False, marked: Sequence[Mark] = ()
) -> Record:
    """Return a digest as plain data; the arguments are those of ``digest_json``."""
    from tui.summary.fingerprint import fingerprint  # loads tables

    words = keywords(digest.article)
    record = _article_fields(digest.article) | {
        "method": digest.ranking.method,
        "length": str(digest.length),
        **({} if digest.about is None else {"about": digest.about}),
        **({"facet": digest.excerpt.facet} if digest.excerpt and digest.excerpt.facet else {}),
        "fingerprint": fingerprint(digest.article.language, digest.ranking.method),
        **_size_fields(digest.article),
        "warnings": list(digest.warnings),
        "keywords": list(words),
        "summary": [_summary_entry(sentence, digest, explain) for sentence in digest.summary],
        "outline": _add_keywords(digest.article, _outline(digest.article, digest.outline), words),
    }
    if marked:
        record["marks"] = [
            _mark(digest.article, mark, start) for mark, start in located_marks(digest.article, marked)
        ]
    return record | (text_to_record(digest.article) if with_text else {})


def write_json(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as a line of JSON, for the table of writers."""
    return digest_json(digest, with_text=options.with_text, explain=options.explain, marked=options.marked)


def digest_json(
    digest: Digest, *, with_text: bool = False, explain: bool = False, marked: Sequence[Mark] = ()
) -> str:
    """Return a digest as a line of JSON, as ``record.schema.json`` describes it.

    Args:
        digest: The digest.
        with_text: Whether to add the article's text, which all offsets refer to, as ``text``, its ``blocks``, its
            ``notes``, and what was left out as ``dropped``.
        explain: Whether to add ``reasons`` to each sentence of the summary.
        marked: What the reader has marked; it is added as ``marks``.
    """
    require_digest(digest)
    return json_line(digest_to_record(digest, with_text, explain, marked))


def schema() -> str:
    """Return the JSON Schema of the records of digests, outlines and failed articles."""
    return files("tui.export").joinpath("record.schema.json").read_text(encoding="utf-8")


def outline_to_record(
    article: Article, entries: Sequence[OutlineEntry], warnings: Sequence[str] = ()
) -> Record:
    """Return an article and some entries of its outline, with the fields of a digest but the keywords.

    Args:
        article: The article.
        entries: The entries.
        warnings: Lines for the user about how they were made.
    """
    return {
        **_article_fields(article),
        **_size_fields(article),
        "warnings": list(warnings),
        "outline": _outline(article, entries),
    }


def article_to_record(article: Article) -> Record:
    """Return an article with its text, and its outline without gists."""
    entries = [OutlineEntry(section, ()) for section in article.sections]
    return outline_to_record(article, entries, article.warnings) | text_to_record(article)


def _article_fields(article: Article) -> Record:
    return {"source": article.source, "title": article.title, "language": article.language}


def _size_fields(article: Article) -> Record:
    return {
        "words": article.word_count,
        "sentences": len(article.sentences),
        "reading_minutes": reading_minutes(article.word_count),
    }


def _summary_entry(sentence: Sentence, digest: Digest, explain: bool) -> Record:
    entry: Record = {
        "text": sentence.text,
        "sentence": sentence.index,
        "section": sentence.section,
        "start": sentence.start,
        "end": sentence.end,
        "score": _finite(digest.ranking.scores[sentence.index]),
    }
    if digest.about is not None:
        entry["matches"] = [
            {"text": digest.article.text[start:end], "start": start, "end": end}
            for start, end in digest.matches(sentence)
        ]
    if digest.context:
        entry["context"] = [_sentence(before) for before in digest.context_of(sentence)]
    return entry | ({"reasons": _reasons(digest.reasons(sentence))} if explain else {})


def _mark(article: Article, mark: Mark, start: int) -> Record:
    section = section_of(article, start)
    return {
        "text": mark.text,
        "note": mark.note or None,
        "section": None if section is None else section.index,
        "start": start,
        "end": start + len(mark.text),
    }


def _reasons(reasons: Reasons) -> Record:
    return {
        "rank": reasons.rank,
        "chosen_by": reasons.chosen_by,
        "methods": reasons.methods,
        "terms": [
            {"text": term.text, "occurrences": term.occurrences, "in_title": term.in_title}
            for term in reasons.terms
        ],
        "place_in_section": reasons.place_in_section,
    }


def _finite(score: float) -> float | None:
    """Return a score, or None for infinity and NaN, which JSON does not have."""
    return float(score) if math.isfinite(score) else None


def _outline(article: Article, entries: Sequence[OutlineEntry]) -> list[Record]:
    counts = own_sentence_counts(article)
    return [
        {
            "section": entry.section.index,
            "title": entry.section.title,
            "level": entry.section.level,
            "parent": entry.section.parent,
            "sentences": counts[entry.section.index],
            "gist": [_sentence(sentence) for sentence in entry.gist],
        }
        | ({"found": True} if entry.section.is_found else {})
        for entry in entries
    ]


def _add_keywords(article: Article, entries: list[Record], words: Sequence[str]) -> list[Record]:
    if len(article.sections) == 1 and article.sections[0].title is None:
        # The only section is the article, so its keywords are the first of the article's.
        return [entry | {"keywords": list(words[:SECTION_KEYWORDS])} for entry in entries]
    return [entry | {"keywords": list(section_keywords(article, entry["section"]))} for entry in entries]


def _sentence(sentence: Sentence) -> Record:
    return {"text": sentence.text, "sentence": sentence.index, "start": sentence.start, "end": sentence.end}
