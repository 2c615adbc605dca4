"""A local transformers model as a pydantic-ai model."""

from __future__ import annotations

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.errors import InputError
from dialogue.language_models.optional import optional_module, pydantic_ai

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogue.language_models.agent import AgentModel


class LocalGenerator:
    """Generates text with a model in a folder; loaded when first used, never fetched.

    Args:
        folder: with the model, its tokenizer and its chat template.
        tokens: generated at most.
    """

    def __init__(self, folder: Path, *, tokens: int = 512) -> None:
        if not (folder / "config.json").is_file():
            raise InputError(
                "no transformers model in this folder",
                field="model",
                value=str(folder),
                accepted="a folder with config.json, weights and a tokenizer",
            )
        if find_spec("transformers") is None:
            # Said when the model is opened, not when it is first asked and left out.
            optional_module("transformers", install="transformers torch")
        self.name = folder.name
        self._folder = folder
        self._tokens = tokens

    @cached_property
    def _pipeline(self) -> Any:
        transformers = optional_module("transformers", install="transformers torch")
        return transformers.pipeline(
            "text-generation", model=str(self._folder), model_kwargs={"local_files_only": True}
        )

    def __call__(self, messages: Sequence[dict[str, str]]) -> str:
        """The answer to a chat."""
        found = self._pipeline(
            list(messages),
            max_new_tokens=self._tokens,
            do_sample=False,
            return_full_text=False,
        )
        return str(found[0]["generated_text"])


def local_model(folder: Path) -> AgentModel:
    """A local model behind the seam.

    Raises:
        MissingDependency: pydantic-ai is not installed.
        InputError: there is no model in the folder.
    """
    from dialogue.language_models.agent import AgentModel

    messages, function = pydantic_ai("messages"), pydantic_ai("models.function")
    generate = LocalGenerator(folder)

    def answer(chat: list[Any], info: Any) -> Any:
        text = generate(chat_of(chat, info.instructions))
        return messages.ModelResponse(parts=[messages.TextPart(text)])

    return AgentModel(function.FunctionModel(answer, model_name=generate.name), prompted=True)


def chat_of(messages: Sequence[Any], instructions: str | None) -> list[dict[str, str]]:
    """Messages of pydantic-ai as the chat that a template takes."""
    chat: list[dict[str, str]] = []
    if instructions:
        chat.append({"role": "system", "content": instructions})
    for message in messages:
        for part in message.parts:
            content = getattr(part, "content", None)
            if not isinstance(content, str):
                continue
            role = {"system-prompt": "system", "text": "assistant"}.get(part.part_kind, "user")
            chat.append({"role": role, "content": content})
    return chat
