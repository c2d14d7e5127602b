"""The parser of Markdown: CommonMark 0.31 and GFM, with formulas, notes, wiki links and containers.

Blocks first; inline text is parsed later, block by block, when all notes and link references are known. markdown-it-py
takes linear time for both.
"""

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote.index import footnote_def

from tui.text.patterns import lazy_pattern

MAX_NESTING = 50
"""Quotations and lists that are nested deeper are only text; each list item counts twice."""
MAX_TOKENS = 300_000
"""After this many tokens of blocks there are only paragraphs: more would take minutes."""

_MAX_IMAGE_NESTING = 10
_MAX_FORMULA_LINES = 200
_INTERRUPTS: Any = {"alt": ["paragraph", "reference", "blockquote", "list"]}

_FORMULA = lazy_pattern(
    r"\$\$(?P<display>(?:[^$\\]|\\.)+)\$\$"
    r"|\$(?P<code>`[^`$\n]+`)\$(?!\w)"
    r"|\$(?![\s$])(?P<dollars>(?:[^$\\]|\\.)+)(?<!\s)\$(?![\w$])",
    re.DOTALL,
)
# It ends before the mark that begins another one, for there may be many of them; "\\[2pt]" is the end of a row.
_BRACKETED_FORMULA = lazy_pattern(
    r"\\\((?P<inline>(?:(?!(?<!\\)\\\()[^\n$]){1,2000}?)\\\)|\\\[(?P<display>(?:(?!(?<!\\)\\\[)[^$]){1,5000}?)\\\]"
)
_TEX = lazy_pattern(r"[\\^_=+<>{}|/*-]")
_WIKI_LINK = lazy_pattern(r"(!?)\[\[(?![\s!-])([^\[\]|\n]{1,300})(?<!\s)(?:\|([^\[\]\n]{1,300}))?\]\]")
_NOTE_REFERENCE = lazy_pattern(r"\[\^([^\]\[\s^]{1,200})\]")
_INLINE_MARKS = lazy_pattern(r"[\n!$%&*<=\[\\\]^_`~]")
"""What inline markup begins with; at any other character all rules would be tried for nothing."""
_COMMENT = lazy_pattern(r"%%(?!%)([^%]+)%%(?![%\w])")
_SUBSCRIPT = lazy_pattern(r"~([^\s~]{1,30})~(?!~)")
_SUPERSCRIPT = lazy_pattern(r"\^([^\s^\[\]]{1,30})\^")
_TEMPLATE = lazy_pattern(r"(?:(?:\{%[^%{}\n]{1,500}%\}|\{\{[<%][^{}\n]{1,500}[>%]\}\})\s*){1,20}")
_CONTAINER = lazy_pattern(r":{3,}[ \t]*([^:`\n]*?)[ \t]*:*$")
_ADMONITION = lazy_pattern(r"(?:!!!|\?\?\?\+?)[ \t]+([\w -]+?)[ \t]*(?:\"([^\"\n]*)\")?[ \t]*$")


def looks_like_formula(text: str) -> bool:
    """Return whether text between formula delimiters is a formula, not the words between two prices."""
    return _TEX.search(text) is not None or not any(map(str.isspace, text.strip()))


@cache
def markdown_parser() -> MarkdownIt:
    """Return the Markdown parser, which is made once."""
    # The parser drops what is nested deeper than its own limit, so the rule ``rest`` has to apply before that.
    options: Any = {"maxNesting": 2 * MAX_NESTING + 20, "strikethrough_single_tilde": True}
    parser = MarkdownIt("commonmark", options)
    parser.enable(["table", "strikethrough"]).disable("inline").use(deflist_plugin)
    block, inline = parser.block.ruler, parser.inline.ruler
    block.before("reference", "footnote_def", footnote_def, _INTERRUPTS)
    block.before("fence", "container", _container, _INTERRUPTS)
    block.before("fence", "admonition", _admonition, _INTERRUPTS)
    block.before("fence", "formula_block", _formula_block, _INTERRUPTS)
    block.before("fence", "comment_block", _comment_block, _INTERRUPTS)
    block.before("fence", "template", _template, _INTERRUPTS)
    block.before("table", "rest", _rest, {"alt": ["list", "blockquote"]})
    block.before("rest", "shrink", _shrink)
    inline.before("escape", "bracketed_formula", _bracketed_formula)
    inline.after("backticks", "formula", _formula)
    inline.before("strikethrough", "script", _script)
    inline.before("link", "note_reference", _note_reference)
    inline.before("link", "inline_note", _inline_note)
    inline.before("link", "wiki_link", _wiki_link)
    inline.at("image", _image)
    inline.push("comment", _comment)
    inline.push("mark", _mark)
    parser.inline.terminator_re = _INLINE_MARKS
    return parser


