"""What stands before the article: its title, the summary and the outline."""

from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import urlsplit

from tui.document.model import Article, Sentence
from tui.document.sections import section_name
from tui.export.facts import article_facts, candidates, explanation, facts_line
from tui.export.html.anchors import (
    Anchors,
    gist_id,
    highlight_id,
    link_to,
    outline_id,
    section_id,
    sentence_id,
    summary_id,
)
from tui.export.html.markup import NOTHING, Html, Language, element, is_web_address, joined, web_link, words
from tui.summary.digests import Digest, OutlineEntry


def page_title(article: Article) -> str:
    """The article's title, or else what its source is called."""
    return article.title or _source_name(article.source or "") or "Article"


def heading(digest: Digest, language: Language) -> Html:
    """The title and what is known of the article.

    Args:
        digest: The digest.
        language: Of the article.
    """
    article = digest.article
    known = facts_line(tuple(filter(None, (article.author, article.date, article.site))))
    facts = [words(facts_line(article_facts(article)[1:]))]
    if article.source:
        facts.append(_source(article.source))
    if digest.section is not None:
        facts.append(words(f"only the section “{section_name(article.sections[digest.section])}”"))
    return element(
        "header",
        element("h1", words(page_title(article)), **language),
        *([element("p", words(known), class_="byline", **language)] if known else []),
        element("p", joined(facts, " · "), class_="facts"),
    )


def summary(digest: Digest, explain: bool, language: Language) -> Html:
    """The summary, each line a link to its place in the article.

    Args:
        digest: The digest.
        explain: Whether under each line stands why it was chosen.
        language: Of the article.
    """
    lines = [_summary_line(sentence, digest, explain) for sentence in digest.summary]
    listed = [element("ol", *lines, role="list", **language)] if lines else []
    return _part(
        "summary", "Summary", element("p", words(_about_the_summary(digest)), class_="facts"), *listed
    )


def marks(places: Anchors, language: Language) -> Html:
    """What the reader has marked, each line a link to its place in the article; nothing if there is nothing.

    Args:
        places: Where the lines lead.
        language: Of the article.
    """
    lines = [
        element("li", link_to(sentence_id(sentence), words(sentence.text)), id=highlight_id(sentence))
        for sentence in places.marked
    ]
    return _part("marked", "Marked", element("ul", *lines, role="list", **language)) if lines else NOTHING


def outline(digest: Digest, language: Language) -> Html:
    """The outline, nested as the headings are; each section and each line of its gist leads to its place.

    Args:
        digest: The digest.
        language: Of the article.
    """
    return element(
        "nav",
        element("h2", words("Outline"), id="outline-title"),
        element("div", joined(_nested(digest.outline)), **language),
        class_="outline",
        id="outline",
        aria_labelledby="outline-title",
    )


def _part(name: str, title: str, *content: Html) -> Html:
    return element(
        "section",
        element("h2", words(title), id=f"{name}-title"),
        *content,
        class_="summary",
        id=name,
        aria_labelledby=f"{name}-title",
    )


def _about_the_summary(digest: Digest) -> str:
    chosen, total = len(digest.summary), candidates(digest)
    if not chosen:
        return "There are no sentences here."
    return f"{chosen:,} of {total:,} sentences, word for word, chosen by {digest.ranking.method}"


def _source(source: str) -> Html:
    if is_web_address(source):
        return web_link(source, words(_source_name(source)))
    return words(_source_name(source))


def _source_name(source: str) -> str:
    """A site's name, or a file's without the folders that it lies in: they are nobody's business."""
    if not is_web_address(source):
        return PurePath(source).name
    try:
        return urlsplit(source).hostname or source
    except ValueError:
        return source


def _summary_line(sentence: Sentence, digest: Digest, explain: bool) -> Html:
    line = [link_to(sentence_id(sentence), words(sentence.text))]
    if explain:
        why = facts_line(explanation(digest.reasons(sentence)))
        line.append(element("p", words(why), class_="facts", lang="en", dir="ltr"))
    return element("li", *line, id=summary_id(sentence))


def _nested(entries: tuple[OutlineEntry, ...]) -> Iterator[Html]:
    """List items inside each other by their level, which has no gaps."""
    if not entries:
        return
    above = entries[0].section.level - 1
    depth = 0
    for entry in entries:
        level = max(1, entry.section.level - above)
        if level > depth:
            yield Html('<ol role="list">')
        else:
            yield Html(f"</li>{'</ol></li>' * (depth - level)}")
        depth = level
        yield Html(f'<li id="{outline_id(entry.section)}">')
        yield link_to(section_id(entry.section), words(section_name(entry.section)), class_="heading")
        yield joined(map(_gist, entry.gist))
    yield Html("</li></ol>" * depth)


def _gist(sentence: Sentence) -> Html:
    return element("p", link_to(sentence_id(sentence), words(sentence.text)), id=gist_id(sentence))
