import base64
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.document.strategies import any_text, plain_articles
from tui.document.errors import SourceError
from tui.document.model import BlockKind
from tui.formats.email.reader import read_email
from tui.formats.parsed_document import article_of
from tui.sources.open import article_from_bytes

BODY = "The river rose in the night, and by the morning it had taken the lower road and the mill."
HEAD = "From: Ann Lee <ann@mill.example>\nSubject: The river\nDate: Mon, 6 May 2024 09:00:00 +0200\n"


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    names = {
        "From": "Ann Lee <ann@mill.example>",
        "Subject": "The river",
        "Date": "Mon, 6 May 2024 09:00:00 +0200",
    }
    for name, value in {**names, **headers}.items():
        message[name.replace("_", "-")] = value
    return message


def blocks(data: bytes | str) -> list[tuple[BlockKind, int, str]]:
    data = data if isinstance(data, bytes) else data.encode()
    article = article_of(read_email(data, "a mail"), language="english", source="a mail")
    return [(block.kind, block.level, block.text) for block in article.blocks]


def reasons(data: bytes | str) -> dict[str, str]:
    data = data if isinstance(data, bytes) else data.encode()
    return {dropped.reason: dropped.text for dropped in read_email(data, "a mail").dropped}


@given(plain_articles, any_text)
@settings(deadline=None)
def test_any_text_is_a_sound_article(text: str, subject: str) -> None:
    data = f"From: x@y.example\nSubject: {subject}\n\nA word.\n{text}".encode("utf-8", "replace")
    try:
        check_article(article_of(read_email(data, "a mail"), language="english", source="x"))
    except SourceError as error:
        assert str(error).startswith("Cannot read a mail: ")


@settings(deadline=None)  # the first loads lxml
@given(st.data())
def test_a_damaged_message_is_read_or_refused(data: st.DataObject) -> None:
    message = mail()
    message.set_content(BODY + " Ünïcode")
    message.add_alternative(f"<p>{BODY}</p>", subtype="html")
    message.add_attachment(b"\0" * 50, maintype="image", subtype="png", filename="mill.png")
    raw = bytearray(message.as_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        check_article(article_of(read_email(bytes(raw), "a mail"), language=None, source="x"))
    except SourceError as error:
        assert str(error).startswith("Cannot read a mail: ")


def test_headers_give_title_and_metadata() -> None:
    message = mail(
        Subject="Re: [mill-dev] AW: Fwd: Die Mühle am Fluß (fwd)",
        From="Jörg Lee <jorg@mill.example>",
        List_Id="Mill development <dev.mill.example>",
    )
    message.set_content(BODY)
    reading = read_email(message.as_bytes(), "a mail")
    assert reading.title == "Die Mühle am Fluß"
    assert (reading.metadata.author, reading.metadata.date, reading.metadata.site) == (
        "Jörg Lee",
        "2024-05-06",
        "Mill development",
    )
    assert [draft.text for draft in reading.drafts] == [BODY]


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("ann@mill.example", "ann@mill.example"),
        ("<ann@mill.example>", "ann@mill.example"),
        ('"Lee, Ann" <ann@mill.example>', "Ann Lee"),
        ("ann at mill.example (Ann Lee)", "Ann Lee"),
        ("ann@mill.example (Ann Lee)", "Ann Lee"),
        ("=?utf-8?q?J=C3=B6rg?= <j@mill.example>", "Jörg"),
        ("=?unknown?q?J?= <j@mill.example>", "J"),
        ("=?utf-8?b?!?= <j@mill.example>", "j@mill.example"),
    ],
)
def test_author_names(sender: str, name: str) -> None:
    assert read_email(f"From: {sender}\nSubject: x\n\n{BODY}".encode(), "m").metadata.author == name


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("[ANN] Mill 2.0", "[ANN] Mill 2.0"),
        ("[PATCH 1/2] wheel: turn", "[PATCH 1/2] wheel: turn"),
        ("Re[2]: RE: Mill", "Mill"),
        ("[mill]", "[mill]"),
        ("Re:Mill: a report", "Mill: a report"),
    ],
)
def test_meaningful_subject_tags_stay(subject: str, title: str) -> None:
    assert read_email(f"From: x\nSubject: {subject}\n\n{BODY}".encode(), "m").title == title


def test_an_invalid_date_is_kept_as_it_is() -> None:
    assert read_email(f"From: x\nDate: last week\n\n{BODY}".encode(), "m").metadata.date == "last week"


