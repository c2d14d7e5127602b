"""The rules of sites for programs that fetch pages on their own: robots.txt (RFC 9309)."""

from urllib.robotparser import RobotFileParser

from tui.document.errors import SourceError
from tui.formats.encoding import decode
from tui.formats.limits import MEGABYTE
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import FetchError
from tui.sources.web.fetch import Limits, fetch

_AGENT = "standfirst"
_LIMITS = Limits(seconds=10.0, size=MEGABYTE // 2)
"""RFC 9309 requires programs to read at least 500 KB."""


_NOTHING = ["User-agent: *", "Disallow: /"]


class Robots:
    """Finds out which pages sites allow to be fetched, asking each site once."""

    def __init__(self) -> None:
        self._rules: dict[str, RobotFileParser] = {}

    def allows(self, address: str) -> bool:
        """Return whether the page at an address may be fetched ahead of its reader."""
        site = "/".join(address.split("/")[:3])
        if site not in self._rules:
            self._rules[site] = _rules_of(site)
        return self._rules[site].can_fetch(_AGENT, address)


def _rules_of(site: str) -> RobotFileParser:
    rules = RobotFileParser()
    rules.parse(_lines_of(site))
    return rules


def _lines_of(site: str) -> list[str]:
    """Return a site's rules; none if it has none. One in trouble is left alone (RFC 9309, section 2.3.1)."""
    try:
        page = fetch(WebAddress.parse(f"{site}/robots.txt"), limits=_LIMITS)
        return decode(page.body, "robots.txt", page.media_type.charset).splitlines()
    except FetchError as error:
        return [] if error.failure.is_refusal else _NOTHING
    except SourceError:
        return []
