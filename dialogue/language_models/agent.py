"""AgentModel: any model that pydantic-ai can talk to, behind the seam."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import TimeoutError as TooLate
from typing import TYPE_CHECKING, Any

from dialogue.language_models.optional import pydantic_ai
from dialogue.language_models.prompts import READ, REPHRASE, reading_prompt, rephrasing_prompt
from dialogue.language_models.proposal import Proposals
from dialogue.language_models.protocol import LanguageModelFailure, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine


class AgentModel:
    """Satisfies `dialogue.language_models.LanguageModel`; no tools, no memory, temperature 0.

    Args:
        model: of pydantic-ai, such as its ``OpenAIChatModel`` or ``FunctionModel``.
        prompted: the model has no way to fill in forms; it is told the form in words.

    Raises:
        MissingDependency: pydantic-ai is not installed.
    """

    def __init__(self, model: Any, *, prompted: bool = False) -> None:
        package = pydantic_ai()
        output = package.PromptedOutput(Proposals) if prompted else Proposals
        self._reader: Any = package.Agent(model, output_type=output, instructions=READ, retries=1)
        self._model = model
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    @property
    def name(self) -> str:
        """The model's own name."""
        return str(self._model.model_name)

    def propose(self, task: Task, *, seconds: float) -> Proposals:
        """Acts that an utterance may mean.

        Raises:
            LanguageModelFailure: no usable answer within the time.
        """
        settings: Any = {"temperature": 0.0, "timeout": seconds}
        prompt = reading_prompt(task)
        found = self._within(lambda: self._reader.run(prompt, model_settings=settings), seconds)
        return Proposals.model_validate(found)

    def rephrase(self, text: str, *, language: str, seconds: float) -> str:
        """The same in other words.

        Raises:
            LanguageModelFailure: no usable answer within the time.
        """
        agent: Any = pydantic_ai().Agent(
            self._model, instructions=REPHRASE.format(language=language), retries=0
        )
        settings: Any = {"temperature": 0.0, "timeout": seconds}
        prompt = rephrasing_prompt(text)
        return str(self._within(lambda: agent.run(prompt, model_settings=settings), seconds))

    def close(self) -> None:
        """Stop the thread that talks to the model; it starts again when the model is asked."""
        with self._starting:
            loop, thread, self._loop = self._loop, self._thread, None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join(timeout=1.0)

    def _within(self, call: Callable[[], Coroutine[Any, Any, Any]], seconds: float) -> object:
        """The output of a run, in a thread with a loop of its own so that it can be given up.

        One loop for all runs: the clients of providers keep connections, which belong to a loop.
        """
        running = asyncio.run_coroutine_threadsafe(call(), self._started())
        try:
            return running.result(timeout=seconds).output
        except TooLate as error:
            running.cancel()
            raise LanguageModelFailure(f"no answer within {seconds:g} s") from error
        except Exception as error:
            # Whatever a provider's client raises: the conversation goes on without the model.
            raise LanguageModelFailure(f"{type(error).__name__}: {error}") from error

    def _started(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                # A daemon: a model that never answers does not keep the program from ending.
                self._thread = threading.Thread(
                    target=_run, args=(self._loop,), name="language-model", daemon=True
                )
                self._thread.start()
            return self._loop


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        loop.close()
