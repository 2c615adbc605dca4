import csv
import importlib.util
import subprocess
import sys
from importlib.machinery import ModuleSpec

import pytest
import yaml

from data.errors import MissingDependency, SourceError
from data.mapping.model import TARGETS, Mapping
from data.real import names, resolve
from data.real import sources as module

ROWS = {
    "cec-modules": 21_535,
    "cec-inverters": 3_264,
    "adr-inverters": 4_615,
    "sandia-modules": 523,
    "heat-pumps": 3_225,
    "wind-turbines": 140,
}
HEADER_ROWS = {"heat-pumps": 1, "wind-turbines": 1}


def rows_of(source):
    with source.path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def mapping_of(source):
    return Mapping.model_validate(yaml.safe_load(source.mapping.read_text(encoding="utf-8")))


def test_every_name_has_an_expectation_here():
    assert set(names()) == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_the_file_is_the_one_that_was_reviewed(real, name):
    source = real(name)
    assert len(rows_of(source)) - HEADER_ROWS.get(name, 3) == ROWS[name]
    assert source.name == name
    assert source.licence
    assert source.credit
    assert source.companions == {"mapping": source.mapping, "overlay": source.overlay}
    assert source.mapping.is_file()


@pytest.mark.parametrize("name", ROWS)
def test_the_mapping_says_what_every_column_is(real, name):
    source = real(name)
    mapping = mapping_of(source)
    assert set(mapping.columns) == set(rows_of(source)[0])
    for column, meanings in mapping.columns.items():
        for meaning in meanings:
            assert meaning.to in TARGETS, column
            assert meaning.name or meaning.to != "attribute", column
            assert meaning.because or meaning.to != "ignore", column


@pytest.mark.parametrize("name", ROWS)
def test_no_two_columns_feed_one_attribute(real, name):
    fed = [m.name for ms in mapping_of(real(name)).columns.values() for m in ms if m.name]
    assert len(fed) == len(set(fed))


@pytest.mark.parametrize("name", ROWS)
def test_the_key_tells_all_rows_apart(real, name):
    source = real(name)
    mapping = mapping_of(source)
    rows = rows_of(source)
    columns = [
        next(c for c, meanings in mapping.columns.items() if any(m.to == field for m in meanings))
        for field in mapping.key
    ]
    at = [rows[0].index(column) for column in columns]
    keys = [tuple(" ".join(row[i].split()) for i in at) for row in rows[HEADER_ROWS.get(name, 3) :]]
    assert len(set(keys)) == len(keys)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(SourceError) as caught:
        resolve("cec-moduls")
    assert "real:cec-moduls" in str(caught.value)
    assert all(f"real:{name}" in str(caught.value) for name in names())


def test_a_missing_package_says_what_to_install(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MissingDependency, match=r"pip install '\.\[real\]'") as caught:
        resolve("heat-pumps")
    assert caught.value.exit_code == 4


def test_a_package_without_the_file_is_named_with_its_version(monkeypatch, tmp_path):
    spec = ModuleSpec("windpowerlib", None, is_package=True)
    spec.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec)
    monkeypatch.setattr(module.metadata, "version", lambda package: "0.0.1")
    with pytest.raises(SourceError, match=r"windpowerlib 0\.0\.1 does not carry"):
        resolve("wind-turbines")


def test_the_packages_are_never_imported():
    code = (
        "import sys, data.real\n"
        "for name in data.real.names():\n"
        "    try: data.real.resolve(name)\n"
        "    except data.real.sources.MissingDependency: pass\n"
        "heavy = {'pvlib', 'hplib', 'windpowerlib', 'pandas', 'scipy'} & set(sys.modules)\n"
        "sys.exit(f'imported: {heavy}' if heavy else 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_stc_power_is_in_watts(real):
    """The file gives no unit for STC: in every row it is maximum-power current times voltage."""
    header, _, _, *rows = rows_of(real("cec-modules"))
    stc, current, voltage = (header.index(c) for c in ("STC", "I_mp_ref", "V_mp_ref"))
    for row in rows:
        assert float(row[stc]) == pytest.approx(float(row[current]) * float(row[voltage]), rel=1e-9)


def test_units_of_the_mapping_agree_with_the_units_of_the_file(real):
    same = {"m2": "m²", "C": "°C", "Ohm": "Ω", "": None, "[]": None, "year": None}
    for name in ("cec-modules", "cec-inverters", "adr-inverters", "sandia-modules"):
        source = real(name)
        header, units, *_ = rows_of(source)
        mapping = mapping_of(source)
        for column, text in zip(header[1:], units[1:], strict=True):
            stated = same.get(text, text)
            for meaning in mapping.columns[column]:
                if meaning.to == "attribute" and stated is not None:
                    assert meaning.unit == stated, (name, column)
