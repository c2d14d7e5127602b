"""The fingerprint of what decides a digest."""

from pathlib import Path

import pytest

from tui.language import fingerprint as of_language
from tui.language.punkt import tables_of
from tui.language.stemmers import LanguageTools, tools_for
from tui.summary import fingerprint as of_digest
from tui.summary.fingerprint import fingerprint


@pytest.fixture(autouse=True)
def forget(request: pytest.FixtureRequest) -> None:
    """Compute each fingerprint anew, and forget those of changed tables."""
    caches = (fingerprint, of_language.language_fingerprint)
    for cached in caches:
        cached.cache_clear()
        request.addfinalizer(cached.cache_clear)


def test_it_is_the_same_each_time() -> None:
    before = fingerprint("english", "blend")
    fingerprint.cache_clear()
    of_language.language_fingerprint.cache_clear()
    assert fingerprint("english", "blend") == before
    assert len(before) == 12


def test_it_differs_by_language_and_method() -> None:
    found = {
        fingerprint(language, method) for language in ("english", "german") for method in ("blend", "lsa")
    }
    assert len(found) == 4


def test_it_differs_by_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint("english", "blend")
    fingerprint.cache_clear()
    monkeypatch.setattr(of_digest, "version_of", lambda package: "9.9")
    assert fingerprint("english", "blend") != before


def test_it_differs_by_stems_stop_words_and_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    tools = tools_for("english")
    found = {fingerprint("english", "blend")}
    changes = (
        ("tools_for", LanguageTools(str.upper, tools.stop_words, ())),
        ("tools_for", LanguageTools(tools.stem, tools.stop_words | {"whale"}, ())),
        ("tables_of", tables_of("german")),
        ("tokenize_words", ("other", "words")),
        ("sentence_spans", []),
    )
    for name, value in changes:
        forgotten = fingerprint, of_language.language_fingerprint
        for cached in forgotten:
            cached.cache_clear()
        with monkeypatch.context() as patched:
            patched.setattr(of_language, name, lambda *_, value=value: value)
            found.add(fingerprint("english", "blend"))
    assert len(found) == 6


def test_it_differs_by_the_code_of_an_added_method(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    monkeypatch.syspath_prepend(tmp_path)
    for text in ("first", "second"):
        (tmp_path / "added_code.py").write_text(f"# {text}")
        method = of_digest.find_method("blend")._replace(name="added", summarizer="added_code:Added")
        monkeypatch.setattr(of_digest, "find_method", lambda name, method=method: method)
        found.add(fingerprint("english", "added"))
        fingerprint.cache_clear()
    assert len(found) == 2


def test_it_differs_by_the_code_that_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_digest, "_DECIDING", (tmp_path,))
    found = set()
    for weight in ("0.4", "0.6"):
        (tmp_path / "weights.py").write_text(f"WEIGHT = {weight}")
        found.add(fingerprint("english", "blend"))
        fingerprint.cache_clear()
    assert len(found) == 2
