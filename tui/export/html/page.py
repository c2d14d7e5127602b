"""A digest and its article as one HTML page: the head, the summary, the outline, and the article itself."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePath
from urllib.parse import urlsplit

from tui.document.model import Article, Sentence
from tui.document.sections import section_name
from tui.export.facts import article_facts, byline, candidate_count, describe_reasons, facts_line
from tui.export.html.anchors import Anchors, anchor_id, link_to
from tui.export.html.blocks import article_sections
from tui.export.html.inline import ArticleText, notes_section
from tui.export.html.markup import (
    EMPTY_HTML,
    Attributes,
    Html,
    element,
    escaped,
    is_web_address,
    joined,
    language_attributes,
    web_link,
)
from tui.export.marks import Mark
from tui.export.registry import WriteOptions
from tui.summary.digests import Digest, require_digest
from tui.text.phrases import quoted


def stylesheet(*names: str) -> Html:
    """Return stylesheets of this package as one, in the given order."""
    folder = files("tui.export.html")
    return Html("".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names))


def page_head(title: str, style: Html, metadata: Mapping[str, str]) -> Html:
    """Return the head of a page without scripts and external files; ``meta`` elements without content are left out."""
    metadata = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "generator": "Standfirst",
        **metadata,
    }
    metas = "\n".join(
        f'<meta name="{name}" content="{escaped(text)}">' for name, text in metadata.items() if text
    )
    return Html(
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_security_policy(style)}">\n'
        f"{metas}\n<title>{escaped(title)}</title>\n{element('style', style)}\n</head>"
    )


def _security_policy(style: Html) -> str:
    """Return a Content Security Policy (CSP Level 3) that allows the page's own style and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


_STYLES = ("palette.css", "base.css", "page.css", "digest.css", "article.css", "widths.css", "print.css")


