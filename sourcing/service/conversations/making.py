"""Making: one turn, from what the buyer said or did to the document that is shown and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter
from typing import TYPE_CHECKING, Any

import orjson

from data.need import Need
from dialogue.progress import Asking, Found, Progress, Understood
from dialogue.reply import Change, Reply, Shown
from dialogue.state import DialogueState, Question
from dialogue.wording import products_named, word
from dialogue.wording.question import worded_question
from sourcing.api.documents.card import ProductCard
from sourcing.api.documents.conversation import (
    ParagraphDocument,
    QuestionDocument,
    TurnDocument,
)
from sourcing.api.documents.edits import Edit
from sourcing.chat.acts import acts_to_json
from sourcing.chat.clock import SessionClock
from sourcing.service.conversations.as_shown import as_shown
from sourcing.service.conversations.asked_again import asked_again
from sourcing.service.conversations.cards import cards_in
from sourcing.service.conversations.context import Context, Named, speaker_in
from sourcing.service.conversations.edits import acts_of
from sourcing.service.conversations.gone import gone_words, without_gone
from sourcing.service.conversations.need_document import need_document
from sourcing.service.conversations.preferences import (
    Preferences,
    with_currency,
    with_currency_now,
)
from sourcing.service.conversations.progress import Event, Listener, Plain, Stage, json_of
from sourcing.service.conversations.question_document import question_document
from sourcing.service.conversations.questions import question_id
from sourcing.service.conversations.said import named_in, said_again, said_of
from sourcing.service.conversations.table import table_of
from sourcing.service.display import DisplaySpeaker

if TYPE_CHECKING:
    from dialogue.belief import Belief
    from sourcing.service.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Entry:
    """What the buyer says or does in a turn: words or edits.

    Attributes:
        message: the client's own id of it.
    """

    text: str | None = None
    edits: tuple[Edit, ...] = ()
    message: str | None = None

    @property
    def fingerprint(self) -> str:
        """Tells it from another entry with the same id."""
        said: list[object] = [one.model_dump(mode="json") for one in self.edits]
        return hashlib.sha256(orjson.dumps([self.text, *said])).hexdigest()


@dataclass(frozen=True, slots=True)
class Place:
    """Which turn is made.

    Attributes:
        version: of the conversation after it.
        titles: of products that were shown before, for those that the catalogue has lost.
    """

    conversation: str
    version: int
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A turn, not yet kept.

    Attributes:
        state: after it.
        changes: what it did to the need.
        timings: milliseconds per stage.
    """

    state: DialogueState
    document: TurnDocument
    changes: tuple[Change, ...]
    timings: Mapping[str, float]


def make_turn(
    shelf: Shelf,
    before: DialogueState,
    entry: Entry,
    preferences: Preferences,
    place: Place,
    *,
    at: datetime,
    listener: Listener | None = None,
) -> Made:
    """Answer what the buyer says or does.

    Args:
        shelf: the catalogue in use.
        before: the conversation so far, perhaps over an older generation.
        entry: what is said or done.
        preferences: of the buyer.
        place: which turn it is.
        at: the buyer's present moment.
        listener: hears of parts as they are ready.

    Raises:
        Conflict: an edit answers a question that is no longer open.
        InputError: an edit cannot be; says why.
    """
    making = Making(shelf, before, preferences, place, listener)
    return making.turn(entry, at)


