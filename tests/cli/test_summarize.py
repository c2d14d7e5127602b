import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Standfirst
from tui.sources.folders import sample_articles
from tui.summary.methods import METHODS

FIELDS = [
    "source",
    "title",
    "language",
    "method",
    "length",
    "fingerprint",
    "words",
    "sentences",
    "reading_minutes",
    "warnings",
    "keywords",
    "summary",
    "outline",
]


def test_text_has_the_title_the_summary_and_the_outline(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "-n", "2", article)
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "The bridge at Orsk"
    assert "blend · 2 of 9" in lines[1]
    assert lines.index("Outline") == lines.index("Summary") + 5


def test_json_has_the_fields_of_a_record(standfirst: Standfirst, article: Path) -> None:
    record = json.loads(standfirst("summarize", "--format", "json", "-n", "3", article).out)
    assert list(record) == FIELDS
    assert record["source"] == str(article)
    assert (record["method"], record["length"], record["sentences"]) == ("blend", "3", 9)
    assert len(record["summary"]) == 3


def test_the_text_comes_with_json_when_asked(standfirst: Standfirst, article: Path) -> None:
    record = json.loads(standfirst("summarize", "--format", "json", "--with-text", article).out)
    for sentence in record["summary"]:
        assert record["text"][sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize(("format_", "margin"), [("text", "    "), ("markdown", "  - ")])
def test_each_sentence_says_why_when_asked(
    standfirst: Standfirst, article: Path, format_: str, margin: str
) -> None:
    plain = standfirst("summarize", "--format", format_, "-n", "3", article).out.splitlines()
    lines = standfirst("summarize", "--format", format_, "-n", "3", "--explain", article).out.splitlines()
    added = [line for line in lines if line.startswith(f"{margin}score ")]
    assert len(added) == 3
    assert all(re.search(r"score \S+, \d\w\w of 9 · chosen by \d of 9 methods · ", line) for line in added)
    assert any("bridge (title)" in line and "(opening), sentence 1 of 2" in line for line in added)
    assert [line for line in lines if line not in added] == plain


def test_json_says_why_when_asked(standfirst: Standfirst, article: Path) -> None:
    plain = json.loads(standfirst("summarize", "--format", "json", article).out)
    record = json.loads(standfirst("summarize", "--format", "json", "--explain", article).out)
    reasons = [entry.pop("reasons") for entry in record["summary"]]
    assert record == plain
    assert sorted(reason["rank"] for reason in reasons) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("format_", "shown"),
    [
        ("text", "\n  [The second pier leans by four degrees.]\n  It will be taken down first.\n"),
        ("markdown", "\n- > The second pier leans by four degrees.\n\n  It will be taken down first.\n"),
        ("json", '"context": [{"text": "The second pier leans by four degrees."'),
        (
            "html",
            'class="before" role="note"><a href="#sentence-5">The second pier leans by four degrees.</a>',
        ),
    ],
)
def test_what_a_sentence_refers_back_to_is_shown_when_asked(
    standfirst: Standfirst, article: Path, monkeypatch: pytest.MonkeyPatch, format_: str, shown: str
) -> None:
    options = ("summarize", "--format", format_, "--section", "1.1", "-m", "luhn", "-n", "1", article)
    article.write_text(ARTICLE.replace("first.", "first, four degrees of pier and all."), "utf-8")
    shown = shown.replace("first.", "first, four degrees of pier and all.")
    plain = standfirst(*options).out
    with_context = standfirst(*options, "--context", "1").out
    assert shown in with_context
    assert shown not in plain
    monkeypatch.setenv("STANDFIRST_CONTEXT", "1")
    assert standfirst(*options).out == with_context
    assert standfirst(*options, "--context", "0").out == plain
    settings = article.with_name("settings.toml")
    settings.write_text("context = 1\n")
    monkeypatch.delenv("STANDFIRST_CONTEXT")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(settings))
    assert standfirst(*options).out == with_context


@pytest.mark.parametrize("number", ["-1", "10", "x"])
def test_an_impossible_context_is_refused(standfirst: Standfirst, article: Path, number: str) -> None:
    ended = standfirst("summarize", "--context", number, article)
    assert (ended.status, ended.out) == (2, "")
    assert "--context" in ended.err


