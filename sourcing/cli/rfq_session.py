"""One run of `sourcing rfq`: draft, ask, check, show, write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from data.errors import InputError
from sourcing.cli.exit_codes import ExitCode
from sourcing.ranking.weights import Preset
from sourcing.rfqs.exports import Export, export, only_file, write_files

if TYPE_CHECKING:
    from data.catalogue import Catalogue
    from data.exchange import ExchangeRates
    from data.need import Need
    from data.records import Supplier
    from rfq.document import RfqDocument
    from sourcing.bootstrap import Application
    from sourcing.cli.state import State
    from sourcing.rfqs.draft import Market


@dataclass(frozen=True, slots=True)
class RfqOptions:
    """What the command line says."""

    query: str
    as_words: bool
    filters: tuple[str, ...]
    need: str | None
    category: str | None
    quantity: str | None
    destination: str | None
    delivery_term: str | None
    needed_by: str | None
    currency: str | None
    kinds: tuple[str, ...]
    products: tuple[str, ...]
    suppliers: tuple[str, ...]
    top: int
    preset: Preset
    weights: tuple[str, ...]
    settings: tuple[str, ...]
    formats: tuple[Export, ...]
    output: Path | None
    language: str | None
    ask: bool
    strict: bool
    rates: Path | None
    today: str | None
    generation: str | None
    json: bool


def run_rfq(state: State, options: RfqOptions) -> None:
    """Run the command.

    Raises:
        Exit: with code 6 where ``--strict`` finds the document unfinished.
        InputError: an option, the need or an answer cannot be used.
    """
    from rfq.document import Necessity, Severity
    from sourcing.cli.jsonout import emit_json
    from sourcing.cli.rfq_report import print_review, review_document
    from sourcing.rates import exchange_rates
    from sourcing.rfqs.draft import review

    if options.formats and options.output is None and options.json:
        raise InputError(
            "--json writes the document itself",
            field="--format",
            accepted="--json, or --format with --output",
        )
    rates = exchange_rates(options.rates)
    application = state.application()
    with application.catalogue(generation=options.generation) as catalogue:
        now = _now(options.today)
        document, market, language = _completed(
            application, catalogue, options, now=now, rates=rates
        )
        asked = catalogue.suppliers([one.id for one in document.suppliers])
        lacks, findings = review(document, market, now=now, rates=rates, asked=asked)
        files: tuple[Path, ...] = ()
        if options.output is not None:
            formats = options.formats or (Export.JSON, Export.UBL)
            files = write_files(
                options.output, export(document, formats, language=options.language)
            )
        if options.json:
            emit_json(review_document(document, lacks, findings, files, language=language))
        elif options.output is None and options.formats:
            from sourcing.cli.terminal import write_bytes

            content = only_file(document, options.formats, language=options.language)
            is_text = all(one.is_text for one in options.formats)
            write_bytes(content.rstrip(b"\n") if is_text else content, text=is_text)
        else:
            print_review(document, lacks, findings, files, market, language=language)
    unfinished = any(one.necessity is Necessity.REQUIRED for one in lacks) or any(
        one.severity is Severity.ERROR for one in findings
    )
    if options.strict and unfinished:
        import typer

        raise typer.Exit(ExitCode.UNFINISHED)


def _completed(
    application: Application,
    catalogue: Catalogue,
    options: RfqOptions,
    *,
    now: datetime,
    rates: ExchangeRates,
) -> tuple[RfqDocument, Market, str]:
    """The document, what is known of the market, and the language that the buyer reads."""
    from sourcing.cli.needed import index_if_any, need_given, refuse_unsearchable
    from sourcing.cli.rfq_questions import Session, ask_missing
    from sourcing.ranked import read_weights
    from sourcing.rfqs.draft import draft_rfq, survey

    engine = index_if_any(application, catalogue, rates=rates, on=now.date())
    need = need_given(
        catalogue,
        file=options.need,
        understander=None
        if options.as_words or engine is None
        else application.understander(engine),
        query=options.query,
        filters=options.filters,
        category=options.category,
        quantity=options.quantity,
        destination=options.destination,
        delivery_term=options.delivery_term,
        needed_by=options.needed_by,
        currency=options.currency,
        kinds=options.kinds,
        products=options.products,
    )
    refuse_unsearchable(need, engine, application, catalogue)
    weights = read_weights(options.preset, options.weights)

    def build(need: Need, suppliers: tuple[Supplier, ...] | None) -> tuple[RfqDocument, Market]:
        market = survey(catalogue, engine, need, now=now, rates=rates, weights=weights)
        asked = _asked(catalogue, market, options) if suppliers is None else suppliers
        document = draft_rfq(need, market, now=now, suppliers=asked, language=options.language)
        for text in options.settings:
            document = _set(document, text)
        return document, market

    document, market = build(need, None)
    if not options.ask:
        return document, market, need.language
    session = Session(need=need, document=document, market=market, build=build, now=now)
    ask_missing(session, catalogue.schema)
    return session.document, session.market, need.language


def _asked(catalogue: Catalogue, market: Market, options: RfqOptions) -> tuple[Supplier, ...]:
    """Suppliers named by id, then the best ones that are not among them."""
    named = catalogue.suppliers(list(dict.fromkeys(options.suppliers)))
    best = market.best(options.top) if options.top else ()
    return tuple({one.id: one for one in (*named, *best)}.values())


def _now(today: str | None) -> datetime:
    """This moment here; on another day than today, at its noon."""
    from sourcing.cli.needed import day

    now = datetime.now().astimezone().replace(microsecond=0)
    if today is None:
        return now
    return datetime.combine(day(today), time(12), tzinfo=now.tzinfo)


def _set(document: RfqDocument, text: str) -> RfqDocument:
    from sourcing.rfqs.answers import set_field
    from sourcing.rfqs.settings import read_setting

    setting = read_setting(text)
    try:
        return set_field(document, setting.path, setting.read)
    except InputError as error:
        try:
            return set_field(document, setting.path, setting.written)
        except InputError:
            raise error from None
