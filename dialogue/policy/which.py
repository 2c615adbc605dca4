"""Which attribute a value was meant for: the question when words alone cannot tell."""

from __future__ import annotations

from dialogue.acts import Ambiguous, Inform
from dialogue.belief import Belief
from dialogue.state import Option, Question, QuestionKind, Reason


def which_question(belief: Belief, act: Ambiguous) -> Question:
    """One option per reading, with the candidates that it would leave."""
    documents = belief.domain.documents[belief.possible]
    source = belief.domain.source
    options = tuple(
        Option(
            id=str(n + 1),
            acts=(Inform(constraint=reading, line=belief.line.id, words=act.words),),
            count=int((source.truths(reading, documents) > 0).sum()),
            field=reading.field,
        )
        for n, reading in enumerate(act.readings)
    )
    return Question(
        QuestionKind.WHICH, options, Reason(candidates=len(documents)), line=belief.line.id
    )
