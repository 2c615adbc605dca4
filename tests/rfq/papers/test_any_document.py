"""Any document that can be made can be written, in every format."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.rfq.generate import generate, generate_many
from rfq.papers import Email, Markdown, Renderer, ResponseSheet
from rfq.wording import LANGUAGES


@pytest.mark.parametrize("number", range(4))
def test_generated_documents_are_written_in_every_format(
    renderer: Renderer, read: Callable[[Renderer, bytes], str], number: int
) -> None:
    document = generate_many(4, seed=11)[number]
    supplier = document.suppliers[0].id if document.suppliers else None
    content = renderer.render(document, language=LANGUAGES[number], supplier=supplier)
    assert document.header.id in read(renderer, content)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False), st.sampled_from((Markdown(), ResponseSheet(), Email())))
def test_any_document_is_written(random: Random, renderer: Renderer) -> None:
    document = generate(random)
    content = renderer.render(document)
    assert content == renderer.render(document)
