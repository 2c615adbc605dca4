"""Names of companies and brands that do not exist.

Stems are put together from syllables that real companies' names do not combine, and every company
name ends in "(synthetic)".
"""

from __future__ import annotations

from data.sample.dice import Dice

LABEL = "(synthetic)"

_STARTS = (
    "Bru Quo Vex Zel Tur Wyn Oss Kib Jul Fen Gav Hod Ilm Lod Mur Nax Pel Ruv Sab Yat Dro Eck Cam "
    "Ubi Tov Rhi"
).split()
_MIDDLES = ["", "a", "o", "ori", "ani", "elu", "uta"]
_ENDS = (
    "dorn vask quill mbra ndok zeth fyx lomb grux wend kvist zarn ffel tosk bruk yend xall drim "
    "poth kwell"
).split()


class NameMaker:
    """Gives each stem once."""

    def __init__(self, dice: Dice) -> None:
        stems = [f"{a}{b}{c}" for a in _STARTS for b in _MIDDLES for c in _ENDS]
        self._stems = iter(dice.shuffled(stems))

    def stem(self) -> str:
        """An invented word, such as "Bruvask"."""
        return next(self._stems)


def company_name(stem: str, *, city: str | None, trade: str, form: str) -> str:
    """A company's name: city where the country puts it first, stem, trade, form, label."""
    words = [stem, trade, form, LABEL]
    return " ".join([city, *words] if city else words)
