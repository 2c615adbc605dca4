"""One conversation of a simulated buyer with a policy, and what it shows after each question."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.dialogue.buyers.buyer import Buyer
from benchmarks.dialogue.buyers.goals import Goal, Wish
from data.constraint import Constraint, Operator
from dialogue.acts import Inform
from dialogue.clarifier import Clarifier
from dialogue.reply import Reply
from dialogue.state import DialogueState, Question, QuestionKind

QUESTIONS = 6
"""Figures are taken after 0 to this many questions."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the buyer sees at one moment, judged by the goal.

    Attributes:
        precision5: acceptable products among the first five, over five.
        first: position of the first acceptable product among the first ten, or None.
    """

    precision5: float
    first: int | None

    @property
    def reciprocal(self) -> float:
        """1 over the position of the first acceptable product; 0 when it is not among ten."""
        return 0.0 if self.first is None else 1.0 / self.first


@dataclass
class Record:
    """What happened.

    Attributes:
        standings: after 0, 1 … questions; when the policy stops, the last one goes on.
        useless: questions answered with a preference that left the first ten as they were, most
            often because the list was right already.
        nothing: those after which as many products were left as before, too: the answer told
            nothing that was not known.
        clicked: answered by what was offered.
        indifferent: questions about something the buyer does not care about or know.
        preparing: questions about what matters that were answered without a value: they change
            the next question, not the list.
        checks: questions whether what was said is meant; of these, ``slips`` found one.
        relaxed: replies in which no product could meet every must, and which say what gave way.
        unnamed: replies that show nothing, or nothing that could meet every must, and do not say
            what was relaxed or what is nearest.
    """

    standings: list[Standing] = field(default_factory=list)
    questions: int = 0
    repeated: int = 0
    useless: int = 0
    nothing: int = 0
    clicked: int = 0
    answered: int = 0
    indifferent: int = 0
    preparing: int = 0
    checks: int = 0
    slips: int = 0
    replies: int = 0
    empty: int = 0
    relaxed: int = 0
    unnamed: int = 0
    seconds: list[float] = field(default_factory=list)


def judged(reply: Reply, goal: Goal) -> Standing:
    """The first ten rows, judged: a row that stands for near-duplicates is right when one of them
    is, and those that it stands for cannot have rows of their own.
    """
    rows = reply.products[:10]
    right = [not goal.acceptable.isdisjoint((one.product_id, *one.duplicates)) for one in rows]
    first = next((n for n, good in enumerate(right, 1) if good), None)
    groups = [goal.acceptable.intersection((one.product_id, *one.duplicates)) for one in rows]
    reachable = min(5, len(goal.acceptable) - sum(len(one) - 1 for one in groups if one))
    return Standing(sum(right[:5]) / reachable if reachable else 0.0, first)


def converse(
    clarifier: Clarifier, buyer: Buyer, goal: Goal, questions: int, patience: int
) -> Record:
    """The buyer asks, and answers until the policy stops, or so many questions were put."""
    record = Record()
    state, reply = clarifier.reply(clarifier.open(), buyer.first_request())
    _note(record, reply)
    record.standings.append(judged(reply, goal))
    asked: set[tuple[str | None, str | None]] = set()
    while reply.question is not None and record.questions < min(questions, patience):
        question = reply.question
        key = (question.field, question.term.value if question.term else None)
        record.repeated += key in asked and key != (None, None)
        asked.add(key)
        record.questions += 1
        before, total = _ids(reply), (reply.total, reply.meeting)
        answer = buyer.answer(question)
        if answer.options:
            acts = tuple(act for option in answer.options for act in option.acts)
            state, reply = clarifier.edit(state, acts)
        else:
            state, reply = clarifier.reply(state, answer.words or "")
        _note(record, reply)
        if question.kind is QuestionKind.CHECK:
            record.checks += 1
            record.slips += answer.meant
        if answer.meant and question.kind is QuestionKind.PRIORITIES and answer.options:
            record.preparing += 1
        elif answer.meant:
            record.answered += 1
            record.clicked += bool(answer.options)
            same = _ids(reply)[:10] == before[:10]
            record.useless += same
            record.nothing += same and (reply.total, reply.meeting) == total
        elif question.kind is not QuestionKind.CHECK:
            record.indifferent += 1
        record.standings.append(judged(reply, goal))
    _fill(record, questions)
    return record


def oracle(clarifier: Clarifier, buyer: Buyer, goal: Goal, questions: int) -> Record:
    """What can be reached by who knows the wishes and asks for them in the best order.

    At each step every wish not yet said is tried, and the one after which the list is best is
    taken. The clarifier's own policy is not used. A buyer who errs or does not know does so here
    as well, and then the question is spent: that is what anybody could reach with such a buyer.
    """
    record = Record()
    state, reply = clarifier.reply(clarifier.open(), buyer.first_request())
    record.standings.append(judged(reply, goal))
    left = list(goal.wishes[goal.told :])
    while left and record.questions < questions:
        before = (state, reply)
        tried = [(wish, *_said(clarifier, state, wish)) for wish in left]
        wish, state, reply = max(
            tried,
            key=lambda one: (
                judged(one[2], goal).precision5,
                judged(one[2], goal).reciprocal,
            ),
        )
        left.remove(wish)
        record.questions += 1
        said = buyer.said_of(wish)
        if said is None:
            state, reply = before
        elif said != wish:
            state, reply = _said(clarifier, before[0], said)
        record.standings.append(judged(reply, goal))
    _fill(record, questions)
    return record


def _said(clarifier: Clarifier, state: DialogueState, wish: Wish) -> tuple[DialogueState, Reply]:
    return clarifier.edit(state, [Inform(constraint=constraint) for constraint in exact(wish)])


def exact(wish: Wish) -> list[Constraint]:
    """A wish as constraints, with nothing lost."""
    if not wish.numeric:
        if wish.labels[0] in ("yes", "no"):
            return [Constraint(wish.field, Operator.EQUAL, (wish.labels[0] == "yes",))]
        operator = Operator.EQUAL if len(wish.labels) == 1 else Operator.ONE_OF
        return [Constraint(wish.field, operator, wish.labels)]
    if wish.high == float("inf"):
        return [Constraint(wish.field, Operator.AT_LEAST, (wish.low,), wish.unit)]
    if wish.low == float("-inf"):
        return [Constraint(wish.field, Operator.AT_MOST, (wish.high,), wish.unit)]
    return [Constraint(wish.field, Operator.BETWEEN, (wish.low, wish.high), wish.unit)]


def _ids(reply: Reply) -> list[str]:
    return [shown.product_id for shown in reply.products]


def _note(record: Record, reply: Reply) -> None:
    record.replies += 1
    record.relaxed += bool(reply.relaxations)
    if not reply.products:
        record.empty += 1
        record.unnamed += not (reply.relaxations or reply.nearest_category or reply.question)
    elif reply.total == 0:
        record.unnamed += not reply.relaxations


def _fill(record: Record, questions: int) -> None:
    while len(record.standings) <= questions:
        record.standings.append(record.standings[-1])


def asks(question: Question) -> str:
    """What a question is about, for a log."""
    return question.field or (question.term.value if question.term else question.kind.value)
