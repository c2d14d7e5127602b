"""Find the line numbers in the margins of drafts and listings."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from tui.formats.pdf.runs import TextRun

_MIN_NUMBERS = 8
_MAX_DIGITS = 4
_EDGE_TOLERANCE = 3.0
_STEPS = (1, 2, 5, 10)
_MIN_IN_STEP = 0.8
_MAX_OUTSIDE = 0.05


def split_line_numbers(runs: Sequence[TextRun]) -> tuple[list[TextRun], list[TextRun]]:
    """Split the runs of a page into its text and the line numbers in a margin."""
    by_edge: defaultdict[tuple[bool, int], list[TextRun]] = defaultdict(list)
    for run in runs:
        if run.text.isdecimal() and len(run.text) <= _MAX_DIGITS:
            for is_left, edge in ((True, run.left), (False, run.right)):
                by_edge[is_left, round(edge / _EDGE_TOLERANCE)].append(run)
    numbers: set[int] = set()
    for found in by_edge.values():
        if len(found) >= _MIN_NUMBERS and _counts_lines(found) and _is_in_margin(found, runs):
            numbers |= set(map(id, found))
    if not numbers:
        return list(runs), []
    return [run for run in runs if id(run) not in numbers], [run for run in runs if id(run) in numbers]


def _counts_lines(found: Sequence[TextRun]) -> bool:
    in_order = sorted(found, key=lambda run: -run.baseline)
    steps = [int(below.text) - int(above.text) for above, below in pairwise(in_order)]
    step = max(_STEPS, key=steps.count)
    return steps.count(step) >= _MIN_IN_STEP * len(steps)


def _is_in_margin(found: Sequence[TextRun], runs: Sequence[TextRun]) -> bool:
    """Return whether hardly any other run begins left of the numbers, or ends right of them."""
    left, right = min(run.left for run in found), max(run.right for run in found)
    others = [run for run in runs if any(map(str.isalpha, run.text))]
    limit = _MAX_OUTSIDE * len(others)
    is_left = sum(run.left < right for run in others) <= limit
    return len(others) >= len(found) and (is_left or sum(run.right > left for run in others) <= limit)
