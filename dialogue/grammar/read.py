"""Reading an utterance: every mention of the general grammar, in order of text."""

from __future__ import annotations

from dialogue.grammar.amounts import amounts
from dialogue.grammar.certification import certifications
from dialogue.grammar.choose import choose
from dialogue.grammar.country import countries
from dialogue.grammar.dates import dates
from dialogue.grammar.delivery import deliveries
from dialogue.grammar.limits import figures
from dialogue.grammar.mention import Mention
from dialogue.grammar.ordinal import ordinals
from dialogue.grammar.payment import payments
from dialogue.grammar.sample import samples
from dialogue.grammar.utterance import prepare
from dialogue.protocols import Clock


def read_mentions(text: str, *, language: str, clock: Clock) -> tuple[Mention, ...]:
    """The typed mentions of a text, none overlapping, in order.

    Args:
        text: one utterance as the buyer wrote it; what is beyond 4,000 characters is not read.
        language: BCP 47 tag as `dialogue.grammar.language.detect` gives it; decides notations
            such as the decimal mark and which words are looked for.
        clock: the buyer's, for dates.
    """
    utterance = prepare(text, language)
    if not utterance.tokens:
        return ()
    found = figures(utterance)
    return choose(
        [
            *amounts(utterance, found),
            *dates(utterance, found, clock),
            *countries(utterance),
            *deliveries(utterance),
            *payments(utterance),
            *certifications(utterance),
            *samples(utterance),
            *ordinals(utterance, found),
        ]
    )
