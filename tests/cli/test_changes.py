"""The command that tells scripts what changed in an article since it was read."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Standfirst


@pytest.fixture(autouse=True)
def own_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDFIRST_DATA_DIR", str(tmp_path / "data"))


def test_the_exit_status_is_that_of_diff(standfirst: Standfirst, article: Path) -> None:
    unread = standfirst("changes", article)
    assert (unread.status, unread.out) == (2, "")
    assert "There is no earlier edition of it to compare with. Read it, or use --keep." in unread.err
    assert standfirst("changes", "--keep", article).status == 0
    same = standfirst("changes", article)
    assert (same.status, same.out, same.err) == (0, "Nothing has changed.\n", "")
    text = article.read_text()
    text = text.replace("closed to lorries in May", "closed to lorries in June").replace(
        "It will open", "It may open"
    )
    article.write_text(text.replace("It will be taken down first.", "") + "\nNobody was hurt by it.\n")
    for _ in range(2):  # asking keeps nothing
        changed = standfirst("changes", article)
        assert changed.status == 1
        first, *rest = changed.out.splitlines()
        assert first == "1 sentence new, 2 changed, 1 gone."
        assert "~ The old bridge at Orsk was closed to lorries in June." in rest
        assert rest[-1] == "+ Nobody was hurt by it."
    record = json.loads(standfirst("changes", "--json", "--keep", article).out)
    assert (record["new"], record["gone"], len(record["changed"])) == (["Nobody was hurt by it."], 1, 2)
    assert standfirst("changes", article).status == 0


def test_two_articles_are_compared_with_each_other(
    standfirst: Standfirst, article: Path, tmp_path: Path
) -> None:
    earlier = tmp_path / "earlier.md"
    text = article.read_text()
    earlier.write_text(text.replace("in May", "in June").replace("It will be taken down first.", ""))
    article.write_text(text + "\nNobody was hurt by it.\n")
    changed = standfirst("changes", "--since", earlier, article)
    assert (changed.status, changed.err) == (1, "")
    first, *rest = changed.out.splitlines()
    assert first == "2 sentences new, 1 changed."
    assert [line[0] for line in rest] == ["~", "+", "+"]
    assert standfirst("changes", "--since", article, earlier).out.startswith("1 sentence changed, 2 gone.")
    assert standfirst("changes", "--since", article, article).status == 0
    assert standfirst("changes", article).status == 2  # nothing was kept
    assert standfirst("changes", "--since", "missing.md", article).status == 2
    both = standfirst("changes", "--keep", "--since", earlier, article)
    assert (both.status, "cannot be used together" in both.err) == (2, True)


def test_what_cannot_be_read_is_status_2(standfirst: Standfirst) -> None:
    missing = standfirst("changes", "missing.md")
    assert missing.status == 2
    assert "there is no such file" in missing.err
