"""Function words: the words of a query that say nothing about goods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_TEXTS: Final[Mapping[str, str]] = {
    "en": """
        a about all also am an and any are as at be been best but by can could do does for from
        get give good had has have help hello hi how i if in into is it its just like looking
        made make me more most much my need needed no not of off on only or other our out over
        please per price buy purchase quote some something such supplier suppliers supply source
        sourcing than that the their them then there these they this those to under up us use used
        using very want wanted was we what when where which who will with would you your find search
        show sell seller sellers vendor vendors manufacturer manufacturers cheap
    """,
    "es": """
        al con de del desde el en es esta este la las lo los me mi muy necesito o para pero por que
        quiero se sin sobre su un una unas unos y busco comprar precio proveedor
    """,
    "de": """
        als am an auch auf aus bei bis das dem den der des die ein eine einem einen einer eines er
        fur für ich ist mit nach nicht oder ohne sich sie sind suche und vom von zu zum zur kaufen
        preis lieferant brauche
    """,
    "fr": """
        au aux avec ce ces cette dans des du elle et il je le les leur mais ne nous ou par pas pour
        qui sans ses son sur une vous cherche acheter prix
    """,
    "pt": """
        ao aos as com da das do dos e em entre na nas no nos os pela pelo preciso procuro uma
    """,
    "it": """
        alla alle che ci col della delle di ed gli ha ho il nel per piu senza sono tra uno
    """,
}

WORDS_OF: Final = {language: frozenset(text.split()) for language, text in _TEXTS.items()}
"""Folded, by language."""

FUNCTION_WORDS: Final = frozenset().union(*WORDS_OF.values())
"""Of all six languages. Besides grammar, what every query to a catalogue of goods may say: that
something is wanted, bought or supplied."""

_GOODS_TOO: Final = frozenset("die pour son col sin par".split())
"""Also words for goods, or of their names, in another of the languages."""


def tells_of_another(word: str, language: str) -> bool:
    """Whether a folded word is grammar of another language and not of this one."""
    if len(word) < 2 or word in _GOODS_TOO or word not in FUNCTION_WORDS:
        return False
    return language in WORDS_OF and word not in WORDS_OF[language]
