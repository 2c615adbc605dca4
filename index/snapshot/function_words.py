"""Function words: the words of a query that say nothing about goods."""

from __future__ import annotations

from typing import Final

FUNCTION_WORDS: Final = frozenset(
    """
    a about all also am an and any are as at be been best but by can could do does for from
    get give good had has have help hello hi how i if in into is it its just like looking
    made make me more most much my need needed no not of off on only or other our out over
    please per price buy purchase quote some something such supplier suppliers supply source
    sourcing than that the their them then there these they this those to under up us use used
    using very want wanted was we what when where which who will with would you your find search
    show sell seller sellers vendor vendors manufacturer manufacturers cheap
    al con de del desde el en es esta este la las lo los me mi muy necesito o para pero por que
    quiero se sin sobre su un una unas unos y busco comprar precio proveedor
    als am an auch auf aus bei bis das dem den der des die ein eine einem einen einer eines er
    fur für ich ist mit nach nicht oder ohne sich sie sind suche und vom von zu zum zur kaufen
    preis lieferant brauche
    au aux avec ce ces cette dans des du elle et il je le les leur mais ne nous ou par pas pour
    qui sans ses son sur une vous cherche acheter prix
    ao aos as com da das do dos e em entre na nas no nos os pela pelo preciso procuro uma
    alla alle che ci col della delle di ed gli ha ho il nel per piu senza sono tra uno
    """.split()
)
"""Folded; English, Spanish, German, French, Portuguese and Italian. Besides grammar, what every
query to a catalogue of goods may say: that something is wanted, bought or supplied."""
