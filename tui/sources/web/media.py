"""What a server says that a page is."""

import re
from typing import NamedTuple

from tui.sources.kinds import Kind, kind_by_name

_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{2,40})""", re.IGNORECASE)
_KINDS = {
    "text/html": Kind.WEB_PAGE,
    "application/xhtml+xml": Kind.WEB_PAGE,
    "text/markdown": Kind.MARKDOWN,
    "text/x-markdown": Kind.MARKDOWN,
    "message/rfc822": Kind.MAIL,
}
_NO_ARTICLES = {
    "image": "an image",
    "video": "a video",
    "audio": "a recording",
    "font": "a font",
    "model": "a model of a thing",
}


class MediaType(NamedTuple):
    """The type that stands over a page."""

    name: str
    """Such as ``text/html``, in lower case; empty if the server does not say."""
    charset: str | None

    @classmethod
    def parse(cls, header: str) -> "MediaType":
        """Understand the field ``Content-Type``.

        Args:
            header: What stands in it, such as ``text/html; charset=utf-8``.
        """
        name, _, parameters = header.partition(";")
        charset = _CHARSET.search(parameters)
        return cls(name.strip().lower()[:100], None if charset is None else charset[1])

    @property
    def no_article(self) -> str | None:
        """What the page is if that can be no article, such as ``an image``; else None."""
        return _NO_ARTICLES.get(self.name.partition("/")[0])

    def kind(self, path: str) -> Kind | None:
        """The kind of source that the page claims to be; None where the server claims little and so does the name.

        Args:
            path: The page's path on the server. Its ending counts where plain text is claimed, as many servers claim it
                of all that is not HTML.
        """
        return _KINDS.get(self.name) or kind_by_name(path)
