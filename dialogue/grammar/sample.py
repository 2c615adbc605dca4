"""Whether samples are wanted before the order."""

from __future__ import annotations

from collections.abc import Iterator

from dialogue.grammar.mention import SampleMention
from dialogue.grammar.utterance import Utterance


def samples(utterance: Utterance) -> Iterator[SampleMention]:
    """What an utterance says of samples; a bare word, that may be a product's, at 0.5."""
    for hit in utterance.all("sample_noun"):
        if utterance.after("sample_noun", hit.first) is not hit:
            continue
        first, last = hit.first, hit.last
        confidence = 0.5
        if first == 0 and last == len(utterance.tokens):
            confidence = 0.9
        wanted = True
        after = utterance.after("sample_after", last)
        if after is not None:
            last, confidence = after.last, 1.0
        if "first" in utterance.folded[hit.start : hit.end]:
            confidence = 1.0
        for back in range(5):
            at = first - back
            if at < 0:
                break
            negation = utterance.before("negation", at)
            if negation is not None:
                wanted, confidence, first = False, 1.0, negation.first
                break
            cue = utterance.before("sample_cue", at)
            if cue is not None and confidence < 1.0:
                confidence = 1.0
                ahead = utterance.before("negation", cue.first)
                if ahead is not None:
                    wanted, first = False, ahead.first
                else:
                    first = cue.first
                break
        start, end = utterance.tokens[first].start, utterance.tokens[last - 1].end
        yield SampleMention(
            start=start,
            end=end,
            words=utterance.text[start:end],
            confidence=confidence,
            wanted=wanted,
        )
