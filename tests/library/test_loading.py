"""The modules that the library loads, since the first paint of the reader waits for some of them."""

import pytest

from tests.test_imports import HEAVY, loaded_after


@pytest.mark.parametrize("module", ["anchors", "records", "data_folder"])
def test_records_do_not_load_the_database(module: str) -> None:
    assert not loaded_after(f"import tui.library.{module}") & {"sqlite3", "hashlib", "platformdirs", *HEAVY}


def test_the_library_loads_nothing_heavy() -> None:
    loaded = loaded_after("import tui.library.library")
    assert "sqlite3" in loaded
    assert not loaded & {"hashlib", "platformdirs", *HEAVY}
