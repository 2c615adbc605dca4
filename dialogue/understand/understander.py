"""CatalogueUnderstander: the stages of understanding, joined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from dialogue.acts import (
    Act,
    Compare,
    Focus,
    Note,
    NotUnderstood,
    OffTopic,
    Reject,
    Restart,
    Select,
    Understanding,
    Undo,
    Want,
    WhyThis,
)
from dialogue.grammar.language import detect
from dialogue.grammar.mention import (
    Mention,
)
from dialogue.grammar.read import read_mentions
from dialogue.protocols import CandidateSource, Clock
from dialogue.state import DialogueState
from dialogue.understand.absent import read_absent
from dialogue.understand.advice import read_advice
from dialogue.understand.answer import read_answer, read_opening_answer, read_term_answer
from dialogue.understand.asking import find_asked, read_asked
from dialogue.understand.assemble import correct_terms, requirement_acts
from dialogue.understand.attitudes import read_attitudes, read_weights
from dialogue.understand.bare_numbers import bare_number_as_term
from dialogue.understand.codes import read_codes
from dialogue.understand.commands import (
    read_commands,
    read_courtesies,
    read_misuse,
    read_off_topic,
)
from dialogue.understand.counts import read_counts
from dialogue.understand.cues import LANGUAGES, Cue, CueKind, find_cues
from dialogue.understand.currency import is_all_currency, read_currency
from dialogue.understand.draft import Done, Draft
from dialogue.understand.durations import read_durations
from dialogue.understand.entry import EntryKind, Match
from dialogue.understand.focus import focus, retrieved
from dialogue.understand.glued import read_glued
from dialogue.understand.kinds import read_kind
from dialogue.understand.leftovers import leftover_phrases
from dialogue.understand.lines import line_meant, split_lines
from dialogue.understand.linking import link_numbers
from dialogue.understand.matching import LIKE, find_matches
from dialogue.understand.meaning import read_meanings, settle_by_meaning, warm_labels
from dialogue.understand.mentioned import read_mentioned
from dialogue.understand.modifiers import find_negations, join_values
from dialogue.understand.one_product import find_about_products
from dialogue.understand.overlaps import asked_for, drop_verbs, is_waved_away, settle_overlaps
from dialogue.understand.placed import moved, on, on_line, order, within
from dialogue.understand.product import read_want
from dialogue.understand.scope import Scope, Scopes
from dialogue.understand.sizes import link_sizes
from dialogue.understand.spelling import corrected
from dialogue.understand.superlative import find_superlative, read_whichever
from dialogue.understand.suppliers import read_supplier_kinds
from dialogue.understand.terms import read_terms, use_names
from dialogue.understand.text import Prepared, prepare
from dialogue.understand.tongue import languages, stated, told
from dialogue.understand.translated import Translations
from dialogue.understand.translation import trade_lexicon
from dialogue.understand.values import read_flags, read_values

_OF_EVERY_KIND: Final = "5 x 2.5 t, 20.000 €, 31.3., DDP Hamburg, ISO 9001, 三月底"
"""Has the grammar read its words and tables before a buyer waits for them."""


class _AnyMoment:
    def now(self) -> datetime:
        return datetime(2026, 1, 1, 12, tzinfo=UTC)


class CatalogueUnderstander:
    """Satisfies `dialogue.protocols.Understander` with the words of one catalogue.

    Deterministic; safe to share between threads. The words of a category are compiled when it is
    first talked about.

    Args:
        source: the catalogue.
    """

    def __init__(self, source: CandidateSource) -> None:
        self._source = source
        self._scopes = Scopes(source)

    def warm(self, paths: Iterable[tuple[str, ...]] | None = None) -> None:
        """Compile the words of categories, and embed their labels, before they are talked about.

        What is embedded is kept on disk by the source, so that only the first time is slow.

        Args:
            paths: the categories; None is the root and every category without others below it.
        """
        detect("what language is this written in", previous=None)
        for language in LANGUAGES:
            trade_lexicon(language)
            tag = "zh-Hans" if language == "zh" else language
            read_mentions(_OF_EVERY_KIND, language=tag, clock=_AnyMoment())
        known = self._source.schema.categories
        if paths is None:
            above = {path[:-1] for path in known if path}
            paths = [(), *(path for path in known if path and path not in above)]
        for path in paths:
            scope = self._scopes.of([path])
            if path:
                warm_labels(scope, self._source)

    def understand(self, utterance: str, state: DialogueState, clock: Clock) -> Understanding:
        """The acts of an utterance; never raises for what a buyer writes."""
        previous = state.turns[-1].language if state.turns else None
        known = previous or stated(state)
        text = prepare(utterance)
        language = told(text, detect(text.utterance, previous=known), known)
        if not text.tokens:
            return Understanding((), language)
        cues = find_cues(text, languages(language, text))
        mentions = read_mentions(text.utterance, language=language, clock=clock)
        translations = Translations(text, language)

        def meant() -> tuple[tuple[str, ...], ...]:
            return focus(
                text, state, cues, mentions, self._scopes, self._source, translations=translations
            )

        parts = split_lines(text, cues, mentions, self._scopes, state, translations, meant)
        about = (
            line_meant(text, cues, self._scopes, state, translations) if len(parts) == 1 else None
        )
        if about is not None:
            state = replace(state, need=replace(state.need, focus=about), question=None)
        acts: list[Act] = []
        for part in parts:
            inner = text if part.whole else prepare(text.utterance[part.start : part.end])
            draft = self._draft(
                inner,
                language,
                state,
                cues if part.whole else within(cues, part.start, part.end),
                mentions if part.whole else moved(mentions, part.start, part.end),
                part.path,
            )
            acts += self._read(draft, line=part.line, added=part.added)
        if about is not None:
            acts = [on(act, about) for act in acts] or [Focus(line=about, words=utterance.strip())]
        if not acts:
            acts = [NotUnderstood(words=utterance.strip(), confidence=0.0)]
        return Understanding(tuple(acts), language)

    def _draft(
        self,
        text: Prepared,
        language: str,
        state: DialogueState,
        cues: tuple[Cue, ...],
        mentions: tuple[Mention, ...],
        path: tuple[str, ...] | None,
    ) -> Draft:
        translations = Translations(text, language)
        paths = focus(
            text, state, cues, mentions, self._scopes, self._source, path, translations=translations
        )
        scope = self._scopes.of(paths)
        draft = Draft(text, language, state, scope, cues, list(mentions))
        draft.matches = self._matches(draft, scope, translations)
        read_glued(draft)
        read_durations(draft)
        read_counts(draft)
        settle_overlaps(draft)
        drop_verbs(draft)
        draft.mentions = [
            asked_for(draft, one) for one in draft.mentions if not is_waved_away(draft, one)
        ]
        return draft

    def _matches(self, draft: Draft, scope: Scope, translations: Translations) -> list[Match]:
        vocabularies = [scope.vocabulary, self._scopes.categories, self._scopes.general]
        tokens = corrected(draft.tokens, vocabularies, draft.language, translations)
        return find_matches(tokens, vocabularies, translations)

    def _read(self, draft: Draft, *, line: str | None, added: bool) -> list[Act]:
        if is_all_currency(draft):
            read_currency(draft)
            return [one.act for one in draft.done]
        about = find_about_products(draft)
        asking = about is not None or find_superlative(draft) is not None
        if line is None and not asking and read_answer(draft):
            return [one.act for one in draft.done]
        read_misuse(draft)
        read_opening_answer(draft)
        read_off_topic(draft)
        read_advice(draft)
        read_commands(draft)
        asked = find_asked(draft, about)
        read_currency(draft)
        link_numbers(draft)
        link_sizes(draft)
        read_supplier_kinds(draft)
        read_values(draft)
        read_flags(draft)
        read_codes(draft)
        read_terms(draft)
        bare_number_as_term(draft)
        use_names(draft)
        read_meanings(draft, self._source)
        settle_by_meaning(draft, self._source)
        read_absent(draft, self._scopes.of([()]))
        find_negations(draft)
        join_values(draft)
        read_asked(draft, asked)
        read_whichever(draft)
        read_attitudes(draft)
        read_weights(draft)
        read_off_topic(draft)
        read_term_answer(draft)
        if asked is None and not _is_settled(draft) and not read_kind(draft):
            if not read_want(draft, line=line, added=added) and line is None:
                read_mentioned(draft, self._source)
            self._file_wants(draft)
        read_courtesies(draft)
        correct_terms(draft)
        requirements = requirement_acts(draft)
        self._leftovers(draft)
        every = sorted([*draft.done, *requirements], key=order)
        return [on_line(one, line) for one in every]

    def _file_wants(self, draft: Draft) -> None:
        """Say the category of goods whose words do not lead there: names in another language."""
        for number, one in enumerate(draft.done):
            act = one.act
            if not isinstance(act, Want) or act.category is not None or draft.scope.is_root:
                continue
            path = draft.scope.paths[0]
            if len(draft.scope.paths) > 1 or _is_known_word(draft, one):
                continue
            if not _is_explained(draft, one):
                continue  # the category is only the nearest to words that bring nothing up
            if path not in retrieved(self._source, act.query):
                draft.done[number] = replace(one, act=replace(act, category=path))

    def _leftovers(self, draft: Draft) -> None:
        for phrase in leftover_phrases(draft):
            words = draft.words(phrase.start, phrase.end)
            act = (
                Note(words, words=words)
                if _is_note(draft, phrase.start)
                else NotUnderstood(words=words, confidence=0.5)
            )
            draft.add(phrase.start, phrase.end, act)


def _is_known_word(draft: Draft, want: Done) -> bool:
    """Whether goods are called by a name that the catalogue itself has for them."""
    return any(
        match.certainty >= LIKE
        and want.start <= match.start
        and match.end <= want.end
        and match.of(EntryKind.CATEGORY)
        for match in draft.matches
    )


def _is_explained(draft: Draft, want: Done) -> bool:
    """Whether goods are named in any words, or something else is said that their category has."""
    named = any(
        match.of(EntryKind.CATEGORY) and want.start < match.end and match.start < want.end
        for match in draft.matches
    )
    return named or any(item.constraint.field in draft.scope.attributes for item in draft.items)


def _is_settled(draft: Draft) -> bool:
    """Commands stand alone: what is left of them names no product."""
    return any(
        isinstance(one.act, Compare | OffTopic | Reject | Restart | Select | Undo | WhyThis)
        for one in draft.done
    )


def _is_note(draft: Draft, place: int) -> bool:
    """What goods are for, and how good or cheap they should be, is passed on as it is."""
    start, end = draft.clause(place)
    for cue in draft.cues_of(CueKind.PURPOSE):
        if start <= cue.start and cue.end <= place <= end:
            return len(draft.tokens_between(cue.end, place)) <= 3
    return any(cue.start <= place < cue.end for cue in draft.cues_of(CueKind.SUPERLATIVE))
