"""The reader's screen: an article beside its digest."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import reactive, var
from textual.screen import Screen
from textual.widgets import Static

from tui.document.model import Sentence
from tui.library.data_folder import has_stacked_panes
from tui.reader import gc_control, jobs
from tui.reader.base_app import Breakpoints, ConfiguredApp, breakpoint_class
from tui.reader.commands import Command, command_by_id, reader_bindings
from tui.reader.features.attributes import AtStart, OnUse, feature_attributes
from tui.reader.features.changes import ChangesFeature
from tui.reader.features.clipboard import ClipboardFeature
from tui.reader.features.everywhere import EverywhereFeature
from tui.reader.features.feature import Feature
from tui.reader.features.feeds import FeedsFeature
from tui.reader.features.find import FindFeature
from tui.reader.features.highlights import HighlightsFeature
from tui.reader.features.history import HistoryFeature
from tui.reader.features.later import LaterFeature
from tui.reader.features.links import LinksFeature
from tui.reader.features.loading import LoadingFeature
from tui.reader.features.pickers import PickersFeature
from tui.reader.features.pipe import PipeFeature
from tui.reader.features.places import PlacesFeature
from tui.reader.features.reading import ReadingFeature
from tui.reader.features.references import ReferencesFeature
from tui.reader.features.summary import SummaryFeature
from tui.reader.features.watching import WatchingFeature
from tui.reader.job_messages import handle_job_message
from tui.reader.navigator import Navigator
from tui.reader.session import Session
from tui.reader.startup import Startup
from tui.reader.status_updater import StatusUpdater
from tui.reader.widgets.article_pane import ArticlePane
from tui.reader.widgets.digest_pane import DigestPane
from tui.reader.widgets.status_line import LongMessage, StatusLine, TitleLine
from tui.reader.widgets.text_selection import TextSelected
from tui.reader.worker.protocol import Opened

if TYPE_CHECKING:
    from tui.reader.features.aloud import AloudFeature
    from tui.reader.features.ask import AskFeature
    from tui.reader.features.comparison import ComparisonFeature
    from tui.reader.features.counts import CountsFeature
    from tui.reader.features.editor import EditorFeature
    from tui.reader.features.facets import FacetsFeature
    from tui.reader.features.heat import HeatFeature
    from tui.reader.features.joint import JointFeature
    from tui.reader.features.names import NamesFeature
    from tui.reader.features.selecting import SelectingFeature
    from tui.reader.features.sides import SidesFeature
    from tui.reader.features.skim import SkimFeature
    from tui.reader.widgets.search_bar import SearchBar

_MESSAGE_SECONDS = 2.0
_PROBLEM_SECONDS = 10.0
_EVEN_SPLIT = 50


class ReaderScreen(Screen[None]):
    """Composes the panes, owns the session, and passes every event to the features.

    Moving in the digest moves the article; the digest shows where the article is. Dialogs are loaded when they are
    opened, so that the first frame need not wait for them.

    Args:
        startup: The sources to open first, and the options.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS: Breakpoints = [(0, "-too-narrow"), (40, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: Breakpoints = [(0, "-too-low"), (10, "-low"), (24, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [*reader_bindings()]

    app: getters.app[ConfiguredApp] = getters.app(ConfiguredApp)
    title_line = getters.query_one(TitleLine)
    article_pane = getters.query_one("#article", ArticlePane)
    digest_pane = getters.query_one("#digest", DigestPane)
    status_line = getters.query_one(StatusLine)

    in_digest: var[bool] = var(True, init=False)
    """True if keys act on the digest; else they act on the article."""
    is_zoomed: reactive[bool] = reactive(False, repaint=False, init=False, toggle_class="-zoomed")
    """True if the active pane has the whole screen although there is room for both."""
    is_stacked: reactive[bool] = reactive(False, repaint=False, init=False, toggle_class="-stacked")
    """True if the digest stands above the article in a terminal that is narrow and high enough."""

    # The order of the features is that in which they get events: the history saves the state of an article before
    # the others drop it; Esc ends the wait for a letter, else a selection, reading aloud, other work, the search, …
    history: AtStart[HistoryFeature] = AtStart(HistoryFeature)
    reading: AtStart[ReadingFeature] = AtStart(ReadingFeature)
    places: AtStart[PlacesFeature] = AtStart(PlacesFeature)
    selecting: "OnUse[SelectingFeature]" = OnUse()
    clipboard: AtStart[ClipboardFeature] = AtStart(ClipboardFeature)
    aloud: "OnUse[AloudFeature]" = OnUse()
    pipe: AtStart[PipeFeature] = AtStart(PipeFeature)
    watching: AtStart[WatchingFeature] = AtStart(WatchingFeature)
    loader: AtStart[LoadingFeature] = AtStart(LoadingFeature)
    summary: AtStart[SummaryFeature] = AtStart(SummaryFeature)
    find: AtStart[FindFeature] = AtStart(FindFeature)
    skim: "OnUse[SkimFeature]" = OnUse()
    heat: "OnUse[HeatFeature]" = OnUse()
    highlights: AtStart[HighlightsFeature] = AtStart(HighlightsFeature)
    ask: "OnUse[AskFeature]" = OnUse()
    changes: AtStart[ChangesFeature] = AtStart(ChangesFeature)
    facets: "OnUse[FacetsFeature]" = OnUse()
    names: "OnUse[NamesFeature]" = OnUse()
    everywhere: AtStart[EverywhereFeature] = AtStart(EverywhereFeature)
    comparison: "OnUse[ComparisonFeature]" = OnUse()
    joint: "OnUse[JointFeature]" = OnUse()
    sides: "OnUse[SidesFeature]" = OnUse()
    links: AtStart[LinksFeature] = AtStart(LinksFeature)
    editor: "OnUse[EditorFeature]" = OnUse()
    references: AtStart[ReferencesFeature] = AtStart(ReferencesFeature)
    pickers: AtStart[PickersFeature] = AtStart(PickersFeature)
    feeds: AtStart[FeedsFeature] = AtStart(FeedsFeature)
    later: AtStart[LaterFeature] = AtStart(LaterFeature)
    counts: "OnUse[CountsFeature]" = OnUse()

    def __init__(self, startup: Startup) -> None:
        super().__init__()
        self.startup = startup
        self.access = startup.access
        self.library = startup.library
        """The library; None if history is off."""
        self.session: Session | None = None
        self.is_working = False
        """True if there is work that Esc stops."""
        self._status_updater = StatusUpdater(self)
        options = startup.options
        self.jobs = jobs.Jobs(self, startup.client, options.language, options.encoding)
        self.jobs.finds_topics = options.settings_file.settings.topics
        self.navigator: Navigator = Navigator(self)
        for attribute in _ATTRIBUTES:
            if isinstance(attribute, AtStart):
                getattr(self, attribute.name)

    @property
    def features(self) -> tuple[Feature, ...]:
        """The features that there are so far, in the order in which they get events."""
        made = vars(self)
        return tuple(made[attribute.name] for attribute in _ATTRIBUTES if attribute.name in made)

    def compose(self) -> ComposeResult:
        """Yield the title line, the two panes and the status line.

        The screen begins with the classes that it will have: Textual looks at its size only after painting, and
        every class added later styles all of it again.
        """
        width, height = self.app.size
        sizes = (
            breakpoint_class(width, self.HORIZONTAL_BREAKPOINTS),
            breakpoint_class(height, self.VERTICAL_BREAKPOINTS),
        )
        self.add_class(*sizes, "-digest-page", update=False)
        if self.library is not None and has_stacked_panes():
            self.set_reactive(ReaderScreen.is_stacked, True)
            self.add_class("-stacked", update=False)
        yield TitleLine()
        settings = self.app.settings
        article = ArticlePane(settings.text_width, id="article")
        digest = DigestPane(settings.words_per_minute, id="digest")
        if settings.split_percent != _EVEN_SPLIT:
            share = settings.split_percent
            article.styles.width, digest.styles.width = f"{share}fr", f"{100 - share}fr"
        with Horizontal(id="panes"):
            yield article
            yield digest
        yield StatusLine()
        yield LongMessage()
        yield Static("The reader needs at least 40 columns and 10 rows.", id="too-small")

    def on_mount(self) -> None:
        """Focus the digest, and open the sources while the worker process loads its libraries."""
        self.navigator.focus_pane(in_digest=True)
        self.call_after_refresh(self._first_frame_shown)
        self.jobs.warm_up()
        self.loader.start()
        self.watching.start()
        if self.app.settings_file.problems:
            self.show_message(self.app.settings_file.summary(brief=True), _PROBLEM_SECONDS)

    def _first_frame_shown(self) -> None:
        gc_control.enable_idle_gc()
        if self.library is not None:
            self.library.start()

    def on_unmount(self) -> None:
        self.jobs.close()
        self.feeds.close()

    def watch_in_digest(self, in_digest: bool) -> None:
        """Show the active pane where one pane has the whole screen."""
        self.update_classes({"-digest-page": in_digest, "-article-page": not in_digest})
        self.update_status()

    def watch_is_zoomed(self) -> None:
        self.update_status()

    def watch_is_stacked(self) -> None:
        self.update_status()

    @property
    def pane(self) -> ArticlePane | DigestPane:
        return self.digest_pane if self.in_digest else self.article_pane

    @property
    def can_stack(self) -> bool:
        """True if the terminal is too narrow for panes side by side, but high enough for one above the other."""
        return self.has_class("-narrow") and self.has_class("-high")

    @property
    def has_both_panes(self) -> bool:
        """True if there is room for both panes, unless one is zoomed."""
        return self.has_class("-wide") or (self.is_stacked and self.can_stack)

    @property
    def is_single(self) -> bool:
        """True if one pane has the whole screen."""
        return self.is_zoomed or not self.has_both_panes

    @property
    def is_too_small(self) -> bool:
        """True if there is not even room for one pane."""
        return self.has_class("-too-narrow") or self.has_class("-too-low")

    @property
    def current_sentence(self) -> Sentence | None:
        """The digest's current line if it is a sentence, else the sentence at the article's current line."""
        target = self.digest_pane.current if self.in_digest else None
        if isinstance(target, Sentence) or self.session is None:
            return target if isinstance(target, Sentence) else None
        return self.session.sentence_at(self.article_pane.place)

    # Status

    def update_status(self) -> None:
        """Compute the status again, once after the current message, however often this is called."""
        self._status_updater.request()

    def show_state(self, state: str, *, working: bool = True) -> None:
        """Show the work that is being done, or why none is.

        Args:
            state: The text; empty once all is done.
            working: Whether there is work that Esc stops.
        """
        self.is_working = bool(state) and working
        self.digest_pane.show_state(state)
        self.update_status()

    def show_message(self, message: str, seconds: float = _MESSAGE_SECONDS) -> None:
        """Show a message in the status line for some seconds."""
        self.status_line.show_message(message, seconds)

    def show_notice(self, title: str, text: str, then: Callable[[None], None] | None = None) -> None:
        """Show a text in a dialog, and call ``then`` once the user has closed it."""
        from tui.reader.dialogs.dialog import Notice

        self.app.push_screen(Notice(title, text), then)

    # Events

    def close_article(self) -> None:
        """Let every feature drop its state of the article on the screen."""
        for feature in self.features:
            feature.article_closed()
        self.navigator.clear_jumps()

    def article_opened(self, opened: Opened) -> None:
        """Let every feature handle a newly shown article."""
        for feature in self.features:
            feature.article_opened(opened)
        self.update_status()

    def show_digest(self) -> None:
        if self.session is not None and self.session.digest is not None:
            self.digest_pane.show_digest(self.session.digest)
            self.mark_summary()
            for feature in self.features:
                feature.digest_changed()
            self.update_status()

    def mark_summary(self) -> None:
        """Mark the summary in the article, and the sentence that the reader has chosen more strongly."""
        summary = () if self.session is None else self.session.summary
        self.article_pane.mark_sentences(summary, self.navigator.marked_sentence)

    @on(jobs.JobMessage)
    def _job_message(self, event: jobs.JobMessage) -> None:
        if self.jobs.is_current(event):
            handle_job_message(self, event)

    # Messages of the panes

    @on(ArticlePane.Moved)
    def _article_moved(self, event: ArticlePane.Moved) -> None:
        self.navigator.mark_section()
        self.update_status()

    @on(ArticlePane.Scrolled)
    def _article_scrolled(self) -> None:
        self.navigator.read_here()

    @on(ArticlePane.Clicked)
    def _article_clicked(self, event: ArticlePane.Clicked) -> None:
        self.navigator.jump_to_place(event.place)

    @on(ArticlePane.FoldClicked)
    def _fold_clicked(self, event: ArticlePane.FoldClicked) -> None:
        self.skim.line_clicked(event.line)

    @on(TextSelected)
    def _selected(self, event: TextSelected) -> None:
        self.clipboard.selected(event.text)

    @on(DigestPane.Moved)
    def _digest_moved(self, event: DigestPane.Moved) -> None:
        self.navigator.preview(event.target)
        self.mark_summary()
        self.update_status()

    @on(DigestPane.Clicked)
    def _digest_clicked(self, event: DigestPane.Clicked) -> None:
        self.navigator.jump_to_item(event.item)

    def on_search_bar_changed(self, event: "SearchBar.Changed") -> None:
        self.find.typed(event.query)

    def on_search_bar_pane_switched(self) -> None:
        self.find.switch_pane()

    def on_search_bar_submitted(self, event: "SearchBar.Submitted") -> None:
        self.find.accept(event.query)

    def on_search_bar_cancelled(self) -> None:
        self.find.leave()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Close the search bar when a pane is clicked; the matches stay."""
        if event.widget in (self.article_pane, self.digest_pane) and self.focused is event.widget:
            self.find.pane_focused()

    def on_resize(self) -> None:
        """Focus a pane again after the terminal was too small for it, and update the status."""
        if self.focused is None:
            self.pane.focus(scroll_visible=False)
        self.update_status()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable all commands but Esc while the search bar is open: they must not move the panes."""
        allowed = not self.find.is_asking or (action, parameters) == ("command", ("escape",))
        return allowed and super().check_action(action, parameters)

    def take_key(self, event: events.Key) -> bool:
        """Pass a key to the features before the commands; return whether one of them has taken it."""
        return not self.find.is_asking and any(feature.take_key(event) for feature in self.features)

    async def action_command(self, command_id: str) -> None:
        await self.run_command(command_by_id(command_id))

    async def run_command(self, command: Command) -> None:
        if (awaitable := self.counts.run(command)) is not None:
            await awaitable

    def escape(self) -> None:
        """End one thing: the first feature that has one, else the single pane, else the summary of one section."""
        if any(feature.escape() for feature in self.features):
            return
        if self.is_zoomed:
            self.navigator.toggle_zoom()
        else:
            self.summary.leave_section()


_ATTRIBUTES = feature_attributes(ReaderScreen)
