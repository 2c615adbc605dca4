"""Columns: types that mean the same in every database."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from data.errors import InputError


class Moment(TypeDecorator[datetime]):
    """A moment to the microsecond, in UTC.

    PostgreSQL keeps it with its zone; SQLite, which has none, as the same moment in UTC.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """On the way in.

        Raises:
            InputError: it has no zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise InputError("a moment without its zone", value=str(value), accepted="a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """On the way out: always in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """Text of any length that every database gives back as it was."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _: Dialect) -> str | None:
        """On the way in.

        Raises:
            InputError: it holds what not every database keeps.
        """
        if value is None:
            return None
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise InputError(
                "text that is not Unicode", value=value[:80], accepted="no half of a surrogate pair"
            ) from error
        if "\0" in value:
            raise InputError("text with a NUL in it", value=value[:80], accepted="text without")
        return value
