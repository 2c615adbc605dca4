"""Feeding the catalogue from the command line."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

FEED = """\
Artikelnummer;Bezeichnung;Kategorie;Preis (EUR);Mindestmenge;Gewicht (kg);Spannung;Lieferant;Land
A-1;Gabelstapler Diesel;Stapler;12.500,00;2;3.200,5;24 V;Linde GmbH;Deutschland
A-2;Gabelstapler Elektro;Stapler;14.900,00;1;2.900,0;48V;Linde GmbH;DE
A-3;Hubwagen;Stapler;399,90;5;75,2;;Jungheinrich;Germany
"""
BAD_ROW = "A-4;;;;;;;;\n"


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.csv"
    path.write_text(FEED, encoding="utf-8")
    return path


@pytest.fixture
def there(tmp_path: Path) -> Path:
    return tmp_path / "there"


def document(result: Any) -> Any:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_ingest_shows_the_mapping_and_closes_with_the_sum(
    sourcing: Any, feed: Path, there: Path
) -> None:
    result = sourcing("ingest", str(feed), at=there)
    assert result.exit_code == 0, result.output
    text = " ".join(result.stdout.split())
    assert "Bezeichnung product.title" in text
    assert "Read = Accepted + Rejected + Unchanged" in text
    assert "csv 3 3 0 0" in text
    assert "3 products, 3 offers, 2 suppliers" in text


def test_the_same_file_again_changes_nothing(sourcing: Any, feed: Path, there: Path) -> None:
    first = document(sourcing("ingest", str(feed), "--json", at=there))
    assert (first["read"], first["accepted"], first["unchanged"]) == (3, 3, 0)
    again = document(sourcing("ingest", str(feed), "--json", at=there))
    assert (again["read"], again["accepted"], again["unchanged"]) == (3, 0, 3)
    assert again["generation"] is None
    assert "Nothing changed" in sourcing("ingest", str(feed), at=there).stdout


def test_json_adds_up_and_is_alone_on_standard_output(
    sourcing: Any, feed: Path, there: Path
) -> None:
    feed.write_text(FEED + BAD_ROW, encoding="utf-8")
    found = document(sourcing("ingest", str(feed), "--json", at=there))
    assert found["read"] == found["accepted"] + found["rejected"] + found["unchanged"] == 4
    assert found["sources"][0]["mapping"]["columns"]["Bezeichnung"][0]["to"] == "product.title"


def test_rejected_rows_are_kept_with_their_reason(sourcing: Any, feed: Path, there: Path) -> None:
    feed.write_text(FEED + BAD_ROW, encoding="utf-8")
    result = sourcing("ingest", str(feed), at=there)
    assert result.exit_code == 0
    rows = document(sourcing("rejects", "--json", at=there))["rejects"]
    assert [row["row"] for row in rows] == [4]
    assert rows[0]["reason"]
    strict = sourcing("ingest", str(feed), "--strict", at=there)
    assert strict.exit_code == 5


def test_quiet_prints_nothing(sourcing: Any, feed: Path, there: Path) -> None:
    result = sourcing("--quiet", "ingest", str(feed), at=there)
    assert result.exit_code == 0
    assert result.output == ""


def test_a_dry_run_writes_nothing(sourcing: Any, feed: Path, there: Path) -> None:
    feed.write_text(FEED + BAD_ROW, encoding="utf-8")
    result = sourcing("ingest", str(feed), "--dry-run", at=there)
    assert result.exit_code == 0, result.output
    text = " ".join(result.stdout.split())
    assert "nothing was written" in text
    assert "csv 4 3 1 0" in text
    assert not there.exists()
    found = document(sourcing("ingest", str(feed), "--dry-run", "--json", at=there))
    assert found["dry_run"] is True
    assert len(found["rejects"]) == 1


def test_a_mapping_can_be_saved_edited_and_given_back(
    sourcing: Any, feed: Path, there: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "feed.mapping.yaml"
    assert sourcing("ingest", str(feed), "--save-map", str(saved), at=there).exit_code == 0
    text = saved.read_text(encoding="utf-8")
    assert "product.title" in text
    written = sourcing("mapping", str(feed), "--yaml", at=there)
    assert written.exit_code == 0
    saved.write_text(text.replace("product.title", "product.description"), encoding="utf-8")
    found = document(sourcing("mapping", str(feed), "--map", str(saved), "--json", at=there))
    targets = {row["column"]: row["target"] for row in found["sources"][0]["columns"]}
    assert targets["Bezeichnung"] == "product.description"


def test_several_mappings_are_saved_in_a_folder(
    sourcing: Any, feed: Path, there: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.csv"
    other.write_text(FEED.replace("A-", "B-"), encoding="utf-8")
    folder = tmp_path / "maps"
    result = sourcing("ingest", str(feed), str(other), "--save-map", str(folder), at=there)
    assert result.exit_code == 0, result.output
    assert sorted(p.name for p in folder.iterdir()) == ["feed.mapping.yaml", "other.mapping.yaml"]
    assert "other.csv: as" in " ".join(result.stdout.split())


def test_a_constant_fills_what_the_file_does_not_say(
    sourcing: Any, there: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.csv"
    path.write_text("id,title\n1,Pump\n2,Valve\n", encoding="utf-8")
    arguments = ("--set", "product.category=Fluid handling > Pumps", "--json")
    document(sourcing("ingest", str(path), *arguments, at=there))
    found = document(sourcing("categories", "--json", at=there))
    assert ["Fluid handling", "Pumps"] in [one["path"] for one in found["categories"]]


@pytest.mark.parametrize(
    "given", ["product.category", "nonsense=1", "product.category=", "attribute=x"]
)
def test_a_constant_that_is_none_is_refused(
    sourcing: Any, feed: Path, there: Path, given: str
) -> None:
    result = sourcing("ingest", str(feed), "--set", given, at=there)
    assert result.exit_code == 2
    assert given in result.stderr
    assert not there.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest", "missing.csv"),
        ("ingest", "real:nothing"),
        ("mapping", "missing.csv"),
        ("ingest", "FEED", "--map", "missing.yaml"),
        ("ingest", "FEED", "--overlay", "missing.yaml"),
        ("ingest", "FEED", "--keep", "0"),
        ("ingest", "FEED", "--no-such-option"),
        ("ingest",),
        ("nothing",),
    ],
    ids=" ".join,
)
def test_a_mistake_of_the_user_is_two_and_no_traceback(
    sourcing: Any, feed: Path, there: Path, arguments: tuple[str, ...]
) -> None:
    result = sourcing(*(str(feed) if one == "FEED" else one for one in arguments), at=there)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    assert "fault in the tool" not in result.output


def test_standard_input(feed: Path, there: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sourcing.cli.main", "--home", str(there), "ingest", "-", "--json"],
        input=FEED,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "without a terminal there is no progress"
    assert json.loads(done.stdout)["accepted"] == 3


def test_on_a_terminal_there_is_progress_and_it_goes_away(feed: Path, there: Path) -> None:
    master, slave = pty.openpty()
    # Read while it is drawn: a terminal's buffer holds little, and cuts where it likes.
    with ThreadPoolExecutor(1) as reader:
        drawing = reader.submit(_everything, master)
        done = subprocess.run(
            [sys.executable, "-m", "sourcing.cli.main", "--home", str(there), "ingest", str(feed)],
            stdout=subprocess.PIPE,
            stderr=slave,
            check=False,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100"},
        )
        os.close(slave)
        drawn = drawing.result()
    os.close(master)
    assert done.returncode == 0, drawn
    assert "learning the schema" in drawn
    assert "\x1b" not in done.stdout.decode(), "standard output was no terminal"


def _everything(terminal: int) -> str:
    """What is drawn on a terminal until nobody can draw on it any more."""
    drawn = b""
    while True:
        try:
            drawn += os.read(terminal, 65_536)
        except OSError:  # Linux says so when the other side is closed
            return drawn.decode()


def test_no_colour_when_told_so(feed: Path, there: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sourcing.cli.main", "--home", str(there), "ingest", str(feed)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "TERM": "xterm-256color"},
    )
    assert done.returncode == 0, done.stderr
    assert "\x1b[3" not in done.stdout


def test_an_overlay_refines_the_schema_and_stays(
    sourcing: Any, feed: Path, there: Path, tmp_path: Path
) -> None:
    document(sourcing("ingest", str(feed), "--json", at=there))
    template = sourcing("schema", "Stapler", "--template", at=there)
    assert template.exit_code == 0
    overlay = tmp_path / "overlay.yaml"
    overlay.write_text(template.stdout, encoding="utf-8")
    assert sourcing("schema", "--overlay", str(overlay), at=there).exit_code == 0
    overlay.write_text(
        "version: 1\ncategories:\n  Stapler:\n    attributes:\n"
        "      Gewicht: {unit: t, direction: less, importance: 0.9}\n",
        encoding="utf-8",
    )
    before = document(sourcing("generations", "list", "--json", at=there))["current"]
    seen = document(sourcing("schema", "Stapler", "--overlay", str(overlay), "--json", at=there))
    assert unit_of(seen, "Gewicht") == "t"
    assert document(sourcing("generations", "list", "--json", at=there))["current"] == before
    kept = sourcing("schema", "Stapler", "--overlay", str(overlay), "--save", "--json", at=there)
    assert unit_of(document(kept), "Gewicht") == "t"
    assert document(sourcing("generations", "list", "--json", at=there))["current"] != before
    listed = document(sourcing("products", "--json", at=there))["products"]
    (diesel,) = (one["id"] for one in listed if "Diesel" in one["title"])
    values = document(sourcing("product", diesel, "--json", at=there))["product"]["attributes"]
    weight = next(v["value"] for v in values if v["attribute"].startswith("gewicht"))
    assert (weight["unit"], weight["low"]) == ("t", pytest.approx(3.2005))
    feed.write_text(FEED.replace("75,2", "76,2"), encoding="utf-8")
    document(sourcing("ingest", str(feed), "--json", at=there))
    assert unit_of(document(sourcing("schema", "Stapler", "--json", at=there)), "Gewicht") == "t"


def unit_of(category: Any, label: str) -> str:
    return next(a["unit"] for a in category["attributes"] if label in a["names"])


def test_save_needs_an_overlay(sourcing: Any) -> None:
    assert sourcing("schema", "--save").exit_code == 2
