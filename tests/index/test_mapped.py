"""Arrays of a folder are read-only, whether they are mapped or small enough to be read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.mapped import load


@pytest.mark.parametrize("rows", [0, 3, 100_000])
def test_an_array_is_what_was_saved_and_cannot_be_written(tmp_path: Path, rows: int) -> None:
    np.save(tmp_path / "some.npy", np.arange(rows))
    found = load(tmp_path, "some")
    assert type(found) is np.ndarray
    np.testing.assert_array_equal(found, np.arange(rows))
    assert not found.flags.writeable
    with pytest.raises(FileNotFoundError):
        load(tmp_path, "other")
