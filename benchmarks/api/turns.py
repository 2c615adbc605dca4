"""What a turn costs through the service, beside the clarifier alone; without HTTP.

    python -m benchmarks.api.turns --home HOME [--conversations 40] [--out FILE]

Conversations are begun with categories of the catalogue and go on by the first option of each
question, an edit, a digression and the next page. Every turn is answered twice, by the clarifier
alone (understand, believe, choose the question) and by the service (the same, and answers, words,
cards, chips, the document, SQLite with its commit), each first in every other conversation. The
ratio of the two processor times is what the service adds; turns a second are those of one
processor that does nothing else. First products: clock until a listener hears of them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.machine import commit, machine
from dialogue.state import DialogueState
from sourcing.api.documents.edits import Choose, Command, Require
from sourcing.bootstrap import bootstrap
from sourcing.chat.clock import SessionClock
from sourcing.service.conversations.edits import acts_of
from sourcing.service.conversations.making import Entry
from sourcing.service.conversations.preferences import Preferences
from sourcing.service.conversations.progress import Event, Stage
from sourcing.service.conversations.questions import question_id
from sourcing.service.conversations.service import ConversationService
from sourcing.service.measures import NoMeasures
from sourcing.service.service import Service, open_shelf
from sourcing.service.shelf import Shelf, Shelves
from sourcing.settings import ServiceSettings
from sourcing.state.stores import open_stores

FIRST_GOAL: Final = 200.0
"""Milliseconds until the first products, at the median."""
RATE_GOAL: Final = 40.0
"""Turns a second on two processors."""
DIGRESSION: Final = "how many suppliers are there?"


@dataclass
class Stages(NoMeasures):
    """Milliseconds on the clock per stage of every turn."""

    found: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def turned(self, *, timings: object, asked: bool) -> None:
        """One turn."""
        del asked
        if isinstance(timings, dict):
            for name, one in timings.items():
                self.found[name].append(one)


@dataclass
class Figures:
    """Milliseconds of every turn."""

    alone: list[float] = field(default_factory=list)
    through: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)
    bytes: list[int] = field(default_factory=list)


def openers(shelf: Shelf, count: int) -> list[str]:
    """What conversations are begun with: the names of leaf categories, the largest first."""
    known = shelf.catalogue.schema.categories
    leaves = [
        path
        for path in known
        if path and not any(one[: len(path)] == path and one != path for one in known)
    ]
    names = [path[-1] for path in sorted(leaves, key=lambda path: -known[path].products)]
    return [names[n % len(names)] for n in range(count)]


def entries(opener: str, state: DialogueState, turn: int) -> Entry | None:
    """The next thing that the buyer says or does."""
    question = state.question
    if turn == 0:
        return Entry(text=opener)
    if turn == 2:
        return Entry(text=DIGRESSION)
    if turn == 4:
        return Entry(edits=(Command(op="more"),))
    if turn == 5:
        return Entry(text="10 pieces to Hamburg")
    if turn > 6:
        return None
    name = question_id(state)
    if question is not None and question.options and name is not None:
        options = (question.options[0].id,)
        return Entry(edits=(Choose(op="choose", question=name, options=options),))
    price = {"op": "require", "field": "offer.price", "operator": "≤", "values": [1e6]}
    return Entry(edits=(Require.model_validate({**price, "unit": "USD"}),))


def alone(shelf: Shelf, state: DialogueState, entry: Entry) -> None:
    """The turn by the clarifier."""
    if entry.text is not None:
        shelf.clarifier.reply(state, entry.text, clock=SessionClock())
        return
    acts = [one for each in acts_of(entry.edits, state, shelf, currency="USD") for one in each]
    shelf.clarifier.edit(state, acts)


def converse(
    service: ConversationService,
    shelf: Shelf,
    state_of: Callable[[str], DialogueState],
    opener: str,
    figures: Figures,
    *,
    service_first: bool,
) -> None:
    """One conversation, every turn answered by both."""
    held = service.create("bench", Preferences(currency="USD"))
    state = state_of(held.id)
    turn = 0
    while (entry := entries(opener, state, turn)) is not None:
        heard: list[tuple[Stage, float]] = []

        def listen(event: Event, heard: list[tuple[Stage, float]] = heard) -> None:
            heard.append((event.stage, time.perf_counter()))

        def through(entry: Entry = entry, heard: list[tuple[Stage, float]] = heard) -> None:
            began, since = time.perf_counter(), time.process_time()
            done = service.take(held.id, "bench", entry, listener=listen)
            figures.through.append((time.process_time() - since) * 1000)
            figures.clock.append((time.perf_counter() - began) * 1000)
            figures.bytes.append(len(done.document))
            at = [moment for stage, moment in heard if stage is Stage.PRODUCTS]
            figures.first.append((at[0] - began) * 1000)

        def by_itself(entry: Entry = entry, state: DialogueState = state) -> None:
            since = time.process_time()
            alone(shelf, state, entry)
            figures.alone.append((time.process_time() - since) * 1000)

        for one in (through, by_itself) if service_first else (by_itself, through):
            one()
        state = state_of(held.id)
        turn += 1


def quantiles(values: list[float]) -> dict[str, float]:
    """Mean, median and the slow end."""
    p50, p95, p99 = np.quantile(values, (0.5, 0.95, 0.99)).tolist()
    named = {"mean": float(np.mean(values)), "p50": p50, "p95": p95, "p99": p99}
    return {name: round(one, 2) for name, one in named.items()}


def main() -> None:
    """Measure and print, as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--conversations", type=int, default=40)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    root = bootstrap(options.home)
    shelves = Shelves(lambda known: open_shelf(root, known))
    shelves.refresh()
    figures, stages = Figures(), Stages()
    with tempfile.TemporaryDirectory() as folder, open_stores(None, home=Path(folder)) as stores:
        joined = Service(ServiceSettings(_env_file=None), root, shelves, stores, stages)
        service = ConversationService(joined)

        def state_of(conversation: str) -> DialogueState:
            return stores.conversations.get(conversation, "bench").state

        with shelves.use() as shelf:
            for n, opener in enumerate(openers(shelf, options.conversations)):
                converse(service, shelf, state_of, opener, figures, service_first=n % 2 == 1)
            products = shelf.catalogue.schema.category(()).products
    shelves.close()
    mean = float(np.mean(figures.through))
    found = {
        "machine": machine(),
        "commit": commit(),
        "products": products,
        "conversations": options.conversations,
        "turns": len(figures.through),
        "processor_ms": {
            "clarifier": quantiles(figures.alone),
            "service": quantiles(figures.through),
        },
        "ratio": round(mean / float(np.mean(figures.alone)), 3),
        "turns_per_processor_second": round(1000 / mean, 1),
        "goal_turns_per_second_on_two": RATE_GOAL,
        "clock_ms": quantiles(figures.clock),
        "first_products_ms": quantiles(figures.first),
        "goal_first_products_ms": FIRST_GOAL,
        "document_bytes": quantiles([float(one) for one in figures.bytes]),
        "stages_ms": {name: quantiles(each) for name, each in stages.found.items()},
    }
    text = json.dumps(found, ensure_ascii=False, indent=1)
    if options.out is not None:
        options.out.write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