_PARAGRAPH = Token("paragraph", "p", 0)


def _shrink(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Free what is not read of the tokens of the blocks before, which would take six times the size of the text."""
    if not state.level:
        tokens = state.tokens
        for index in range(state.env.get("shrunk", 0), len(tokens)):
            token = tokens[index]
            token.attrs, token.map = _PARAGRAPH.attrs, None
            token.meta = token.meta or _PARAGRAPH.meta
            if token.type in ("paragraph_open", "paragraph_close"):
                tokens[index] = _PARAGRAPH
        state.env["shrunk"] = len(tokens)
    return False


def _rest(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read what is nested too deep, or follows too many blocks, as plain paragraphs."""
    is_too_long = len(state.tokens) > MAX_TOKENS
    if silent:
        return is_too_long  # no list goes on
    if not (state.level >= MAX_NESTING or is_too_long):
        return False
    line = first = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
        if line == end or state.isEmpty(line):
            content = state.getLines(first, line, state.blkIndent, False).strip()
            if content:
                state.push("rest", "", 0).content = content
            first = line
    if first < line and (content := state.getLines(first, line, state.blkIndent, False).strip()):
        state.push("rest", "", 0).content = content
    state.line = line
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line of colons, with which a container of Pandoc or Docusaurus begins or ends."""
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]) or state.is_code_block(
        start
    ):
        return False
    match = _CONTAINER.match(_line(state, start))
    if match is None:
        return False
    if not silent:
        state.push("container", "", 0).info = match[1]
        state.line = start + 1
    return True


def _admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read an admonition of Python-Markdown, whose content is indented by four columns."""
    if not state.src.startswith(("!!!", "???"), state.bMarks[start] + state.tShift[start]):
        return False
    match = _ADMONITION.match(_line(state, start))
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    title = match[1].split()[0] if match[2] is None else match[2]
    state.push("label", "", 0).content = title
    state.level += 1
    state.blkIndent += 4
    state.line = start + 1
    state.md.block.tokenize(state, start + 1, end)
    state.blkIndent -= 4
    state.level -= 1
    return True


_FORMULA_ENDS = {"$$": "$$", "\\[": "\\]"}


def _formula_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a formula on lines of its own."""
    first = _line(state, start)
    closing = _FORMULA_ENDS.get(first[:2])
    if closing is None or state.is_code_block(start):
        return False
    last = start if closing in first[2:] else _closing_line(state, start, end, closing)
    if last is None:
        return False
    lines = [first[2:], *(_line(state, line) for line in range(start + 1, last + 1))]
    content, _, rest = "\n".join(lines).partition(closing)
    if not content.strip() or (
        rest.strip() and not re.fullmatch(r"\s*(?:\{[^{}\n]*\}|\(\w*\)|[.,;])\s*", rest)
    ):
        return False
    if not silent:
        state.push("formula_block", "", 0).content = content
        state.line = last + 1
    return True


def _closing_line(state: StateBlock, start: int, end: int, closing: str) -> int | None:
    """Return the line that ends a formula; None if there is none. Lines that were read in vain are not read again."""
    key = f"no {closing} at {state.blkIndent}"
    line: int
    first_read, line = state.env.get(key, (end, start))
    if not first_read <= start < line:
        line = start + 1
    while line < end and line <= start + _MAX_FORMULA_LINES:
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            break
        if closing in _line(state, line):
            return line
        line += 1
    state.env[key] = (start, line)
    return None


def _comment_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a comment of Obsidian's on lines of its own."""
    first = _line(state, start)
    if not first.startswith("%%") or state.is_code_block(start):
        return False
    line = start
    text = first[2:]
    # Every line is read once: a comment that is never closed ends the search for others.
    if state.env.get("open_comment", end + 1) <= start:
        return False
    while not text.rstrip().endswith("%%"):
        line += 1
        if line >= end:
            state.env["open_comment"] = start
            return False
        text = _line(state, line)
    if not silent:
        content = state.getLines(start, line + 1, 0, False).strip()
        state.push("comment", "", 0).content = content.strip("%").strip()
        state.line = line + 1
    return True


def _template(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a line of nothing but commands of a program that makes web sites, such as Hugo and Jekyll."""
    if not state.src.startswith(("{%", "{{"), state.bMarks[start] + state.tShift[start]):
        return False
    line = _line(state, start)
    if _TEMPLATE.fullmatch(line) is None or state.is_code_block(start):
        return False
    if not silent:
        state.push("template", "", 0).content = line.strip()
        state.line = start + 1
    return True


def _push_text(state: StateInline, kind: str, content: str, end: int, silent: bool) -> bool:
    if not silent:
        state.push(kind, "", 0).content = content
    state.pos = end
    return True


def _is_after_word(state: StateInline) -> bool:
    return state.pos > 0 and state.src[state.pos - 1].isalnum()


def _formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$" or _is_after_word(state):
        return False
    match = _FORMULA.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    content = match["display"] or match["code"] or match["dollars"]
    if not looks_like_formula(content):
        return False
    return _push_text(state, "formula", content.strip("` \n"), match.end(), silent)


def _bracketed_formula(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(("\\(", "\\["), state.pos):
        return False
    match = _BRACKETED_FORMULA.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    content = match["inline"] or match["display"]
    if not looks_like_formula(content) or (match["display"] and not re.search(r"\\[a-z]|[=^_]", content)):
        return False
    return _push_text(state, "formula", content.strip(), match.end(), silent)


def _script(state: StateInline, silent: bool) -> bool:
    """Read a subscript or superscript of Pandoc's, which stands right after a letter or digit."""
    character = state.src[state.pos]
    if character not in "~^" or not (_is_after_word(state) or state.src[state.pos - 1 : state.pos] == ")"):
        return False
    kind, pattern = ("subscript", _SUBSCRIPT) if character == "~" else ("superscript", _SUPERSCRIPT)
    match = pattern.match(state.src, state.pos, state.posMax)
    return match is not None and _push_text(state, kind, match[1], match.end(), silent)


def _note_reference(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    match = _NOTE_REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or f":{match[1]}" not in state.env.get("footnotes", {}).get("refs", ()):
        return False
    return _push_text(state, "note_reference", match[1], match.end(), silent)


def _inline_note(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    return end >= 0 and _push_text(state, "inline_note", state.src[state.pos + 2 : end], end + 1, silent)


def _wiki_link(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(("[[", "![["), state.pos):
        return False
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if match is None or match[2].strip().upper() in state.env.get("references", {}):
        return False
    if not silent:
        token = state.push("embedded" if match[1] else "wiki_link", "", 0)
        token.content, token.info = match[3] or match[2], match[2]
    state.pos = match.end()
    return True


def _image(state: StateInline, silent: bool) -> bool:
    """Read an image. Images within descriptions are limited, since each takes a level of the stack."""
    depth = state.env.get("image_depth", 0)
    if depth >= _MAX_IMAGE_NESTING:
        return False
    state.env["image_depth"] = depth + 1
    try:
        return image(state, silent)
    finally:
        state.env["image_depth"] = depth


def _comment(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("%%", state.pos) or _is_after_word(state):
        return False
    match = _COMMENT.match(state.src, state.pos, state.posMax)
    return match is not None and _push_text(state, "comment", match[1].strip(), match.end(), silent)


def _mark(state: StateInline, silent: bool) -> bool:
    """Read a delimiter of highlighted text."""
    position = state.pos
    if not state.src.startswith("==", position):
        return False
    before = state.src[position - 1] if position else " "
    after = state.src[position + 2] if position + 2 < len(state.src) else " "
    if "=" in (before, after):
        return False
    if not silent:
        token = state.push("mark", "", 0)
        token.content = "=="
        token.meta["opens"] = not after.isspace() and not before.isalnum()
        token.meta["closes"] = not before.isspace() and not after.isalnum()
    state.pos = position + 2
    return True
