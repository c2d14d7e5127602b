import io
import os
import subprocess
import sys
from pathlib import Path
from textwrap import fill

import pytest
from hypothesis import given

from tests.document.invariants import check_article
from tests.document.strategies import any_text, plain_articles
from tui.document.errors import SourceError, UsageError
from tui.sources.open import (
    article_from_bytes,
    article_from_text,
    excerpt_article,
    open_article,
    open_stream,
    preview_article,
)

PROSE = "The river rose in the night and by the morning it had taken the lower road, the mill and two of the sheds."
ARTICLE = f"A flood\n\n{PROSE}\n\nThe mill\n\n{PROSE}\n"
HEAVY = ("chardet", "markdown_it", "nltk", "numpy", "sumy", "textual")


def imported(code: str, *arguments: str) -> set[str]:
    """Return the heavy packages that a fresh interpreter has loaded after some code."""
    script = f"import sys\n{code}\nprint(*[name for name in {HEAVY} if name in sys.modules])"
    result = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(result.stdout.split())


def test_bytes_and_file_objects_are_opened(tmp_path: Path) -> None:
    path = tmp_path / "flood.md"
    path.write_text("# A flood\n\nThe *river* rose. Überall.\n", encoding="utf-8")
    expected = open_article(path)
    data = path.read_bytes()
    for content in (data, bytearray(data), memoryview(data), io.BytesIO(data), io.StringIO(data.decode())):
        article = open_article(content, name="flood.md")  # type: ignore[arg-type]
        assert (article.title, article.text, article.source) == ("A flood", expected.text, "flood.md")
    with path.open("rb") as binary, path.open(encoding="utf-8") as text:
        for stream in (binary, text):
            article = open_article(stream)
            assert (article.text, article.source) == (expected.text, str(path))
    unnamed = open_article(
        io.StringIO('<!doctype html><meta charset="iso-8859-1"><p>Überall Wasser, sagt er.'), language="de"
    )
    assert (unnamed.text, unnamed.language) == ("Überall Wasser, sagt er.", "german")
    with pytest.raises(SourceError, match="Cannot read the bytes: it is empty"):
        open_article(b"")


def test_the_address_of_a_file_is_its_path(tmp_path: Path) -> None:
    path = tmp_path / "the flood.txt"
    path.write_text(ARTICLE)
    article = open_article(path.as_uri())
    assert (article.text, article.source) == (open_article(path).text, str(path))


def test_a_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "flood.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    for source in (path, str(path)):
        article = open_article(source)
        assert (article.title, article.source, article.language) == ("A flood", str(path), "english")
        assert [section.title for section in article.sections] == [None, "The mill"]


def test_markdown_is_recognised_by_its_name_or_its_markup(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A *flood*\n\nText.")
    assert open_article(tmp_path / "a.md").title == "A flood"
    stream = open_stream(io.BytesIO(b"# A *flood*\n\nText.\n\n## Mill\n\nMore."))
    assert (stream.title, stream.source) == ("A flood", "standard input")


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode("utf-16"))))
    assert open_article("-").title == "A flood"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceError, match="standard input"):
        open_article("-")


def test_a_folder_is_refused_with_a_count_of_its_articles(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no articles"):
        open_article(tmp_path)
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(SourceError, match="a folder with 1 article"):
        open_article(tmp_path)


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"", "empty"), (b"\xef\xbb\xbf \n", "empty"), (b"%PDF-1.4", "a PDF"), (bytes(range(32)) * 9, "binary")],
)
def test_other_content_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(SourceError, match=what):
        article_from_bytes(data, "x.txt")


def test_names_are_harmless_in_errors_and_articles() -> None:
    with pytest.raises(SourceError) as caught:
        article_from_bytes(b"", "a\x1b[31m\n.txt")
    assert "\x1b" not in str(caught.value)
    assert article_from_bytes(b"Hello", "a\x1b[31m.txt").source == "a\ufffd[31m.txt"


def test_the_language_asked_for_comes_first() -> None:
    german = "---\nlang: de\n---\n\nEin Text."
    assert article_from_bytes(german.encode(), "a.md").language == "german"
    assert article_from_bytes(german.encode(), "a.md", language="fr").language == "french"
    with pytest.raises(UsageError):
        article_from_bytes(german.encode(), "a.md", language="klingon")


def test_an_unknown_language_is_detected_from_the_text() -> None:
    text = f"---\nlang: klingon\n---\n\n{PROSE}"
    assert article_from_bytes(text.encode(), "a.md").language == "english"


