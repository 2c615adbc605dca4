"""Context: in whose words, units and light a turn is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.figures import figures
from data.need import Need
from dialogue.answers.selection import category_of
from dialogue.state import Turn
from dialogue.wording.names import Names
from dialogue.wording.translations import catalogue
from sourcing.service.display import Display, DisplaySpeaker

if TYPE_CHECKING:
    from data.schema import AttributeSchema
    from dialogue.belief import Belief


@dataclass(frozen=True, slots=True)
class Context:
    """What the documents of a turn are made with.

    Attributes:
        turns: of the conversation, the present one last: where words were said.
        belief: of the products of the line in focus, where it is at hand.
    """

    speaker: DisplaySpeaker
    turns: tuple[Turn, ...] = ()
    belief: Belief | None = None

    @property
    def display(self) -> Display:
        """How figures are shown."""
        return self.speaker.display


@dataclass(frozen=True, slots=True)
class Named:
    """What is called by its id in a reply: titles of products, names of suppliers."""

    titles: Mapping[str, str] = field(default_factory=dict)
    suppliers: Mapping[str, str] = field(default_factory=dict)


def speaker_in(
    schema: AttributeSchema,
    language: str,
    display: Display,
    *,
    need: Need,
    named: Named | None = None,
) -> DisplaySpeaker:
    """Who words things in a language, in the units of a reader.

    Args:
        schema: of the catalogue.
        language: BCP 47 tag.
        display: how figures are shown.
        need: whose category's names for attributes come first.
        named: what ids are called.
    """
    line = need.line()
    path = () if line is None else category_of(line) or line.category or ()
    say = catalogue(language)
    known = named or Named()
    names = Names(schema, say, path, dict(known.suppliers), dict(known.titles))
    return DisplaySpeaker(names, figures(say.language), display)
