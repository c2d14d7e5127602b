import numpy as np
import pytest

from tui.summary.relevance import K1, B, _saturated


def test_occurrences_weigh_as_in_bm25() -> None:
    weights = _saturated(np.array([0.0, 1.0, 2.0]), np.array([10.0, 10.0, 40.0]))
    assert weights == pytest.approx(
        [
            0.0,
            1 * (K1 + 1) / (1 + K1 * (1 - B + B * 10 / 20)),
            2 * (K1 + 1) / (2 + K1 * (1 - B + B * 40 / 20)),
        ]
    )


def test_without_texts_nothing_weighs() -> None:
    assert _saturated(np.array([]), np.array([])).tolist() == []