def test_plain_text_is_preferred_and_attachments_are_named() -> None:
    message = mail()
    message.set_content(f"{BODY} Ünïcode", charset="iso-8859-1", cte="quoted-printable")
    message.add_alternative("<p>Other words.</p>", subtype="html")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="mill.png")
    assert blocks(message.as_bytes()) == [(BlockKind.PARAGRAPH, 0, f"{BODY} Ünïcode")]
    assert reasons(message.as_bytes()) == {"an attachment": "mill.png"}


def test_html_is_read_without_its_signature() -> None:
    message = mail()
    html = f"<h2>The flood</h2><p>{BODY}</p><blockquote>How high?</blockquote><div class='gmail_signature'>Ann</div>"
    message.set_content(html, subtype="html", cte="base64")
    assert blocks(message.as_bytes()) == [
        (BlockKind.HEADING, 1, "The flood"),
        (BlockKind.PARAGRAPH, 0, BODY),
        (BlockKind.QUOTE, 1, "How high?"),
    ]
    assert reasons(message.as_bytes()) == {"a signature": "Ann"}


def test_html_is_preferred_to_a_stub_of_plain_text() -> None:
    message = mail()
    message.set_content("See the HTML part.")
    message.add_alternative(f"<p>{BODY * 20}</p>", subtype="html")
    assert blocks(message.as_bytes())[0][2].startswith(BODY)


def test_quotations_have_depth_and_attribution() -> None:
    text = f"""{HEAD}
On Sun, May 5, 2024 at 10:12 PM Max Frost <max@mill.example>
wrote:
> Bea Moor schrieb am 04.05.2024:
>> The wheel has not turned since the flood, and nobody in the town
>> knows when it will turn again.
>
> I looked at it. The axle is sound, but the paddles are gone and the
> sluice is full of mud.
Then we need a carpenter.
"""
    assert blocks(text) == [
        (BlockKind.QUOTE, 1, "Max Frost wrote:"),
        (BlockKind.QUOTE, 2, "Bea Moor wrote:"),
        (
            BlockKind.QUOTE,
            2,
            "The wheel has not turned since the flood, and nobody in the town knows when it will turn again.",
        ),
        (
            BlockKind.QUOTE,
            1,
            "I looked at it. The axle is sound, but the paddles are gone and the sluice is full of mud.",
        ),
        (BlockKind.PARAGRAPH, 0, "Then we need a carpenter."),
    ]


def test_an_older_message_is_a_quotation_and_a_forwarded_one_is_text() -> None:
    older = f"{HEAD}\nYes.\n\n-----Original Message-----\nFrom: Max Frost\nSent: Sunday\nTo: Ann\nSubject: x\n\n{BODY}"
    assert blocks(older) == [
        (BlockKind.PARAGRAPH, 0, "Yes."),
        (BlockKind.QUOTE, 1, "Max Frost wrote:"),
        (BlockKind.QUOTE, 1, BODY),
    ]
    forwarded = older.replace("-----Original Message-----", "---------- Forwarded message ---------")
    assert blocks(forwarded)[1:] == [
        (BlockKind.PARAGRAPH, 0, "Max Frost wrote:"),
        (BlockKind.PARAGRAPH, 0, BODY),
    ]


def test_signature_footer_and_notice_are_dropped() -> None:
    text = f"""{HEAD}
{BODY}

--\x20
Ann Lee
The Mill

This e-mail and any files with it are confidential and intended solely for the one it is addressed to.
_______________________________________________
Mill mailing list
https://mill.example/mailman/listinfo/mill
"""
    assert blocks(text) == [(BlockKind.PARAGRAPH, 0, BODY)]
    assert set(reasons(text)) == {"a mailing list's footer", "a legal notice", "a signature"}


QUOTATION = "On 5 May 2024, at 10:12, Max wrote:\n\n> Does the wheel turn?"


@pytest.mark.parametrize(
    "line",
    [
        "Sent from my iPhone",
        "Sent from Mail for Windows 10",
        "Get Outlook for Android",
        "Von meinem iPad gesendet",
        "Envoyé de mon iPhone",
    ],
)
def test_the_line_of_a_program_is_a_signature(line: str) -> None:
    for text in (f"{BODY}\n\n{line}\n\n{QUOTATION}", f"{BODY}\n\n{line}", f"{BODY}\n\n{QUOTATION}\n\n{line}"):
        assert reasons(f"{HEAD}\n{text}") == {"a signature": line}
        assert blocks(f"{HEAD}\n{text}")[0][2] == BODY


