"""Mailboxes: many e-mails in one file, one behind the other (RFC 4155)."""

import re

MOST_MAILS = 5_000
"""The most mails of a mailbox that are read."""

_BEGINNING = re.compile(rb"(?:\A\s*|(?:\r?\n){2,})(?=From [^\r\n]{1,300}\r?\n[A-Za-z][A-Za-z0-9-]{0,60}:)")


def split_mailbox(data: bytes) -> list[bytes]:
    """The mails of a mailbox, each with its ``From `` line; what is no mailbox is one mail.

    Args:
        data: The bytes of a mailbox or of one mail.
    """
    starts: list[int] = []
    for match in _BEGINNING.finditer(data):
        starts.append(match.end())
        if len(starts) > MOST_MAILS:
            break
    if not starts or data[: starts[0]].strip():
        return [data]
    return [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)][:MOST_MAILS]
