"""Edits as dialogue acts: what a buyer does with chips, sliders, options and lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from data.constraint import Constraint
from data.errors import InputError, NotFound
from data.need import NeedLine
from dialogue import acts as a
from dialogue.fold.lines import new_id
from dialogue.state import DialogueState
from sourcing.api.documents import edits as e
from sourcing.service.conversations.constraints import fitted
from sourcing.service.conversations.questions import chosen
from sourcing.service.conversations.term_edits import TERMS

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
        term = TERMS.get(type(edit))
        return _READERS[type(edit)](self, edit) if term is None else term(edit, self.currency)

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
    e.Listing: _Reader.listing,
    e.Ask: _Reader.ask,
    e.Command: _Reader.command,
}


def _references(ids: Sequence[str]) -> tuple[a.Reference, ...]:
    return tuple(a.Reference(product_id=one) for one in ids)