def test_a_signature_above_a_quotation_ends_there() -> None:
    for quotation in (QUOTATION, "Max Frost\nwrote:\n> Does the wheel turn?"):
        text = f"{HEAD}\n{BODY}\n--\x20\nAnn Lee\nThe Mill\n\n{quotation}"
        assert [text for _, _, text in blocks(text)][::2] == [BODY, "Does the wheel turn?"]
        assert reasons(text) == {"a signature": "--\nAnn Lee\nThe Mill"}


def test_a_dashed_line_in_the_text_is_no_signature() -> None:
    text = f"{HEAD}\n{BODY}\n\n--\n" + f"{BODY}\n\n" * 20
    assert len(blocks(text)) >= 21


def test_notes_of_several_mails_have_different_labels() -> None:
    one = f"From x Mon Sep 17 00:00:00 2001\n{HEAD}\n{BODY[:-1]} [1].\n\n[1] https://mill.example/\n\n"
    document = read_email(one.encode(), "m")
    assert [note.text for note in document.notes] == ["https://mill.example/"]
    document = read_email(one.encode() * 3, "m")
    labels = [note.label for note in document.notes]
    assert len(set(labels)) == len(labels) == 3
    assert [span.target for draft in document.drafts for span in draft.spans] == labels


def test_headers_in_other_encodings() -> None:
    for codec in ("koi8-r", "utf-8"):
        head = f"Content-Type: text/plain;\n charset={codec}\nFrom: Анна <a@m.example>\nSubject: Мельница у реки\n"
        document = read_email(f"{head}\n{BODY}".encode(codec), "m")
        assert (document.title, document.metadata.author) == ("Мельница у реки", "Анна")


def test_pgp_armor_is_dropped() -> None:
    text = f"""{HEAD}
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA256

{BODY}
- --\x20
Ann
-----BEGIN PGP SIGNATURE-----

iQEzBAEBCAAdFiEE
-----END PGP SIGNATURE-----
"""
    assert blocks(text) == [(BlockKind.PARAGRAPH, 0, BODY)]
    assert set(reasons(text)) == {"a signature or a key for machines", "a signature"}


def test_flowed_text_is_joined() -> None:
    flowed = "One line \nof many \nwords.\nAnother.\n> Quoted \n> words.\n"
    text = f"{HEAD}Content-Type: text/plain; format=flowed\n\n{flowed}"
    assert [text for _, _, text in blocks(text)] == ["One line of many words.", "Another.", "Quoted words."]
    cut = text.replace("format=flowed", "format=flowed; delsp=yes")
    assert blocks(cut)[0][2] == "One lineof manywords."


def test_messages_of_a_mailbox_are_sections() -> None:
    first = f"From ann at mill.example  Mon May  6 09:00:00 2024\n{HEAD}\n{BODY}\n"
    second = first.replace("Ann Lee", "Max Frost").replace("Subject: ", "Subject: Re: [mill] ")
    assert blocks(f"{first}\n{second}") == [
        (BlockKind.HEADING, 1, "Ann Lee"),
        (BlockKind.PARAGRAPH, 0, BODY),
        (BlockKind.HEADING, 1, "Max Frost"),
        (BlockKind.PARAGRAPH, 0, BODY),
    ]
    other = second.replace("The river", "The road")
    reading = read_email(f"{first}\n{other}".encode(), "a mailbox")
    assert reading.title == "2 e-mails"
    assert [draft.text for draft in reading.drafts if draft.kind is BlockKind.HEADING] == [
        "The river (Ann Lee)",
        "The road (Max Frost)",
    ]


def test_each_subject_of_a_mailbox_begins_an_article() -> None:
    first = f"From ann at mill.example  Mon May  6 09:00:00 2024\n{HEAD}\n{BODY}\n\n"
    reply = first.replace("Subject: ", "Subject: Re: ")
    other = first.replace("The river", "The road")
    read = [
        read_email("".join(mails).encode(), "a mailbox") for mails in ((first, reply, other), (first, reply))
    ]
    begins = [[draft.begins_article for draft in one.drafts if draft.level] for one in read]
    assert begins == [[True, False, True], [False, False]]


