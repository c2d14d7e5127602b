"""A digest as plain data: the JSON object of a script or a pipeline."""

import math
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from tui.document.model import Article, Sentence
from tui.document.sections import own_sentence_counts
from tui.document.stats import reading_minutes
from tui.export.registry import WriteOptions
from tui.summary.digests import Digest, OutlineEntry
from tui.summary.explain import Reasons
from tui.summary.keywords import SECTION_KEYWORDS, keywords, section_keywords
from tui.text.json_lines import json_line

Record = dict[str, Any]


def digest_record(digest: Digest, with_text: bool = False, explain: bool = False) -> Record:
    """The whole digest.

    Args:
        digest: What to record.
        with_text: Whether the article's text, which all offsets count in, stands in the field ``text``.
        explain: Whether each sentence of the summary has a field ``reasons``: why it was chosen.
    """
    words = keywords(digest.article)
    record = _about(digest.article) | {
        "method": digest.ranking.method,
        "length": str(digest.length),
        **_sizes(digest.article),
        "keywords": list(words),
        "summary": [_summary_entry(sentence, digest, explain) for sentence in digest.summary],
        "outline": _with_keywords(digest.article, _outline(digest.article, digest.outline), words),
    }
    return record | ({"text": digest.article.text} if with_text else {})


def write_json(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as a line of JSON, for the table of writers."""
    return digest_json(digest, with_text=options.with_text, explain=options.explain)


def digest_json(digest: Digest, *, with_text: bool = False, explain: bool = False) -> str:
    """The record as a line of JSON, which ``record.schema.json`` describes.

    Args:
        digest: What to write.
        with_text: Whether the article's text, which all offsets count in, stands in the field ``text``.
        explain: Whether each sentence of the summary has a field ``reasons``: why it was chosen.
    """
    return json_line(digest_record(digest, with_text, explain))


def schema() -> str:
    """The JSON Schema of every line of JSON that is written here or by the batch."""
    return files("tui.export").joinpath("record.schema.json").read_text(encoding="utf-8")


def outline_record(article: Article, entries: Sequence[OutlineEntry]) -> Record:
    """The article and some entries of its outline, with the same fields as a digest's record but the keywords."""
    return {**_about(article), **_sizes(article), "outline": _outline(article, entries)}


def _about(article: Article) -> Record:
    return {"source": article.source, "title": article.title, "language": article.language}


def _sizes(article: Article) -> Record:
    return {
        "words": article.word_count,
        "sentences": len(article.sentences),
        "reading_minutes": reading_minutes(article.word_count),
    }


def _summary_entry(sentence: Sentence, digest: Digest, explain: bool) -> Record:
    entry = {
        "text": sentence.text,
        "sentence": sentence.index,
        "section": sentence.section,
        "start": sentence.start,
        "end": sentence.end,
        "score": _finite(digest.ranking.scores[sentence.index]),
    }
    return entry | ({"reasons": _reasons(digest.reasons(sentence))} if explain else {})


def _reasons(reasons: Reasons) -> Record:
    """What the entry and the outline don't say already."""
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
    """JSON has no word for infinity or for what is not a number."""
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
            "gist": [_gist(sentence) for sentence in entry.gist],
        }
        for entry in entries
    ]


def _with_keywords(article: Article, entries: list[Record], words: Sequence[str]) -> list[Record]:
    if len(article.sections) == 1 and article.sections[0].title is None:
        # Nothing tells the section from the article, so its keywords are the first of the article's.
        return [entry | {"keywords": list(words[:SECTION_KEYWORDS])} for entry in entries]
    return [entry | {"keywords": list(section_keywords(article, entry["section"]))} for entry in entries]


def _gist(sentence: Sentence) -> Record:
    return {
        "text": sentence.text,
        "sentence": sentence.index,
        "start": sentence.start,
        "end": sentence.end,
    }
