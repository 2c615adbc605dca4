"""A ranking of suppliers, as a table that a buyer reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from rich.text import Text

from sourcing.cli.terminal import Cell, bold, dim, out, plain, table, warn
from sourcing.cli.words import count, counted, lead_times, share
from sourcing.filters import label_of, written
from sourcing.ranking.criteria.lead_time import applicable
from sourcing.ranking.criteria.price import price_words
from sourcing.ranking.result import Excluded, RankedSupplier, Ranking, Reason
from sourcing.ranking.words import reasons

if TYPE_CHECKING:
    from data.exchange import Rate
    from data.judge import Judgement
    from sourcing.ranking.gather import Gathered

UNBEATEN: Final = "◆"
_LEFT_OUT: Final = 3


def print_heading(text: str) -> None:
    """Print what the ranking below is for."""
    console = out()
    console.print()
    console.print(bold(plain(text)), soft_wrap=True)


def print_ranking(
    gathered: Gathered, ranking: Ranking, *, rates: Sequence[Rate], explain: bool
) -> None:
    """Print the suppliers, why they stand where they do, and what would change it."""
    from sourcing.rates import rates_words

    console = out()
    for note in _given_up(gathered, ranking):
        console.print(note, soft_wrap=True)
    if not ranking.suppliers:
        console.print("No supplier that can be offered has been found for this need.")
        _print_excluded(ranking.excluded, explain=explain)
        return
    console.print(_table(ranking))
    for one in ranking.suppliers:
        _print_reasons(one, ranking)
        if explain:
            _print_parts(one)
    console.print()
    for line in _basis(gathered, ranking):
        console.print(dim(line), soft_wrap=True)
    if rates:
        console.print(dim(f"Rates: {rates_words(rates)}"), soft_wrap=True)
    console.print(_sensitivity(ranking), soft_wrap=True)
    if ranking.overlapping:
        console.print(
            dim(
                f"{counted(ranking.overlapping, 'other supplier')} could be ahead of the first if "
                "what is not known turned out well for them and badly for it"
            ),
            soft_wrap=True,
        )
    _print_excluded(ranking.excluded, explain=explain)
    if ranking.total > len(ranking.suppliers):
        console.print(
            dim(
                f"{count(len(ranking.suppliers))} of {counted(ranking.total, 'supplier')}; "
                "--limit shows more"
            )
        )


def _given_up(gathered: Gathered, ranking: Ranking) -> Iterable[Text]:
    schema = ranking.situation.schema
    for one in gathered.relaxations:
        asked = written(one.constraint, label_of(one.constraint.field, schema))
        instead = "was dropped"
        if one.relaxed is not None:
            instead = f"became {written(one.relaxed, label_of(one.relaxed.field, schema))}"
        yield warn(f"No product meets all requirements: {asked} {instead}")
    if ranking.is_relaxed:
        yield warn("No offer meets all musts: those that miss some are ranked")


def _table(ranking: Ranking) -> object:
    situation = ranking.situation
    quantity = situation.quantity
    price = "Unit price" if quantity is None else f"Price at {quantity.normalize():,f}"
    headers = ("#", "Supplier", "From", "Best offer", price, "Lead time", "Score", "Known")
    rows: list[Sequence[Cell]] = []
    for one in ranking.suppliers:
        candidate = one.offer.candidate
        step = applicable(candidate, situation)
        rows.append(
            (
                _place(one),
                candidate.supplier.name,
                candidate.supplier.country,
                candidate.product.title,
                price_words(candidate, situation),
                None if step is None else lead_times((step,)),
                f"{100 * one.offer.score:.0f}",
                share(one.offer.confidence),
            )
        )
    return table(
        headers,
        rows,
        right=("#", "Score", "Known"),
        fold=("Supplier", "Best offer", price),
        keep=("#", "From", "Score", "Known", "Lead time"),
    )


def _place(one: RankedSupplier) -> Text:
    mark = Text(f"{UNBEATEN} ", style="green") if one.is_unbeaten else Text("")
    return mark.append(f"{one.rank}{'=' if one.is_tied else ''}", style="")


def _print_reasons(one: RankedSupplier, ranking: Ranking) -> None:
    console = out()
    console.print()
    console.print(Text.assemble(_place(one), " ", bold(one.offer.candidate.supplier.name)))
    found = reasons(one, ranking.situation.schema)
    for sign, style, said in (
        ("+", "green", found.in_favour),
        ("–", "red", found.against),
        ("?", "yellow", found.unknown),
    ):
        if said:
            console.print(
                Text.assemble((f"  {sign} ", style), plain("; ".join(said))), soft_wrap=True
            )
    for judgement in one.left_open:
        constraint = judgement.constraint
        asked = written(constraint, label_of(constraint.field, ranking.situation.schema))
        console.print(
            Text.assemble(("  ? ", "yellow"), plain(f"must not stated: {asked}")), soft_wrap=True
        )
    for judgement in one.missed:
        console.print(
            Text.assemble(("  ✗ ", "red"), plain(_missed(judgement, ranking))), soft_wrap=True
        )
    for risk in one.risks:
        words = f"{risk.kind.value}: {risk.words}"
        console.print(Text.assemble(("  ! ", "bold yellow"), plain(words)), soft_wrap=True)
    if one.others:
        console.print(dim(f"    {counted(len(one.others), 'further offer')}"))


def _missed(judgement: Judgement, ranking: Ranking) -> str:
    constraint = judgement.constraint
    asked = written(constraint, label_of(constraint.field, ranking.situation.schema))
    return f"{asked}: states {judgement.shown}"


def _print_parts(one: RankedSupplier) -> None:
    headers = ("Criterion", "Weight", "Value", "Adds", "The catalogue states")
    rows: list[Sequence[Cell]] = []
    for part in one.parts:
        interval = "" if part.worst == part.best else f" ({part.worst:.2f}–{part.best:.2f})"
        stated = "; ".join(
            f"{fact.record.value}.{fact.field}: {fact.shown or 'not stated'}" for fact in part.facts
        )
        rows.append(
            (
                part.label,
                f"{100 * part.weight:.1f} %",
                f"{part.value:.2f}{interval}",
                f"{100 * part.contribution:.1f}",
                stated,
            )
        )
    interval = f"{100 * one.offer.worst:.0f}–{100 * one.offer.best:.0f}"
    rows.append(("score", "100 %", interval, f"{100 * one.offer.score:.1f}", ""))
    out().print(
        table(headers, rows, right=headers[1:4], fold=headers[4:], keep=headers[:4]),
    )


def _basis(gathered: Gathered, ranking: Ranking) -> Iterable[str]:
    situation = ranking.situation
    yield (
        f"{counted(len(gathered.candidates), 'offer')} of the {counted(gathered.taken, 'product')} "
        f"that match best, of {count(gathered.found)} found"
    )
    if any(one.is_unbeaten for one in ranking.suppliers):
        yield f"{UNBEATEN} nobody is better on everything that is known of it"
    if any(one.left_open for one in ranking.suppliers) and not ranking.is_relaxed:
        yield "Suppliers that leave a must open come after those that meet every one"
    if situation.market is not None:
        market = situation.market
        yield (
            f"Prices are valued against {count(market.count)} of {market.scope}: "
            f"median {market.currency} {market.median:,.2f}"
        )
    shares = sorted(ranking.shares.items(), key=lambda one: -one[1])
    yield "Weights: " + ", ".join(f"{name} {100 * part:.0f} %" for name, part in shares)


def _sensitivity(ranking: Ranking) -> Text:
    found = ranking.sensitivity
    if found is None:
        if sum(one.rank == 1 for one in ranking.suppliers) > 1:
            return Text("The first places are level.")
        return Text("No change of a single weight would put another supplier first.")
    more = "more" if found.then > found.now else "less"
    return Text(
        f"{found.challenger_name} would be first if {found.label} weighed {more} than "
        f"{_percent(found.share_then)} instead of {_percent(found.share_now)} "
        f"(--weight {found.criterion}={found.then:.3g}, now {found.now:.3g})."
    )


def _percent(part: float) -> str:
    return f"{100 * part:.{0 if part >= 0.1 else 1}f} %"


def _print_excluded(excluded: Sequence[Excluded], *, explain: bool) -> None:
    console = out()
    counts = Counter(one.reason for one in excluded)
    for reason in Reason:
        some = [one for one in excluded if one.reason is reason]
        if not some:
            continue
        # Blocked suppliers are always named with the reason: a buyer may know them.
        few = some if explain or reason is Reason.BLOCKED else some[:_LEFT_OUT]
        named = "; ".join(f"{one.name or 'unnamed'} ({one.detail})" for one in few)
        rest = counts[reason] - len(few)
        more = f"; {count(rest)} more" if rest else ""
        line = f"Left out, {reason.value}: {named}{more}"
        console.print(warn(line) if reason is Reason.BLOCKED else dim(line), soft_wrap=True)
