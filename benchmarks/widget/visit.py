"""A visit: one window of the browser on one page of the service, as a buyer uses it.

What nobody sees is watched as well: violations of the Content-Security-Policy, errors of scripts,
messages of the console, dialogs that a script opens, and every address that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request

WATCH: Final = """
globalThis.violations = [];
globalThis.turned = 0;
addEventListener('securitypolicyviolation', (event) => {
  const { violatedDirective, blockedURI, sourceFile, lineNumber, sample } = event;
  violations.push([violatedDirective, blockedURI, sourceFile, lineNumber, sample].join(' '));
});
addEventListener('sourcing-turn', () => { turned += 1; });
"""
"""Runs before the page's own scripts. `sourcing-turn` is an event that the widget documents."""

NETWORK_AWAY: Final = re.compile(
    r"net::ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE|ABORTED|INCOMPLETE|NETWORK_CHANGED)"
)
"""What the console says of a network that is away, beside what the page itself does about it."""

REFUSED: Final = "the server responded with a status of"
"""What the console repeats of every answer from 400 on."""


class Visit:
    """One window.

    Args:
        page: an empty one.
        address: of the service.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.console: list[str] = []
        self.refusals: list[str] = []
        self.errors: list[str] = []
        self.dialogs: list[str] = []
        self.asked: list[str] = []
        self.policy: list[str] = []
        page.add_init_script(WATCH)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", self._dialog)
        page.on("request", self._request)

    # What is on the page.

    @property
    def composer(self) -> Locator:
        """Where the buyer writes."""
        return self.page.locator("sourcing-composer textarea")

    @property
    def question(self) -> Locator:
        """The open question."""
        return self.page.locator("sourcing-question")

    @property
    def options(self) -> Locator:
        """Answers that are offered."""
        return self.question.get_by_role("group").get_by_role("button")

    @property
    def chips(self) -> Locator:
        """What was understood."""
        return self.page.locator("sourcing-need")

    @property
    def cards(self) -> Locator:
        """Products."""
        return self.page.locator("sourcing-card")

    @property
    def log(self) -> Locator:
        """What was said."""
        return self.page.get_by_role("log")

    # What a buyer does.

    def open(self, path: str = "/", *, ready: str = "sourcing-composer textarea") -> None:
        """Go to a page of the service, and wait until a part of it is there."""
        self.page.goto(self.address + path)
        if path == "/demo":
            self.page.locator("sourcing-launcher .launch").click()
        self.page.locator(ready).first.wait_for(state="attached")

    def turn(self, act: Callable[[], object]) -> None:
        """Do something that is a turn, and wait until it is answered."""
        before = self.page.evaluate("turned")
        act()
        self.page.wait_for_function("before => turned > before", arg=before)

    def say(self, words: str) -> None:
        """Write something; its turn is complete afterwards."""
        self.turn(lambda: self.send(words))

    def send(self, words: str) -> None:
        """Write something, and do not wait for what comes of it."""
        self.composer.fill(words)
        self.composer.press("Enter")

    def chip(self, about: str | re.Pattern[str]) -> Locator:
        """What was understood of one thing."""
        return self.chips.get_by_role("button", name=about)

    def shortlist(self, *places: int) -> list[str]:
        """Put products on the shortlist by their place, from 0; returns their titles."""
        titles = []
        for place in places:
            card = self.cards.nth(place)
            titles.append(card.locator("h4").get_attribute("title") or "")
            button = card.locator(".actions button").first
            self.turn(button.click)
        return titles

    def tab(self, name: str | re.Pattern[str]) -> None:
        """Open a view beside the conversation."""
        self.page.get_by_role("tab", name=name).click()

    # What the service knows.

    @property
    def conversation(self) -> str:
        """Id of the conversation, as the browser's storage has it."""
        script = """() => JSON.parse(
          Object.entries(localStorage).find(([name]) => name.endsWith(':conversation'))?.[1] ?? '""'
        )"""
        found: str = self.page.evaluate(script)
        return found

    def document(self) -> Any:
        """The conversation as the service has it, asked for apart from the page."""
        path = f"{self.address}/v1/conversations/{self.conversation}"
        answer = self.page.context.request.get(path)
        if not answer.ok:
            raise RuntimeError(f"{path}: {answer.status} {answer.text()}")
        return answer.json()

    def said(self) -> list[str]:
        """What the buyer wrote, turn by turn, as the service has it."""
        turns = self.document()["turns"]
        return [turn["utterance"] for turn in turns if turn["utterance"] is not None]

    # What nobody sees.

    def faults(self) -> list[str]:
        """Everything that should not have happened so far; empty when all is well."""
        known = self.page.evaluate("globalThis.violations ?? []")
        policy = [*self.policy, *(f"violation: {one}" for one in known)]
        return [*policy, *self.errors, *self.console, *self.refusals, *self.dialogs]

    def keep_violations(self) -> None:
        """Before the page is left: its list of violations goes with it."""
        known = self.page.evaluate("violations.splice(0)")
        self.policy += [f"violation: {one}" for one in known]

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in {"error", "warning"} or NETWORK_AWAY.search(message.text):
            return
        # Whether an answer that refuses was right is for whoever asked for it to say.
        refused = REFUSED in message.text
        (self.refusals if refused else self.console).append(f"console: {message.text}")

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        self.asked.append(request.url)
