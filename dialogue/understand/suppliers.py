"""Which kinds of supplier a buyer would buy from: "makers only", "no traders", 只要厂家."""

from __future__ import annotations

from typing import Final

from data.records.supplier import SupplierKind
from dialogue.acts import SetTerm, Term
from dialogue.grammar.mention import CountryMention
from dialogue.understand.cues import CueKind
from dialogue.understand.draft import Draft

_ONLY: Final = {
    CueKind.MAKERS: (SupplierKind.MANUFACTURER,),
    CueKind.TRADERS: (SupplierKind.TRADER, SupplierKind.DISTRIBUTOR),
    CueKind.NO_TRADERS: (SupplierKind.MANUFACTURER, SupplierKind.DISTRIBUTOR),
    CueKind.NO_MIDDLEMEN: (SupplierKind.MANUFACTURER,),
    CueKind.NO_MAKERS: (SupplierKind.TRADER, SupplierKind.DISTRIBUTOR),
}
_ASKING: Final = (CueKind.ASK_SUPPLIERS, CueKind.ASK_COUNT, CueKind.ASK_MEANING)


def read_supplier_kinds(draft: Draft) -> None:
    """Note the kinds of supplier that are left when all that is said of them holds."""
    if draft.cues_of(*_ASKING):
        return
    countries = [one for one in draft.mentions if isinstance(one, CountryMention)]
    found = [
        cue
        for cue in draft.cues_of(*_ONLY)
        if not draft.is_used(cue.start, cue.end)
        and not any(one.start < cue.end and cue.start < one.end for one in countries)
    ]
    if not found:
        return
    left = tuple(kind for kind in SupplierKind if all(kind in _ONLY[cue.kind] for cue in found))
    kinds = left or _ONLY[found[-1].kind]
    start, end = found[0].start, max(cue.end for cue in found)
    for cue in found:
        draft.use(cue.start, cue.end)
    act = SetTerm(Term.SUPPLIER_KINDS, kinds, words=draft.words(start, end), confidence=0.95)
    draft.add(found[0].start, found[0].end, act)
