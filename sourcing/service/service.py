"""Service: everything that answers callers, joined once for a process."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from data.errors import NoIndex
from sourcing.service.measures import Measures, NoMeasures
from sourcing.service.shelf import Shelf, Shelves

if TYPE_CHECKING:
    from sourcing.bootstrap import Application
    from sourcing.settings import ServiceSettings
    from sourcing.state.stores import Stores


@dataclass(frozen=True, slots=True)
class Service:
    """The parts that every route and tool is given.

    Attributes:
        application: over the home folder.
        shelves: the catalogue in use.
        stores: conversations, RFQs, keys, feedback.
        measures: told of searches, turns and steps of the funnel.
    """

    settings: ServiceSettings
    application: Application
    shelves: Shelves
    stores: Stores
    measures: Measures = field(default_factory=NoMeasures)


def open_shelf(application: Application, known: str | None) -> Shelf | None:
    """The shelf of the current generation; None when that is the known one.

    A current generation without an index is passed over when nothing is served yet: the newest one
    that has an index is served until the current one's is built.

    Raises:
        NoCatalogue: nothing has been ingested.
        NoIndex: the current generation has none yet, and another one is served or none has one.
    """
    current = application.store().current_id()
    if current is not None and current == known:
        return None
    try:
        return _shelf(application, current)
    except NoIndex:
        if known is not None:
            raise
        for older in application.store().generations():
            if older.id != current:
                try:
                    return _shelf(application, older.id)
                except NoIndex:
                    continue
        raise


def _shelf(application: Application, generation: str | None) -> Shelf:
    from data.exchange import rate_function
    from sourcing.conversation import EngineCandidates
    from sourcing.rates import exchange_rates
    from sourcing.service.records import Records

    catalogue = application.catalogue(generation=generation)
    try:
        rates = exchange_rates()
        day = datetime.now().astimezone().date()
        index = application.index(catalogue, rate=rate_function(rates, on=day))
        clarifier = application.clarifier(index)
        answerer = application.answerer(index, rates=rates, on=day)
        # Before it is taken into use, so that nobody waits for it.
        index.warm()
        clarifier.warm()
        records = Records(catalogue)
        records.warm()
    except BaseException:
        catalogue.close()
        raise
    return Shelf(
        catalogue.generation.id,
        catalogue,
        index,
        clarifier,
        answerer,
        rates,
        day,
        records,
        EngineCandidates(index),
    )
