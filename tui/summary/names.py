"""What an article names: people, places and organisations, abbreviations, terms, dates and figures."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tui.document.arguments import require_article
from tui.document.model import Article, BlockKind, SpanKind
from tui.language.dates import find_dates
from tui.language.figures import find_figures
from tui.language.name_mentions import NameKind, NameMention
from tui.language.name_tokens import BLANK
from tui.language.noun_markers import NOUNS_HAVE_CAPITALS
from tui.language.proper_names import find_names
from tui.language.short_forms import ShortForm, find_short_forms
from tui.summary.name_kinds import Kind, Mention, Named

_MAX_TERMS = 20
_MIN_VOTES = 0.3
"""The share of a name's mentions that must show what it is of."""
_LEAD_IN_WORDS = 2
"""The words that may stand before a term in the sentence that defines it: “In short, a tide is …”."""
_DEFINING = {
    "english": r"(?: \([^()]+\))?,? (?:is|are|means|refers to|denotes) (?:an?|the|any|when|where|what|how)\b",
    "german": r"(?: \([^()]+\))? (?:ist|sind|bezeichnet|bedeutet|heißt) (?:ein|eine|der|die|das)\b",
    "french": r"(?: \([^()]+\))? (?:est|sont|désigne) (?:une?|des|le|la|les|l[’'])",
    "spanish": r"(?: \([^()]+\))? (?:es|son|significa) (?:un|una|unos|unas|el|la|los|las)\b",
}
_NAMING = {
    "english": r"\b(?:called|known as|termed|named|so-called|i\.e\.,?) (?:an?|the )?[“\"‘]?",
    "german": r"\b(?:sogenannte[rsnm]?|genannt|d\. ?h\.,?) (?:eine?|der|die|das )?[„»\"]?",
    "french": r"\b(?:appelée?s?|nommée?s?|dite?s?) (?:une?|le|la|les )?[«\"]?\s?",
    "spanish": r"\b(?:llamad[oa]s?|denominad[oa]s?) (?:una?|el|la )?[«\"]?",
}


def names(article: Article) -> tuple[Named, ...]:
    """Find what an article names, by rules and without lists of names.

    People, places and organisations come by their number of mentions; abbreviations, terms and figures as they come;
    dates on a line of time, those without a year at the end. Quotations count, code does not.

    Args:
        article: The article (its sentences are found).
    """
    require_article(article)
    short_forms = _short_forms(article)
    return (
        *_proper_names(article, short_forms),
        *_abbreviations(article, short_forms),
        *_terms(article),
        *_dates(article),
        *_figures(article),
    )


# People, places, organisations


def _proper_names(article: Article, short_forms: Iterable[ShortForm]) -> list[Named]:
    explained = {form.short for form in short_forms} | {form.long for form in short_forms}
    found = [
        mention for mention in name_mentions(article) if not any(mention.text in form for form in explained)
    ]
    kinds = _kinds(found)
    groups: defaultdict[str, list[NameMention]] = defaultdict(list)
    full = _full_names(found, kinds)
    for mention in found:
        groups[full.get(mention.text, mention.text)].append(mention)
    named = [
        Named(Kind(_kind_of(group, kinds[text])), text, tuple(_mention(article, each) for each in group))
        for text, group in groups.items()
    ]
    order = {kind: number for number, kind in enumerate(Kind)}
    return sorted(named, key=lambda each: (order[each.kind], -len(each.mentions), each.mentions[0]))


def name_mentions(article: Article) -> list[NameMention]:
    """Return each place in an article's sentences, but not in code, where a name stands."""
    spans = sorted(
        (span.start, span.end)
        for block in article.blocks
        for span in block.spans
        if span.kind is SpanKind.CODE
    )
    parts, place = [], 0
    for start, end in spans:
        parts += [article.text[place:start], BLANK * (end - max(place, start))]
        place = max(place, end)
    prose = "".join([*parts, article.text[place:]])
    listings = [block.text for block in article.blocks if spans and block.kind is BlockKind.CODE]
    code = "\n".join([*listings, *(article.text[start:end] for start, end in spans)])
    return find_names([prose[each.start : each.end] for each in article.sentences], article.language, code)


def _mention(article: Article, mention: NameMention) -> Mention:
    start = article.sentences[mention.sentence].start + mention.start
    return Mention(mention.sentence, start, start + len(mention.text))


def _kinds(mentions: Sequence[NameMention]) -> dict[str, Counter[NameKind]]:
    votes: defaultdict[str, Counter[NameKind]] = defaultdict(Counter)
    for mention in mentions:
        votes[mention.text].update([mention.kind] if mention.kind is not None else [])
    return votes