def test_markdown_has_headings_and_lists(standfirst: Standfirst, article: Path) -> None:
    out = standfirst("summarize", "--format", "markdown", article).out
    assert out.startswith('---\ntitle: "The bridge at Orsk"\n')
    assert "\n---\n\n# The bridge at Orsk\n" in out
    assert "\n  - **The second pier**\n    - " in out


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_can_be_named(standfirst: Standfirst, article: Path, method: str) -> None:
    record = json.loads(standfirst("summarize", "--method", method, "--format", "json", article).out)
    assert record["method"] == method
    assert len(record["summary"]) == 5


@pytest.mark.parametrize(("length", "sentences"), [("1", 1), ("50%", 4), ("100", 9)])
def test_the_length_is_met(standfirst: Standfirst, article: Path, length: str, sentences: int) -> None:
    record = json.loads(standfirst("summarize", "--length", length, "--format", "json", article).out)
    assert len(record["summary"]) == sentences


def test_a_section_is_summarised_alone(standfirst: Standfirst, article: Path) -> None:
    for section in ("2", "what comes"):
        record = json.loads(standfirst("summarize", "--section", section, "--format", "json", article).out)
        assert {sentence["section"] for sentence in record["summary"]} == {3}


def test_a_note_goes_to_standard_error(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--length", "1w", article)
    assert ended.status == 0
    assert ended.err.startswith("standfirst: note: ")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("sources", [[], ["-"]])
def test_what_is_piped_in_is_read(standfirst: Standfirst, sources: list[str]) -> None:
    ended = standfirst("summarize", *sources, stdin=ARTICLE.encode())
    assert ended.status == 0
    assert "bridge" in ended.out


def test_of_several_sources_one_that_fails_does_not_stop_the_rest(
    standfirst: Standfirst, article: Path
) -> None:
    missing = article.with_name("missing.txt")
    ended = standfirst("summarize", "--format", "json", article, missing, article)
    assert ended.status == 1
    assert [json.loads(line)["title"] for line in ended.out.splitlines()] == ["The bridge at Orsk"] * 2
    assert ended.err.count("\n") == 1
    assert "missing.txt" in ended.err


def test_a_folder_means_its_articles(standfirst: Standfirst, article: Path) -> None:
    article.with_name("another.md").write_text(ARTICLE)
    article.with_name("empty.md").touch()
    ended = standfirst("summarize", "--format", "json", article.parent)
    assert ended.status == 1
    names = [Path(json.loads(line)["source"]).name for line in ended.out.splitlines()]
    assert names == ["another.md", "bridge.md"]
    assert "empty.md" in ended.err


def test_html_is_a_page_with_the_article(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--format", "html", "--explain", "-n", "1", article)
    assert (ended.status, ended.err) == (0, "")
    assert "<title>The bridge at Orsk</title>" in ended.out
    assert "of 9 methods" in ended.out
    assert ended.out.count("<mark>") == 1


@pytest.mark.parametrize("command", ["summarize", "outline"])
def test_the_schema_is_printed_and_nothing_is_read(standfirst: Standfirst, command: str) -> None:
    ended = standfirst(command, "--schema", "missing.txt")
    assert (ended.status, ended.err) == (0, "")
    assert "oneOf" in json.loads(ended.out)


@pytest.mark.parametrize(
    "arguments",
    [
        ["summarize"],
        ["summarize", "--format", "markdown"],
        ["summarize", "--with-text"],
        ["summarize", "--format", "markdown", "--with-text"],
        ["summarize", "--format", "json", "--with-text"],
        ["outline"],
        ["outline", "--format", "json"],
        ["read", "--plain"],
    ],
)
def test_nothing_in_an_article_or_its_name_reaches_the_terminal_as_a_command(
    standfirst: Standfirst, tmp_path: Path, arguments: list[str]
) -> None:
    attack = "\x1b]0;gone\x07 \x9b31m [red]\u202e \x00 \x7f"
    path = tmp_path / f"na\x1b[2Jme\u202e{'x' * 9}.md"
    path.write_text(
        f"# Title {attack}\n\nA text {attack} ends.\n\n## Part {attack}\n\n- It {attack} lasts.\n{ARTICLE}"
    )
    ended = standfirst(*arguments, path)
    assert ended.status == 0
    assert "[red]" in ended.out.replace("\\", "")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", ended.out + ended.err)


@pytest.mark.parametrize("path", sample_articles(), ids=lambda path: path.name)
def test_every_sample_has_a_digest(standfirst: Standfirst, path: Path) -> None:
    ended = standfirst("summarize", path)
    assert (ended.status, ended.err) == (0, "")
    assert "5 of " in ended.out.splitlines()[1]
    assert "\nSummary\n" in ended.out
    assert "\nOutline\n" in ended.out


def test_the_summary_alone_is_its_sentences(standfirst: Standfirst, article: Path) -> None:
    record = json.loads(standfirst("summarize", "-n", "2", "--json", article).out)
    sentences = [entry["text"] for entry in record["summary"]]
    alone = standfirst("summarize", "-n", "2", "--summary-only", article)
    assert (alone.status, alone.out.splitlines()) == (0, sentences)
    markdown = standfirst("summarize", "-n", "2", "--summary-only", "--format", "markdown", article)
    assert markdown.out.splitlines() == [f"- {sentence}" for sentence in sentences]
    explained = standfirst("summarize", "-n", "2", "--summary-only", "--explain", article).out.splitlines()
    assert explained[::2] == sentences
    assert explained[1].startswith("  ")


@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_the_outline_can_be_left_out(standfirst: Standfirst, article: Path, format_: str) -> None:
    whole = standfirst("summarize", "--format", format_, "--with-text", article).out
    short = standfirst("summarize", "--format", format_, "--with-text", "--no-outline", article).out
    start, end = whole.index("Outline"), whole.index("Text")
    assert "Outline" not in short
    assert "Summary" in short
    assert "The bridge at Orsk" in short
    assert [line for line in short.splitlines() if line.strip("# ")] == [
        line for line in (whole[:start] + whole[end:]).splitlines() if line.strip("# ")
    ]


@pytest.mark.parametrize("option", ["--summary-only", "--no-outline"])
@pytest.mark.parametrize("format_", ["json", "html"])
def test_other_formats_always_have_an_outline(
    standfirst: Standfirst, article: Path, option: str, format_: str
) -> None:
    ended = standfirst("summarize", option, "--format", format_, article)
    assert (ended.status, ended.out) == (2, "")
    assert f"The format {format_} always has its outline. {option} goes with text or markdown." in ended.err


def test_the_summary_alone_has_no_text(standfirst: Standfirst, article: Path) -> None:
    assert standfirst("summarize", "--summary-only", "--with-text", article).status == 2


def test_a_question_gives_the_sentences_that_answer_it(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--about", "who built the bridge?", "-n", "1", article)
    assert (ended.status, ended.err) == (0, "")
    assert "About “who built the bridge?”" in ended.out.splitlines()
    ended = standfirst("summarize", "--json", "--about", "who built the bridge?", "-n", "1", article)
    record = json.loads(ended.out)
    assert record["about"] == "who built the bridge?"
    (sentence,) = record["summary"]
    for match in sentence["matches"]:
        assert sentence["text"][match["start"] - sentence["start"] :].startswith(match["text"])
    assert "bridge" in {match["text"] for match in sentence["matches"]}


@pytest.mark.parametrize("format_", ["text", "markdown", "html", "json"])
def test_a_question_without_an_answer_is_told_once(
    standfirst: Standfirst, article: Path, format_: str
) -> None:
    ended = standfirst("summarize", "--about", "carburettors", "--format", format_, article)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.count("The article says nothing of “carburettors”.") == 1
    assert format_ != "text" or "\n\n\n" not in ended.out
    alone = standfirst("summarize", "--about", "carburettors", "--summary-only", article)
    assert alone.out.strip() == ""
    assert "says nothing of" in alone.err


def test_a_question_needs_a_word(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("summarize", "--about", "?", article)
    assert ended.status == 2
    assert "Nothing is asked." in ended.err


def test_a_length_in_minutes_is_at_the_pace_of_the_settings(
    standfirst: Standfirst, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text("pace = 20")
    monkeypatch.setenv("STANDFIRST_CONFIG", str(settings))
    slow = json.loads(standfirst("summarize", "--json", "-n", "1min", article).out)
    assert slow["length"] == "1min"
    in_words = json.loads(standfirst("summarize", "--json", "-n", "20w", article).out)
    assert slow["summary"] == in_words["summary"]
