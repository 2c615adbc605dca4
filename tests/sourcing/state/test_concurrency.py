"""Several at once: threads, tabs and processes lose nothing and wait for each other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from data.errors import Conflict
from data.need import Need
from dialogue.state import DialogueState, Turn
from sourcing.state import Stores, open_stores
from sourcing.state.records import NewTurn

ME = "key:a"
NewTurns = Callable[..., NewTurn]


def one_more(state: DialogueState, words: str) -> DialogueState:
    turn = Turn(len(state.turns) + 1, words, "en", (), Need())
    return replace(state, turns=(*state.turns, turn))


def say(stores: Stores, conversation: str, words: str, new_turn: NewTurns) -> int:
    """Say something, and again as long as somebody else was faster; gives how often."""
    for tries in range(1, 1000):
        found = stores.conversations.get(conversation, ME)
        try:
            stores.conversations.append(
                conversation,
                ME,
                expected=found.version,
                state=one_more(found.state, words),
                turn=new_turn(words),
            )
        except Conflict:
            continue
        return tries
    raise AssertionError("never got through")


def test_of_two_tabs_one_is_told(stores: Stores, new_turn: NewTurns) -> None:
    made = stores.conversations.create(ME, DialogueState())
    together = Barrier(2)

    def edit(words: str) -> object:
        found = stores.conversations.get(made.id, ME)
        together.wait()
        try:
            return stores.conversations.append(
                made.id,
                ME,
                expected=found.version,
                state=one_more(found.state, words),
                turn=new_turn(words),
            )
        except Conflict as refused:
            return (refused.expected, refused.actual)

    with ThreadPoolExecutor(2) as tabs:
        answers = list(tabs.map(edit, ("left", "right")))
    assert sorted(answers, key=str) == [(1, 2), 2]
    kept = stores.conversations.turns(made.id, ME)
    winner = ("left", "right")[answers.index(2)]
    assert [one.utterance for one in kept] == [winner]


def test_eight_threads_lose_nothing(stores: Stores, new_turn: NewTurns) -> None:
    made = stores.conversations.create(ME, DialogueState())
    with ThreadPoolExecutor(8) as threads:
        done = threads.map(
            lambda n: [say(stores, made.id, f"{n}-{i}", new_turn) for i in range(4)], range(8)
        )
        assert sum(map(len, done)) == 32
    kept = stores.conversations.turns(made.id, ME)
    assert [one.number for one in kept] == list(range(1, 33))
    assert {one.utterance for one in kept} == {f"{n}-{i}" for n in range(8) for i in range(4)}
    assert stores.conversations.get(made.id, ME).version == 33


PROCESS = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from data.errors import Conflict
from data.need import Need
from dialogue.state import DialogueState, Turn
from sourcing.state import open_stores
from sourcing.state.records import NewTurn

url, home, conversation, name, times = sys.argv[1:]
with open_stores(url, home=Path(home)) as stores:
    print("open", flush=True)
    sys.stdin.readline()
    for number in range(int(times)):
        words = f"{name}-{number}"
        while True:
            found = stores.conversations.get(conversation, "key:a")
            turn = Turn(found.turns + 1, words, "en", (), Need())
            state = replace(found.state, turns=(*found.state.turns, turn))
            kept = NewTurn(datetime.now(UTC), words, b"{}")
            try:
                stores.conversations.append(
                    conversation, "key:a", expected=found.version, state=state, turn=kept
                )
            except Conflict:
                continue
            break
        print(words, flush=True)
"""


def test_two_processes_lose_nothing(stores: Stores, url: str, tmp_path: Path) -> None:
    made = stores.conversations.create(ME, DialogueState())
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROCESS, url, str(tmp_path), made.id, name, "15"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for one in processes:
        assert one.stdout is not None
        assert one.stdout.readline() == "open\n"
    for one in processes:
        assert one.stdin is not None
        one.stdin.write("\n")
        one.stdin.flush()
    said = [one.communicate(timeout=120)[0].split() for one in processes]
    assert [one.returncode for one in processes] == [0, 0]
    kept = stores.conversations.turns(made.id, ME)
    assert len(kept) == 30
    assert sorted(one.utterance or "" for one in kept) == sorted([*said[0], *said[1]])


FORKED = """
import os, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from data.need import Need
from dialogue.state import DialogueState, Turn
from sourcing.state import open_stores
from sourcing.state.records import NewTurn

def say(words):
    found = stores.conversations.get(made.id, "key:a")
    turn = Turn(found.turns + 1, words, "en", (), Need())
    state = replace(found.state, turns=(*found.state.turns, turn))
    kept = NewTurn(datetime.now(UTC), words, b"{}")
    stores.conversations.append(made.id, "key:a", expected=found.version, state=state, turn=kept)

stores = open_stores(sys.argv[1], home=Path(sys.argv[2]))
made = stores.conversations.create("key:a", DialogueState())
say("before")
child = os.fork()
if child == 0:
    code = 1
    try:
        say("in the child")
        stores.close()
        code = 0
    finally:
        os._exit(code)
if os.waitpid(child, 0)[1]:
    sys.exit("the child failed")
say("after")
print(*[one.utterance for one in stores.conversations.turns(made.id, "key:a")], sep=", ")
stores.close()
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_forked_process_has_connections_of_its_own(url: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FORKED, url, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "before, in the child, after\n"


def test_several_workers_open_an_empty_database_at_once(empty_url: str, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from sourcing.state import open_stores\n"
        "stores = open_stores(sys.argv[1], home=Path(sys.argv[2])); stores.ready(); stores.close()"
    )
    workers = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", code, empty_url, str(tmp_path)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    said = [one.communicate(timeout=120)[1] for one in workers]
    assert [one.returncode for one in workers] == [0] * 4, said
    with open_stores(empty_url, home=tmp_path) as stores:
        stores.ready()
