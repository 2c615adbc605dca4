"""Word: a reply in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from data.figures import figures
from data.need import Need
from data.schema import AttributeSchema
from dialogue.acts import MoreResults, ShowResults, Want
from dialogue.answers.answer import Answer, CompareAnswer, MeaningAnswer, WhyAnswer
from dialogue.answers.named import StatedAnswer, SuperlativeAnswer
from dialogue.answers.selection import category_of
from dialogue.reply import Reply
from dialogue.wording import notices
from dialogue.wording.answers import worded_answer
from dialogue.wording.changes import worded_changes
from dialogue.wording.names import Names
from dialogue.wording.question import worded_question
from dialogue.wording.speaker import Speaker
from dialogue.wording.translations import catalogue
from dialogue.wording.worded import Paragraph, Worded

_LIST_ACTS: Final = (MoreResults, ShowResults, Want)


def speaker_of(
    schema: AttributeSchema,
    language: str,
    *,
    need: Need | None = None,
    titles: Mapping[str, str] | None = None,
    suppliers: Mapping[str, str] | None = None,
) -> Speaker:
    """Who words things in a language, in the light of what is talked about.

    Args:
        schema: of the catalogue.
        language: BCP 47 tag; the nearest of `LANGUAGES` is spoken.
        need: whose category's names for attributes come first.
        titles: of products, by id.
        suppliers: names of suppliers, by id.
    """
    line = None if need is None else need.line()
    path = () if line is None else category_of(line) or line.category or ()
    say = catalogue(language)
    names = Names(schema, say, path, dict(suppliers or {}), dict(titles or {}))
    return Speaker(names, figures(say.language))


def word(speaker: Speaker, reply: Reply, need: Need, *, answers: Sequence[Answer] = ()) -> Worded:
    """A reply in words: what changed first, then what was asked, what was found, what is asked.

    Args:
        speaker: of the language to answer in.
        reply: to the turn.
        need: after the turn.
        answers: to the reply's requests.
    """
    changed = bool(reply.changes) or any(isinstance(act, _LIST_ACTS) for act in reply.acts)
    paragraphs: list[Paragraph] = [
        *notices.courtesies(speaker, reply),
        *worded_changes(speaker, need, reply.changes),
        *notices.notes(speaker, reply),
        *notices.contradictions(speaker, reply),
        *notices.not_understood(speaker, reply),
    ]
    for one in answers:
        paragraphs += worded_answer(speaker, one)
    if changed:
        paragraphs += [*notices.relaxations(speaker, reply), *notices.found(speaker, reply, need)]
        paragraphs += notices.stop(speaker, reply)
    paragraphs += notices.missing(speaker, reply)
    if not paragraphs and reply.question is None:
        paragraphs.append(notices.unchanged(speaker))
    return Worded(speaker.names.language, tuple(paragraphs), worded_question(speaker, reply, need))


def products_named(reply: Reply, answers: Sequence[Answer] = ()) -> tuple[str, ...]:
    """Products whose titles the words need, beside those on the screen."""
    found = [one for change in reply.changes for one in change.products]
    for answer in answers:
        match answer:
            case MeaningAnswer(product_id=str(one)):
                found.append(one)
            case WhyAnswer(product=shown):
                found.append(shown.product_id)
            case CompareAnswer(products=products):
                found += products
            case SuperlativeAnswer(leaders=leaders):
                found += [one.product_id for one in leaders]
            case StatedAnswer(statements=statements):
                found += [one.product_id for one in statements]
    return tuple(dict.fromkeys(found))
