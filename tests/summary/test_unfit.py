import pytest

from tui.summary.unfit import is_signpost, is_unfit, stand_in_quotations


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
        "“The bridge has always been there, as far as I know.",
        "(The names were changed.)",
        "[The band plays, and everybody crosses the bridge.",
        "collection of bridges that cover the whole river.",
        "This work was supported by the council.",
        "The council did not respond to a request for comment.",
        "The authors declare that they have no competing interests.",
        "We have asked the council and will update this story.",
        "We thank the council for the bridge.",
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
        "When you sign up for the tour, you cross the bridge.",
        "The mayor has a conflict of interest.",
        "We acknowledge that the bridge is old.",
        "iPhone sales rose by a third.",
        "“The bridge was old,” said Jo Hill. “It had to go.”",
        "The rest of the bridge is made of steel.",
    ],
)
def test_fit(sentence: str) -> None:
    assert not is_unfit(sentence)


@pytest.mark.parametrize(("opening", "closing"), ["“”", "«»", '""'])
def test_the_middle_of_a_quotation(opening: str, closing: str) -> None:
    paragraph = (
        "The bridge was built in 1871.",
        f"{opening}We crossed it every day.",
        "The planks were loose.",
        f"Nobody fell,{closing} said Jo Hill.",
        "The planks were replaced.",
    )
    assert list(stand_in_quotations(paragraph)) == [False, False, True, False, False]


def test_signposts() -> None:
    assert is_signpost("In this section we describe how bridges are built.")
    assert is_signpost("The rest of this paper is about bridges.")
    assert not is_signpost("The rest of the bridge is made of steel.")
