"""Texts for property tests: anything at all, and anything that looks like an article."""

from hypothesis import strategies as st

HOSTILE = "\0\x07\x08\x0b\x0c\x1b[31m\x7f\x85\x9b\u200b\u200d\u2028\u202e\u2066"
HOSTILE += "\ud800\udfff\ufdd0\ufeff\uffff\U0001ffff\r\n\t\u00a0"

any_text = st.text(st.one_of(st.characters(exclude_categories=()), st.sampled_from(HOSTILE)), max_size=200)
"""Any string that Python can hold, lone surrogates and control characters included."""

_WORDS = st.sampled_from(
    [
        "the",
        "A",
        "Rhine",
        "flood",
        "1856",
        "No.",
        "e.g.",
        "«Ja»",
        "¿Qué",
        "naïve",
        "日本語",
        "🙂‍↔️",
        "x_y",
        "$5",
        "word",
    ]
)
_PHRASES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_SENTENCES = st.lists(_WORDS, min_size=3, max_size=40).map(lambda words: " ".join(words) + ".")
_PIECES = st.one_of(
    _PHRASES,
    _SENTENCES,
    st.builds("{}. {}".format, st.integers(0, 30), _PHRASES),
    st.builds("{}.{} {}".format, st.integers(0, 9), st.integers(0, 9), _PHRASES),
    st.builds("CHAPTER {}. {}".format, st.integers(0, 9), _PHRASES),
    st.builds("{}\n{}".format, _PHRASES, st.sampled_from(["====", "----", "~~~~"])),
    st.builds("- {}\n- {}".format, _PHRASES, _SENTENCES),
    st.builds("> {}\n>> {}".format, _PHRASES, _SENTENCES),
    st.builds("    {} = {};\n    }}".format, _PHRASES, _PHRASES),
    st.builds("{0}   {1}\n{1}   {0}".format, _PHRASES, _PHRASES),
    st.sampled_from(
        [
            "ADVERTISEMENT",
            "Contents",
            "Image Source",
            "Read more",
            "* * *",
            "Introduction",
            "12",
            "By Ann Lee",
        ]
    ),
    any_text,
)
plain_articles = st.lists(_PIECES, max_size=14).flatmap(
    lambda pieces: st.sampled_from(["\n\n", "\n", "\r\n\r\n"]).map(lambda gap: gap.join(pieces))
)
"""Texts of headings, prose, lists, quotes, code, tables and noise in any order."""

_MARKDOWN_PIECES = st.one_of(
    _PIECES,
    st.builds("{} {}".format, st.integers(1, 6).map(lambda level: "#" * level), _PHRASES),
    st.builds("**{}** *{}* `{}` [{}](http://x.example) ![{}](i.png)".format, *[_PHRASES] * 5),
    st.builds("```\n{}\n\n{}\n```".format, _PHRASES, any_text),
    st.builds("1. {}\n   - {}\n\n     {}".format, *[_PHRASES] * 3),
    st.builds("| {} | {} |\n|---|---|\n| {} | {} |".format, *[_PHRASES] * 4),
    st.builds("<div>{}</div>\n<!-- {} -->".format, _PHRASES, any_text),
    st.builds("---\ntitle: {}\nlang: {}\n---".format, _PHRASES, st.sampled_from(["de", "english", "?", ""])),
    st.sampled_from(["***", "[", "![", "<", "&amp;", "&#0;", "&#x202e;", "\\*", "[a]: b", "> # x"]),
)
markdown_articles = st.lists(_MARKDOWN_PIECES, max_size=14).map("\n\n".join)
"""Markdown with headings of every level, inline marks, nested lists, tables, raw HTML and front matter."""
