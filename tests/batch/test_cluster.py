import sys

import pytest

from tui.batch.cluster import Cluster
from tui.document.errors import StandfirstError, UsageError


def test_without_the_package_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(StandfirstError, match=r"standfirst\[cluster\]"):
        Cluster("tcp://127.0.0.1:1")


@pytest.mark.parametrize("address", ["nonsense", "https://example.org", "tcp://a b:1", ""])
def test_what_is_no_address_is_not_tried(address: str) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="is no address of a cluster"):
        Cluster(address)


def test_a_cluster_that_is_not_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("tui.batch.cluster._SECONDS_TO_CONNECT", 0.2)
    with pytest.raises(StandfirstError, match="Cannot reach the cluster tcp:") as raised:
        Cluster("tcp://127.0.0.1:1")
    assert "\n" not in str(raised.value)
