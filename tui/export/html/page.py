"""The page: a digest and its article in one HTML file."""

from collections.abc import Sequence

from tui.export.html.blocks import article_sections
from tui.export.html.head import look_of, page_head
from tui.export.html.languages import language_attributes
from tui.export.html.markup import Html, element, words
from tui.export.html.overview import heading, marks, outline, page_title, summary
from tui.export.html.places import Places, link_to
from tui.summary.digests import Digest

_LOOK = ("palette.css", "base.css", "page.css", "digest.css", "article.css", "widths.css", "print.css")


def digest_html(digest: Digest, *, explain: bool = False, marked: Sequence[str] = ()) -> str:
    """A page of its own: the summary and the outline, and the article with the sentences of the summary marked.

    Every line of the summary and the outline leads to its place in the article, and from there back. The page loads
    nothing, runs nothing, and shows whatever the article holds as text; only web addresses are links. Of a digest of
    one section it holds that section alone.

    Args:
        digest: What to write.
        explain: Whether under each sentence of the summary stands why it was chosen.
        marked: The sentences that the reader has marked; they are listed, and to be seen in the article.
    """
    article = digest.article
    language = language_attributes(article.language)
    places = Places(digest, marked)
    look = look_of(*_LOOK)
    body = element(
        "body",
        _skips(has_marks=bool(places.marked)),
        element(
            "main",
            heading(digest, language),
            summary(digest, explain, language),
            marks(places, language),
            outline(digest, language),
            element("article", article_sections(article, places), id="article", **language),
        ),
        element("footer", words("Made with Standfirst")),
    )
    return f'<!doctype html>\n<html lang="en">\n{_head(digest, look)}\n{body}\n</html>\n'


def _skips(has_marks: bool) -> Html:
    names = ["Summary", *(["Marked"] if has_marks else []), "Outline", "Article"]
    links = (link_to(name.lower(), words(name)) for name in names)
    return element("nav", *links, class_="skips", aria_label="Skip to")


def _head(digest: Digest, look: Html) -> Html:
    facts = {
        "author": digest.article.author or "",
        "description": digest.summary[0].text if digest.summary else "",
    }
    return page_head(page_title(digest.article), look, facts)
