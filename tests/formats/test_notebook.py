import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.formats.described import blocks, dropped
from tui.document.errors import SourceError
from tui.document.model import Note
from tui.formats.notebook import read_notebook
from tui.formats.parsed_document import article_of

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["markdown", "code", "# A\n\nb"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["cells", "cell_type", "source", "outputs", "text", "data", "metadata"]), inner
        )
    ),
    max_leaves=20,
)


def notebook(*cells: object, **others: object) -> str:
    return json.dumps({"cells": cells, "nbformat": 4, **others})


def markdown(*lines: str) -> dict[str, object]:
    return {"cell_type": "markdown", "source": list(lines)}


@given(VALUES)
@settings(deadline=None)
def test_any_json_is_a_sound_article_or_refused(value: object) -> None:
    try:
        document = read_notebook(json.dumps({"cells": value}))
    except SourceError:
        return
    check_article(article_of(document, language="english", source="x.ipynb"))


def test_cells_are_blocks() -> None:
    document = read_notebook(
        notebook(
            markdown("# Mills\n", "\n", "One[^1].\n", "\n", "[^1]: A note.\n"),
            {"cell_type": "code", "source": "x = 1\n\ty", "outputs": [{"text": ["a\n", "b\n"]}]},
            {
                "cell_type": "code",
                "source": "",
                "outputs": [{"data": {"image/png": "iVBOR"}}, {"evalue": "no"}],
            },
            markdown("## Wheels\n", "\n", "- *two*"),
            {"cell_type": "raw", "source": "raw"},
        )
    )
    assert document.title == "Mills"
    assert blocks(document) == [
        "paragraph 'One.'",
        "code 'x = 1\\n    y'",
        "heading 2 'Wheels'",
        "list item 1 • 'two'",
        "code 'raw'",
    ]
    assert document.notes == (Note("1", "A note."),)
    assert dropped(document) == [("what code has put out", text) for text in ("a b", "(an image)", "no")]


def test_what_its_metadata_says() -> None:
    document = read_notebook(
        notebook(
            markdown("Text."),
            metadata={"title": "Mills", "authors": [{"name": "Ann"}, {"name": "Bob"}, 7], "date": "2024"},
        )
    )
    assert (document.title, document.metadata.author, document.metadata.date) == ("Mills", "Ann, Bob", "2024")


def test_version_3() -> None:
    cells = [{"cell_type": "heading", "level": 2, "source": "Mills"}, {"cell_type": "code", "input": "x"}]
    document = read_notebook(json.dumps({"worksheets": [{"cells": cells}], "nbformat": 3}))
    assert (document.title, blocks(document)) == ("Mills", ["code 'x'"])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "its JSON is damaged"),
        ("[]", "no notebook"),
        ('{"a": 1}', "no notebook"),
        ("[" * 100_000, "its JSON is damaged"),
    ],
)
def test_what_is_no_notebook_is_refused(text: str, message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_notebook(text, "a.ipynb")


def test_a_picture_that_is_attached_to_its_cell() -> None:
    text = markdown("![A lamp](attachment:a%20lamp.png)\n\n![None](attachment:b.png)")
    attachments = {"a lamp.png": {"image/png": "iVBORw0KGgo\n" + "A" * 400}}
    read = read_notebook(notebook({**text, "attachments": attachments}))
    attached, missing = (block.picture for block in article_of(read, language=None, source=None).blocks)
    assert attached is not None and missing is not None
    assert attached.embedded == f"data:image/png;base64,iVBORw0KGgo{'A' * 400}"
    assert (attached.address, missing.address, missing.embedded) == ("", "", "")
