"""The default method."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.summary.articles import HEADING, PARAGRAPH, plain, whales
from tests.summary.peer import SAMPLES, sample
from tui.document.build import Draft
from tui.document.model import Article
from tui.language.articles import build_article
from tui.language.words import tokenize_words
from tui.summary import summarizer
from tui.summary.blend import Overlap
from tui.summary.factory import document_of, terms_of
from tui.summary.rankings import Ranking, rank
from tui.summary.terms import TermCounts, Terms

HARBOUR = (
    "The harbour master of the old town counts every boat that comes in from the sea at night.",
    "Boats from the islands bring fish and wool to the market of the old town each week.",
    "Nobody has ever asked the people of the islands what they think of the long journey.",
    "A new lighthouse will replace the lamp that has burned above the harbour for a century.",
    "The lamp burned oil until the town bought a generator for the harbour and the market.",
    "Fishermen say that the light of the lamp can be seen from the farthest of the islands.",
)


def blend(article: Article) -> Ranking:
    return rank(article, "blend")


def titled(title: str, *sentences: str) -> Article:
    return build_article([Draft(PARAGRAPH, " ".join(sentences))], title=title)


@pytest.mark.parametrize("index", range(len(HARBOUR)))
def test_a_sentence_with_the_words_of_the_title_comes_earlier(index: int) -> None:
    title = " ".join(tokenize_words(HARBOUR[index]))
    named, unnamed = blend(titled(title, *HARBOUR)), blend(titled("", *HARBOUR))
    assert named.order.index(index) <= min(1, unnamed.order.index(index))


def test_a_sentence_comes_earlier_at_the_beginning() -> None:
    for sentence in HARBOUR:
        others = [other for other in HARBOUR if other != sentence]
        early, late = blend(plain(sentence, *others)), blend(plain(*others, sentence))
        assert early.order.index(0) <= late.order.index(len(others))


def roundup(*, begins_article: bool) -> Article:
    drafts = []
    for title, sentences in (("Boats", HARBOUR), ("A generator", HARBOUR[::-1]), ("Fish", HARBOUR[2:])):
        drafts.append(Draft(HEADING, title, 1, begins_article=begins_article))
        drafts.append(Draft(PARAGRAPH, " ".join(sentences)))
    return build_article(drafts, title="The week")


def test_each_article_of_a_roundup_has_its_own_beginning_and_title() -> None:
    digest_of = {flag: blend(roundup(begins_article=flag)).order[:3] for flag in (True, False)}
    articles = {index // len(HARBOUR) for index in digest_of[True]}
    assert articles == {0, 1, 2}
    assert digest_of[True] != digest_of[False]


def test_the_opening_of_a_roundup_is_none_of_its_articles() -> None:
    drafts = [Draft(PARAGRAPH, HARBOUR[0]), Draft(HEADING, "Boats", 1, begins_article=True)]
    article = build_article([*drafts, Draft(PARAGRAPH, " ".join(HARBOUR[1:]))], title="The week")
    assert terms_of(article).article_starts == (0, 1)


def test_few_words_come_last() -> None:
    article = titled("A lamp", "A lamp.", *HARBOUR, "The lamp burned.")
    assert set(blend(article).order[-2:]) == {0, len(HARBOUR) + 1}


def test_questions_come_last() -> None:
    question = "Does the harbour master of the old town count every boat from the islands at night?"
    for asked in (question, f"“{question}”"):
        article = titled("Boats from the islands", *HARBOUR[:3], asked, *HARBOUR[3:])
        assert blend(article).order[-1] == 3


def test_a_repeated_sentence_is_not_chosen_while_there_are_others() -> None:
    article = titled("Boats from the islands", *HARBOUR[:2], HARBOUR[1], *HARBOUR[2:])
    order = blend(article).order
    assert order[0] == 1
    assert order.index(2) > len(HARBOUR) // 2


def test_a_sentence_that_says_most_of_another_again_comes_later() -> None:
    again = "The boats from the islands bring salt, fish and wool to the market at night."
    order = blend(titled("The harbour of the old town", HARBOUR[1], again, HARBOUR[0], *HARBOUR[2:])).order
    assert order.index(1) > order.index(2)


TOWNS = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir")


def sections(*names: str) -> Article:
    """Return an article with 36 sentences in each section."""
    towns = [
        sentence.replace("town", f"town {town}").replace("islands", f"{town} islands")
        for town in TOWNS
        for sentence in HARBOUR
    ]
    parts = [[Draft(HEADING, name, 1), Draft(PARAGRAPH, " ".join(towns))] for name in names]
    return build_article([draft for part in parts for draft in part], title="")


@pytest.mark.parametrize(
    "names", [("Introduction", "Results", "Conclusions"), ("Einleitung", "Methoden", "Fazit")]
)
def test_in_a_paper_the_ending_counts(names: tuple[str, ...]) -> None:
    paper, other = sections(*names), sections("Part", "Another part", "Last part")
    last = len(paper.sentences) - 1
    assert blend(paper).order.index(last) < blend(other).order.index(last)


@pytest.mark.parametrize("heading", ["Acknowledgements", "Authors’ contributions", "Appendix"])
def test_what_follows_the_text_of_a_paper_is_no_ending(heading: str) -> None:
    names = ("Introduction", "Results", "Conclusions")
    paper, longer = sections(*names), sections(*names, heading)
    text, after = len(paper.sentences), len(longer.sentences)
    order = blend(longer).order
    assert min(map(order.index, range(text, after))) >= text
    assert order.index(text - 1) < blend(sections(*names, "Part")).order.index(text - 1)


def test_a_paper_that_has_announced_its_aim_goes_on_to_other_sentences() -> None:
    texts = [sentence.text for sentence in sections("Part").sentences]
    texts[2::6] = [f"We show that {text[0].lower()}{text[1:]}" for text in texts[2::6]]
    parts = [
        [Draft(HEADING, name, 1), Draft(PARAGRAPH, " ".join(texts))]
        for name in ("Introduction", "Results", "Conclusions")
    ]
    paper = build_article([draft for part in parts for draft in part], title="")
    first = [paper.sentences[index].text for index in blend(paper).order[:8]]
    assert sum(text.startswith("We show") for text in first) == 1


def test_a_section_that_has_no_sentence_in_the_summary_comes_earlier() -> None:
    parts, whole = sections("The harbour", "The islands", "The lamp"), sections("The harbour")
    other = plain(*(sentence.text for sentence in parts.sentences))
    later = range(len(whole.sentences), len(parts.sentences))
    assert min(map(blend(parts).order.index, later)) < min(map(blend(other).order.index, later))


@pytest.mark.parametrize("phrase", ["In this paper, we show that", "The results show that"])
def test_in_a_long_text_cue_phrases_count(phrase: str) -> None:
    sentences = [sentence.text for sentence in sections("Part").sentences] * 2
    index = len(sentences) - 10
    with_cue = [*sentences[:index], f"{phrase} {sentences[index]}", *sentences[index + 1 :]]
    assert blend(plain(*with_cue)).order.index(index) < blend(plain(*sentences)).order.index(index)


def test_a_sentence_that_refers_back_comes_later_unless_the_one_before_is_chosen() -> None:
    sentence = "The lamp above the harbour shows the boats from the islands the way to the market."
    for opening in ("However, the", "He said that the", "This means that the"):
        back = sentence.replace("The", opening, 1)
        order = blend(plain(*HARBOUR, back)).order
        assert order.index(len(HARBOUR)) > blend(plain(*HARBOUR, sentence)).order.index(len(HARBOUR))


@pytest.mark.parametrize(
    "unfit",
    [
        "The harbour master of the islands counts the boats and the lamp and the market in this order:",
        "The harbour master and the boats of the islands at the market of the old town at night",
        "Subscribe to the newsletter of the harbour of the old town and the islands and the market.",
        "“Boats from the islands bring fish and wool to the harbour and the market of the old town.”",
        "(Boats from the islands bring fish and wool to the harbour and the market of the old town.)",
    ],
)
def test_a_sentence_that_says_nothing_alone_comes_last(unfit: str) -> None:
    article = build_article(
        [Draft(PARAGRAPH, text) for text in (unfit, *HARBOUR)], title="The harbour and the islands"
    )
    assert blend(article).order[-1] == 0


def test_is_a_summarizer_of_sumys_kind() -> None:
    document = document_of(plain(*HARBOUR))
    chosen = summarizer("blend", "english")(document, 2)
    assert len(chosen) == 2
    assert [sentence for sentence in document.sentences if sentence in chosen] == list(chosen)


@given(
    st.lists(st.sampled_from([*HARBOUR, "A lamp.", "The of and.", "…"]), min_size=1, max_size=12),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_every_sentence_is_ranked_and_ratings_fall(sentences: list[str], has_title: bool) -> None:
    article = titled("The lamp above the harbour" if has_title else "", *sentences)
    ranking = blend(article)
    assert sorted(ranking.order) == list(range(len(article.sentences)))
    scores = [ranking.scores[index] for index in ranking.order]
    assert scores == sorted(scores, reverse=True)
    assert blend(titled(article.title, *sentences)).order == ranking.order


def test_a_long_article_is_ranked_to_its_end() -> None:
    article = plain(
        *(sentence.replace("lamp", f"lamp{'abcdefghij'[n % 10]}") for n in range(40) for sentence in HARBOUR)
    )
    order = blend(article).order
    assert sorted(order) == list(range(240))


def test_stop_words_alone_fall_back_to_the_lead() -> None:
    ranking = blend(plain("It was so.", "And then it was not."))
    assert ranking.is_fallback
    assert ranking.order == (0, 1)


def test_sentences_that_are_all_the_same_fall_back_to_the_lead() -> None:
    ranking = blend(titled("Boats", *[HARBOUR[1]] * 4))
    assert ranking.is_fallback
    assert any("finds nothing to choose by" in note for note in ranking.warnings)


def counts_of(article: Article) -> TermCounts:
    return Terms(document_of(article), str.lower).counts(frozenset())


def test_overlaps_are_shared_words_over_those_of_the_shorter() -> None:
    counts = counts_of(plain("Whales swim far.", "Whales swim.", "Ships sail.", "Far ships swim."))
    assert Overlap(counts).with_sentence(0).tolist() == pytest.approx([1, 1, 0, 2 / 3])
    assert Overlap(counts).with_sentence(3).tolist() == pytest.approx([2 / 3, 1 / 2, 1 / 2, 1])


def test_whales() -> None:
    ranking = blend(whales())
    assert ranking.complete
    assert not ranking.warnings


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("walmart-tiktok.txt", [1, 0, 7, 2, 3, 17, 25, 5, 27, 6, 14, 15, 22, 19, 8]),
        ("bridge-inspection-report.txt", [0, 4, 87, 48, 73, 12, 57, 76, 11, 1, 86, 19, 37, 59, 43]),
        ("cacao.txt", [0, 1, 2, 59, 54, 30, 11, 19, 4, 5, 6, 51, 41, 13, 3]),
        ("queues.tex", [0, 1, 4, 5, 18, 3, 8, 11, 10, 2, 17, 9, 12, 13, 6]),
    ],
)
def test_the_order_of_samples_changes_only_on_purpose(name: str, order: list[int]) -> None:
    assert [*blend(sample(SAMPLES / name)).order[:15]] == order
