"""Which language an utterance is in, where statistics alone would be a guess."""

from __future__ import annotations

from typing import Final

from dialogue.state import DialogueState
from dialogue.understand.cues import find_cues, lexicon
from dialogue.understand.text import Prepared
from dialogue.understand.translation import english_words, trade_lexicon

_LATIN: Final = ("en", "es", "de", "fr")


_LOCAL: Final = {"zh-Hans": "zh", "zh-Hant": "zh"}


def stated(state: DialogueState) -> str | None:
    """The language a conversation has been held in, once something was said."""
    return state.need.language if state.turns or state.need.lines else None


def told(text: Prepared, detected: str, known: str | None) -> str:
    """The language that common words and phrases show, where what was detected has none of them.

    Statistics on two or three words are a guess; a phrase that buyers use is not.
    """
    if detected not in _LATIN:
        return detected
    covered = {one: _covered(text, one) for one in _LATIN}
    if known is None and len({covered[detected], covered["en"]}) == 1:
        # Neither says more in common words: the words of trade tell.
        covered["en"] += _in_trade(text, "en")
        covered[detected] += _in_trade(text, detected) if detected != "en" else 0
    most = max(covered.values())
    if covered[detected] == most:
        return detected
    if detected == known and most < min(2, len(text.tokens)):
        # One word that another language has, too ("tres"), does not turn a conversation.
        return detected
    if known is not None and covered.get(known) == most:
        return known
    return max(_LATIN, key=lambda one: covered[one])


def _covered(text: Prepared, language: str) -> int:
    """Tokens that are common words of a language, or stand in one of its phrases."""
    stop = lexicon(language).stop
    found = find_cues(text, (language,))
    return sum(
        1
        for token in text.tokens
        if (len(token.text) > 1 and token.text in stop)
        or any(cue.start <= token.start and token.end <= cue.end for cue in found)
    )


def _in_trade(text: Prepared, language: str) -> int:
    """Tokens that stand in a phrase of the trade lexicon of a language."""
    if language == "en":
        known = english_words()
        return sum(token.stem in known for token in text.tokens if token.text.isalpha())
    spans = trade_lexicon(language).spans(text.tokens)
    inside = {
        at for place, some in enumerate(spans) for one in some for at in range(place, one.last)
    }
    return sum(text.tokens[at].text.isalpha() for at in inside)


def languages(language: str, text: Prepared) -> tuple[str, ...]:
    """Whose phrases are looked for: short texts without any common word may be English, too."""
    own = _LOCAL.get(language, language)
    stop = lexicon(own).stop
    told = any(token.text in stop for token in text.tokens)
    return (own,) if own == "en" or (own != "zh" and told) else (own, "en")