def _kind_of(group: Sequence[NameMention], own: Counter[NameKind]) -> NameKind:
    """Return what most of a name's mentions show it to be of."""
    votes = own + Counter(mention.kind for mention in group if mention.kind is not None)
    if not votes or votes.total() < _MIN_VOTES * (len(group) + own.total()):
        return NameKind.OTHER
    return votes.most_common(1)[0][0]


def _full_names(mentions: Sequence[NameMention], kinds: dict[str, Counter[NameKind]]) -> dict[str, str]:
    """Return the full names of persons by their last names, and by first names that only one person has."""
    full: dict[str, str] = {}
    firsts: defaultdict[str, set[str]] = defaultdict(set)
    texts = dict.fromkeys(mention.text for mention in mentions)
    for text in texts:
        *before, last = text.split()
        is_person = kinds[text][NameKind.PERSON] > 0 or kinds[last][NameKind.PERSON] > 0
        if not before or not is_person:
            continue
        firsts[before[0]].add(text)
        if last in texts and kinds[last].most_common(1)[:1] != [(NameKind.PLACE, 1)]:
            full.setdefault(last, text)
    alone = {first: next(iter(each)) for first, each in firsts.items() if len(each) == 1 and first in texts}
    return alone | full


# Abbreviations and terms


def _short_forms(article: Article) -> list[ShortForm]:
    """Return the abbreviations that are explained, once each, with their offsets in the article."""
    found: dict[str, ShortForm] = {}
    for sentence in article.sentences:
        for form in find_short_forms(sentence.text):
            found.setdefault(form.short, form._replace(start=sentence.start + form.start))
    return [*found.values()]


def _abbreviations(article: Article, short_forms: Iterable[ShortForm]) -> Iterator[Named]:
    for form in short_forms:
        yield Named(Kind.ABBREVIATION, form.short, tuple(_occurrences(article, form.short)), form.long)


def _occurrences(article: Article, text: str, *, any_case: bool = False) -> Iterator[Mention]:
    expression = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)", re.IGNORECASE if any_case else 0)
    for sentence in article.sentences:
        for match in expression.finditer(sentence.text):
            yield Mention(sentence.index, sentence.start + match.start(), sentence.start + match.end())


def _terms(article: Article) -> Iterator[Named]:
    """Yield the keywords that a sentence defines."""
    from tui.summary.keywords import keywords

    if article.language not in _DEFINING:
        return
    for keyword in keywords(article, _MAX_TERMS):
        is_name = not keyword.islower() and article.language not in NOUNS_HAVE_CAPITALS
        defining = "" if is_name else _definition(article, keyword)
        if defining:
            yield Named(Kind.TERM, keyword, tuple(_occurrences(article, keyword, any_case=True)), defining)


def _definition(article: Article, term: str) -> str:
    """Return the first sentence that says what a term is, or that introduces it; empty without one."""
    word, language = re.escape(term), article.language
    expression = re.compile(
        rf"^(?:[\w,’']+ ){{0,{_LEAD_IN_WORDS}}}{word}{_DEFINING[language]}|{_NAMING[language]}{word}(?!\w)",
        re.IGNORECASE,
    )
    return next((each.text for each in article.sentences if expression.search(each.text)), "")


# Dates and figures


def _dates(article: Article) -> list[Named]:
    groups: defaultdict[tuple[int, int, int], list[Mention]] = defaultdict(list)
    for sentence in article.sentences:
        for found in find_dates(sentence.text, article.language):
            mention = Mention(sentence.index, sentence.start + found.start, sentence.start + found.end)
            groups[found.year or 0, found.month, found.day].append(mention)
    ordered = sorted(groups.items(), key=lambda item: (not item[0][0], item[0]))
    return [
        Named(Kind.DATE, article.text[each[0].start : each[0].end], tuple(each), _iso(*date))
        for date, each in ordered
    ]


def _iso(year: int, month: int, day: int) -> str:
    """Return a date as ISO 8601 writes it, with dashes in place of an unknown year."""
    parts = [f"{year:04}" if year else "-", *(f"{part:02}" for part in (month, day) if part)]
    return "-".join(parts)


def _figures(article: Article) -> list[Named]:
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for sentence in article.sentences:
        for start, end in find_figures(sentence.text):
            text = " ".join(sentence.text[start:end].split())
            groups[text].append(Mention(sentence.index, sentence.start + start, sentence.start + end))
    return [Named(Kind.FIGURE, text, tuple(each)) for text, each in groups.items()]
