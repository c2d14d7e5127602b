"""Digests of mailing lists."""

from tui.document.model import BlockKind
from tui.formats.email.digest import split_digest
from tui.formats.email.reader import read_email

RIVER = "The river rose in the night, and by the morning it had taken the mill."
ROAD = "The road is gone from the bridge to the church, and nobody wants it back."
DIGEST = f"""\
From: list-request@mill.example
Subject: Mill Digest, Vol 12, Issue 3

Send submissions to list@mill.example

Today's Topics:

   1. The river (Ann Lee)
   2. Re: The road (Max Frost)

{"-" * 70}

Message: 1
Date: Mon, 6 May 2024 08:00:00 +0200
From: Ann Lee <ann@mill.example>
Subject: [Mill] The river
Content-Type: text/plain; charset=iso-8859-1

{RIVER} Ça ira.

{"-" * 30}

Message: 2
From: Max Frost <max@mill.example>
Subject: Re: [Mill] The road

> Is the road gone?

{ROAD}


{"-" * 30}

End of Mill Digest, Vol 12, Issue 3
***********************************
"""


def test_the_messages_of_a_digest_are_articles_of_their_own() -> None:
    reading = read_email(DIGEST.encode(), "a digest")
    assert reading.title == "Mill Digest, Vol 12, Issue 3"
    assert [(draft.kind, draft.text, draft.begins_article) for draft in reading.drafts] == [
        (BlockKind.HEADING, "The river (Ann Lee)", True),
        (BlockKind.PARAGRAPH, f"{RIVER} Ça ira.", False),
        (BlockKind.HEADING, "The road (Max Frost)", True),
        (BlockKind.QUOTE, "Is the road gone?", False),
        (BlockKind.PARAGRAPH, ROAD, False),
    ]


def test_what_is_left_out_of_a_digest_is_told() -> None:
    dropped = [part.text for part in read_email(DIGEST.encode(), "a digest").dropped]
    assert any("Today's Topics" in text for text in dropped)
    assert any("End of Mill Digest" in text for text in dropped)


def test_a_dashed_line_alone_makes_no_digest() -> None:
    assert split_digest(f"{RIVER}\n\n{'-' * 70}\n\n{ROAD}\n\n{'-' * 30}\n\nFrom: Ann") is None
