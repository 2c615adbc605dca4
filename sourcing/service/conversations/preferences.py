"""Preferences: how a buyer wants a conversation to be held and shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from data.errors import InputError
from data.need import CommercialTerms, Need, Origin, Provenance, Stated
from dialogue.state import DialogueState
from sourcing.service.display import Display, Units
from sourcing.state.records import ConversationSettings

TITLE: Final = 80
"""Characters of a title made from the buyer's words."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a buyer sets beside what is said.

    Attributes:
        language: BCP 47 tag to be answered in; None is the one the buyer writes.
        currency: that prices are compared in as long as the buyer names none.
        units: that figures are shown in; None leaves the catalogue's.
        time_zone: of the buyer (IANA); None is the service's own.
        feedback: the buyer agrees that what is shown and chosen is kept and learnt from.
    """

    language: str | None = None
    currency: str | None = None
    units: Units | None = None
    time_zone: str | None = None
    feedback: bool = False

    @property
    def display(self) -> Display:
        """How figures are shown."""
        return Display(self.units)

    def now(self) -> datetime:
        """The present moment where the buyer is, to the second."""
        zone = None if self.time_zone is None else _zone(self.time_zone)
        return datetime.now().astimezone(zone).replace(microsecond=0)

    def settings(self, title: str | None) -> ConversationSettings:
        """The same as it is kept."""
        display = {
            "currency": self.currency,
            "units": None if self.units is None else self.units.value,
            "time_zone": self.time_zone,
            "feedback": self.feedback,
        }
        return ConversationSettings(
            title, self.language, {key: one for key, one in display.items() if one}
        )


def preferences_of(settings: ConversationSettings) -> Preferences:
    """What was kept."""
    kept = settings.display
    currency, units, zone = kept.get("currency"), kept.get("units"), kept.get("time_zone")
    return Preferences(
        settings.language,
        currency if isinstance(currency, str) else None,
        Units(units) if isinstance(units, str) and units in set(Units) else None,
        zone if isinstance(zone, str) else None,
        kept.get("feedback") is True,
    )


def title_of(need: Need, said: str) -> str:
    """What a conversation is found again by: what is wanted, or what was said first."""
    line = need.line()
    text = " ".join((line.query if line is not None and line.query.strip() else said).split())
    return text if len(text) <= TITLE else f"{text[: TITLE - 1].rstrip()}…"


def checked(preferences: Preferences) -> Preferences:
    """The same, if all of it can be kept to.

    Raises:
        InputError: there is no such currency or time zone.
    """
    if preferences.currency is not None:
        from babel.numbers import is_currency

        if not is_currency(preferences.currency):
            raise InputError(
                "unknown currency",
                field="currency",
                value=preferences.currency,
                accepted="an ISO 4217 code, such as USD, EUR or CNY",
            )
    if preferences.time_zone is not None:
        _zone(preferences.time_zone)
    return preferences


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputError(
            "unknown time zone",
            field="time_zone",
            value=name,
            accepted="an IANA name, such as Europe/Berlin",
        ) from error


def with_currency(state: DialogueState, currency: str | None) -> DialogueState:
    """A state in which prices are compared in a currency unless the buyer has named one.

    It is put under the needs before each turn, too, so that it is not what undoing takes back.
    """
    turns = tuple(replace(turn, before=_with(turn.before, currency)) for turn in state.turns)
    return replace(state, need=_with(state.need, currency), turns=turns)


def with_currency_now(state: DialogueState, currency: str | None) -> DialogueState:
    """The same of the present need alone: after a turn that began anew."""
    return replace(state, need=_with(state.need, currency))


def _with(need: Need, currency: str | None) -> Need:
    held = need.terms.currency
    if held is not None and held.provenance.origin is not Origin.DEFAULT:
        return need
    if (None if held is None else held.value) == currency:
        return need
    stated = None if currency is None else Stated(currency, Provenance(Origin.DEFAULT))
    terms: CommercialTerms = replace(need.terms, currency=stated)
    return replace(need, terms=terms)
