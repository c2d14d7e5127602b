"""Random sequences of calls, compared with a model."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.library.support import article, fingerprint, sentences
from tui.library.anchors import anchor_at
from tui.library.library import Library
from tui.library.records import ReadingState

ARTICLES = [article(title, f"{title} fell. It {verb}. It {verb}. Nobody knew why.") for title, verb in [
    ("Snow", "stayed"), ("Rain", "passed"), ("Hail", "hurt"),
]]  # fmt: skip
SENTENCES = [list(sentences(one)) for one in ARTICLES]

PLACES = st.builds(anchor_at, st.just(ARTICLES[0].text), st.integers(0, 60))
STATES = st.builds(
    ReadingState,
    st.none() | PLACES,
    st.floats(0, 1),
    st.none() | st.sampled_from(["lsa", "kl"]),
    st.none() | st.sampled_from(["5", "20%", "150w"]),
    st.none() | st.integers(0, 99),
    st.none() | st.just("german"),
    st.none() | st.integers(0, 99),
    st.none() | st.sampled_from(["article", "digest"]),
    st.none() | st.just("0-40 90-120"),
    st.none() | st.just("gist 1234"),
)
WHICH = st.integers(0, len(ARTICLES) - 1)
WHO = st.integers(0, 1)


@dataclass
class Known:
    """An article in the model."""

    source: str | None
    state: ReadingState = field(default_factory=ReadingState)
    marks: dict[tuple[int, str], str] = field(default_factory=dict)
    """The notes by mark."""


class TwoReaders(RuleBasedStateMachine):
    """Two readers of one library that call its methods in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.seconds = 0
        self.readers = [self.reader(), self.reader()]
        self.opened: list[dict[int, str | None]] = [{}, {}]
        self.known: dict[int, Known] = {}
        self.order: list[int] = []

    def reader(self) -> Library:
        return Library(Path(self.folder.name), clock=self.tick)

    def tick(self) -> int:
        self.seconds += 1
        return self.seconds * 1_000

    def teardown(self) -> None:
        for reader in self.readers:
            reader.close()
        self.folder.cleanup()

    @rule(who=WHO, which=WHICH, source=st.none() | st.sampled_from(["/a", "/b", "/c"]))
    def open(self, who: int, which: int, source: str | None) -> None:
        found = self.readers[who].record_opened(ARTICLES[which], source)
        known = self.known.setdefault(which, Known(source))
        known.source = source or known.source
        if source is not None:
            self.clear_source_of_others(source, which)
        self.opened[who][which] = source
        self.to_front(which)
        assert (found.source, found.state, found.highlight_count) == (
            known.source,
            known.state,
            len(known.marks),
        )

    @rule(who=WHO, which=WHICH, state=STATES)
    def save(self, who: int, which: int, state: ReadingState) -> None:
        self.readers[who].save(fingerprint(ARTICLES[which]), state)
        if which in self.known:
            self.known[which].state = state

    @rule(who=WHO, which=WHICH, number=st.integers(0, 3), note=st.sampled_from([None, "", "True?"]))
    def mark(self, who: int, which: int, number: int, note: str | None) -> None:
        if which not in self.known and which not in self.opened[who]:
            return
        self.readers[who].add_highlight(fingerprint(ARTICLES[which]), *SENTENCES[which][number], note=note)
        if which not in self.known:
            source = self.opened[who][which]
            self.known[which] = Known(source)
            if source is not None:
                self.clear_source_of_others(source, which)
            self.to_front(which)
        marks = self.known[which].marks
        marks[SENTENCES[which][number]] = marks.get(SENTENCES[which][number], "") if note is None else note

    @rule(who=WHO, which=WHICH, number=st.integers(0, 3))
    def unmark(self, who: int, which: int, number: int) -> None:
        reader, unwanted = self.readers[who], SENTENCES[which][number]
        marks = reader.highlights(fingerprint(ARTICLES[which]))
        reader.remove_highlights(
            fingerprint(ARTICLES[which]), *[m for m in marks if (m.start, m.text) == unwanted]
        )
        if which in self.known:
            self.known[which].marks.pop(unwanted, None)

    @rule(who=WHO, which=WHICH)
    def remove(self, who: int, which: int) -> None:
        self.readers[who].remove(fingerprint(ARTICLES[which]))
        if self.known.pop(which, None):
            self.order.remove(which)

    @rule(who=WHO)
    def begin_again(self, who: int) -> None:
        self.readers[who].close()
        self.readers[who] = self.reader()
        self.opened[who].clear()

    @invariant()
    def both_know_all(self) -> None:
        listed = [which for which in self.order if self.known[which].source or self.known[which].marks]
        marked = [which for which in self.order if self.known[which].marks]
        for reader in self.readers:
            assert [found.title for found in reader.recent()] == [ARTICLES[which].title for which in listed]
            assert [one.entry.title for one in reader.highlighted_articles()] == [
                ARTICLES[which].title for which in marked
            ]
            for which, one in enumerate(ARTICLES):
                found, known = reader.find(one), self.known.get(which)
                assert (found is None) == (known is None)
                if found is not None and known is not None:
                    assert (found.source, found.state) == (known.source, known.state)
                marks = reader.highlights(fingerprint(one))
                assert [((mark.start, mark.text), mark.note) for mark in marks] == sorted(
                    known.marks.items() if known else ()
                )
            assert reader.is_persistent
            assert reader.pop_messages() == ()

    def clear_source_of_others(self, source: str, which: int) -> None:
        for other, known in self.known.items():
            if other != which and known.source == source:
                known.source = None

    def to_front(self, which: int) -> None:
        if which in self.order:
            self.order.remove(which)
        self.order.insert(0, which)


TestTwoReaders = TwoReaders.TestCase
TestTwoReaders.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
