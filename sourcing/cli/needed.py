"""A need and its day as the command line gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import InputError
from sourcing.needs import compose_need, read_need

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates
    from data.need import Need, NeedLine
    from data.records import SupplierKind
    from dialogue.protocols import Understander
    from index.engine import EmbeddedIndex
    from rfq.landed import CostTables
    from sourcing.bootstrap import Application


def need_given(
    catalogue: Catalogue,
    *,
    file: str | None,
    understander: Understander | None = None,
    query: str = "",
    filters: Iterable[str] = (),
    category: str | None = None,
    quantity: str | None = None,
    destination: str | None = None,
    delivery_term: str | None = None,
    needed_by: str | None = None,
    currency: str | None = None,
    kinds: Iterable[str] | None = None,
    products: Sequence[str] = (),
) -> Need:
    """The need of a file, changed by what the options say; or that of the options alone.

    Words are understood as in a conversation, and what was made of them is said on standard
    error; without ``understander`` they are taken as they are.

    Raises:
        SourceError: the file cannot be read.
        InputError: it is no need, or an option cannot be read for sure.
    """
    understood = None
    if query.strip() and understander is not None:
        from sourcing.conversation import SystemClock
        from sourcing.needs import understand_words

        understood = understand_words(query, understander, SystemClock())
    need = compose_need(
        catalogue.schema,
        base=None if file is None else read_need(file),
        query=query if understood is None else "",
        said=None if understood is None else understood.need,
        filters=filters,
        category=category,
        quantity=quantity,
        destination=destination,
        delivery_term=delivery_term,
        needed_by=needed_by,
        currency=currency,
        kinds=kinds_of(kinds),
        products=products,
    )
    if understood is not None:
        from sourcing.cli.understood import print_understood

        print_understood(understood, catalogue.schema)
    return need


def lines_given(need: Need, chosen: str | None) -> tuple[NeedLine, ...]:
    """The lines of a need that are looked at: one by its id, all, or the one in focus.

    Says on standard error that there are others, where none was chosen.

    Raises:
        InputError: there is no such line.
    """
    if chosen == "all":
        return need.lines
    line = need.line(chosen) if chosen is not None else need.line() or need.lines[0]
    ids = [one.id for one in need.lines]
    if line is None:
        raise InputError(
            "the need has no such line", field="--line", value=chosen, accepted=[*ids, "all"]
        )
    if chosen is None and len(ids) > 1:
        from sourcing.cli.terminal import dim, err

        others = ", ".join(f"{one.id} ({one.query})" for one in need.lines if one is not line)
        note = f"Line {line.id} of {len(ids)}, {line.query}; --line takes another: {others}, or all"
        err().print(dim(note), soft_wrap=True)
    return (line,)


def index_if_any(
    application: Application, catalogue: Catalogue, *, rates: ExchangeRates, on: date
) -> EmbeddedIndex | None:
    """The search index; None where none has been built."""
    from data.errors import NoIndex
    from data.exchange import rate_function

    try:
        return application.index(catalogue, rate=rate_function(rates, on=on))
    except NoIndex:
        return None


def refuse_unsearchable(
    need: Need, engine: EmbeddedIndex | None, application: Application, catalogue: Catalogue
) -> None:
    """Refuse a need that has to be searched for where there is no index to search.

    Raises:
        NoIndex: a line has no shortlist, and no index has been built.
    """
    if engine is None and not all(one.selected for one in need.lines):
        application.index(catalogue)  # says what to run


def day(text: str | None) -> date:
    """The day that time is counted from: the one given, or the present day here.

    Raises:
        InputError: it is no date.
    """
    if text is None:
        return datetime.now().astimezone().date()
    from data.parse.dates import parse_date

    found = parse_date(text, None)
    if found is None:
        raise InputError(
            "this date cannot be read for sure",
            field="--today",
            value=text,
            accepted="year-month-day, such as 2027-03-31",
        )
    return found


def cost_tables(files: Sequence[Path] | None, *, example: bool) -> CostTables | None:
    """The tables that landed cost is worked out with; None where none are asked for.

    Raises:
        InputError: both the example and own tables are asked for.
        SourceError: a table cannot be read.
    """
    if not files and not example:
        return None
    from rfq.landed import example_tables, load_tables

    if files and example:
        raise InputError(
            "own tables and the example are not mixed",
            field="--example-costs",
            accepted="--costs or --example-costs",
        )
    return load_tables(*files) if files else example_tables()


def kinds_of(names: Iterable[str] | None) -> tuple[SupplierKind, ...]:
    """Kinds of supplier by their names.

    Raises:
        InputError: a name is none.
    """
    from data.parse.codes import parse_supplier_kind
    from data.records import SupplierKind

    found = []
    for name in names or ():
        kind = parse_supplier_kind(name)
        if kind is None:
            raise InputError(
                "not a kind of supplier",
                field="--kind",
                value=name,
                accepted=[one.value for one in SupplierKind],
            )
        found.append(kind)
    return tuple(found)
