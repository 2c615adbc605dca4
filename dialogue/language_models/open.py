"""Opening a language model by its name."""

from __future__ import annotations

import os
from pathlib import Path

from data.errors import InputError
from dialogue.language_models.protocol import LanguageModel


def open_model(name: str) -> LanguageModel:
    """A model: ``openai:NAME`` at any OpenAI-compatible endpoint, or ``transformers:FOLDER``.

    The endpoint is OPENAI_BASE_URL, its key OPENAI_API_KEY; an endpoint without keys needs none.

    Raises:
        MissingDependency: a package that it needs is not installed.
        InputError: there is no such kind of model, or no model in the folder.
    """
    kind, _, rest = name.partition(":")
    if kind == "transformers" and rest:
        from dialogue.language_models.transformers_model import local_model

        return local_model(Path(rest).expanduser())
    if kind != "openai" or not rest:
        raise InputError(
            "no such language model",
            field="model",
            value=name,
            accepted="openai:MODEL or transformers:FOLDER",
        )
    from dialogue.language_models.agent import AgentModel
    from dialogue.language_models.optional import pydantic_ai

    models, providers = pydantic_ai("models.openai"), pydantic_ai("providers.openai")
    provider = providers.OpenAIProvider(
        base_url=os.environ.get("OPENAI_BASE_URL"),
        # Servers of one's own take any key, and the client insists on one.
        api_key=os.environ.get("OPENAI_API_KEY", "none"),
    )
    return AgentModel(models.OpenAIChatModel(rest, provider=provider))
