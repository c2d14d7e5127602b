"""Find diffs in a text, as ``diff -u`` and Git write them and people send them by e-mail."""

from collections.abc import Sequence

from tui.text.patterns import lazy_pattern

_HUNK = lazy_pattern(r"@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@")
_FILE = lazy_pattern(r"diff (?:--git|-\S+) \S|Index: \S")
_OLD, _NEW = "--- ", "+++ "
_FIRST_CHARACTERS = frozenset("@dI-")
"""Those of the first line of a diff."""
_EXTENDED = lazy_pattern(
    r"(?:index [0-9a-f]{4,64}\.\.|(?:old|new|new file|deleted file) mode \d|(?:dis)?similarity index \d"
    r"|(?:rename|copy) (?:from|to) |Binary files .* differ$|GIT binary patch$|={30,}$)"
)
_COUNTS = lazy_pattern(r" ?\S.{0,200} \| +(?:\d{1,7} ?[+-]*|Bin\b.*)$")
_TOTAL = lazy_pattern(r" ?\d{1,7} files? changed\b")


def find_diffs(lines: Sequence[str]) -> list[range]:
    """Return the ranges of lines that are diffs or lists of changed files, in order."""
    found: list[range] = []
    end = 0
    for start, line in enumerate(lines):
        begins_diff = line[:1] in _FIRST_CHARACTERS
        if start < end or not (begins_diff or " | " in line):
            continue
        end, is_whole = (_diff_end(lines, start), True) if begins_diff else _summary_end(lines, start)
        if is_whole and end > start:
            found.append(range(start, end))
    return found


def _diff_end(lines: Sequence[str], start: int) -> int:
    """Return the end of the diff that begins at a line; the line itself if none does."""
    position = end = start
    has_name = False
    while position < len(lines):
        line = lines[position]
        if hunk := _HUNK.match(line):
            position = end = _hunk_end(lines, position + 1, int(hunk[1] or 1), int(hunk[2] or 1))
        elif line.startswith(_OLD) and _names_files(lines, position):
            position += 2
        elif _FILE.match(line):
            has_name = True
            position = end = position + 1
        elif has_name and _EXTENDED.match(line):
            position = end = position + 1
        elif end > start and not line:
            position += 1
        else:
            break
    return end


def _names_files(lines: Sequence[str], position: int) -> bool:
    names = lines[position + 1 : position + 3]
    return len(names) == 2 and names[0].startswith(_NEW) and _HUNK.match(names[1]) is not None


def _hunk_end(lines: Sequence[str], position: int, old: int, new: int) -> int:
    """Return the end of a hunk with given numbers of lines of the old and the new file."""
    while position < len(lines) and (old > 0 or new > 0):
        sign = lines[position][:1] or " "  # programs strip spaces from the ends of lines
        if sign not in " -+\\":
            break
        old -= sign in " -"
        new -= sign in " +"
        position += 1
    return position + (position < len(lines) and lines[position].startswith("\\ No newline"))


def _summary_end(lines: Sequence[str], start: int) -> tuple[int, bool]:
    """Return the end of a list of changed files, and whether the required line with the total ends it."""
    end = start
    while end < len(lines) and _COUNTS.match(lines[end]):
        end += 1
    has_total = end > start and end < len(lines) and _TOTAL.match(lines[end]) is not None
    return end + has_total, has_total
