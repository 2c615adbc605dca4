"""Asking for what is missing, the most important first; Enter skips."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text

from data.errors import InputError
from rfq.document.missing import Lack, Missing, Necessity, missing
from rfq.wording.review import lack_words
from sourcing.cli.terminal import dim, err, plain, warn
from sourcing.rfqs.answers import ANSWERS, Context, fill

if TYPE_CHECKING:
    from data.need import Need
    from data.records import Supplier
    from data.schema import AttributeSchema
    from rfq.document import RfqDocument
    from sourcing.rfqs.draft import Market


@dataclass(slots=True)
class Session:
    """What is being completed.

    Attributes:
        build: from a need and the suppliers to ask (None takes those of the command line) to a
            document and what is known of the market.
    """

    need: Need
    document: RfqDocument
    market: Market
    build: Callable[[Need, tuple[Supplier, ...] | None], tuple[RfqDocument, Market]]
    now: datetime


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def read_line() -> str | None:
    """What somebody types; None at the end of input."""
    return sys.stdin.readline() or None


def ask_missing(session: Session, schema: AttributeSchema) -> None:
    """Ask for what is required and what is expected; does nothing where nobody can be asked.

    What only makes a document better is listed afterwards, and not asked for.
    """
    if not is_terminal():
        return
    asked: set[tuple[Lack, str | None]] = set()
    console = err()
    while True:
        lack = next(
            (
                one
                for one in missing(session.document)
                if (one.what, one.line) not in asked
                and one.necessity >= Necessity.EXPECTED
                and (one.what in ANSWERS or one.what in (Lack.SPECIFICATIONS, Lack.SUPPLIERS))
            ),
            None,
        )
        if lack is None:
            return
        if not asked:
            console.print(dim("What is missing; Enter skips, Ctrl-D ends the questions."))
        asked.add((lack.what, lack.line))
        try:
            _ask(lack, session, schema)
        except EOFError:
            console.print()
            return


def _ask(lack: Missing, session: Session, schema: AttributeSchema) -> None:
    console = err()
    example = ANSWERS[lack.what].example if lack.what in ANSWERS else _EXAMPLES[lack.what]
    while True:
        console.print(
            Text(f"Missing: {lack_words(lack.what, session.need.language)}"), soft_wrap=True
        )
        console.print(dim(f"  such as {example}"), end=" ", soft_wrap=True)
        sys.stderr.write("> ")
        sys.stderr.flush()
        text = read_line()
        if text is None:
            raise EOFError
        if not text.strip():
            return
        try:
            _answer(lack, text.strip(), session, schema)
        except InputError as error:
            accepted = error.accepted if isinstance(error.accepted, str) else None
            hint = f"; accepted: {accepted}" if accepted else ""
            console.print(warn(plain(f"{error.message}{hint}")), soft_wrap=True)
        else:
            return


def _answer(lack: Missing, text: str, session: Session, schema: AttributeSchema) -> None:
    if lack.what is Lack.SPECIFICATIONS:
        _specify(text, session, schema)
    elif lack.what is Lack.SUPPLIERS:
        _invite(text, session)
    else:
        context = Context(session.now.tzinfo, session.document.header.currency)
        session.document = fill(session.document, lack, text, context)


_EXAMPLES = {
    Lack.SPECIFICATIONS: "load capacity >= 2.5 t; power source = Electric",
    Lack.SUPPLIERS: "5 (the best five), or their ids",
}


def _specify(text: str, session: Session, schema: AttributeSchema) -> None:
    """Requirements, as filters set apart by semicolons; the market is looked at anew."""
    from sourcing.needs import compose_need

    filters = [part.strip() for part in text.split(";") if part.strip()]
    session.need = compose_need(schema, base=session.need, filters=filters)
    _rebuild(session, None)


def _invite(text: str, session: Session) -> None:
    """The best suppliers of the ranking, or those whose ids are given."""
    known = session.market.suppliers
    if text.isdecimal():
        chosen = session.market.best(int(text))
    else:
        ids = [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]
        unknown = [one for one in ids if one not in known]
        if unknown:
            raise InputError(
                f"not among the suppliers of this need: {unknown[0]}",
                accepted="a number, or ids that `sourcing suppliers` shows",
            )
        chosen = tuple(known[one] for one in ids)
    _rebuild(session, chosen)


def _rebuild(session: Session, suppliers: tuple[Supplier, ...] | None) -> None:
    """A new draft that keeps what has been filled in by hand."""
    edited = [one.field for one in session.document.provenance if one.provenance.origin == "edited"]
    before = session.document.model_dump(mode="json")
    if suppliers is None and session.document.suppliers:
        kept = {one.id for one in session.document.suppliers}
        suppliers = tuple(one for id_, one in session.market.suppliers.items() if id_ in kept)
    document, session.market = session.build(session.need, suppliers)
    from rfq.revision.path import find
    from sourcing.rfqs.answers import set_field

    for path in edited:
        document = set_field(document, path, find(before, path))
    session.document = document
