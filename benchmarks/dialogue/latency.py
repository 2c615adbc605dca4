"""How long a turn takes: understand, search, choose the question, word the reply.

    python -m benchmarks.dialogue.latency --home HOME [--conversations 40] [--out FILE]

Simulated buyers hold whole conversations, by clicks, short answers and sentences in turn, without
a language model. Every turn is measured on the clock and on the processor, after `Clarifier.warm`;
with ``--cold``, without it.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.dialogue.buyers.buyer import Buyer, Style, Temper
from benchmarks.dialogue.buyers.eye import Eyes
from benchmarks.dialogue.buyers.goals import GoalSource
from benchmarks.dialogue.understanding import StandingClock
from benchmarks.machine import commit, machine
from data.catalogue import Catalogue
from data.schema import AttributeSchema
from dialogue.clarifier import Clarifier
from dialogue.policy.improvement import ExpectedImprovement
from dialogue.protocols import CandidateSource
from dialogue.reply import Reply
from dialogue.state import DialogueState
from dialogue.understand import CatalogueUnderstander
from dialogue.wording import speaker_of, word
from sourcing.bootstrap import bootstrap
from sourcing.conversation.source import EngineCandidates

STYLES: Final = (Style.CLICK, Style.SHORT, Style.SENTENCE)
QUESTIONS: Final = 6
P50_GOAL: Final = 40.0
P99_GOAL: Final = 150.0


@dataclass
class Stopwatch:
    """Times of turns, in milliseconds.

    Attributes:
        wall: on the clock.
        processor: of the process, all threads.
    """

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, object]:
        """Quantiles of both."""
        found: dict[str, object] = {"turns": len(self.wall)}
        for name, times in (("wall_ms", self.wall), ("cpu_ms", self.processor)):
            p50, p90, p99 = np.quantile(times, (0.5, 0.9, 0.99))
            found[name] = {
                "p50": round(float(p50), 1),
                "p90": round(float(p90), 1),
                "p99": round(float(p99), 1),
                "max": round(max(times), 1),
            }
        return found


def measure(
    catalogue: Catalogue, source: CandidateSource, *, conversations: int, warm: bool
) -> dict[str, object]:
    """Times of first and of later turns, over whole conversations."""
    clarifier = Clarifier(
        source, CatalogueUnderstander(source), ExpectedImprovement(), StandingClock()
    )
    result: dict[str, object] = {}
    drawn = GoalSource(catalogue)
    eyes = Eyes(drawn)
    goals = drawn.needs(conversations, 11)
    if warm:
        began = time.perf_counter()
        clarifier.warm()
        result["warm_s"] = round(time.perf_counter() - began, 2)
    every, first, later = Stopwatch(), Stopwatch(), Stopwatch()
    for seed, goal in enumerate(goals):
        temper = Temper(style=STYLES[seed % len(STYLES)])
        schema = catalogue.schema.category(goal.category)
        buyer = Buyer(goal, schema, eyes.of(goal.category), temper, seed)
        state = clarifier.open()
        state, reply = _turn(
            clarifier, catalogue.schema, state, buyer.first_request(), (every, first)
        )
        for _ in range(QUESTIONS):
            if reply.question is None:
                break
            answer = buyer.answer(reply.question)
            said = answer.words if not answer.options else answer.options
            state, reply = _turn(clarifier, catalogue.schema, state, said or "", (every, later))
    result["every_turn"] = every.figures()
    result["first_turns"] = first.figures()
    if later.wall:
        result["later_turns"] = later.figures()
    return result


def _turn(
    clarifier: Clarifier,
    schema: AttributeSchema,
    state: DialogueState,
    said: object,
    watches: tuple[Stopwatch, ...],
) -> tuple[DialogueState, Reply]:
    began, used = time.perf_counter(), time.process_time()
    if isinstance(said, str):
        state, reply = clarifier.reply(state, said)
    else:
        assert isinstance(said, tuple)
        state, reply = clarifier.edit(state, tuple(act for one in said for act in one.acts))
    word(speaker_of(schema, reply.language, need=state.need), reply, state.need)
    wall, processor = time.perf_counter() - began, time.process_time() - used
    for watch in watches:
        watch.wall.append(1000 * wall)
        watch.processor.append(1000 * processor)
    return state, reply


def of_home(home: Path, *, conversations: int, warm: bool = True) -> dict[str, object]:
    """The measurement on one home."""
    application = bootstrap(home)
    with application.catalogue() as catalogue:
        source = EngineCandidates(application.index(catalogue))
        products = catalogue.sql("SELECT count(*) FROM products").rows[0][0]
        found = measure(catalogue, source, conversations=conversations, warm=warm)
        return {"home": home.name, "products": products, "warm": warm, **found}


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--home", type=Path, required=True, help="ingested and indexed")
    parser.add_argument("--conversations", type=int, default=40)
    parser.add_argument("--cold", action="store_true", help="without warming up")
    parser.add_argument("--out", type=Path, help="write the raw result here")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    found = of_home(options.home, conversations=options.conversations, warm=not options.cold)
    result = {
        "benchmark": "latency of a turn",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "load_before": round(load, 2),
        "goal_ms": {"p50": P50_GOAL, "p99": P99_GOAL},
        **found,
    }
    for part in ("every_turn", "first_turns", "later_turns"):
        print(part, json.dumps(found.get(part)))
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
