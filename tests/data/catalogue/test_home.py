from __future__ import annotations

from pathlib import Path

import pytest

from data.catalogue import resolve_home
from data.errors import InputError


def test_the_option_wins_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCING_HOME", str(tmp_path / "variable"))
    assert resolve_home(tmp_path / "option") == tmp_path / "option"
    assert resolve_home(None) == tmp_path / "variable"


@pytest.mark.parametrize("unset", [None, ""])
def test_the_default_is_the_platforms_data_folder(
    unset: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCING_HOME", raising=False)
    if unset is not None:
        monkeypatch.setenv("SOURCING_HOME", unset)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    home = resolve_home(None)
    assert home.name == "sourcing"
    assert home.is_absolute()
    assert tmp_path in home.parents


def test_a_relative_path_and_a_tilde_become_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "/somebody")
    assert resolve_home(Path("here")) == tmp_path / "here"
    assert resolve_home(Path("~/there")) == Path("/somebody/there")


def test_nothing_is_made(tmp_path: Path) -> None:
    resolve_home(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(InputError, match=r"must be a folder.*--home"):
        resolve_home(file)
    monkeypatch.setenv("SOURCING_HOME", str(file))
    with pytest.raises(InputError, match="SOURCING_HOME"):
        resolve_home(None)


def test_an_unknown_user_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be found"):
        resolve_home(Path("~no-such-user-at-all/x"))
