import pytest

from tui.summary.unfit import is_unfit


@pytest.mark.parametrize(
    "sentence",
    [
        "Who built the bridge?",
        "“Who built the bridge?”",
        "谁建了这座桥？",
        "The council gave three reasons:",
        "Photo: the bridge at dawn.",
        "The bridge at dawn",
        "Jo Hill contributed to this report.",
        "Sign up for our newsletter to read about bridges.",
        "“The bridge has always been there.”",
        "(The names were changed.)",
        "",
    ],
)
def test_unfit(sentence: str) -> None:
    assert is_unfit(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was built in 1871.",
        "“The bridge was built in 1871,” the mayor said.",
        "The mayor said: “It was built in 1871.”",
        "(The bridge) was built in 1871 (or 1872).",
        "这座桥建于1871年。",
        "สะพานนี้สร้างขึ้นในปี 1871",
        "पुल 1871 में बना था।",
        "She took photographs of the bridge.",
    ],
)
def test_fit(sentence: str) -> None:
    assert not is_unfit(sentence)
