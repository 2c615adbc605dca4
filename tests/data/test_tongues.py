"""Tongues: one model in memory, however many restrictions of it are asked for."""

from __future__ import annotations

import pytest

from data.tongues import language_model

pytest.importorskip("py3langid")


def test_restrictions_rank_their_own_languages_and_share_what_is_large() -> None:
    few, more = language_model(("en", "es")), language_model(("en", "es", "de", "ru"))
    assert {name for name, _ in few.rank("la lluvia en España")} == {"en", "es"}
    assert more.rank("обработка металла резанием")[0][0] == "ru"
    assert few.rank("la lluvia en España es una maravilla")[0][0] == "es"
    assert few.tk_nextmove is more.tk_nextmove