class Making:
    """One turn while it is made: parts are kept as they are ready, so that none is made twice.

    Args:
        shelf: the catalogue in use.
        before: the conversation so far.
        preferences: of the buyer.
        place: which turn it is.
        listener: hears of parts as they are ready.
    """

    def __init__(
        self,
        shelf: Shelf,
        before: DialogueState,
        preferences: Preferences,
        place: Place,
        listener: Listener | None = None,
    ) -> None:
        self._shelf = shelf
        self._before = with_currency(before, preferences.currency)
        self._preferences = preferences
        self._place = place
        self._listener = listener
        self._number = len(before.turns) + 1
        self._acts: list[dict[str, Any]] = []
        self._cards: tuple[ProductCard, ...] = ()
        self._belief: Belief | None = None
        self._need = before.need
        self._timings: dict[str, float] = {}
        self._since = perf_counter()

    def turn(self, entry: Entry, at: datetime) -> Made:
        """Answer what the buyer says or does.

        Raises:
            Conflict: an edit answers a question that is no longer open.
            InputError: an edit cannot be.
        """
        before, clarifier = self._before, self._shelf.clarifier
        if entry.text is not None:
            self._tell(Stage.ACCEPTED, {"turn": self._number})
            clock = SessionClock(at)
            after, reply = clarifier.reply(before, entry.text, clock=clock, on=self._hear)
            said = entry.text
        else:
            currency = self._preferences.currency
            each = acts_of(entry.edits, before, self._shelf, currency=currency)
            # What cannot be is refused before anything is heard of it.
            self._tell(Stage.ACCEPTED, {"turn": self._number})
            acts = [act for some in each for act in some]
            named = self._named(named_in(acts))
            said = said_of(self._speaker(before.need, named), entry.edits, each, before)
            after, reply = clarifier.edit(before, acts, on=self._hear)
        kept = without_gone(after.need, self._shelf)
        after = with_currency_now(replace(after, need=kept.need), self._preferences.currency)
        document = self._document(entry, at, said, after, reply, kept.gone)
        self._lap("wording")
        return Made(after, document, reply.changes, self._timings)

    def again(self, after: DialogueState, shown: TurnDocument) -> TurnDocument:
        """A kept turn in the preferences as they are now; what was found and asked then stays.

        Args:
            after: the state after it, from the catalogue in use.
            shown: the turn as it was shown.
        """
        turn = after.turns[-1]
        after = with_currency_now(after, self._preferences.currency)
        held, found = self._shelf.clarifier.again(self._before, turn, on=self._hear)
        reply = replace(
            found,
            products=as_shown(found.products, self._belief, shown.products),
            total=shown.total,
            meeting=shown.meeting,
            more=shown.more,
            question=turn.question,
            stop=shown.stop,
        )
        speaker = self._speaker(after.need)
        self._cards = cards_in(self._shelf, speaker, after.need, reply.products, self._belief)
        said = shown.said
        if shown.utterance is None:
            named = self._speaker(self._before.need, self._named(named_in(turn.acts)))
            said = said_again(named, turn.acts, self._before) or said
        entry = Entry(text=shown.utterance, message=shown.message)
        gone = without_gone(held.need, self._shelf).gone
        return self._document(entry, shown.at, said, after, reply, gone)

    def _hear(self, progress: Progress) -> None:
        match progress:
            case Understood():
                self._lap("understanding")
                self._acts = acts_to_json(progress.acts)
                self._tell(Stage.ACTS, {"acts": self._acts, "language": progress.language})
            case Found():
                self._lap("belief")
                self._need, self._belief = progress.need, progress.belief
                speaker = self._speaker(progress.need)
                self._cards = cards_in(
                    self._shelf, speaker, progress.need, progress.products, progress.belief
                )
                self._lap("cards")
                self._tell(Stage.PRODUCTS, self._products(progress))
            case Asking():
                self._lap("policy")
                if self._listener is not None:
                    self._tell(Stage.QUESTION, self._asked(progress))
                self._lap("telling")

    def _products(self, found: Found) -> Plain:
        belief = found.belief
        possible = 0 if belief is None else int(belief.possible.sum())
        return {
            "products": self._cards,
            # Where nothing meets every must, how many do with one of them relaxed comes with
            # the whole turn.
            "total": possible if possible or not found.products else None,
            "meeting": 0 if belief is None else int(belief.meeting.sum()),
            "more": found.more,
            "ideas": bool(found.products) and (belief is None or not belief.listed),
        }

    def _asked(self, asking: Asking) -> QuestionDocument | None:
        """The question as it is told of at once; named as if nothing of it were known before."""
        if asking.question is None:
            return None
        need = self._need
        speaker = self._speaker(need)
        shown = tuple(Shown(one.product_id, one.position, one.score) for one in self._cards)
        reply = Reply((), need.language, products=shown, question=asking.question)
        return self._question(speaker, reply, need, self._name(asking.question))

    def _name(self, question: Question) -> str:
        held = self._before.question
        same = question_id(self._before) if held is not None and held == question else None
        return same or f"q{self._number}"

    def _question(
        self, speaker: DisplaySpeaker, reply: Reply, need: Need, name: str
    ) -> QuestionDocument | None:
        worded = worded_question(speaker, reply, need)
        if reply.question is None or worded is None:
            return None
        return question_document(reply.question, worded, name=name, display=speaker.display)

    def _document(
        self,
        entry: Entry,
        at: datetime,
        said: str,
        after: DialogueState,
        reply: Reply,
        gone: Sequence[str],
    ) -> TurnDocument:
        shelf, need, place = self._shelf, after.need, self._place
        answers = shelf.answerer.answers(
            reply, need, screen=asked_again(shelf.clarifier, after, reply)
        )
        speaker = self._speaker(need, self._named(products_named(reply, answers)))
        worded = word(speaker, reply, need, answers=answers)
        context = Context(speaker, after.turns, self._belief)
        paragraphs = (*gone_words(speaker, gone, place.titles), *worded.paragraphs)
        question = None
        if reply.question is not None and worded.question is not None:
            question = question_document(
                reply.question,
                worded.question,
                name=self._name(reply.question),
                display=speaker.display,
            )
        return TurnDocument(
            conversation_id=place.conversation,
            version=place.version,
            number=self._number,
            at=at,
            message=entry.message,
            utterance=entry.text,
            said=said,
            language=worded.language,
            acts=tuple(self._acts),
            paragraphs=tuple(ParagraphDocument(kind=one.kind, text=one.text) for one in paragraphs),
            products=self._cards,
            total=reply.total,
            meeting=reply.meeting,
            more=reply.more,
            question=question,
            stop=reply.stop,
            table=table_of(speaker, answers),
            rfq=reply.rfq,
            need=need_document(context, need),
            generation=shelf.generation,
            ideas=reply.ideas,
            currency=self._preferences.currency,
            units=self._preferences.units,
        )

    def _speaker(self, need: Need, named: Named | None = None) -> DisplaySpeaker:
        preferences = self._preferences
        return speaker_in(
            self._shelf.catalogue.schema,
            preferences.language or need.language,
            preferences.display,
            need=need,
            named=named,
        )

    def _named(self, products: Sequence[str]) -> Named:
        """What the products of the list, some others, and their suppliers are called."""
        titles = {one.product_id: one.title for one in self._cards}
        missing = [one for one in products if one not in titles]
        if missing:
            titles |= {key: one.title for key, one in self._shelf.records.of(missing).items()}
        suppliers = {
            one.supplier.id: one.supplier.name for one in self._cards if one.supplier is not None
        }
        return Named(titles, suppliers)

    def _tell(self, stage: Stage, value: Plain) -> None:
        if self._listener is not None:
            self._listener(Event(stage, self._number, json_of(value)))

    def _lap(self, name: str) -> None:
        now = perf_counter()
        self._timings[name] = self._timings.get(name, 0.0) + (now - self._since) * 1000
        self._since = now
