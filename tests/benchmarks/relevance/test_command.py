import json

import pytest

from benchmarks.relevance.__main__ import arguments, main


def test_results_name_machine_data_and_every_query(tmp_path, lab_cache, capsys):
    out, runs = tmp_path / "r.json", tmp_path / "runs"
    options = ["--dataset", "known-item", "--products", "400", "--count", "8", "--no-dense"]
    places = ["--cache", str(lab_cache), "--out", str(out), "--runs", str(runs)]
    assert main([*options, *places, "--arms", "BM25"]) == 0
    printed = capsys.readouterr().out
    assert "BM25 fielded" in printed
    assert "left out: dense, fused and learnt arms: --no-dense was given" in printed
    results = json.loads(out.read_text("utf-8"))
    assert len(results["dataset"]["sha256"]) == 64
    assert results["machine"]["cores"] >= 1
    assert "numpy" in results["versions"]
    assert results["settings"]["seed"] == arguments(options).seed
    assert len(results["queries"]) == 8
    assert len((runs / "BM25-fielded.run").read_text("utf-8").splitlines()) >= 8


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--dataset", "beir"], "give it with --path"),
        (["--dataset", "chorus", "--path", "nowhere"], "is missing"),
    ],
)
def test_what_cannot_be_read_is_said(options, message, capsys, tmp_path):
    assert main([*options, "--cache", str(tmp_path)]) == 2
    assert message in capsys.readouterr().err
