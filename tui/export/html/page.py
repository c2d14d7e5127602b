"""The page: a digest and its article in one HTML file, and what the head of it says."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib.resources import files

from tui.export.html.anchors import Anchors, link_to
from tui.export.html.blocks import article_sections
from tui.export.html.markup import Html, element, joined, language_attributes, words
from tui.export.html.overview import heading, marks, outline, page_title, summary
from tui.export.registry import WriteOptions
from tui.summary.digests import Digest


def stylesheet(*names: str) -> Html:
    """The style of a page.

    Args:
        names: Files of this package, in the order in which they count.
    """
    folder = files("tui.export.html")
    return Html("".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names))


def page_head(title: str, look: Html, facts: Mapping[str, str]) -> Html:
    """The head of a page that loads nothing and runs nothing.

    Args:
        title: What the window is called.
        look: The page's style.
        facts: What is told of the page besides, by its name; what is empty is left out.
    """
    told = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "generator": "Standfirst",
        **facts,
    }
    return joined(
        [
            Html('<head>\n<meta charset="utf-8">'),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{_policy(look)}">'),
            *(_meta(name, content) for name, content in told.items() if content),
            Html(f"<title>{words(title)}</title>"),
            element("style", look),
            Html("</head>"),
        ],
        "\n",
    )


def _meta(name: str, content: str) -> Html:
    return Html(f'<meta name="{name}" content="{words(content)}">')


def _policy(look: Html) -> str:
    """The page's own style is all that a browser may use: no script, picture, font, frame, form or connection."""
    digest = b64encode(sha256(look.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


_LOOK = ("palette.css", "base.css", "page.css", "digest.css", "article.css", "widths.css", "print.css")


def write_html(digest: Digest, options: WriteOptions) -> str:
    """Return the digest as a page, for the table of writers."""
    return digest_html(digest, explain=options.explain, marked=options.marked)


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
    places = Anchors(digest, marked)
    look = stylesheet(*_LOOK)
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
