"""Gone: products that a conversation knows and the catalogue in use does not have any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.need import Need, NeedLine
from dialogue.wording import Kind, Paragraph
from dialogue.wording.speaker import Speaker

if TYPE_CHECKING:
    from sourcing.service.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Kept:
    """A need of products that are there.

    Attributes:
        gone: ids taken off shortlists.
    """

    need: Need
    gone: tuple[str, ...] = ()


def without_gone(need: Need, shelf: Shelf) -> Kept:
    """A need whose lists name only what the catalogue has.

    Nothing is said of a rejected product that is not there to be shown.
    """
    view = shelf.index.view
    gone: list[str] = []

    def there(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(one for one in ids if view.number(one) is not None)

    def kept(line: NeedLine) -> NeedLine:
        selected, rejected = there(line.selected), there(line.rejected)
        if selected == line.selected and rejected == line.rejected:
            return line
        gone.extend(one for one in line.selected if one not in selected)
        return replace(line, selected=selected, rejected=rejected)

    lines = tuple(kept(line) for line in need.lines)
    if all(new is old for new, old in zip(lines, need.lines, strict=True)):
        return Kept(need)
    return Kept(replace(need, lines=lines), tuple(dict.fromkeys(gone)))


def gone_words(
    speaker: Speaker, gone: Sequence[str], titles: Mapping[str, str]
) -> tuple[Paragraph, ...]:
    """That products of a shortlist are not to be had any more.

    Args:
        speaker: of the language to answer in.
        gone: their ids.
        titles: as they were called when they were shown.
    """
    if not gone:
        return ()
    text = speaker.say(
        "No longer in the catalogue, and off your shortlist: {products}.",
        products=speaker.all_of([titles.get(one, one) for one in gone]),
    )
    return (Paragraph(Kind.CHANGED, text),)
