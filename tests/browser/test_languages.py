"""The journey in Chinese and in Spanish: words, numbers and what is announced."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from benchmarks.widget.visit import Visit


@pytest.mark.parametrize(
    ("locale", "need", "more", "understood", "send", "compare", "rfq", "write"),
    [
        (
            "zh-CN",
            "我要20台电动叉车",
            "载重至少2吨",
            re.compile("电动|电力"),
            "发送",
            "对比",
            "询价单",
            "生成",
        ),
        (
            "es-ES",
            "necesito 20 carretillas elevadoras eléctricas",
            "de al menos 2 toneladas",
            re.compile("El[eé]ctric", re.IGNORECASE),
            "Enviar",
            "Comparar",
            "Solicitud de cotización",
            "Escribirla",
        ),
    ],
    ids=["chinese", "spanish"],
)
def test_journey(
    visit: Callable[..., Visit],
    locale: str,
    need: str,
    more: str,
    understood: re.Pattern[str],
    send: str,
    compare: str,
    rfq: str,
    write: str,
) -> None:
    buyer = visit(locale=locale)
    page = buyer.page
    expect(page.get_by_role("button", name=send)).to_be_visible()
    buyer.say(need)
    expect(buyer.chip(understood)).to_be_visible()
    expect(buyer.chip(re.compile("20"))).to_be_visible()
    buyer.say(more)
    expect(
        buyer.chips.get_by_role("button").filter(has_text=re.compile(r"2\s?(t|吨)"))
    ).to_be_visible()
    language = buyer.document()["turns"][-1]["language"]
    assert language.split("-")[0] == locale.split("-")[0]
    buyer.shortlist(0, 1)
    buyer.tab(re.compile(f"^{compare}"))
    expect(page.get_by_role("columnheader")).to_have_count(3)
    buyer.tab(rfq)
    page.get_by_role("button", name=write).click()
    expect(page.get_by_role("button", name="PDF", exact=True)).to_be_visible()


def test_language_follows_the_words_until_one_is_chosen(visit: Callable[..., Visit]) -> None:
    buyer = visit()
    buyer.say("necesito carretillas elevadoras eléctricas")
    expect(buyer.page.get_by_role("button", name="Enviar")).to_be_visible()
    buyer.page.get_by_role("button", name="Ajustes").click()
    buyer.page.get_by_label("Idioma").select_option("en")
    expect(buyer.page.get_by_role("button", name="Send")).to_be_visible()
    buyer.page.reload()
    expect(buyer.page.get_by_role("button", name="Send")).to_be_visible()


def test_numbers_are_written_as_the_language_writes_them(visit: Callable[..., Visit]) -> None:
    buyer = visit(locale="es-ES")
    buyer.say("carretillas elevadoras")
    prices = buyer.page.locator("sourcing-card .price strong")
    text = " ".join(prices.all_inner_texts())
    assert re.search(r"\d\.\d{3}|\d{2}[ \u00a0\u202f]\d{3}", text), text
    assert not re.search(r"\d,\d{3}\b", text), text


def test_units_are_shown_as_the_buyer_prefers_from_the_next_turn_on(
    visit: Callable[..., Visit],
) -> None:
    buyer = visit()
    buyer.say("electric forklifts, at least 2 t")
    buyer.page.get_by_role("button", name="Settings").click()
    with buyer.page.expect_response(lambda one: one.request.method == "PATCH"):
        buyer.page.get_by_label("US", exact=True).check(force=True)
    buyer.page.keyboard.press("Escape")
    buyer.say("20 pieces")
    expect(buyer.cards.first).to_contain_text(re.compile("lb"))
