"""Joint digests as text, Markdown and JSON."""

from tui.document.model import Article, Sentence
from tui.export.facts import facts_line, tellers_line
from tui.export.markdown.inline import escape, guard_line
from tui.export.places import place_command
from tui.export.record import json_line
from tui.export.text import bold, dim
from tui.summary.joint import JointDigest, JointSentence, Story
from tui.text.phrases import count_phrase
from tui.text.wrap import wrap

_INDENT = "  "
_NO_TITLE = "Untitled"


def joint_text(digest: JointDigest, *, width: int | None = None, styled: bool = False) -> str:
    """Return a joint digest as text: by story, each sentence with the articles that say it."""
    lines = [facts_line(_facts(digest))]
    for story in digest.stories:
        lines += ["", *(bold(line, styled) for line in wrap(_heading(digest, story), width))]
        for line in story.summary:
            lines += ["", *wrap(line.sentence.text, width, initial_indent=_INDENT, subsequent_indent=_INDENT)]
            indent = 2 * _INDENT
            told = wrap(_tellers(digest, story, line), width, initial_indent=indent, subsequent_indent=indent)
            lines += (dim(each, styled) for each in told)
    return "\n".join(lines) + "\n"


def joint_markdown(digest: JointDigest) -> str:
    """Return a joint digest as Markdown: a heading for each story, and a list of its sentences and of its sources."""
    lines = [escape(facts_line(_facts(digest)))]
    for story in digest.stories:
        lines += ["", f"## {escape(_heading(digest, story))}", ""]
        for line in story.summary:
            lines.append(f"- {guard_line(escape(line.sentence.text))}")
            lines.append(f"  ({escape(_tellers(digest, story, line))})")
        sources = [digest.articles[index].source for index in story.articles]
        lines += ["", *(f"Source: {escape(source)}  " for source in sources if source)]
    return "\n".join(lines) + "\n"


def joint_json(digest: JointDigest) -> str:
    """Return a joint digest as a line of JSON; its articles are numbered from 0."""
    return json_line(
        {
            "method": digest.method,
            "length": str(digest.length),
            "articles": [
                {"source": article.source, "title": article.title, "date": article.date}
                for article in digest.articles
            ],
            "stories": [
                {
                    "articles": list(story.articles),
                    "summary": [
                        _place(digest, line.article, line.sentence)
                        | {"repeats": [_place(digest, *repeat) for repeat in line.repeats]}
                        for line in story.summary
                    ],
                }
                for story in digest.stories
            ],
        }
    )


def _place(digest: JointDigest, index: int, sentence: Sentence) -> dict[str, object]:
    return {
        "article": index,
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "section": sentence.section,
        "command": place_command(digest.articles[index].source, sentence.text) or None,
    }


def _facts(digest: JointDigest) -> tuple[str, ...]:
    stories = [f"{len(digest.stories):,} stories"] if len(digest.stories) > 1 else []
    chosen = count_phrase(len(digest.summary), "sentence")
    return (count_phrase(len(digest.articles), "article"), *stories, digest.method, chosen)


def _heading(digest: JointDigest, story: Story) -> str:
    others = len(story.articles) - 1
    title = _name(digest.articles[story.articles[0]])
    return f"{title}, and {count_phrase(others, 'other article')}" if others else title


def _tellers(digest: JointDigest, story: Story, line: JointSentence) -> str:
    others = [_name(digest.articles[index]) for index, _ in line.repeats]
    return tellers_line(_name(digest.articles[line.article]), others, len(story.articles))


def _name(article: Article) -> str:
    return article.title or article.source or _NO_TITLE
