"""The status, computed from plain values."""

import pytest

from tui.document.build import Draft
from tui.document.model import BlockKind
from tui.language.articles import build_article
from tui.reader.keymap import Keymap
from tui.reader.session import Session
from tui.reader.status import Status, StatusContext, StatusPart, compute_status
from tui.summary.lengths import Length
from tui.summary.rankings import rank

PACE = 200


@pytest.fixture
def session() -> Session:
    article = build_article(
        [
            Draft(BlockKind.PARAGRAPH, "A lamp stood on the hill. It burned all night."),
            Draft(BlockKind.HEADING, "Oil", 1),
            Draft(BlockKind.PARAGRAPH, "Oil burns long. A keeper pours it."),
        ],
        title="Lamps",
    )
    session = Session(article, "lex-rank", Length.parse("2"))
    session.add(rank(article, "lex-rank"))
    return session


CONTEXT = StatusContext(
    in_digest=True,
    is_single=False,
    is_working=False,
    can_go_back=False,
    section=None,
    progress=12,
    target=None,
    title_cells=60,
)


def status(session: Session | None, context: StatusContext = CONTEXT, *parts: StatusPart) -> Status:
    return compute_status(session, context, parts, Keymap(), PACE)


def test_without_an_article_there_are_keys_alone() -> None:
    computed = status(None)
    assert computed == Status(hints=computed.hints)
    assert ("?", "help") in computed.hints


def test_an_article_has_its_title_facts_and_position(session: Session) -> None:
    computed = status(session)
    assert (computed.title, computed.position) == ("Lamps", "12 %")
    assert computed.facts[0] == "english"
    assert computed.facts[-1] == "2 of 4"
    assert (computed.article_subtitle, computed.digest_subtitle) == ("", "")
    opening = CONTEXT._replace(section=session.article.sections[0])
    assert status(session, opening).article_subtitle == "(opening)"


def test_before_the_digest_its_facts_are_left_out(session: Session) -> None:
    computed = status(Session(session.article, "luhn", Length.parse("2")))
    assert not any("of" in fact for fact in computed.facts)


def test_the_frames_say_where_each_pane_stands(session: Session) -> None:
    section, sentence = session.article.sections[1], session.summary[0]
    in_both = CONTEXT._replace(section=section, target=sentence)
    computed = status(session, in_both)
    assert (computed.article_subtitle, computed.digest_subtitle) == ("Oil", "sentence 1 of 2")
    alone = status(session, in_both._replace(is_single=True))
    assert alone.article_subtitle == "digest: sentence 1 of 2"
    assert alone.digest_subtitle == "article: 12 % · Oil"
    assert status(session, CONTEXT._replace(target=section)).digest_subtitle == "Oil"


def test_a_sentence_outside_the_summary_is_a_gist(session: Session) -> None:
    other = next(s for s in session.article.sentences if s not in session.summary)
    name = "(opening)" if other.section == 0 else "Oil"
    assert status(session, CONTEXT._replace(target=other)).digest_subtitle == f"gist of {name}"


def test_what_can_be_done_now_is_told_first(session: Session) -> None:
    working = status(session, CONTEXT._replace(is_working=True, is_single=True)).hints
    assert working[:2] == (("Esc", "stop"), ("Tab", "article"))
    assert ("Enter", "go there") in working
    article = status(session, CONTEXT._replace(in_digest=False, can_go_back=True)).hints
    assert ("Enter", "digest") in article
    assert ("Backspace", "back") in article


def test_a_command_without_a_key_is_not_told() -> None:
    keymap = Keymap({"help": ()})
    assert "help" not in [does for _, does in compute_status(None, CONTEXT, (), keymap, PACE).hints]


def test_features_add_to_the_status(session: Session) -> None:
    parts = (
        StatusPart(matches="1 of 7", hints=(("n N", "next match"),)),
        StatusPart(mode="skimmed", enter_hint="unfold"),
        StatusPart(),
    )
    computed = status(session, CONTEXT, *parts)
    assert computed.position == "1 of 7 · 12 %"
    assert computed.hints[0] == ("n N", "next match")
    assert ("Enter", "unfold") in computed.hints
    assert computed.article_title == "Article · skimmed"


def test_of_a_part_only_the_place_in_the_whole_is_known(session: Session) -> None:
    computed = status(session, CONTEXT, StatusPart(progress="40 %"))
    assert (computed.position, computed.facts) == ("40 %", ("english",))
    assert computed.article_subtitle == ""


def test_the_time_left_is_told_in_the_article(session: Session) -> None:
    opening, oil = session.article.sections
    reading = CONTEXT._replace(in_digest=False, place=0, section=opening)
    assert compute_status(session, reading, (), Keymap(), 1).time_left == (
        "10 min left in this section · 18 min left",
        "10 min here · 18 min left",
        "18 min left",
    )
    at_oil = reading._replace(place=oil.start, section=oil)
    assert compute_status(session, at_oil, (), Keymap(), 4).time_left == ("2 min left",)
    assert status(session, reading, StatusPart(matches="1 of 7")).time_left == ()
    assert status(session, reading, StatusPart(progress="40 %")).time_left == ()
    assert status(session, reading._replace(progress=100)).time_left == ()
    assert status(session, CONTEXT).time_left == ()


def test_without_headings_there_is_one_time_left() -> None:
    article = build_article([Draft(BlockKind.PARAGRAPH, "word " * 30_000)], title="Long")
    session = Session(article, "luhn", Length.parse("2"))
    context = CONTEXT._replace(in_digest=False, place=0, section=article.sections[0])
    assert compute_status(session, context, (), Keymap(), 100).time_left == ("5 h 0 min left",)
    assert compute_status(session, context._replace(section=None), (), Keymap(), 100).time_left == (
        "5 h 0 min left",
    )


def test_the_key_to_the_next_section_is_shown_where_there_are_others(session: Session) -> None:
    assert ("J", "next section") in status(session).hints
    alone = Session(build_article([Draft(BlockKind.PARAGRAPH, "One.")], title="1"), "luhn", Length.parse("2"))
    hints = status(alone).hints
    assert hints
    assert "J" not in [key for key, _ in hints]


def test_a_key_more_is_essential_while_there_is_work(session: Session) -> None:
    assert status(session).essential_hints == 1
    assert status(session, CONTEXT._replace(is_working=True)).essential_hints == 2


def test_a_summary_in_minutes_says_how_long_it_takes_and_what_is_left(session: Session) -> None:
    session.choose(length=Length.parse("4min").at_pace(6))
    computed = status(session, CONTEXT._replace(target=session.summary[0]))
    assert computed.facts[-1] == "4 of 4 in 3 min"
    assert computed.time_left == ("3 min left of the summary", "3 min left")
    assert status(session, CONTEXT._replace(target=session.summary[-1])).time_left[1] == "1 min left"
    assert status(session, CONTEXT._replace(target=session.article.sections[1])).time_left == ()
    session.choose(length=Length.parse("4"))
    assert status(session, CONTEXT._replace(target=session.summary[0])).time_left == ()
