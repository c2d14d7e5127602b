"""The page: a digest and its article in one HTML file."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

from tui.article.language import LANGUAGES, code_of
from tui.article.model import Article
from tui.export.html.blocks import article_sections
from tui.export.html.markup import Html, element, joined, words
from tui.export.html.overview import Language, heading, marks, outline, page_title, summary
from tui.export.html.places import Places, link_to
from tui.summary.digests import Digest

_RIGHT_TO_LEFT = ("arabic", "hebrew")


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
    language = _language(article)
    places = Places(digest, marked)
    look = Html(files("tui.export.html").joinpath("page.css").read_text(encoding="utf-8"))
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
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "referrer": "no-referrer",
        "generator": "Standfirst",
        "author": digest.article.author or "",
        "description": digest.summary[0].text if digest.summary else "",
    }
    return joined(
        [
            Html('<head>\n<meta charset="utf-8">'),
            Html(f'<meta http-equiv="Content-Security-Policy" content="{_policy(look)}">'),
            *(_meta(name, content) for name, content in facts.items() if content),
            Html(f"<title>{words(page_title(digest.article))}</title>"),
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


def _language(article: Article) -> Language:
    direction = {"dir": "rtl"} if article.language in _RIGHT_TO_LEFT else {}
    return {"lang": code_of(article.language), **direction} if article.language in LANGUAGES else {}
