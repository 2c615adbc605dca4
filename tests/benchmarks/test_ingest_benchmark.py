import csv
import json
from dataclasses import replace

import pytest

from benchmarks.ingest.__main__ import arguments, main
from benchmarks.ingest.measure import Run, TaskFailed, measure
from benchmarks.ingest.summary import memory_growth, summarise
from benchmarks.ingest.workload import catalogue_rows, workload

RUN = Run("ingest", "csv", 100, 0, 100, 3.0, 2.0, 4.0, 50_000_000, 10)


def test_the_workload_is_the_same_bytes_every_time(tmp_path):
    first = workload(tmp_path / "a", 500, "csv")
    again = workload(tmp_path / "b", 500, "csv")
    assert first.sha256 == again.sha256
    assert first.size == again.size == first.path.stat().st_size


def test_both_formats_hold_the_same_records(tmp_path):
    with workload(tmp_path, 200, "csv").path.open(newline="", encoding="utf-8") as file:
        tabular = [{k: v for k, v in row.items() if v} for row in csv.DictReader(file)]
    lines = workload(tmp_path, 200, "jsonl").path.read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == tabular
    assert len(tabular) == 200


def test_a_larger_catalogue_begins_with_a_smaller_one():
    larger = catalogue_rows(10_050)
    assert all(row == next(larger) for row in catalogue_rows(40))
    skus = [row["SKU"] for row in catalogue_rows(10_050)]
    assert len(set(skus)) == 10_050


def test_ratios_are_medians_over_the_baseline():
    base = replace(RUN, task="duckdb, typed", wall_s=1.0, cpu_s=2.0)
    runs = [RUN, replace(RUN, wall_s=5.0, work_s=4.0), replace(RUN, wall_s=30.0), base]
    ingest, duckdb = summarise(runs)
    assert ingest.wall_ratio == 5.0
    assert ingest.cpu_ratio == 2.0
    assert duckdb.wall_ratio == 1.0
    assert (ingest.rows_per_s.low, ingest.rows_per_s.high) == (25.0, 50.0)
    assert ingest.rows_per_s.median == 50.0
    assert ingest.repeats == 3


def test_without_a_baseline_there_is_no_ratio():
    (only,) = summarise([RUN])
    assert only.wall_ratio is None
    assert memory_growth([only]) == {}


def test_memory_growth_compares_the_two_largest_sizes():
    sizes = [replace(RUN, size=n, peak_rss=m) for n, m in ((10, 10), (1000, 60), (100, 50))]
    assert memory_growth(summarise(sizes)) == {"csv": 1.2}


def test_a_task_that_fails_is_an_error_that_says_why(tmp_path):
    file = tmp_path / "missing.csv"
    with pytest.raises(TaskFailed, match=r"(?s)duckdb, text of missing\.csv: .*No files found"):
        measure("duckdb, text", file, tmp_path / "home", form="csv", size=1, repeat=0)


def test_a_task_that_loses_records_is_an_error(tmp_path):
    file = workload(tmp_path, 10, "csv").path
    with pytest.raises(TaskFailed, match="read 10 records, not 11"):
        measure("duckdb, text", file, tmp_path / "home", form="csv", size=11, repeat=0)


def test_the_raw_results_name_machine_versions_and_files(tmp_path, capsys):
    out = tmp_path / "results" / "r.json"
    options = ["--sizes", "50", "--repeats", "1", "--tasks", "duckdb, text", "--json"]
    assert main([*options, "--cache", str(tmp_path), "--out", str(out)]) == 0
    results = json.loads(out.read_text("utf-8"))
    assert json.loads(capsys.readouterr().out) == results
    assert results["machine"]["cores"] >= 1
    assert "duckdb" in results["versions"]
    assert len(results["files"][0]["sha256"]) == 64
    assert results["runs"][0]["peak_rss"] > 10_000_000
    assert list(tmp_path.glob("home-*")) == []


def test_a_size_must_be_a_positive_number(capsys):
    with pytest.raises(SystemExit):
        arguments().parse_args(["--sizes", "0"])
    assert "accepted is a number from 1" in capsys.readouterr().err
