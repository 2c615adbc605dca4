"""OASIS's files are as OASIS published them: their notice allows copies, not changes."""

from __future__ import annotations

import hashlib
from importlib.resources import files

import pytest

PUBLISHED = {
    "common/CCTS_CCT_SchemaModule-2.1.xsd": (
        "dd546e4809df86b6445589f69f0d6c9df162840ae386574ddfc1da7638103e15"
    ),
    "common/UBL-CommonAggregateComponents-2.1.xsd": (
        "939172ad8dd057cd403e7f763f6532184dd5ed4b9de24c42ebb35db4792ba613"
    ),
    "common/UBL-CommonBasicComponents-2.1.xsd": (
        "bd4ad043ee1d9da1c7f8018dabf739cfafdfb59143d0d16b9ef769e6b7c408a7"
    ),
    "common/UBL-CommonExtensionComponents-2.1.xsd": (
        "ad7a4e490978adfbcfc5ec0bb20941cf11ac960ccf0c4de8791a7c731a8dbe87"
    ),
    "common/UBL-ExtensionContentDataType-2.1.xsd": (
        "fcee77a11870208e6377ea6311b9f2a050bca24bdad8606ea02d71e9f9e72f8d"
    ),
    "common/UBL-QualifiedDataTypes-2.1.xsd": (
        "7dcb156e610239c97ae70940cf4653b88e48c3595bf5f56a2204a32e2893e6cf"
    ),
    "common/UBL-UnqualifiedDataTypes-2.1.xsd": (
        "09052d406b4293e2a5f9c2bfee6df10ad4d8d5f0b36e24a6349d7f7936d89eb6"
    ),
    "maindoc/UBL-RequestForQuotation-2.1.xsd": (
        "c96400aff09730dfbfaa7fd187c3102f282bfc30d2d27561e138eff4dbafae49"
    ),
}
FOLDER = files("rfq.ubl").joinpath("xsd")


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_file_is_unchanged_and_has_its_notice(name: str) -> None:
    content = FOLDER.joinpath(*name.split("/")).read_bytes()
    assert hashlib.sha256(content).hexdigest() == PUBLISHED[name]
    assert b"may be copied and furnished to" in content
    assert b"All Rights Reserved" in content


def test_the_notice_names_every_file_of_another_copyright_holder() -> None:
    notice = FOLDER.joinpath("NOTICE.txt").read_text(encoding="utf-8")
    assert "OASIS Open 2013" in notice
    assert "CCTS_CCT_SchemaModule-2.1.xsd copyright (c) UN/CEFACT 2006" in notice
