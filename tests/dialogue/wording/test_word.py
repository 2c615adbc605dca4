"""Replies in words: only what changed, what is asked with its figures, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.constraint import PRICE, Constraint, Importance, Operator
from data.need import Amount, Place
from data.records.offer import DeliveryTerm
from dialogue import acts as a
from dialogue.clarifier import Clarifier
from dialogue.policy.improvement import ExpectedImprovement
from dialogue.reply import Relaxed, Reply, Stop
from dialogue.state import DialogueState, QuestionKind
from dialogue.wording import Kind, Worded, speaker_of, word
from dialogue.wording.translations import LANGUAGES


def must(field: str, operator: Operator, *values: Any, unit: str | None = None) -> a.Inform:
    return a.Inform(constraint=Constraint(field, operator, values, unit))


WANT = a.Want(query="truck")
DIESEL = must("fuel", Operator.EQUAL, "Diesel")
LPG = must("fuel", Operator.EQUAL, "LPG")
HEAVY = must("capacity", Operator.AT_LEAST, 3.0, unit="t")
TEN = a.SetTerm(term=a.Term.QUANTITY, value=Amount(Decimal(10), "C62"))


@pytest.fixture(scope="module")
def clarifier(table: Any) -> Clarifier:
    class Clock:
        def now(self) -> Any:
            raise AssertionError("edits need no clock")

    class Nobody:
        def understand(self, utterance: str, state: Any, clock: Any) -> Any:
            raise AssertionError("edits need no understanding")

    return Clarifier(table, Nobody(), ExpectedImprovement(priorities=False), Clock())


class Talk:
    """A conversation by edits, worded."""

    def __init__(self, clarifier: Clarifier, table: Any, language: str = "en") -> None:
        self.clarifier, self.table, self.language = clarifier, table, language
        self.state: DialogueState = clarifier.open()
        self.reply = Reply((), language)

    def __call__(self, *acts: a.Act) -> Worded:
        self.state, self.reply = self.clarifier.edit(self.state, acts)
        return self.words(self.reply)

    def words(self, reply: Reply) -> Worded:
        speaker = speaker_of(self.table.schema, self.language, need=self.state.need)
        return word(speaker, reply, self.state.need)


@pytest.fixture
def talk(clarifier: Clarifier, table: Any) -> Talk:
    return Talk(clarifier, table)


def of(worded: Worded, kind: Kind) -> list[str]:
    return [one.text.replace("\u00a0", " ") for one in worded.paragraphs if one.kind is kind]


def test_only_what_changed_is_said(talk: Talk) -> None:
    first = talk(WANT, DIESEL)
    assert of(first, Kind.CHANGED) == ["Looking for: “truck”."]
    assert of(first, Kind.UNDERSTOOD) == ["Understood: fuel: Diesel."]
    second = talk(TEN)
    assert of(second, Kind.UNDERSTOOD) == ["Understood: Quantity: 10 pieces."]
    assert "Diesel" not in second.text


def test_what_takes_anothers_place_is_named_with_it(talk: Talk) -> None:
    talk(WANT, DIESEL)
    assert of(talk(LPG), Kind.CHANGED) == [
        "fuel: LPG contradicts what you said before (Diesel), and takes its place."
    ]
    corrected = a.Correct(constraint=DIESEL.constraint)
    assert of(talk(corrected), Kind.CHANGED) == ["fuel: Diesel now, instead of LPG."]
    assert of(talk(a.Relax(field="fuel")), Kind.CHANGED) == ["No longer required: fuel: Diesel."]


def test_counts_are_those_of_the_reply(talk: Talk) -> None:
    found = of(talk(WANT, DIESEL), Kind.FOUND)[0]
    assert str(talk.reply.meeting) in found
    assert str(talk.reply.total - talk.reply.meeting) in found


def test_a_turn_that_changes_nothing_does_not_repeat_the_count(talk: Talk) -> None:
    talk(WANT, DIESEL)
    assert of(talk(a.Thank()), Kind.COURTESY) == ["You are welcome."]
    assert of(talk(a.Thank()), Kind.FOUND) == []


def test_a_turn_that_nothing_came_of_says_what_can_be_done(talk: Talk) -> None:
    talk(WANT)
    quiet = replace(
        talk.reply, acts=(), changes=(), question=None, stop=Stop.SETTLED, requests=(), missing=()
    )
    [text] = of(talk.words(quiet), Kind.STOP)
    assert text.startswith("That changes nothing.")


def test_a_question_has_its_options_their_counts_and_its_reason(talk: Talk) -> None:
    worded = talk(WANT)
    question, asked = worded.question, talk.reply.question
    assert question is not None
    assert asked is not None
    assert asked.kind is QuestionKind.ATTRIBUTE
    assert [one.count for one in question.options] == [one.count for one in asked.options]
    assert len({one.label for one in question.options}) == len(question.options)
    assert question.skip == "No preference"
    shares = "/".join(f"{share * 100:.0f}" for share in asked.reason.shares)
    assert shares in question.explanation
    assert str(asked.reason.candidates) in question.explanation


def test_a_contradiction_names_the_range_that_exists(talk: Talk) -> None:
    talk(WANT)
    asked = Constraint("capacity", Operator.ABOUT, (900.0,), "t")
    reply = replace(talk.reply, contradictions=(a.OutOfRange(constraint=asked, low=1.5, high=7.0),))
    assert of(talk.words(reply), Kind.CONTRADICTION) == [
        (
            "Nothing in this catalogue has capacity about 900 t: it goes from 1.5 t to 7 t. "
            "Left out for now."
        )
    ]
    steam = Constraint("fuel", Operator.EQUAL, ("Steam",))
    near = a.OutOfRange(constraint=steam, nearest=("Diesel", "LPG"))
    [text] = of(talk.words(replace(reply, contradictions=(near,))), Kind.CONTRADICTION)
    assert "there is Diesel or LPG" in text


def test_what_gives_way_is_named(talk: Talk) -> None:
    talk(WANT, DIESEL, must(PRICE, Operator.AT_MOST, 10.0, unit="USD"))
    requirement = talk.state.need.lines[0].on(PRICE)[0]
    weaker = replace(requirement.constraint, values=(4100.0,))
    for loosened, words in ((weaker, "With at most USD 4,100 instead of"), (None, "Without")):
        given_up = Relaxed(requirement, loosened, 3)
        worded = talk.words(replace(talk.reply, relaxations=(given_up,)))
        [text] = of(worded, Kind.RELAXED)
        assert f"{words} “Unit price: at most USD 10”" in text
        assert "3 products" in text
        assert of(worded, Kind.FOUND) == []


def test_what_was_not_understood_is_quoted(talk: Talk) -> None:
    talk(WANT)
    reply = replace(talk.reply, not_understood=("blorp", "zap"), unresolved=2)
    assert of(talk.words(reply), Kind.NOT_UNDERSTOOD) == [
        "Not understood: “blorp” and “zap”.",
        "2 products you named are not on the screen.",
    ]


def test_every_reason_to_stop_has_words(talk: Talk) -> None:
    talk(WANT)
    texts = set()
    for stop in set(Stop) - {Stop.NOTHING_FOUND}:
        worded = talk.words(replace(talk.reply, question=None, stop=stop))
        texts |= set(of(worded, Kind.STOP))
    assert len(texts) == len(Stop) - 1


def test_the_request_for_quotation_names_what_it_lacks(talk: Talk) -> None:
    talk(WANT, a.RequestRfq())
    [text] = of(talk.words(talk.reply), Kind.MISSING)
    assert text.endswith("Quantity, Destination and Needed by.")


@pytest.mark.parametrize("language", LANGUAGES)
def test_undo_restart_and_nothing_found(
    talk: Talk, clarifier: Clarifier, table: Any, language: str
) -> None:
    other = Talk(clarifier, table, language)
    other(WANT, HEAVY)
    assert of(other(a.Undo()), Kind.CHANGED)
    assert of(other(a.Restart()), Kind.CHANGED)
    worded = other(a.Want(query="zzzz"))
    assert "zzzz" in of(worded, Kind.FOUND)[0]
    assert worded.language == language


FIELDS = ("capacity", "fuel", "lift", "cabin", PRICE)
ACTS: st.SearchStrategy[a.Act] = st.one_of(
    st.sampled_from(
        [
            WANT,
            a.Want(query="lamp"),
            a.Want(query="lamp", added=True),
            DIESEL,
            LPG,
            HEAVY,
            TEN,
            must("capacity", Operator.AT_MOST, 2.0, unit="t"),
            must("cabin", Operator.EQUAL, True),
            must(PRICE, Operator.AT_MOST, 9000.0, unit="USD"),
            a.SetTerm(term=a.Term.DESTINATION, value=Place("NL", "Rotterdam")),
            a.SetTerm(term=a.Term.DELIVERY_TERM, value=DeliveryTerm("CIF", "Mombasa")),
            a.SetTerm(term=a.Term.SAMPLES, value=True),
            a.NoPreference(),
            a.DontKnow(),
            a.Skip(),
            a.Undo(),
            a.Restart(),
            a.MoreResults(),
            a.ShowResults(),
            a.RequestRfq(),
            a.Greet(),
            a.Thank(),
            a.OffTopic(),
            a.Note(text="for a small shop"),
            a.NotUnderstood(words="blorp"),
            a.Select(references=(a.Reference(position=1), a.Reference(position=99))),
            a.Reject(references=(a.Reference(position=2),)),
            a.Weigh(importance=Importance.SHOULD),
            a.Ambiguous(readings=(HEAVY.constraint, DIESEL.constraint), words="3"),
        ]
    ),
    st.sampled_from(FIELDS).map(lambda name: a.NoPreference(field=name)),
    st.sampled_from(FIELDS).map(lambda name: a.DontKnow(field=name)),
    st.sampled_from(FIELDS).map(lambda name: a.Relax(field=name)),
    st.sampled_from(FIELDS).map(lambda name: a.Matters(fields=(name,))),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANGUAGES), st.lists(st.lists(ACTS, min_size=1, max_size=3), max_size=5))
def test_any_conversation_has_words(
    clarifier: Clarifier, table: Any, language: str, turns: Sequence[Sequence[a.Act]]
) -> None:
    talk = Talk(clarifier, table, language)
    for acts in turns:
        worded = talk(*acts)
        question = worded.question
        texts = [one.text for one in worded.paragraphs]
        if question is not None:
            texts += [question.text, question.skip, question.explanation]
            texts += [one.label for one in question.options]
        assert all(text.strip() for text in texts)
        assert not any("{" in text or "None" in text or "nan" in text.split() for text in texts)