def test_a_mailbox_need_not_have_empty_lines_between_its_mails() -> None:
    first = f"From nobody Mon Sep 17 00:00:00 2001\n{HEAD}\n{BODY}\n--\x20\n1.5\n"
    second = first.replace("Ann Lee", "Max Frost")
    for end in ("\n", "\r\n"):
        assert [text for _, _, text in blocks(f"{first}{second}".replace("\n", end))] == [
            "Ann Lee",
            BODY,
            "Max Frost",
            BODY,
        ]
    inside = f"{HEAD}\n{BODY}\nFrom the mill at 9:00 in 2024 it is an hour.\nAnn: so it is."
    assert len(blocks(f"From x\n{inside}")) < 4


def test_attached_messages_are_sections() -> None:
    inner = mail(Subject="The road", From="Max Frost <max@mill.example>")
    inner.set_content(BODY)
    message = mail()
    message.set_content("Look at this.")
    message.add_attachment(inner)
    assert blocks(message.as_bytes()) == [
        (BlockKind.PARAGRAPH, 0, "Look at this."),
        (BlockKind.HEADING, 1, "The road (Max Frost)"),
        (BlockKind.PARAGRAPH, 0, BODY),
    ]


def test_a_message_without_text_is_an_error() -> None:
    message = mail()
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="mill.png")
    with pytest.raises(SourceError, match="no text in this e-mail"):
        read_email(message.as_bytes(), "m")


def test_utf_16_and_a_byte_order_mark_are_read() -> None:
    for encoding in ("utf-16", "utf-8-sig"):
        article = article_from_bytes(f"{HEAD}\n{BODY}".encode(encoding), "a.txt")
        assert (article.title, article.author, article.text) == ("The river", "Ann Lee", BODY)


HOSTILE = {
    "endless header": f"{HEAD}X-Long: {'(;=<' * 300_000}\n\n{BODY}",
    "many headers": HEAD + "X-A: b\n" * 100_000 + f"\n{BODY}",
    "endless type": f"{HEAD}Content-Type: text/plain{'; a' * 300_000}\n\n{BODY}",
    "odd encoding": f"{HEAD}Content-Type: text/plain; charset=punycode\n\n{BODY}{'é-x' * 100_000}",
    "no encoding": f'{HEAD}Content-Type: text/plain; charset="\0"\nContent-Transfer-Encoding: \0\n\n{BODY}',
    "many parts": f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n"
    + f"--b\nContent-Type: text/plain\n\n{BODY}\n" * 10_000,
    "many signatures": f"{HEAD}\n{BODY}\n" + "-----BEGIN PGP SIGNATURE-----\n" * 50_000,
    "many quotations": f"{HEAD}\n" + "Ann wrote:\n> x\n" * 10_000,
    "deep quotation": f"{HEAD}\n{'> ' * 100_000}{BODY}",
    "many mails": f"From x\n{HEAD}\n{BODY}\n\n" * 3_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_messages_are_read(text: str) -> None:
    assert blocks(text)[0][2]


def test_deep_nesting_is_refused() -> None:
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n" for depth in range(2_000)
    )
    with pytest.raises(SourceError, match="no text"):
        read_email(f"{HEAD}{nested}\n{BODY}".encode(), "m")
    rfc822 = "Content-Type: message/rfc822\n\n" * 2_000
    with pytest.raises(SourceError, match="no text"):
        read_email(f"{HEAD}{rfc822}\n{BODY}".encode(), "m")


def test_truncated_base64_is_read_as_far_as_it_goes() -> None:
    packed = base64.b64encode((BODY * 3).encode()).decode()
    text = f"{HEAD}Content-Transfer-Encoding: base64\n\n{packed[:121]}"
    assert blocks(text)[0][2] == BODY + "T"


def test_empty_parts_are_skipped() -> None:
    text = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\npreamble\n--b\n--b\n\n{BODY}\n"
    text += "--b\n\n\n--b\n\nMore.\n--b--\nend"
    for end in ("\n", "\r\n"):
        assert [block for _, _, block in blocks(text.replace("\n", end))] == [BODY, "More."]


def test_html_with_tags_that_are_never_closed_is_read_to_its_end() -> None:
    sentences = [f"{BODY} That was day {day}." for day in range(400)]
    body = "".join(f"<p><font>{sentence}</p>" for sentence in sentences)
    text = article_from_bytes(f"{HEAD}Content-Type: text/html\n\n{body}".encode(), "a.eml").text
    assert [sentence for sentence in sentences if sentence not in text] == []
