"""The public names of the package."""

import pytest

import tui


@pytest.mark.parametrize("name", tui.__all__)
def test_every_public_name_resolves_to_something_with_a_docstring(name: str) -> None:
    value = getattr(tui, name)
    assert isinstance(value, str) if name == "__version__" else value.__doc__
    assert name in dir(tui)


def test_no_name_resolves_that_is_not_public() -> None:
    assert sorted([*tui._MODULES, "__version__"]) == sorted(tui.__all__)
    with pytest.raises(AttributeError, match="digest_pdf"):
        tui.digest_pdf  # noqa: B018


def test_a_digest_is_written_in_each_format_by_its_own_function() -> None:
    article = tui.article_from_text("The lamp", "The lamp burns at night. Nobody sees it by day.")
    digest = tui.summarize(article, length=1)
    written = [tui.digest_text, tui.digest_markdown, tui.digest_json, tui.digest_html]
    for text, beginning in zip(
        (write(digest) for write in written), ["The lamp\n", "---\n", '{"source":', "<!doctype"], strict=True
    ):
        assert text.startswith(beginning)
        assert digest.summary[0].text in text