def write_html(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as a page, for the table of writers."""
    return digest_html(digest, explain=options.explain, marked=options.marked)


def digest_html(digest: Digest, *, explain: bool = False, marked: Sequence[Mark] = ()) -> str:
    """Return a page with the summary, the outline, and the article with the sentences of the summary marked.

    Every line of the summary and the outline links to its place in the article, and from there back. The page has no
    scripts and loads no other files. Everything in the article is shown as text, and only web addresses are links. If
    the digest is of one section, the page has only that section.

    Args:
        digest: The digest.
        explain: Whether to add the reasons under each sentence of the summary.
        marked: What the reader has marked; its sentences are listed with the notes, and highlighted in the article.
    """
    require_digest(digest)
    article = digest.article
    language = language_attributes(article.language)
    anchors = Anchors(digest, marked)
    text = ArticleText(article, anchors)
    style = stylesheet(*_STYLES)
    sections = article_sections(text)
    notes = notes_section(text)
    body = element(
        "body",
        _skip_links(has_marked=bool(anchors.marked), has_notes=bool(notes)),
        element(
            "main",
            _header(digest, language),
            _summary(text, explain, language),
            _marked(text, language),
            _outline(text, language),
            element("article", sections, notes, id="article", **language),
        ),
        element("footer", escaped("Made with Standfirst")),
    )
    metadata = {
        "author": article.author or "",
        "description": digest.summary[0].text if digest.summary else "",
    }
    head = page_head(_title(article), style, metadata)
    return f'<!doctype html>\n<html lang="en">\n{head}\n{body}\n</html>\n'


def _skip_links(*, has_marked: bool, has_notes: bool) -> Html:
    marked, notes = ["Marked"] if has_marked else [], ["Notes"] if has_notes else []
    names = ["Summary", *marked, "Outline", "Article", *notes]
    links = (link_to(name.lower(), escaped(name)) for name in names)
    return element("nav", *links, class_="skips", aria_label="Skip to")


def _title(article: Article) -> str:
    return article.title or _source_name(article.source or "") or "Article"


def _source_name(source: str) -> str:
    """Return a site's name, or a file's without its folders, which are private."""
    if not is_web_address(source):
        return PurePath(source).name
    try:
        return urlsplit(source).hostname or source
    except ValueError:
        return source


def _header(digest: Digest, language: Attributes) -> Html:
    article = digest.article
    wrote = byline(article)
    facts = [escaped(facts_line(article_facts(article)[1:]))]
    if source := article.source:
        name = escaped(_source_name(source))
        facts.append(web_link(source, name))
    if digest.section is not None:
        facts.append(escaped(f"only the section {quoted(section_name(article.sections[digest.section]))}"))
    return element(
        "header",
        element("h1", escaped(_title(article)), **language),
        *([element("p", escaped(wrote), class_="byline", **language)] if wrote else []),
        element("p", joined(facts, " · "), class_="facts"),
    )


def _part(name: str, title: str, *content: Html) -> Html:
    return element(
        "section",
        element("h2", escaped(title), id=f"{name}-title"),
        *content,
        class_="summary",
        id=name,
        aria_labelledby=f"{name}-title",
    )


def _summary(text: ArticleText, explain: bool, language: Attributes) -> Html:
    digest = text.anchors.digest
    chosen, candidates = len(digest.summary), candidate_count(digest)
    about = digest.emptiness
    if chosen:
        by = "question" if digest.excerpt else digest.ranking.method
        about = f"{chosen:,} of {candidates:,} sentences, word for word, chosen by {by}"
    items = [_summary_item(sentence, text, explain) for sentence in digest.summary]
    sentences = [element("ol", *items, role="list", **language)] if items else []
    return _part("summary", digest.heading, element("p", escaped(about), class_="facts"), *sentences)


def _summary_item(sentence: Sentence, text: ArticleText, explain: bool) -> Html:
    links = [_sentence_link(each, text) for each in text.anchors.digest.context_of(sentence)]
    content = [*context_lines(links), _sentence_link(sentence, text)]
    if explain:
        reasons = facts_line(describe_reasons(text.anchors.digest.reasons(sentence)))
        content.append(element("p", escaped(reasons), class_="facts", lang="en", dir="ltr"))
    return element("li", *content, id=anchor_id("summary", sentence))


def context_lines(sentences: Sequence[Html]) -> Iterator[Html]:
    """Yield a paragraph of the sentences before one of the summary that refers back to them, if there are any."""
    if sentences:
        yield element("p", joined(sentences, " "), class_="before", role="note")


def _marked(text: ArticleText, language: Attributes) -> Html:
    items = [
        element(
            "li",
            _sentence_link(sentence, text),
            *(element("p", escaped(note), class_="note") for note in text.anchors.notes(sentence)),
            id=anchor_id("marked", sentence),
        )
        for sentence in text.anchors.marked
    ]
    return _part("marked", "Marked", element("ul", *items, role="list", **language)) if items else EMPTY_HTML


def _outline(text: ArticleText, language: Attributes) -> Html:
    return element(
        "nav",
        element("h2", escaped("Outline"), id="outline-title"),
        element("div", joined(_nested(text)), **language),
        class_="outline",
        id="outline",
        aria_labelledby="outline-title",
    )


def _nested(text: ArticleText) -> Iterator[Html]:
    """Yield the outline as list items inside each other by their levels, which have no gaps."""
    entries = text.anchors.digest.outline
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
        yield Html(f'<li id="{anchor_id("outline", entry.section)}">')
        yield link_to(
            anchor_id("section", entry.section), escaped(section_name(entry.section)), class_="heading"
        )
        yield joined(_gist(sentence, text) for sentence in entry.gist)
    yield Html("</li></ol>" * depth)


def _gist(sentence: Sentence, text: ArticleText) -> Html:
    return element("p", _sentence_link(sentence, text), id=anchor_id("gist", sentence))


def _sentence_link(sentence: Sentence, text: ArticleText) -> Html:
    return link_to(anchor_id("sentence", sentence), text.line(sentence))
