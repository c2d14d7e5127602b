import json
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html

from tests.batch.report.lines import hostile_line, lines
from tui.batch.report import report as report_module
from tui.batch.report.report import Report
from tui.document.errors import UsageError


def report(path: Path, results: Iterable[bytes] | None = None, **options: bool) -> str:
    made = Report(path, **options)
    for line in lines() if results is None else results:
        made.add(line)
    made.write()
    made.close()
    return path.read_text("utf-8")


def page(path: Path, results: Iterable[bytes] | None = None) -> html.HtmlElement:
    return html.document_fromstring(report(path / "report.html", results))


def test_the_table_has_a_row_for_each_article(tmp_path: Path) -> None:
    rows = page(tmp_path).xpath("//table[@aria-label='Articles']/tbody/tr")
    cells = [[cell.text_content() for cell in row] for row in rows]
    assert [row[:4] for row in cells] == [
        ["1", "Ice", "17", "English"],
        ["2", "Eis", "16", "German"],
        ["4", "winters.txt", "57", "English"],
    ]
    assert cells[0][4].startswith("harbour")
    assert cells[1][5] == "Der Hafen war im Januar zugefroren."
    assert rows[1].xpath("th/@lang") == ["de"]


def test_every_gist_links_to_a_digest_and_back(tmp_path: Path) -> None:
    found = page(tmp_path)
    places = set(found.xpath("//@id"))
    links = [link for link in found.xpath("//a/@href") if link.startswith("#")]
    assert {link.removeprefix("#") for link in links} <= places
    assert len(links) == 6
    (digest,) = found.xpath("//section[@id='d4']")
    assert [item.text_content() for item in digest.xpath("ul/li/b")] == [
        "(opening)",
        "The second winter",
        "The third winter",
    ]
    assert found.xpath("//section[@id='d1']/p/a/@href") == ["https://example.org/ice"]


def test_what_a_sentence_refers_back_to_stands_before_it(tmp_path: Path) -> None:
    record = json.loads(lines()[0])
    record["summary"][1]["context"] = [{"text": "It froze over."}, {"text": "Ships *waited*."}]
    line = json.dumps(record).encode()
    items = page(tmp_path, [line]).xpath("//section[@id='d1']/ol/li")
    assert [[p.text_content() for p in item.xpath("p[@class='before']")] for item in items] == [
        [],
        ["It froze over. Ships *waited*."],
    ]
    sentence = record["summary"][1]["text"]
    markdown = report(tmp_path / "report.md", [line])
    assert f"\n- > It froze over. Ships \\*waited\\*.\n\n  {sentence}\n" in markdown


def test_plots_are_labelled_with_their_numbers(tmp_path: Path) -> None:
    assert page(tmp_path).xpath("//svg/@aria-label") == [
        "Words per article. 0–100: 3",
        "Languages. English: 2; German: 1",
    ]


def test_failures_have_a_table_of_their_own(tmp_path: Path) -> None:
    (row,) = page(tmp_path).xpath("//table[@aria-label='Not digested']/tbody/tr")
    assert [cell.text_content() for cell in row] == [
        "3",
        "empty.md",
        "Cannot read empty.md: its text is empty.",
    ]


def test_a_page_runs_and_loads_nothing(tmp_path: Path) -> None:
    found = page(tmp_path, [hostile_line()])
    assert not found.xpath("//script | //img | //link | //iframe | //@style | //@onerror | //@src")
    assert found.xpath("//a[not(starts-with(@href, '#'))]") == []
    assert "<script>alert(1)</script>" in found.text_content()
    assert "\x1b" not in found.text_content()
    (policy,) = found.xpath("//meta[@http-equiv]/@content")
    (style,) = found.xpath("//style/text()")
    look = b64encode(sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{look}'; base-uri 'none'; form-action 'none'"


def test_markdown_has_the_same(tmp_path: Path) -> None:
    text = report(tmp_path / "report.md")
    assert text.startswith(
        "# Digests of many articles\n\n3 articles · 90 words · 2 languages · 1 could not be"
    )
    assert re.search(
        r"^\| 1 \| Ice \| 17 \| english \| harbour.* \| \[The harbour .*\]\(#d1\) \|$", text, re.M
    )
    assert '### <a id="d1"></a>1. Ice\n' in text
    assert "English  ████████████████████████████████████████ 2\n German  ████████████████████ 1\n" in text
    assert "| 3 | empty.md | Cannot read empty.md: its text is empty. |" in text
    assert "- **The second winter** " in text


def test_markdown_escapes_text(tmp_path: Path) -> None:
    text = report(tmp_path / "report.md", [hostile_line()])
    assert "<script" not in text.replace("\\<", "")
    (row,) = (line for line in text.splitlines() if line.startswith("| 1 |"))
    assert len(re.findall(r"(?<!\\)\|", row)) == 7


def test_a_report_on_nothing(tmp_path: Path) -> None:
    assert "no articles" in report(tmp_path / "report.html", [])
    assert "no articles" in report(tmp_path / "report.md", [])


def test_temporary_files_are_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = report(tmp_path / "whole.html")
    monkeypatch.setattr(report_module, "_READ_CHARS", 7)
    assert report(tmp_path / "pieces.html") == whole


@pytest.mark.parametrize("name", ["report", "report.txt", "report.html.gz"])
def test_the_suffix_decides_on_the_format(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"the ending \.html or \.md"):
        Report(tmp_path / name)


def test_a_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        Report(path)
    assert path.read_text() == "mine"
    assert report(path, overwrite=True).startswith("# Digests")
