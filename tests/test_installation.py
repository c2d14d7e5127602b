"""The command that installs more beside this copy of the package."""

import importlib.metadata
import json
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tui import installation
from tui.installation import install_command


class Installed:
    """Stands for the package's metadata, with what PEP 610 says about where it came from."""

    def __init__(self, origin: object = None) -> None:
        self._origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return None if self._origin is None else json.dumps(self._origin)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the environment that the package seems to be installed in, from an index."""
    folder = tmp_path / "environment"
    folder.mkdir()
    (folder / "pyvenv.cfg").touch()
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))
    came_from(monkeypatch, None)
    return folder


def came_from(monkeypatch: pytest.MonkeyPatch, origin: object) -> None:
    monkeypatch.setattr(importlib.metadata, "distribution", lambda name: Installed(origin))


def checkout(folder: Path, *, editable: bool) -> object:
    return {"url": folder.as_uri(), "dir_info": {"editable": editable} if editable else {}}


def test_from_an_index(environment: Path) -> None:
    assert install_command("web") == f"{environment}/bin/python -m pip install 'standfirst[web]'"


def test_from_a_checkout(environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a checkout"
    came_from(monkeypatch, checkout(folder, editable=False))
    assert install_command("web").endswith(f" -m pip install '{folder}[web]'")
    came_from(monkeypatch, checkout(folder, editable=True))
    assert install_command("web").endswith(f" -m pip install -e '{folder}[web]'")


def test_in_the_checkout_its_paths_are_short(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    came_from(monkeypatch, checkout(environment.parent, editable=False))
    monkeypatch.chdir(environment.parent)
    assert install_command("web") == "environment/bin/python -m pip install '.[web]'"


def test_by_pipx(environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (environment / "pipx_metadata.json").touch()
    assert install_command("web") == "pipx install --force 'standfirst[web]'"
    came_from(monkeypatch, checkout(tmp_path, editable=True))
    assert install_command("web") == f"pipx install --force --editable '{tmp_path}[web]'"


def test_by_uv(environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (environment / "uv-receipt.toml").touch()
    assert install_command("all") == "uv tool install 'standfirst[all]'"
    came_from(monkeypatch, checkout(tmp_path, editable=False))
    assert install_command("all") == f"uv tool install '{tmp_path}[all]'"


def test_where_pip_refuses(environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (environment / "pyvenv.cfg").unlink()
    monkeypatch.setattr(installation, "_STANDARD_LIBRARY", tmp_path)
    assert "pip install" in install_command("web")
    (tmp_path / "EXTERNALLY-MANAGED").touch()
    assert install_command("web") == "pipx install 'standfirst[web]'"


@pytest.mark.parametrize("origin", [{}, [], {"url": "https://example.org/a.whl", "archive_info": {}}, 5])
def test_another_origin_is_like_an_index(
    environment: Path, monkeypatch: pytest.MonkeyPatch, origin: object
) -> None:
    came_from(monkeypatch, origin)
    assert install_command("web").endswith(" 'standfirst[web]'")


def test_a_package_that_is_not_installed_is_like_one_from_an_index(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_found(name: str) -> None:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "distribution", not_found)
    assert install_command("web").endswith(" 'standfirst[web]'")
