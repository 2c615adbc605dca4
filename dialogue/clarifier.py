"""Clarifier: a conversation, turn by turn: what is meant, what fits, and the next question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, runtime_checkable

from data.money import Money
from data.need import CategoryBelief, Need, NeedLine
from data.schema import AttributeKind
from dialogue.acts import (
    Act,
    Ambiguous,
    Ask,
    Compare,
    NotUnderstood,
    OutOfRange,
    Reference,
    RequestRfq,
    WhyThis,
)
from dialogue.asked import asked_by, corrected, reasked, stays_open
from dialogue.belief import Belief, BeliefBuilder
from dialogue.belief.outcomes import shown_products
from dialogue.fold import Folded, fold
from dialogue.fold.pointing import resolved
from dialogue.policy.ideas import Ideas, ideas_of
from dialogue.policy.protocol import QuestionPolicy, View
from dialogue.policy.terms import missing
from dialogue.policy.which import which_question
from dialogue.progress import Asking, Found, Observer, Understood
from dialogue.protocols import CandidateSource, Clock, Understander
from dialogue.replies import replies_of
from dialogue.reply import Reply, Request, Shown, Stop
from dialogue.state import DialogueState, Question, Turn


@runtime_checkable
class Warmable(Protocol):
    """What can prepare itself before it is needed."""

    def warm(self) -> None:
        """Do now what the first use would wait for."""
        ...


SHOWN: Final = 10
"""Products on a page."""
_REHEARSED: Final = ("between 1 and 2 kg", "no preference", "no lo sé", "无所谓")
"""What is said to oneself while warming up: each loads what the ones before have not."""
JUDGED: Final = 5
"""Products by which a question's worth is judged: as many as a buyer looks at."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a turn began with, enough to have it again.

    Attributes:
        utterance: None for an edit.
        acts: of an edit; those of an utterance are understood anew.
    """

    utterance: str | None = None
    acts: tuple[Act, ...] = ()


class Clarifier:
    """Holds conversations over one catalogue; safe to share between them.

    All that a conversation is lies in its state: the same state and the same input give the same
    next state and reply, whatever else has been asked in between.

    Args:
        source: the catalogue.
        understander: reads utterances.
        policy: chooses questions.
        clock: the buyer's.
        shown: products on a page.
    """

    def __init__(
        self,
        source: CandidateSource,
        understander: Understander,
        policy: QuestionPolicy,
        clock: Clock,
        *,
        shown: int = SHOWN,
    ) -> None:
        self._source = source
        self._understander = understander
        self._policy = policy
        self._clock = clock
        self._shown = shown
        self._builder = BeliefBuilder(source)

    @property
    def understander(self) -> Understander:
        """What reads utterances: for words that are no part of a conversation."""
        return self._understander

    def open(self) -> DialogueState:
        """A conversation in which nothing has been said."""
        return DialogueState(generation=self._source.generation)

    def reply(
        self,
        state: DialogueState,
        utterance: str,
        *,
        clock: Clock | None = None,
        on: Observer | None = None,
    ) -> tuple[DialogueState, Reply]:
        """Answer what the buyer wrote.

        Args:
            state: before the turn.
            utterance: the buyer's words.
            clock: of this buyer; None is the clarifier's own.
            on: is told each part of the answer as soon as it is ready.
        """
        read = self._understander.understand(utterance, state, clock or self._clock)
        return self._turn(state, read.acts, read.language, utterance, on)

    def edit(
        self, state: DialogueState, acts: Sequence[Act], *, on: Observer | None = None
    ) -> tuple[DialogueState, Reply]:
        """Answer a choice among offered options, or a change made in a form."""
        return self._turn(state, tuple(acts), state.need.language, None, on)

    def again(
        self, state: DialogueState, turn: Turn, *, on: Observer | None = None
    ) -> tuple[DialogueState, Reply]:
        """Answer a kept turn again from what was understood in it: nothing is read anew.

        Args:
            state: before the turn.
            turn: as it was kept.
            on: is told each part of the answer as soon as it is ready.
        """
        return self._turn(state, turn.acts, turn.language, turn.utterance, on)

    def replay(self, turns: Sequence[Turn | Recorded]) -> tuple[DialogueState, tuple[Reply, ...]]:
        """Hold a conversation again: the same state comes of it, on the same generation."""
        state, replies = self.open(), []
        for turn in turns:
            if turn.utterance is None:
                state, reply = self.edit(state, turn.acts)
            else:
                state, reply = self.reply(state, turn.utterance)
            replies.append(reply)
        return state, tuple(replies)

    def warm(self) -> None:
        """Do now what the first turns would wait for: read columns, compile loops and words.

        Takes seconds on a large catalogue; may run beside conversations.
        """
        from data.units.convert import registry

        registry()
        if isinstance(self._understander, Warmable):
            self._understander.warm()
        self._builder.warm()
        known = self._source.schema.categories
        largest = max((path for path in known if path), key=lambda p: known[p].products, default=())
        state = self.open()
        for words in (*largest[-1:], *_REHEARSED):
            state, _ = self.reply(state, words)

    def belief(self, state: DialogueState) -> Belief | None:
        """What is believed of the products of the line in focus; None when nothing is wanted."""
        return self._belief(state.need, state)

    def _turn(
        self,
        state: DialogueState,
        acts: tuple[Act, ...],
        language: str,
        utterance: str | None,
        on: Observer | None,
    ) -> tuple[DialogueState, Reply]:
        acts = corrected(state.question, acts)
        if on is not None:
            on(Understood(acts, language))
        folded = fold(state, acts, edited=utterance is None, several=self._is_several)
        folded = replace(folded, state=reasked(state.question, acts, folded.state))
        need = replace(folded.state.need, language=language)
        belief = self._belief(need, state, acts)
        if belief is not None:
            need = _believed(need, belief)
        offset = self._offset(state, folded, belief)
        shown = () if belief is None else shown_products(belief, offset, offset + self._shown)
        ideas = None if shown else self._ideas(need, belief)
        if ideas is not None:
            shown = ideas.products
        if on is not None:
            on(_found(need, belief, offset, shown))
        rfq = any(isinstance(act, RequestRfq) for act in acts)
        after = replace(folded.state, need=need)
        question, stop = self._question(state, after, folded, belief, acts, rfq=rfq)
        if ideas is not None and question is None:
            question, stop = ideas.question, None
        if on is not None:
            on(Asking(question, stop))
        turn = Turn(
            number=len(state.turns) + 1,
            utterance=utterance,
            language=language,
            acts=acts,
            before=state.need,
            shown=tuple(one.product_id for one in shown),
            question=question,
        )
        after = replace(
            after,
            turns=(*state.turns, turn),
            question=question,
            asked=after.asked if question is None else after.asked | asked_by(question),
            shown=turn.shown,
            offset=offset,
            generation=self._source.generation,
        )
        reply = self._reply(state, after, folded, belief, acts)
        examples = bool(shown) and ideas is not None
        return after, replace(
            reply, products=shown, question=question, stop=stop, rfq=rfq, ideas=examples
        )

    def _ideas(self, need: Need, belief: Belief | None) -> Ideas | None:
        """What to begin with, where the words bring nothing up."""
        line, currency = need.line(), need.terms.currency
        everything = self._builder.everything(None if currency is None else currency.value)
        query = "" if belief is None or line is None else line.query
        budget = need.terms.budget.value if need.terms.budget is not None else None
        if line is not None:
            budget = _budget(need, line)
        return ideas_of(self._source, everything, need, query, budget)

    def _belief(self, need: Need, state: DialogueState, acts: Sequence[Act] = ()) -> Belief | None:
        line = need.line()
        if line is None or not (line.query.strip() or line.requirements):
            return None
        currency = need.terms.currency
        return self._builder.build(
            line,
            quantity=None if line.quantity is None else float(line.quantity.value.number),
            currency=None if currency is None else currency.value,
            budget=_budget(need, line),
            replies=replies_of(state, line.id, acts),
        )

    def _offset(self, state: DialogueState, folded: Folded, belief: Belief | None) -> int:
        if not folded.more or belief is None:
            same = belief is not None and not folded.changes
            return state.offset if same and state.need.focus == folded.state.need.focus else 0
        following = state.offset + len(state.shown)
        return following if following < belief.listed else state.offset

    def _question(
        self,
        before: DialogueState,
        after: DialogueState,
        folded: Folded,
        belief: Belief | None,
        acts: Sequence[Act],
        *,
        rfq: bool,
    ) -> tuple[Question | None, Stop | None]:
        if folded.reopened is not None:
            return folded.reopened, None
        if belief is None or not belief.listed:
            return None, Stop.NOTHING_FOUND
        unclear = [act for act in acts if isinstance(act, Ambiguous)]
        if unclear:
            return which_question(belief, unclear[0]), None
        if stays_open(before.question, acts) and not folded.changes:
            # Nothing of it has been answered: it stays open, and is not a question asked again.
            return before.question, None
        ordering = rfq or bool(belief.line.selected)
        if after.quiet and not ordering:
            return None, Stop.BY_REQUEST
        view = View(after.need, belief, min(JUDGED, self._shown), ordering)
        if ordering:
            chosen = self._policy.choose(view, after.asked)
        else:
            asked = frozenset(one for one in after.asked if one[0] == belief.line.id)
            chosen = belief.remembered(
                (asked, view.shown), lambda: self._policy.choose(view, after.asked)
            )
        return (chosen, None) if isinstance(chosen, Question) else (None, chosen)

    def _reply(
        self,
        before: DialogueState,
        after: DialogueState,
        folded: Folded,
        belief: Belief | None,
        acts: tuple[Act, ...],
    ) -> Reply:
        given = () if belief is None or belief.relaxation is None else belief.relaxation.given
        total = 0 if belief is None else int(belief.possible.sum())
        return Reply(
            acts=acts,
            language=after.need.language,
            line=after.need.focus,
            categories=() if belief is None else belief.categories,
            total=given[0].found if given else total,
            meeting=0 if belief is None else int(belief.meeting.sum()),
            more=belief is not None and after.offset + len(after.shown) < belief.listed,
            relaxations=given,
            contradictions=tuple(act for act in acts if isinstance(act, OutOfRange)),
            ambiguous=tuple(act for act in acts if isinstance(act, Ambiguous)),
            not_understood=tuple(act.words for act in acts if isinstance(act, NotUnderstood)),
            requests=_requests(before, acts),
            unresolved=folded.unresolved,
            changes=folded.changes,
            nearest_category=None if belief is None else belief.nearest_category,
            missing=missing(after.need) if after.need.lines else (),
        )

    def _is_several(self, field: str) -> bool:
        return any(
            one is not None and one.kind is AttributeKind.SEVERAL_OF
            for one in (
                category.attribute(field) for category in self._source.schema.categories.values()
            )
        )


def _found(need: Need, belief: Belief | None, offset: int, shown: tuple[Shown, ...]) -> Found:
    more = belief is not None and offset + len(shown) < belief.listed
    return Found(need, shown, belief, more)


def _believed(need: Need, belief: Belief) -> Need:
    categories: tuple[CategoryBelief, ...] = belief.categories
    lines = tuple(
        replace(line, categories=categories) if line.id == belief.line.id else line
        for line in need.lines
    )
    return replace(need, lines=lines)


def _budget(need: Need, line: NeedLine) -> Money | None:
    """What may be spent on a line: its own budget, or that of a need with no other line."""
    shared = need.terms.budget if len(need.lines) == 1 else None
    found = line.budget or shared
    return None if found is None else found.value


def _requests(state: DialogueState, acts: Sequence[Act]) -> tuple[Request, ...]:
    found: list[Request] = []
    for act in acts:
        references: tuple[Reference, ...] = ()
        if isinstance(act, Compare):
            references = act.references
        elif isinstance(act, WhyThis):
            references = (act.reference,)
        elif isinstance(act, Ask):
            references = act.references
        else:
            continue
        products = resolved(state.shown, references)
        found.append(Request(act, products, len(references) - len(products)))
    return tuple(found)
