"""What language an utterance is written in: by script, then by function words, then statistically.

A buyer's utterance is short, so what says nothing ("3 t", "ok", "FOB") stays in the language of
the one before. Simplified and traditional Chinese are told apart by characters that only one of
the national character sets has: GB 2312 for the simplified ones, Big5 for the traditional.
The statistics are py3langid's (Lui and Baldwin, langid.py, ACL 2012), where it is installed.
"""

from __future__ import annotations

import re
import threading
from functools import cache, lru_cache
from typing import Any, Final

from data.tongues import language_model
from dialogue.grammar.fold import fold, is_han, tokens

DEFAULT: Final = "en"

_LATIN: Final = ("en", "es", "de", "fr")
_FUNCTION_WORDS: Final = {
    "en": "the a an and or of for with without i we you need want looking is are not no please "
    "less more than at least under over between to from in on by what which how much many can "
    "do does have show me give it that this these those only any but also my our would like "
    "around about up max hello hi thanks thank yes instead actually cheaper cheapest deliver "
    "delivered shipping each per budget quote first last next why compare difference start undo "
    "pieces minimum maximum plus was were will has have had been they them ones could",
    "es": "el la los las un una unos unas y o de del para con sin necesito quiero quisiera busco "
    "buscamos es son no por favor menos más que al hasta desde entre a en cuánto cuánta cuántos "
    "qué cuál cuáles cómo puede tiene muéstrame dame pero también mi nuestro solo sólo hola "
    "gracias sí alrededor como máximo mínimo precio toneladas entregado cada mejor nada otro otra "
    "primero segundo tercero último comparar diferencia proveedores fabricantes barato unidades "
    "queremos hay cuesta eso ese esta este compara enséñame prefiero nosotros somos muy plazo "
    "me te se igual le da",
    "de": "der die das ein eine einen einem einer und oder von für mit ohne ich wir sie brauche "
    "brauchen suche suchen ist sind nicht kein keine keinen bitte weniger mehr als mindestens "
    "höchstens unter über zwischen bis ab zu nach aus im in auf was welche wie viel viele kann "
    "können haben zeig mir gib aber auch mein unser nur hallo danke ja nein etwa maximal lieber "
    "günstiger preis stück lieferung pro je erste zweite dritte letzte vergleiche unterschied "
    "möchte hätte gerne geliefert lieferanten hersteller budget woche wochen es den dem des soll "
    "muss statt doch anfang ende guten tag",
    "fr": "le la les un une des et ou de du pour avec sans je nous vous cherche cherchons il faut "
    "besoin est sont pas ne non merci moins plus que au aux jusqu entre à en combien quel quelle "
    "quels quelles comment peut avez montrez moi donnez mais aussi mon notre seulement bonjour "
    "oui environ maximum minimum prix tonnes livré livrée chaque premier deuxième troisième "
    "dernier comparer différence fournisseurs fabricants pièces cher voudrais veux "
    "plutôt s'il plaît délai ce cette ces mieux",
}
_TELLING: Final = {
    "es": "ñ¿¡",
    "de": "ß",
    "fr": "çœêèàùâîôûëï",
}
"""Letters that only one of the four languages has; accents that two have are left to the words."""
_NOUN: Final = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}")
_WITHOUT_A_NOUN: Final = 0.9
_ELISION: Final = re.compile(r"\b(?:l|d|j|n|c|s|qu|jusqu)['’](?=[a-zàâéèêîôû])")
_LEAST_LETTERS: Final = 8
_SURE: Final = 0.75
"""Share that words without function words need to leave the language of the conversation."""
_LIKELY: Final = 0.45
_PERHAPS_ENGLISH: Final = 0.2


def detect(text: str, *, previous: str | None) -> str:
    """The BCP 47 tag of an utterance: "en", "zh-Hans", "zh-Hant", "es", "de" or "fr".

    Args:
        text: as the buyer wrote it.
        previous: the tag of the utterance before, which short and silent ones keep; None at the
            start of a conversation, where they are English.
    """
    han = [character for character in text if is_han(character)]
    if han:
        latin = sum(1 for character in text if character.isascii() and character.isalpha())
        if len(han) * 8 >= latin:
            return _chinese("".join(han), previous)
    known = previous if previous in ("en", "es", "de", "fr", "zh-Hans", "zh-Hant") else None
    found = _latin(text[:1000], known if known in _LATIN else None)
    return found or known or DEFAULT


def _chinese(han: str, previous: str | None) -> str:
    simplified = sum(map(_only_simplified, han))
    traditional = sum(map(_only_traditional, han))
    if traditional > simplified:
        return "zh-Hant"
    if simplified > traditional:
        return "zh-Hans"
    return previous if previous in ("zh-Hans", "zh-Hant") else "zh-Hans"


@lru_cache(maxsize=8192)
def _only_simplified(character: str) -> bool:
    return _encodes(character, "gb2312") and not _encodes(character, "big5")


@lru_cache(maxsize=8192)
def _only_traditional(character: str) -> bool:
    return _encodes(character, "big5") and not _encodes(character, "gb2312")


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _votes() -> dict[str, dict[str, float]]:
    """Function word to its languages; a word of several languages counts less for each."""
    owners: dict[str, set[str]] = {}
    for language, words in _FUNCTION_WORDS.items():
        for word in words.split():
            owners.setdefault(fold(word), set()).add(language)
    return {
        word: {language: 1.0 / len(languages) ** 2 for language in languages}
        for word, languages in owners.items()
    }


def _latin(text: str, previous: str | None) -> str | None:
    """The language of Latin letters, or None where they say too little."""
    words = [token.text for token in tokens(fold(text)) if token.text[0].isalpha()]
    letters = sum(len(word) for word in words)
    if not words:
        return None
    scores = dict.fromkeys(_LATIN, 0.0)
    votes = _votes()
    for word in words:
        for language, vote in votes.get(word, {}).items():
            scores[language] += vote
    lower = text.lower()
    for language, marks in _TELLING.items():
        scores[language] += 0.8 * sum(1 for character in lower if character in marks)
    scores["fr"] += 0.8 * len(_ELISION.findall(lower))
    ranked = sorted(_LATIN, key=lambda language: -scores[language])
    best, second = ranked[0], ranked[1]
    lead = scores[best] - scores[second]
    if lead >= 0.5 and scores[best] >= 1.0:
        return best
    if letters < _LEAST_LETTERS:
        return best if scores[best] >= 0.9 and lead > 0.5 and previous is None else None
    model = _model()
    if model is None:
        return best if lead > 0 else None
    shares = {str(language): float(share) for language, share in _rank(model, lower)}
    combined = {one: shares.get(one, 0.0) + 0.5 * scores[one] for one in _LATIN}
    if previous is not None:
        combined[previous] += 0.4
    top = max(_LATIN, key=lambda language: combined[language])
    if top == previous or (lead > 0 and top == best):
        return top
    if previous is None and shares.get("en", 0.0) >= _PERHAPS_ENGLISH:
        return "en"
    needed = _LIKELY if previous is None else _SURE
    if top == "de" and _NOUN.search(text) is None:
        needed = _WITHOUT_A_NOUN  # "silent diesel generator": German nouns have capitals
    return top if shares.get(top, 0.0) >= needed else None


_LOCK: Final = threading.Lock()


@cache
def _model() -> Any:
    """The statistical model over the four languages, or None where py3langid is missing."""
    try:
        return language_model(_LATIN)
    except ImportError:
        return None


def _rank(model: Any, text: str) -> list[tuple[str, float]]:
    with _LOCK:
        ranked: list[tuple[str, float]] = model.rank(text)
    return ranked
