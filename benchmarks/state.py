"""State: ``python -m benchmarks.state --out benchmarks/results/state.json``.

A conversation of twenty turns is held over a small sample catalogue, and what a service does with
it is measured: its state as JSON and back, and in SQLite and PostgreSQL creating it, keeping a turn
(which is on the disk when it returns), reading it to go on with, reading all its turns as they
were shown, listing, checking an API key, and reserving and answering a request. Then eight threads
keep turns of a conversation each.

``--postgresql URL`` names an empty database to measure in; without it, SQLite is measured alone.
Every figure is the median, on the clock.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.machine import commit, machine, versions
from data.catalogue import Catalogue
from data.ingest import ingest
from data.sample import write_sample
from dialogue.state import DialogueState
from index.snapshot import build_snapshot
from sourcing.bootstrap import Application
from sourcing.chat.document import turn_line
from sourcing.chat.open import open_chat
from sourcing.chat.run import new_record
from sourcing.chat.session import ChatSession
from sourcing.service.caller import Scope
from sourcing.state import Stores, open_stores
from sourcing.state.codec import head_to_json, state_from_parts, turn_to_json
from sourcing.state.exchanges import IdempotencyKey, KeptAnswer, Reserved
from sourcing.state.records import NewTurn

OWNER: Final = "key:bench"
MOMENT: Final = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
THREADS: Final = 8
SAID: Final = (
    "electric forklift 2 t",
    "20 pieces",
    "lithium battery",
    "undo",
    "budget 300000 USD",
    "ship to Hamburg by March 2027",
    "under 15000 USD",
    "no preference",
    "CE certified",
    "lead time below 40 days",
    "show more",
    "3 t instead",
    "skip",
    "from China",
    "not diesel",
    "I need samples",
    "payment net 30",
    "lift height at least 4 m",
    "compare the first two",
    "what is the price range?",
)

Spoken = Sequence[tuple[DialogueState, NewTurn]]


def conversation(folder: Path) -> Spoken:
    """The state after each turn, with the turn as it was shown."""
    write_sample(folder / "feeds", products=500)
    ingest([str(folder / "feeds")], home=folder / "home")
    application = Application(folder / "home")
    spoken = []
    with Catalogue.open(folder / "home") as catalogue:
        build_snapshot(catalogue, folder / "home")
        opened = open_chat(application, catalogue, at=MOMENT, words_only=True)
        session = ChatSession(opened.parts, record=new_record(opened, None))
        for words in SAID:
            exchange = session.say(words, at=MOMENT)
            spoken.append((exchange.state, NewTurn(MOMENT, words, turn_line(exchange))))
    return spoken


def codec(spoken: Spoken, repeats: int) -> dict[str, float]:
    """Milliseconds and bytes of the JSON."""
    state = spoken[-1][0]
    head, turns = head_to_json(state), [turn_to_json(one) for one in state.turns]
    if state_from_parts(head, turns) != state:
        raise RuntimeError("the state did not come back")
    return {
        "head_bytes": len(head.encode()),
        "turns_bytes": sum(len(one.encode()) for one in turns),
        "documents_bytes": sum(len(turn.document) for _, turn in spoken),
        "write_turn_ms": _timed(
            repeats, lambda: (head_to_json(state), turn_to_json(state.turns[-1]))
        ),
        "read_state_ms": _timed(repeats, lambda: state_from_parts(head, turns)),
    }


def stored(stores: Stores, spoken: Spoken, repeats: int) -> dict[str, float]:
    """Milliseconds of each operation, and turns a second of several threads."""
    opening = replace(spoken[0][0], turns=())
    held = stores.conversations.create(OWNER, opening).id
    appends = _keep(stores, held, spoken)
    for _ in range(repeats // len(spoken)):
        appends += _keep(stores, stores.conversations.create(OWNER, opening).id, spoken)
    token = stores.keys.create("bench", [Scope.SEARCH]).token
    stores.keys.verify(token)
    answer = KeptAnswer(200, (), spoken[-1][1].document)
    numbers = iter(range(10**9))

    def answered() -> None:
        key = IdempotencyKey(OWNER, "POST /v1/bench", str(next(numbers)))
        reserved = stores.idempotency.reserve(key, fingerprint="f")
        if not isinstance(reserved, Reserved) or not stores.idempotency.finish(reserved, answer):
            raise RuntimeError("not ours to answer")

    figures = {
        "create_ms": _timed(repeats, lambda: stores.conversations.create(OWNER, opening)),
        "append_ms": _median(appends),
        "get_ms": _timed(repeats, lambda: stores.conversations.get(held, OWNER)),
        "turns_ms": _timed(repeats, lambda: stores.conversations.turns(held, OWNER)),
        "list_ms": _timed(repeats, lambda: stores.conversations.list(OWNER)),
        "verify_ms": _timed(repeats, lambda: stores.keys.verify(token)),
        "reserve_and_finish_ms": _timed(repeats, answered),
    }
    ids = [stores.conversations.create(OWNER, opening).id for _ in range(THREADS)]
    began = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as threads:
        times = list(threads.map(lambda one: _keep(stores, one, spoken), ids))
    figures["appends_per_second"] = round(sum(map(len, times)) / (time.perf_counter() - began), 1)
    return figures


def _keep(stores: Stores, conversation_id: str, spoken: Spoken) -> list[float]:
    times = []
    for number, (state, turn) in enumerate(spoken, 1):
        began = time.perf_counter()
        stores.conversations.append(conversation_id, OWNER, expected=number, state=state, turn=turn)
        times.append(time.perf_counter() - began)
    return times


def _timed(repeats: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(repeats):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return _median(times)


def _median(times: Sequence[float]) -> float:
    return round(1000 * statistics.median(times), 3)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeats", type=int, default=100)
    parser.add_argument("--postgresql", metavar="URL")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    load = machine()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        spoken = conversation(folder)
        figures = {"json": codec(spoken, options.repeats)}
        urls = {"sqlite": None, "postgresql": options.postgresql}
        for name, url in urls.items():
            if url is None and name != "sqlite":
                continue
            with open_stores(url, home=folder / "state") as stores:
                figures[name] = stored(stores, spoken, options.repeats)
    for name, found in figures.items():
        print(name)
        for what, figure in found.items():
            print(f"  {what:<24} {figure:>12,}")
    if options.out is not None:
        result = {
            "benchmark": "state",
            "date": datetime.now(UTC).isoformat(timespec="seconds"),
            "commit": commit(),
            "machine": load,
            "versions": versions(("sqlalchemy", "psycopg", "pydantic")),
            "turns": len(SAID),
            "repeats": options.repeats,
            "figures": figures,
        }
        options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
