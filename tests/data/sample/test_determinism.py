"""Same seed, same bytes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from data.sample import write_sample

DIGEST = "c3dcdaeea0ae45b73aaf9c10e6d86cd4e5382cbd350a6a127d225787da445475"
"""Of a sample of 82 products with seed 7. It changes when a specification, the engine or a writer
changes, and must be set anew then; it must never change with machine, version or run."""


def digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def test_bytes_are_as_recorded_and_the_same_again(tmp_path: Path) -> None:
    write_sample(tmp_path / "first", seed=7, products=82)
    write_sample(tmp_path / "second", seed=7, products=82)
    assert digest(tmp_path / "first") == digest(tmp_path / "second") == DIGEST


def test_bytes_do_not_depend_on_hashing_locale_or_time_zone(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from data.sample import write_sample; "
        "write_sample(Path(sys.argv[1]), seed=7, products=82)"
    )
    settings = {"PYTHONHASHSEED": "12345", "LC_ALL": "C", "TZ": "Asia/Tokyo", "PYTHONUTF8": "0"}
    folder = tmp_path / "other"
    subprocess.run(
        [sys.executable, "-c", program, str(folder)], check=True, env={**os.environ, **settings}
    )
    assert digest(folder) == DIGEST


def test_another_seed_gives_other_bytes(tmp_path: Path) -> None:
    write_sample(tmp_path, seed=8, products=41)
    assert digest(tmp_path) != DIGEST


def test_writing_again_leaves_no_file_of_the_earlier_sample(tmp_path: Path) -> None:
    write_sample(tmp_path / "reused", seed=7, products=300)
    write_sample(tmp_path / "reused", seed=7, products=82)
    write_sample(tmp_path / "fresh", seed=7, products=82)
    assert digest(tmp_path / "reused") == digest(tmp_path / "fresh")
