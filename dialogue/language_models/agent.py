"""AgentModel: any model that pydantic-ai can talk to, behind the seam."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from typing import TYPE_CHECKING, Any

from dialogue.language_models.optional import pydantic_ai
from dialogue.language_models.prompts import READ, REPHRASE, reading_prompt, rephrasing_prompt
from dialogue.language_models.proposal import Proposals
from dialogue.language_models.protocol import LanguageModelFailure, Task

if TYPE_CHECKING:
    from collections.abc import Callable


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
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="language-model")

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
        found = self._within(
            lambda: self._reader.run_sync(prompt, model_settings=settings).output, seconds
        )
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
        return str(
            self._within(lambda: agent.run_sync(prompt, model_settings=settings).output, seconds)
        )

    def _within(self, call: Callable[[], object], seconds: float) -> object:
        """The result of a call, in another thread so that a slow model holds nobody up.

        A call that is given up goes on in the background; until it ends, the model is not asked.
        """
        future = self._pool.submit(call)
        try:
            return future.result(timeout=seconds)
        except TooLate as error:
            future.cancel()
            raise LanguageModelFailure(f"no answer within {seconds:g} s") from error
        except Exception as error:
            # Whatever a provider's client raises: the conversation goes on without the model.
            raise LanguageModelFailure(f"{type(error).__name__}: {error}") from error
