"""``standfirst speak``: read articles aloud."""

from collections.abc import Sequence

import click

from tui.cli.diagnostics import ExitStatus, print_warnings
from tui.cli.options import (
    SETTINGS_NOTE,
    debug_option,
    encoding_option,
    language_option,
    length_option,
    method_option,
    print_settings_problems,
    reader_settings,
    section_option,
    sources_argument,
)
from tui.cli.output import Output
from tui.cli.sources import for_each, sources_or_pipe
from tui.document.sections import find_section
from tui.pipeline import DigestOptions, digest_source
from tui.sources.open import open_article
from tui.speech import Passage, passages
from tui.speech import speak as speak_aloud
from tui.summary.lengths import Length
from tui.text.wrap import wrap

_EXAMPLES = """
\b
Examples:
  standfirst speak report.md
  standfirst speak --summary -n 3min report.md
  standfirst speak --section 2 https://example.org/story
"""


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Read articles, or their summaries, aloud.")
@sources_argument
@click.option("--summary", "only_summary", is_flag=True, help="Only the sentences of the summary.")
@method_option
@length_option
@section_option
@language_option
@encoding_option
@click.option("-q", "--quiet", is_flag=True, help="Print neither what is spoken nor notes.")
@debug_option
def speak(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    only_summary: bool,
    method: str,
    length: Length,
    section: str | None,
    language: str | None,
    encoding: str | None,
    quiet: bool,
) -> ExitStatus:
    """Read each SOURCE aloud, and print each sentence when it is spoken. Ctrl+C ends it.

    The program that speaks is spd-say, espeak-ng or say, whichever is installed, or the one named as speech-command in
    the settings. A SOURCE is a file, a folder of articles, a web address, or “-” for standard input, which is also read
    if no SOURCE is named and something is piped in.
    """
    wanted = sources_or_pipe(sources)
    settings = reader_settings(click.get_current_context()).settings
    print_settings_problems(quiet)
    output = Output()

    def show(passage: Passage) -> None:
        if not quiet:
            output.add("".join(f"{line}\n" for line in wrap(passage.text, output.width)))

    def work(source: str) -> None:
        parts: Sequence[Passage]
        if only_summary:
            digest = digest_source(
                source, DigestOptions(method, length, language, section, encoding=encoding)
            )
            article, parts, warnings = digest.article, digest.summary, digest.warnings
        else:
            article = open_article(source, language=language, encoding=encoding)
            parts = passages(article, None if section is None else find_section(article, section))
            warnings = article.warnings
        print_warnings(warnings, quiet)
        speak_aloud(
            article, parts, command=settings.speech_command, rate=settings.speech_rate, on_passage=show
        )

    return for_each(wanted, work)