def test_text_with_a_title() -> None:
    article = article_from_text("A flood", ARTICLE, source="here")
    assert (article.title, article.source) == ("A flood", "here")
    assert article.text.count("A flood") == 0
    assert article_from_text("", ARTICLE).title == "A flood"
    assert article_from_text("Nothing", "").sections == ()


@given(any_text, plain_articles)
def test_any_text_with_any_title(title: str, text: str) -> None:
    check_article(article_from_text(title, text, language="english"))


def test_previews_are_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "book.txt"
    chapters = "".join(f"CHAPTER {number}. The day\n\n{PROSE * 40}\n\n" for number in range(1, 60))
    path.write_text("The book\n\n" + chapters, encoding="utf-8")
    preview, whole = preview_article(path), open_article(path)
    assert preview is not None
    assert preview.title == whole.title == "The book"
    assert whole.text.startswith(preview.text)
    assert 20_000 < len(preview.text) <= 32 * 1024


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize("text", ["ä" * 200_000, "ä b " * 60_000, "Über den Fluß.\r\n\r\n" * 12_000])
def test_previews_cut_no_letter_in_two(tmp_path: Path, encoding: str, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    preview = preview_article(path)
    assert preview is not None
    assert set(preview.text) <= set(text) | {"\n"}


def test_small_files_and_bad_ones_have_no_preview(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert preview_article(tmp_path / "a.txt") is None
    assert preview_article(tmp_path / "none.txt") is None
    (tmp_path / "b.txt").write_bytes(os.urandom(200_000))
    assert preview_article(tmp_path / "b.txt") is None


def test_importing_and_reading_text_load_nothing_heavy(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    assert imported("import tui.sources.open, tui.sources.folders") == set()
    assert (
        imported("from tui.sources.open import open_article\nopen_article(sys.argv[1])", str(path)) == set()
    )


def test_a_text_of_ten_megabytes_in_one_line_opens() -> None:
    opening = 'article_from_bytes(b"word " * 2_000_000, "x.txt", language="english")'
    program = f"from tui.sources.open import article_from_bytes; print(len({opening}.blocks))"
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "1\n"


PARAGRAPHS = [
    f"Stage {number}\n\n{fill(f'Stage {number} goes on over the hill. ' * 30, 72)}"
    for number in range(1, 301)
]
LONG = "The long way home\n\n" + "\n\n".join(PARAGRAPHS)


def written(folder: Path, text: str, name: str = "long.txt") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("number", [1, 2, 150, 299, 300])
def test_an_excerpt_holds_the_text_around_the_words(tmp_path: Path, number: int) -> None:
    words = f"Stage {number} goes on over the hill. Sta"
    article = excerpt_article(written(tmp_path, LONG), words, number / 300, title="The long way home")
    assert article is not None
    assert words in article.text
    assert article.title == "The long way home"
    assert len(article.text) < 50_000


def test_of_repeated_words_the_nearest_are_chosen(tmp_path: Path) -> None:
    article = excerpt_article(written(tmp_path, LONG), "goes on over the hill. Stage", 0.5, title="")
    assert article is not None
    assert "Stage 150 goes on" in article.text


def test_an_excerpt_of_markdown_is_read_as_markdown(tmp_path: Path) -> None:
    text = "\n\n".join(f"## Part {n}\n\n{f'The part {n} has **bold** words. ' * 40}" for n in range(200))
    article = excerpt_article(written(tmp_path, text, "long.md"), "The part 100 has", 0.5, title="Parts")
    assert article is not None
    assert "Part 100" in [section.title for section in article.sections]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Short.\n\nToo short to begin in a part.", "short.txt", "Too short to begin"),
        (LONG, "long.txt", "words that stand nowhere in it"),
        (LONG, "long.txt", "word"),
        (LONG, "long.txt", ""),
        ("<!doctype html><p>" + LONG, "long.txt", "Stage 9 goes on over"),
        (LONG, "long.html", "Stage 9 goes on over"),
        ("\0\1\2\3" * 100_000, "long.txt", "Stage 9 goes on over"),
    ],
)
def test_other_files_have_no_excerpt(tmp_path: Path, text: str, name: str, words: str) -> None:
    assert excerpt_article(written(tmp_path, text, name), words, 0.5, title="") is None


def test_a_missing_file_has_no_excerpt(tmp_path: Path) -> None:
    assert excerpt_article(tmp_path / "missing.txt", "some words here", 0.5, title="") is None
