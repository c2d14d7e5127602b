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
        "I also thank Jo Hill, who drew the bridge.",
        "We are further grateful to the council for the bridge.",
        "This work and further research on bridges were funded by the council.",
        "JH helped to draft the manuscript.",
        ", we cross the bridge at night.",
        ") and the bridge was shut.",
        "#Bridges of the town are old and beautiful.",
        "## Bridges of the town are old and beautiful.",
        "The bridge is shut! pic.twitter.com/bridge — The Mayor (@mayor) May 3, 2019.",
        "A post shared by Jo Hill (@jo) on May 3, 2019, shows the bridge.",
        "JH drafted the manuscript and measured the bridge.",
        "JH measured the bridge and wrote most of the manuscript.",
        "Copyright (C) 1871 The bridge company.",
        "You should have received a copy of the bridge with this plan.",
        "span <number> | <string> The length of the bridge in metres.",
        "<number> The length of the bridge in metres.",
        "options <Bridge Options> The length of the bridge.",
        "Returns: <Bridge> The bridge between the banks.",
        "[out] result: The bridge between the banks.",
        "Input: The banks of the river Output: The bridge between them.",
        "358030 The bridge sways 358478 The bridge creaks 359133 The bridge is shut.",
        "For the old bridge SPAN=120 ./configure --river=deep, and cross it.",
        "News of the bridge; a look at the quay, the mole and the pier ...",
        "The council gave its reasons, …",
        "“The council gave its reasons ...”",
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
        "#1 of the list is a bridge of steel.",
        "This work on bridges was done in 1871.",
        "We are grateful, and the bridge is open.",
        "<Bridges> is a film of 1871.",
        "The film <The Bridge> won 10000 euros and 20000 hearts.",
        "Write \\ or / between the bridges, or \\ alone between the boats.",
        "Set --river=deep before you cross the bridge.",
        "“The bridge was old,” said Jo Hill. “It had to go.”",
        "The rest of the bridge is made of steel.",
        "The bridge was never finished…",
        "The bridge ... was never finished.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "In this section we describe how bridges are built.",
        "In this chapter and the next, we’ll cross some bridges.",
        "This section lists the bridges of the town.",
        "The rest of this paper is about bridges.",
        "Let’s look at how a bridge is built.",
        "First, let's see what the bridge is made of.",
        "Here’s a look at three of the most surprising bridges.",
        "Let n be the number of bridges.",
        "Below are the bridges of the town.",
        "The bridges of the town are listed below.",
        "Check out our pick of the best bridges below.",
        "For more information about bridges, see the atlas.",
        "There are further instructions in the atlas.",
        "Please refer to the atlas for more.",
        "See section 3 for the bridges of the town.",
        "See the atlas for more bridges.",
        "Voici les ponts de la ville.",
        "Weitere Informationen über Brücken stehen im Atlas.",
    ],
)
def test_signposts(sentence: str) -> None:
    assert is_signpost(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The rest of the bridge is made of steel.",
        "This section of the bridge is made of steel.",
        "Here is the bridge that the mayor crossed.",
        "See the bridge before it is gone.",
        "Let the bridge be.",
        "For more than a century nobody came to see the bridge.",
        "The bridge was old, and the river ran far below.",
    ],
)
def test_no_signposts(sentence: str) -> None:
    assert not is_signpost(sentence)
