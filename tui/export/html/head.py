"""The head of a page: what it may do, and how it looks."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files

from tui.export.html.markup import Html, element, joined, words


def look_of(*names: str) -> Html:
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
