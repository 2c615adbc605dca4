from collections import Counter

import pytest
import yaml

from data.mapping.model import Mapping
from data.real import resolve
from data.real.makers import Corrections, count_makers, find_makers, split_maker
from data.real.refresh import (
    SPELLED_SOURCES,
    SPLIT_SOURCES,
    MakerLists,
    column_of,
    maker_lists,
    with_makers,
)


def meanings(name, column):
    text = resolve(name).mapping.read_text(encoding="utf-8")
    mapping = Mapping.model_validate(yaml.safe_load(text))
    return {meaning.to: meaning for meaning in mapping.columns[column]}


@pytest.mark.parametrize("name", [*SPLIT_SOURCES, *SPELLED_SOURCES])
def test_the_shipped_makers_are_those_the_program_finds(real, name):
    source = real(name)
    shipped = source.mapping.read_text(encoding="utf-8")
    assert with_makers(shipped, maker_lists(name), source.mapping) == shipped


@pytest.mark.parametrize("name", SPLIT_SOURCES)
def test_maker_brand_and_model_are_cut_at_one_place(real, name):
    real(name)
    parts = meanings(name, "Name")
    maker, brand, mpn = (parts[t] for t in ("supplier.name", "product.brand", "product.mpn"))
    assert maker.prefixes == brand.prefixes == mpn.prefixes
    assert maker.aliases == brand.aliases
    assert mpn.rest
    assert not maker.rest


def test_every_cec_module_has_a_maker_and_a_model(real):
    real("cec-modules")
    names = column_of("cec-modules", "Name")
    makers = meanings("cec-modules", "Name")["supplier.name"].prefixes
    counts = Counter()
    for name in names:
        # Longest shipped spelling that the untouched cell starts with, up to a word boundary.
        maker = max((m for m in makers if name.startswith(m) and name[len(m)] == " "), key=len)
        assert name[len(maker) :].strip()
        counts[maker] += 1
    assert sum(counts.values()) == 21_535
    assert len(counts) == len(makers) == 467
    assert counts["Trina Solar"] == 970
    assert counts["Hanwha Q CELLS (Qidong)"] == 481
    assert counts["Hanwha Q CELLS"] == 150
    assert counts["Jinko Solar Co._ Ltd"] == 479
    assert counts["Jinko Solar  Co._ Ltd"] == 7
    assert counts["Q-Cells North America"] == 8


def test_one_sandia_module_stands_without_its_maker(real):
    real("sandia-modules")
    names = column_of("sandia-modules", "Name")
    makers = meanings("sandia-modules", "Name")["supplier.name"].prefixes
    assert [name for name in names if split_maker(name, makers) is None] == ["EPV-40 [ 1998]"]


@pytest.mark.parametrize("name", SPLIT_SOURCES)
def test_every_correction_corrects_something(real, name):
    source = real(name)
    reviewed = yaml.safe_load(source.mapping.with_name(f"{name}.makers.yaml").read_text("utf-8"))
    found = set(
        find_makers(column_of(name, "Name"), known=column_of("adr-inverters", "Manufacturer"))
    )
    assert set(reviewed["not_makers"]) <= found
    assert not set(reviewed["makers"]) & found
    counts = count_makers(column_of(name, "Name"), meanings(name, "Name")["supplier.name"].prefixes)
    assert all(counts[maker] for maker in reviewed["makers"])


@pytest.mark.parametrize("name", [*SPLIT_SOURCES, *SPELLED_SOURCES])
def test_aliases_lead_to_a_name_in_one_step(real, name):
    real(name)
    aliases = maker_lists(name).aliases
    assert not set(aliases) & set(aliases.values())


def test_a_mapping_without_a_place_for_makers_is_refused(tmp_path):
    from data.errors import MappingError

    with pytest.raises(MappingError, match="no place for its makers"):
        with_makers("version: 1\n", MakerLists((), {}), tmp_path / "x.yaml")


def test_makers_with_quotes_survive_yaml(tmp_path):
    text = "prefixes: &makers\n# end of makers\n"
    lists = MakerLists(('A "B" \\ C',), {"x: y": "z # w"})
    read = yaml.safe_load(with_makers(text, lists, tmp_path / "x.yaml"))
    assert read == {"prefixes": ['A "B" \\ C'], "aliases": {"x: y": "z # w"}}


def test_corrections_are_optional():
    assert Corrections() == Corrections(makers=(), not_makers=frozenset(), aliases={})
