"""The messages of the background work, as the screen handles them."""

from typing import TYPE_CHECKING

from tui.reader import jobs

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen


def handle_job_message(screen: "ReaderScreen", event: jobs.JobMessage) -> None:
    """Update the session of the screen, then call its features."""
    match event:
        case jobs.ArticleOpened():
            screen.loader.article_ready(event.opened)
        case jobs.OpenFailed():
            screen.loader.failed(event.reason, is_feed=event.is_feed)
        case jobs.SentencesReady() if screen.session is not None:
            screen.session.choose(article=event.article)
            screen.session.prepare_digest()  # while the worker ranks
            screen.article_pane.update_article(event.article)
        case jobs.RankingReady() | jobs.MethodFailed() if screen.session is not None:
            if isinstance(event, jobs.RankingReady):
                screen.session.add(event.ranking)
            for feature in screen.features:
                feature.method_done(event)
        case jobs.ExplanationReady():
            screen.summary.explained(event)
        case jobs.AnswerReady():
            screen.ask.answered(event)
        case jobs.Progressed():
            for feature in screen.features:
                feature.work_progressed(event)
