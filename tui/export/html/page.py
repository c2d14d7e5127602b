"""The page: a digest and its article in one HTML file."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from tui.article.language import LANGUAGES, code_of
from tui.article.model import Article
from tui.export.html.blocks import article_sections
from tui.export.html.markup import Html, element, joined, words
from tui.export.html.overview import heading, outline, page_title, summary
from tui.export.html.places import Places, link_to
from tui.summary.digests import Digest

_RIGHT_TO_LEFT = ("arabic", "hebrew")
_SKIPS = (("summary", "Summary"), ("outline", "Outline"), ("article", "Article"))


def digest_html(digest: Digest, *, explain: bool = False) -> str:
    """A page of its own: the summary and the outline, and the article with the sentences of the summary marked.

    Every line of the summary and the outline leads to its place in the article, and from there back. The page loads
    nothing, runs nothing, and shows whatever the article holds as text; only web addresses are links. Of a digest of
    one section it holds that section alone.

    Args:
        digest: What to write.
        explain: Whether under each sentence of the summary stands why it was chosen.
    """
    article = digest.article
    lang, dir_ = _language(article)
    places = Places(digest)
    look = Html(files("tui.export.html").joinpath("page.css").read_text(encoding="utf-8"))
    body = element(
        "body",
        element(
            "nav",
            *(link_to(place, words(name)) for place, name in _SKIPS),
            class_="skips",
            aria_label="Skip to",
        ),
        element(
            "main",
            heading(digest, lang, dir_),
            summary(digest, explain, lang, dir_),
            outline(digest, lang, dir_),
            element("article", article_sections(article, places), id="article", lang=lang, dir=dir_),
        ),
        element("footer", words("Made with Standfirst")),
    )
    return f'<!doctype html>\n<html lang="en">\n{_head(digest, look)}\n{body}\n</html>\n'


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


def _language(article: Article) -> tuple[str, str]:
    """The code of the article's language and the direction of its script; nothing for what is not known."""
    code = code_of(article.language) if article.language in LANGUAGES else ""
    return code, "rtl" if article.language in _RIGHT_TO_LEFT else ""
