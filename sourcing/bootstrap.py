"""The composition root: the one place where the application's parts are joined.

Nothing is opened before it is asked for, so a command that only prints help touches no disk, and
one that only reads never takes the writer's lock.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from data.catalogue import Catalogue, CatalogueStore
    from data.exchange import ExchangeRates
    from data.judge import Rate
    from dialogue.answers import Answerer
    from dialogue.clarifier import Clarifier
    from dialogue.language_models import LanguageModel
    from dialogue.policy.protocol import QuestionPolicy
    from dialogue.protocols import Clock, Understander
    from index.engine import EmbeddedIndex


@dataclass(frozen=True, slots=True)
class Application:
    """The parts of the application over one home folder.

    Attributes:
        home: folder that holds all state.
    """

    home: Path

    def store(self) -> CatalogueStore:
        """The catalogue's generations on disk."""
        from data.catalogue import CatalogueStore

        return CatalogueStore(self.home)

    def catalogue(self, *, generation: str | None = None) -> Catalogue:
        """The current generation, or a named one, read-only.

        Raises:
            NoCatalogue: nothing has been ingested in this home yet.
            NotFound: there is no such generation.
        """
        from data.catalogue import Catalogue

        return Catalogue.open(self.home, generation)

    def index(
        self, catalogue: Catalogue, *, words_only: bool = False, rate: Rate | None = None
    ) -> EmbeddedIndex:
        """The search index of the generation that a catalogue has open.

        Args:
            catalogue: stays open as long as the index is used.
            words_only: load no embedding model.
            rate: brings prices to the currency that a filter is in; without it those in others
                are unknown.

        Raises:
            NoIndex: none has been built for this generation.
            CorruptIndex: it is damaged.
        """
        from index.engine import EmbeddedIndex
        from index.snapshot import open_snapshot
        from sourcing.models import installed_embedders
        from sourcing.rankers import configured_rerankers

        embedders = () if words_only else installed_embedders(self.home)
        snapshot = open_snapshot(self.home, catalogue.generation)
        return EmbeddedIndex(
            snapshot,
            catalogue,
            embedders=embedders,
            rate=rate,
            rerankers=configured_rerankers(self.home),
        )

    def understander(self, index: EmbeddedIndex) -> Understander:
        """Reads what people write in the words of an index's catalogue.

        Args:
            index: of the generation that is talked about.
        """
        from dialogue.understand import CatalogueUnderstander
        from sourcing.conversation import EngineCandidates

        return CatalogueUnderstander(EngineCandidates(index))

    def clarifier(
        self,
        index: EmbeddedIndex,
        *,
        policy: QuestionPolicy | None = None,
        clock: Clock | None = None,
        shown: int | None = None,
        model: LanguageModel | None = None,
        warm: bool = False,
    ) -> Clarifier:
        """Conversations about the products of an index; many can share one.

        Args:
            index: of the generation that is talked about.
            policy: chooses questions; None takes the one that improves the list most.
            clock: of the buyer; None takes the time where the program runs.
            shown: products on a page; None takes the clarifier's own number.
            model: reads what the grammar does not understand; None is the grammar alone.
            warm: get ready beside the conversation, so that its first turns are as fast as the
                next; for programs that go on for a while.
        """
        from dialogue.clarifier import SHOWN, Clarifier
        from dialogue.policy.improvement import ExpectedImprovement
        from dialogue.understand import CatalogueUnderstander
        from sourcing.conversation import EngineCandidates, SystemClock

        source = EngineCandidates(index)
        understander: Understander = CatalogueUnderstander(source)
        if model is not None:
            from dialogue.language_models import AssistedUnderstander

            understander = AssistedUnderstander(understander, model, source.schema)
        clarifier = Clarifier(
            source,
            understander,
            policy or ExpectedImprovement(),
            clock or SystemClock(),
            shown=shown or SHOWN,
        )
        if warm and model is None:
            from sourcing.conversation.warming import warm_beside

            # What is rehearsed is not for a language model to read.
            warm_beside(clarifier.warm)
        return clarifier

    def answerer(
        self, index: EmbeddedIndex, *, rates: ExchangeRates | None = None, on: date | None = None
    ) -> Answerer:
        """Answers to questions about the catalogue of an index.

        Args:
            index: of the generation that is talked about.
            rates: those of the index, to name where they come from.
            on: day that they are of.
        """
        from dialogue.answers import Answerer
        from sourcing.conversation import EngineCandidates
        from sourcing.conversation.facts import EngineFacts

        return Answerer(EngineCandidates(index), EngineFacts(index, rates=rates, on=on))


def bootstrap(home: Path | None = None) -> Application:
    """Join the application over a home folder.

    Args:
        home: None takes SOURCING_HOME, or else the platform's data folder.
    """
    from data.catalogue import resolve_home

    return Application(home=resolve_home(home))
