"""Terms of payment, kept in the buyer's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dialogue.grammar.mention import PaymentMention
from dialogue.grammar.utterance import Utterance

_PERCENT: Final = r"\d{1,3}\s?%"
_PATTERNS: Final = (
    # English and the short forms of all languages
    r"\bnet\s?-?\d{1,3}(?:\s?days?)?(?:\s?eom)?\b",
    r"\b\d{1,3}\s?days?\s(?:net|credit|eom|after (?:invoice|delivery|b/?l)|from invoice)\b",
    r"\bcredit (?:of )?\d{1,3}\s?days?\b",
    (
        rf"{_PERCENT}\s?(?:(?:by |via )?t\s?/\s?t\b|deposit|down\s?payment|down\b|advance\b|"
        r"in advance|upfront|up front|prepay\w*|balance|before shipment|before shipping|"
        r"on delivery|against (?:copy of )?(?:b/?l|documents)|with (?:the )?order|after inspection|"
        r"on shipment)"
        r"(?:\s(?:deposit|in advance|advance|before shipment|upfront|before shipping|payment))?"
    ),
    r"\bdeposit of \d{1,3}\s?%",
    r"\b\d{2}\s?/\s?\d{2}\s?(?:t\s?/\s?t|tt|payment)\b",
    r"\bt\s?/\s?t(?:\s(?:in advance|\d{1,3}\s?days?))?(?!\w)",
    r"\bl\s?/\s?c(?:\s(?:at sight|\d{1,3}\s?days?))?(?!\w)",
    r"\blc\s(?:at sight|\d{1,3}\s?days?)\b",
    r"\b(?:irrevocable )?letter of credit(?: at sight)?\b",
    r"\bd\s?/\s?[pa](?:\s\d{1,3}\s?days?)?(?!\w)",
    r"\bo\s?/\s?a\s\d{1,3}\s?days?\b",
    r"\bopen account(?:\s\d{1,3}\s?days?)?\b",
    r"\b(?:cash|payment|pay) (?:on|upon|at) (?:delivery|arrival|receipt)\b",
    r"\bcash (?:in advance|against documents)\b",
    r"\b(?:payment in advance|advance payment|prepayment|pay(?:ment)? upfront|pay later)\b",
    (
        r"\b(?:paypal|western union|escrow|trade assurance|credit card|bank transfer|wire transfer|"
        r"alipay|stripe|apple pay)\b"
    ),
    r"\bpay(?:ing|ment)? (?:in|by) (?:\w+ )?(?:instal?ments?|check|cheque|card|cash|invoice)\b",
    # Chinese
    r"月结\s?(?:\d{1,3}\s?(?:天|日))?",
    (
        r"货到付款|款到发货|先款后货|见票即付|电汇|信用证|分期付款|分期|现结|承兑汇票|承兑|"
        r"支付宝|微信支付|对公转账|银行转账|即期信用证"
    ),
    rf"账期\s?\d{{1,3}}\s?(?:天|日)|(?:{_PERCENT}|[一二三四五六七八九]成半?)\s?(?:的)?(?:定金|订金|预付款|预付|首付|尾款|押金|见提单(?:复印件)?付?)",
    rf"(?:预付款?|定金|订金|首付)\s?{_PERCENT}",
    # Spanish
    (
        r"\bcontra reembolso\b|\bcarta de credito(?: a la vista)?\b|"
        r"\btransferencia(?: bancaria)?\b(?! automatica)|"
        r"\bpago (?:anticipado|por adelantado|contra entrega|al contado|aplazado)\b|"
        r"\btarjeta de credito\b|\bal contado\b"
    ),
    r"\bpago a \d{1,3} dias(?: fecha factura)?\b|\ba \d{1,3} dias (?:fecha )?factura\b",
    (
        rf"{_PERCENT}\s(?:de )?(?:anticipo|senal|por adelantado|al pedido|adelantado|"
        r"contra entrega|contra documentos|al embarque|al recibir|al entregar|a la entrega)\b|"
        rf"\b(?:anticipo|senal|adelanto) del? {_PERCENT}"
    ),
    # German
    (
        r"\bzahlungsziel(?: von)?:? \d{1,3} tagen?(?: netto)?\b|\b\d{1,3} tage netto\b|"
        r"\bnetto \d{1,3} tage\b|\bzahlbar (?:innerhalb|binnen)(?: von)? \d{1,3} tagen\b|"
        r"\b\d{1,3} tage zahlungsziel\b"
    ),
    (
        r"\bvork?auskasse\b|\bvorkasse\b|\bnachnahme\b|\b(?:auf|per) rechnung\b|"
        r"\b(?:per )?uberweisung\b|\bakkreditiv\b|\bratenzahlung\b|\bbarzahlung\b|\bkreditkarte\b|"
        r"\bbankuberweisung\b|\bvorauszahlung\b"
    ),
    rf"{_PERCENT}\sanzahlung\b|\banzahlung (?:von )?{_PERCENT}|{_PERCENT}\s(?:vorkasse|skonto)\b",
    # French
    (
        r"\b(?:paiement|reglement) (?:a|sous) \d{1,3} jours(?: fin de mois)?\b|"
        r"\b\d{1,3} jours (?:net|fin de mois)\b"
    ),
    (
        rf"\bacompte de {_PERCENT}|{_PERCENT}\sd\s?'\s?acompte\b|{_PERCENT}\s(?:a la commande|"
        r"d'avance)\b"
    ),
    (
        r"\bvirement(?: bancaire)?\b|\blettre de credit\b|\bcredit documentaire\b|"
        r"\bpaiement (?:comptant|a la livraison|d'avance|a la commande)\b|\bcontre remboursement\b|"
        r"\bcarte de credit\b"
    ),
)
_ANY: Final = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))
_CAPITALS: Final = re.compile(r"\b(?:TT|LC|COD|CAD|CIA|CWO)\b")
_LEAD: Final = re.compile(
    r"(?:payment(?: terms?)?(?: is| are)?|paid|pay|terms?|by|via|with|付款方式|付款条件|付款|支付|"
    r"pago|forma de pago|condiciones de pago|con|zahlung(?:sbedingungen)?|per|paiement|par)"
    r"\s?:?\s?(?:by |via |per |con |par |是|为)?$"
)
_BETWEEN: Final = re.compile(
    r"\s*(?:[,;+/&]|and|y|und|et|then|rest|balance|\(|的?余款)?\s*(?:the\s)?(?:rest|balance)?\s*"
)
_TRIGGER: Final = re.compile(
    r"%|net|pay|/|l\s?c|tt|cod|cad|cash|credit|escrow|transfer|assurance|advance|account|deposit|"
    r"付|结|账|汇|款|金|信用|分期|承兑|pago|contado|carta|reembolso|tarjeta|anticipo|adelant|dias|"
    r"zahl|kasse|nachnahme|rechnung|uberweis|akkred|tage|karte|jours|acompte|virement|lettre|"
    r"remboursement|paiement|carte"
)


def payments(utterance: Utterance) -> Iterator[PaymentMention]:
    """The terms of payment of an utterance; neighbouring ones are one."""
    if _TRIGGER.search(utterance.folded) is None:
        return
    spans = [match.span() for match in _ANY.finditer(utterance.folded)]
    spans += [match.span() for match in _CAPITALS.finditer(utterance.text)]
    merged: list[list[int]] = []
    for start, end in sorted(spans):
        if merged and (
            start <= merged[-1][1]
            or _BETWEEN.fullmatch(utterance.folded, merged[-1][1], start) is not None
        ):
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    for start, end in merged:
        lead = _LEAD.search(utterance.folded, max(0, start - 30), start)
        first = start if lead is None or _in_word(utterance.folded, lead.start()) else lead.start()
        words = utterance.text[first:end]
        cut = len(words) - len(words.rstrip())
        yield PaymentMention(
            start=first, end=end - cut, words=utterance.text[first : end - cut], confidence=1.0
        )


def _in_word(folded: str, start: int) -> bool:
    return (
        start > 0
        and folded[start - 1].isalpha()
        and folded[start].isascii()
        and (folded[start - 1].isascii())
    )
