"""Edits as dialogue acts: what a buyer does with chips, sliders, options and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from data.constraint import Constraint
from data.errors import InputError, NotFound
from data.money import Money
from data.need import Amount, NeedLine, Place
from data.parse.delivery import RULES_2020
from data.records.offer import DeliveryTerm
from dialogue import acts as a
from dialogue.fold.lines import new_id
from dialogue.state import DialogueState
from sourcing.api.documents import edits as e
from sourcing.service.conversations.constraints import fitted
from sourcing.service.conversations.questions import chosen

if TYPE_CHECKING:
    from sourcing.service.shelf import Shelf

_COMMANDS: Final[dict[str, a.Act]] = {
    "undo": a.Undo(),
    "restart": a.Restart(),
    "more": a.MoreResults(),
    "show": a.ShowResults(),
    "rfq": a.RequestRfq(),
}


def acts_of(
    edits: Sequence[e.Edit], state: DialogueState, shelf: Shelf, *, currency: str | None
) -> tuple[tuple[a.Act, ...], ...]:
    """The acts that each of some edits stands for, in their order.

    Args:
        edits: one turn of them.
        state: before it.
        shelf: the catalogue in use.
        currency: of amounts that name none, where the need names none either.

    Raises:
        Conflict: the question that an option answers is no longer open.
        InputError: an edit names what is not there, or a value that cannot be; says where.
        NotFound: a product or category that the catalogue does not have.
    """
    stated = state.need.terms.currency
    reader = _Reader(state, shelf, stated.value if stated is not None else currency)
    found: list[tuple[a.Act, ...]] = []
    for n, one in enumerate(edits):
        try:
            found.append(reader.read(one))
        except InputError as error:
            where = f"edits.{n}" if error.field is None else f"edits.{n}.{error.field}"
            error.field = where
            raise
    return tuple(found)


@dataclass(slots=True)
class _Reader:
    """Reads the edits of one turn, one after the other.

    Attributes:
        lines: ids of lines that are there, or will be by then.
    """

    state: DialogueState
    shelf: Shelf
    currency: str | None
    lines: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = {one.id for one in self.state.need.lines}

    def read(self, edit: e.Edit) -> tuple[a.Act, ...]:
        """The acts of one edit."""
        line = getattr(edit, "line", None)
        if line is not None and line not in self.lines:
            raise InputError(
                "there is no such line", field="line", value=line, accepted=sorted(self.lines)
            )
        return _READERS[type(edit)](self, edit)

    def choose(self, edit: e.Choose) -> tuple[a.Act, ...]:
        """Offered options."""
        return chosen(self.state, edit.question, edit.options)

    def no_preference(self, edit: e.NoPreferenceEdit) -> tuple[a.Act, ...]:
        """On a field, or on what is asked."""
        return (a.NoPreference(self.known(edit.field), line=edit.line),)

    def dont_know(self, edit: e.DontKnowEdit) -> tuple[a.Act, ...]:
        """On a field, or on what is asked."""
        return (a.DontKnow(self.known(edit.field), line=edit.line),)

    def skip(self, _: e.SkipEdit) -> tuple[a.Act, ...]:
        """The open question stays unanswered."""
        return (a.Skip(),)

    def require(self, edit: e.Require) -> tuple[a.Act, ...]:
        """In the place of what was known on the field."""
        stated = Constraint(edit.field, edit.operator, edit.values, edit.unit, edit.importance)
        constraint = fitted(self.shelf, stated, currency=self.currency)
        return (a.Correct(constraint=constraint, line=edit.line),)

    def drop(self, edit: e.Drop) -> tuple[a.Act, ...]:
        """All that is known on a field."""
        return (a.Forget(edit.field, line=edit.line),)

    def drop_note(self, edit: e.DropNote) -> tuple[a.Act, ...]:
        """What was to be passed on."""
        return (a.ForgetNote(edit.text, line=edit.line),)

    def weigh(self, edit: e.WeighEdit) -> tuple[a.Act, ...]:
        """A must, or a wish."""
        return (a.Weigh(edit.importance, edit.field, line=edit.line),)

    def product(self, edit: e.Product) -> tuple[a.Act, ...]:
        """What is wanted; beside the other lines where it is added to them."""
        if edit.category is not None:
            known = self.shelf.catalogue.schema.categories
            if edit.category not in known:
                raise NotFound(
                    "the catalogue has no such category",
                    field="category",
                    value=" > ".join(edit.category),
                    accepted=sorted({path[0] for path in known if path}),
                )
        self.lines.add(new_id(self.state.need))
        return (a.Want(edit.query, edit.category, edit.added, line=edit.line),)

    def focus(self, edit: e.Focus) -> tuple[a.Act, ...]:
        """Another line."""
        return (a.Focus(line=edit.line),)

    def remove_line(self, edit: e.RemoveLine) -> tuple[a.Act, ...]:
        """A line that is wanted no more."""
        return (a.RemoveLine(line=edit.line),)

    def quantity(self, edit: e.QuantityTerm) -> tuple[a.Act, ...]:
        """How much, at once or a year."""
        term = a.Term(edit.op)
        if edit.number is None:
            return (a.ClearTerm(term, line=edit.line),)
        return _set(term, Amount(edit.number, _unit_of_sale(edit.unit)), edit.line)

    def budget(self, edit: e.BudgetTerm) -> tuple[a.Act, ...]:
        """For the line, or for everything."""
        if edit.amount is None:
            return (a.ClearTerm(a.Term.BUDGET, line=edit.line),)
        currency = edit.currency or self.currency
        if currency is None:
            raise InputError(
                "a budget needs its currency",
                field="currency",
                accepted="an ISO 4217 code, such as USD, EUR or CNY",
            )
        return _set(a.Term.BUDGET, Money(edit.amount, currency), edit.line)

    def destination(self, edit: e.DestinationTerm) -> tuple[a.Act, ...]:
        """Where the goods go."""
        if edit.country is None and not edit.name:
            return (a.ClearTerm(a.Term.DESTINATION),)
        return _set(a.Term.DESTINATION, Place(_country(edit.country), edit.name or None))

    def delivery_term(self, edit: e.DeliveryTermEdit) -> tuple[a.Act, ...]:
        """An Incoterms rule."""
        if edit.incoterm is None:
            return (a.ClearTerm(a.Term.DELIVERY_TERM),)
        if edit.incoterm not in RULES_2020:
            raise InputError(
                "no rule of Incoterms 2020",
                field="incoterm",
                value=edit.incoterm,
                accepted=sorted(RULES_2020),
            )
        return _set(a.Term.DELIVERY_TERM, DeliveryTerm(edit.incoterm, edit.place or None))

    def needed_by(self, edit: e.NeededByTerm) -> tuple[a.Act, ...]:
        """The last day."""
        return _set_or_clear(a.Term.NEEDED_BY, edit.day)

    def text(self, edit: e.TextTerm) -> tuple[a.Act, ...]:
        """Payment, or the currency to compare in."""
        if edit.op == "currency" and edit.text is not None:
            # Refuses what is none.
            Money.of(0, edit.text)
        return _set_or_clear(a.Term(edit.op), edit.text)

    def samples(self, edit: e.SamplesTerm) -> tuple[a.Act, ...]:
        """Whether samples come first."""
        return _set_or_clear(a.Term.SAMPLES, edit.wanted)

    def supplier_kinds(self, edit: e.SupplierKindsTerm) -> tuple[a.Act, ...]:
        """Makers or traders."""
        return _set_or_clear(a.Term.SUPPLIER_KINDS, tuple(dict.fromkeys(edit.kinds)) or None)

    def listing(self, edit: e.Listing) -> tuple[a.Act, ...]:
        """On the shortlist, off it, or out of sight."""
        ids = tuple(dict.fromkeys(edit.product_ids))
        line = self.state.need.line(edit.line)
        held = () if line is None else line.selected
        if edit.op == "shortlist":
            self.require_products(ids)
            return (a.Select(_references(ids), line=edit.line),)
        if edit.op == "unlist":
            # Off the list is not out of sight: what is not on it stays where it is.
            ids = tuple(one for one in ids if one in held)
            return (a.Reject(_references(ids), line=edit.line),) if ids else ()
        off = tuple(one for one in ids if one in held)
        first = a.Reject(_references(ids), line=edit.line)
        # What was on the shortlist only comes off it by the first.
        return (first, a.Reject(_references(off), line=edit.line)) if off else (first,)

    def ask(self, edit: e.Ask) -> tuple[a.Act, ...]:
        """Why one is shown, or how several compare."""
        ids = tuple(dict.fromkeys(edit.product_ids))
        self.require_products(ids)
        if edit.op == "compare":
            return (a.Compare(_references(ids)),)
        if len(ids) != 1:
            raise InputError(
                "one product at a time", field="product_ids", value=list(ids), accepted="one id"
            )
        return (a.WhyThis(_references(ids)[0]),)

    def command(self, edit: e.Command) -> tuple[a.Act, ...]:
        """Undo, start over, more, show, RFQ."""
        return (_COMMANDS[edit.op],)

    def known(self, name: str | None) -> str | None:
        """A field that the catalogue has, or that something is known on."""
        from data.constraint import CORE_FIELDS

        if name is None or name in CORE_FIELDS:
            return name
        categories = self.shelf.catalogue.schema.categories.values()
        held: tuple[NeedLine, ...] = self.state.need.lines
        if any(one.attribute(name) for one in categories) or any(one.on(name) for one in held):
            return name
        raise InputError(
            "no category has this field",
            field="field",
            value=name,
            accepted="an attribute of the category's schema, or a core field such as offer.price",
        )

    def require_products(self, ids: Sequence[str]) -> None:
        """Refuse products that the catalogue does not have."""
        view = self.shelf.index.view
        gone = [one for one in ids if view.number(one) is None]
        if gone:
            raise NotFound(
                "the catalogue has no such product",
                field="product_ids",
                value=gone[0],
                accepted="ids of products as lists give them",
            )


_READERS: Final[dict[type, Callable[[_Reader, Any], tuple[a.Act, ...]]]] = {
    e.Choose: _Reader.choose,
    e.NoPreferenceEdit: _Reader.no_preference,
    e.DontKnowEdit: _Reader.dont_know,
    e.SkipEdit: _Reader.skip,
    e.Require: _Reader.require,
    e.Drop: _Reader.drop,
    e.DropNote: _Reader.drop_note,
    e.WeighEdit: _Reader.weigh,
    e.Product: _Reader.product,
    e.Focus: _Reader.focus,
    e.RemoveLine: _Reader.remove_line,
    e.QuantityTerm: _Reader.quantity,
    e.BudgetTerm: _Reader.budget,
    e.DestinationTerm: _Reader.destination,
    e.DeliveryTermEdit: _Reader.delivery_term,
    e.NeededByTerm: _Reader.needed_by,
    e.TextTerm: _Reader.text,
    e.SamplesTerm: _Reader.samples,
    e.SupplierKindsTerm: _Reader.supplier_kinds,
    e.Listing: _Reader.listing,
    e.Ask: _Reader.ask,
    e.Command: _Reader.command,
}


def _set(term: a.Term, value: a.TermValue, line: str | None = None) -> tuple[a.Act, ...]:
    return (a.SetTerm(term, value, correction=True, line=line),)


def _set_or_clear(term: a.Term, value: a.TermValue | None) -> tuple[a.Act, ...]:
    return (a.ClearTerm(term),) if value is None else _set(term, value)


def _references(ids: Sequence[str]) -> tuple[a.Reference, ...]:
    return tuple(a.Reference(product_id=one) for one in ids)


def _unit_of_sale(text: str | None) -> str | None:
    from data.units import known_rec20_codes, rec20_code

    if text is None or text in known_rec20_codes():
        return text
    code = rec20_code(text)
    if code is None:
        raise InputError(
            "unknown unit of sale",
            field="unit",
            value=text,
            accepted="a UN/ECE Recommendation 20 code or a usual word, such as C62, pieces, SET",
        )
    return code


def _country(code: str | None) -> str | None:
    from data.parse.codes import parse_country

    if code is None:
        return None
    found = parse_country(code)
    if found is None:
        raise InputError(
            "unknown country",
            field="country",
            value=code,
            accepted="an ISO 3166-1 alpha-2 code, such as DE",
        )
    return found
