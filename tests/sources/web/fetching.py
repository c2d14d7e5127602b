"""Fetch pages, or the messages of errors."""

import pytest

from tests.sources.web_server import (
    Handler,
    serving,
)
from tui.sources.web.address import WebAddress
from tui.sources.web.failures import FetchError
from tui.sources.web.fetch import Limits, Page, fetch

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
QUICK = Limits(seconds=0.5)
PATIENT = Limits(seconds=600.0)


def fetched(address: str, limits: Limits = PATIENT) -> Page:
    return fetch(WebAddress.parse(address), limits=limits)


def failure(address: str, limits: Limits = PATIENT) -> str:
    """Return the message of the error that fetching raises."""
    with pytest.raises(FetchError) as caught:
        fetched(address, limits)
    message = str(caught.value)
    assert message.startswith(f"Cannot read {address}")
    assert message.count("\n") == 0
    assert message.endswith(".")
    return message


def failure_of(handler: Handler, limits: Limits = PATIENT) -> str:
    with serving(page=handler) as server:
        return failure(server.address("/page"), limits)
