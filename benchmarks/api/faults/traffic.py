"""Traffic: buyers who search and talk while something goes wrong, and remember what was promised.

A buyer whose message was not acknowledged sends it again with the same idempotency key, as the
widget does, until it is. Afterwards every conversation is read back and compared.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final

import httpx

GOOD: Final = "good"
THINKING: Final = 0.01
"""Seconds between two requests of a buyer: a new worker needs some of the processor, too."""
WORDS: Final = ("electric forklift", "solar module", "hydraulic pump", "steel bolt M8", "led lamp")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request.

    Attributes:
        began: on the monotonic clock, in seconds.
        took: seconds.
        outcome: ``good``, the status, or the name of what went wrong with the connection.
        generation: of the catalogue that answered, of a search.
        waited: what ``Retry-After`` said.
    """

    kind: str
    began: float
    took: float
    outcome: str
    generation: str | None = None
    waited: str | None = None


@dataclass
class Talk:
    """A conversation as its buyer remembers it.

    Attributes:
        sent: texts of messages in their order, the last one perhaps not acknowledged.
        acknowledged: number of the turn that answered a text.
    """

    id: str
    sent: list[str] = field(default_factory=list)
    acknowledged: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found when all conversations were read back.

    Attributes:
        acknowledged: messages of which a buyer was told that they are kept.
        lost: of these, such as are not there, or not where they were.
        twice: messages that are there more than once.
        torn: conversations whose turns are not the numbers from 1, or not whole.
    """

    acknowledged: int
    lost: int
    twice: int
    torn: int

    @property
    def well(self) -> bool:
        """Whether nothing is missing, doubled or half there."""
        return not (self.lost or self.twice or self.torn)


class Traffic:
    """Buyers, each in a thread with a connection of its own, as long as the block lasts.

    Args:
        address: of the server.
        searchers: who only search.
        talkers: who hold conversations.
        turns: messages in a conversation before the next one is begun.
        timeout: seconds that a buyer waits for an answer.
    """

    def __init__(
        self,
        address: str,
        *,
        searchers: int = 2,
        talkers: int = 2,
        turns: int = 4,
        timeout: float = 30,
    ) -> None:
        self._address = address
        self._turns = turns
        self._timeout = timeout
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self.attempts: list[Attempt] = []
        self.talks: list[Talk] = []
        work = [self._search] * searchers + [self._talk] * talkers
        self._threads = [threading.Thread(target=one, daemon=True) for one in work]

    def __enter__(self) -> Traffic:
        for one in self._threads:
            one.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        for one in self._threads:
            one.join(60)

    def wait_for(self, count: int, *, kind: str | None = None, seconds: float = 60) -> None:
        """Wait until so many requests more have been answered well.

        Raises:
            TimeoutError: they have not, in that time.
        """
        until = time.monotonic() + seconds
        wanted = self.good(kind) + count
        while self.good(kind) < wanted:
            if time.monotonic() > until:
                raise TimeoutError(f"not {count} good answers in {seconds} s: {self.outcomes()}")
            time.sleep(0.02)

    def good(self, kind: str | None = None) -> int:
        """How many requests were answered well."""
        with self._lock:
            return sum(one.outcome == GOOD and kind in (None, one.kind) for one in self.attempts)

    def outcomes(self, *, since: float = 0.0) -> dict[str, int]:
        """How many requests ended how, of those begun since a moment."""
        with self._lock:
            return dict(Counter(one.outcome for one in self.attempts if one.began >= since))

    def failed(self, *, since: float = 0.0) -> int:
        """How many were not answered well."""
        return sum(count for name, count in self.outcomes(since=since).items() if name != GOOD)

    def gap(self, *, since: float) -> float:
        """The longest time, in seconds, in which no request at all was answered well."""
        with self._lock:
            ends = sorted(one.began + one.took for one in self.attempts if one.outcome == GOOD)
        ends = [one for one in ends if one >= since]
        return max((b - a for a, b in zip([since, *ends], ends, strict=False)), default=0.0)

    def read_back(self, address: str | None = None) -> Kept:
        """Read all conversations and compare them with what was acknowledged."""
        acknowledged = lost = twice = torn = 0
        with httpx.Client(
            base_url=address or self._address, timeout=self._timeout, trust_env=False
        ) as client:
            for talk in self.talks:
                found = client.get(f"/v1/conversations/{talk.id}").raise_for_status().json()
                turns: Sequence[dict[str, Any]] = found["turns"]
                said = [one["said"] for one in turns]
                acknowledged += len(talk.acknowledged)
                for text, number in talk.acknowledged.items():
                    lost += number > len(said) or said[number - 1] != text
                twice += len(said) - len(set(said))
                numbers = [one["number"] for one in turns]
                whole = all("products" in one and "paragraphs" in one for one in turns)
                expected = numbers == list(range(1, len(numbers) + 1))
                torn += not (whole and expected and set(said) <= set(talk.sent))
        return Kept(acknowledged, lost, twice, torn)

    def _search(self) -> None:
        number = 0
        with httpx.Client(base_url=self._address, timeout=self._timeout, trust_env=False) as client:
            while not self._stop.is_set():
                number += 1
                body = {"text": WORDS[number % len(WORDS)], "size": 5}
                self._ask(client, "search", "/v1/search", body, None)

    def _talk(self) -> None:
        with httpx.Client(base_url=self._address, timeout=self._timeout, trust_env=False) as client:
            number = 0
            name = threading.get_ident()
            while not self._stop.is_set():
                number += 1
                key = f"talk-{name}-{number}"
                made = self._insist(client, "create", "/v1/conversations", {}, key)
                if made is None:
                    return
                talk = Talk(made["id"])
                with self._lock:
                    self.talks.append(talk)
                for turn in range(1, self._turns + 1):
                    text = f"{WORDS[turn % len(WORDS)]} {turn} pcs"
                    talk.sent.append(text)
                    answer = self._insist(
                        client,
                        "turn",
                        f"/v1/conversations/{talk.id}/messages",
                        {"text": text},
                        f"{key}-{turn}",
                    )
                    if answer is None:
                        return
                    talk.acknowledged[text] = answer["number"]

    def _insist(
        self, client: httpx.Client, kind: str, path: str, body: dict[str, Any], key: str
    ) -> dict[str, Any] | None:
        """Until it is answered; None when it is over before that."""
        while True:
            answer = self._ask(client, kind, path, body, key)
            if answer is not None:
                return answer
            if self._stop.wait(0.05):
                return None

    def _ask(
        self, client: httpx.Client, kind: str, path: str, body: dict[str, Any], key: str | None
    ) -> dict[str, Any] | None:
        headers = {} if key is None else {"Idempotency-Key": key}
        began = time.monotonic()
        answer: dict[str, Any] | None = None
        generation = waited = None
        try:
            self._stop.wait(THINKING)
            began = time.monotonic()
            response = client.post(path, json=body, headers=headers)
            if response.is_success:
                answer = response.json()
                outcome = GOOD
                generation = answer.get("generation") if kind == "search" and answer else None
            else:
                outcome = str(response.status_code)
                waited = response.headers.get("retry-after")
        except httpx.HTTPError as error:
            outcome = type(error).__name__
        took = time.monotonic() - began
        with self._lock:
            self.attempts.append(Attempt(kind, began, took, outcome, generation, waited))
        return answer
