"""The trade lexicon: what foreign words can mean, as English words the catalogue chooses from.

Wider than the vocabulary that ingest merges by: "eje" stands under axle and under shaft. Nothing is
understood by it alone; only what the catalogue itself has as a name, a value or a category counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from dialogue.understand.telling import Stems, link_words
from dialogue.understand.text import Token, phrase_stems, phrase_tokens, stem

FILES: Final = (
    "appearance",
    "function",
    "goods",
    "materials",
    "process",
    "qualities",
    "parlance",
    "household",
    "characteristics",
)
_SNOWBALL: Final = {"es": "spanish", "de": "german", "fr": "french"}
_LINKS: Final = {
    "es": frozenset(
        "de del la el los las lo un una unos unas con para a al en por tipo que sea sean tenga su "
        "modelo color".split()
    ),
    "zh": frozenset("的式型款用级类是为带有制"),
    "de": frozenset("der die das den dem des ein eine einen einer mit für aus von zum zur".split()),
    "fr": frozenset("de du des la le les l d un une avec pour à au aux en".split()),
    "en": frozenset("a an the of for with".split()),
}
_LONGEST: Final = 12


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase can mean.

    Attributes:
        stems: of the English words.
        rank: 0 for what is meant most often.
    """

    stems: Stems
    rank: int


@dataclass(frozen=True, slots=True)
class Span:
    """A phrase of the lexicon in an utterance.

    Attributes:
        last: token after it.
    """

    last: int
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class TradeLexicon:
    """The phrases of one language.

    Attributes:
        starts: per first stem, the phrases that start with it, longest first.
        links: words that may stand between two phrases, or inside one.
    """

    language: str
    starts: Mapping[str, tuple[tuple[Stems, tuple[Meaning, ...]], ...]]
    links: frozenset[str]

    def spans(self, tokens: Sequence[Token]) -> tuple[tuple[Span, ...], ...]:
        """Per token, the phrases that start there, longest first."""
        stems = tuple(self.stem(token) for token in tokens)
        return tuple(tuple(self._at(tokens, stems, place)) for place in range(len(tokens)))

    def stem(self, token: Token) -> str:
        """A token's stem as the phrases of this language are stemmed."""
        return _stem(token.text, self.language)

    def _at(self, tokens: Sequence[Token], stems: Stems, place: int) -> Iterator[Span]:
        a_link = tokens[place].text in self.links and self.language != "zh"
        for phrase, meanings in self.starts.get(stems[place], ()):
            if a_link and len(phrase) == 1:
                continue  # "para" shares its stem with "pared"
            last = self._end(tokens, stems, place, phrase)
            if last is not None:
                yield Span(last, meanings)

    def _end(self, tokens: Sequence[Token], stems: Stems, place: int, phrase: Stems) -> int | None:
        at = place
        for number, wanted in enumerate(phrase):
            while (
                number
                and at < len(stems)
                and stems[at] != wanted
                and tokens[at].text in self.links
                and len(tokens[at].text) > (self.language == "zh")
            ):
                at += 1
            if at >= len(stems) or stems[at] != wanted:
                return None
            if number and tokens[at].start - tokens[at - 1].end > 2:
                return None
            at += 1
        return at


@cache
def trade_lexicon(language: str) -> TradeLexicon:
    """The lexicon of a language: "es", "zh", "de", "fr", or "en" for other English words."""
    links = _LINKS.get(language, frozenset())
    found: dict[Stems, dict[Stems, int]] = defaultdict(dict)
    for english, phrases in _entries(language):
        for phrase in phrases:
            stems = tuple(_stem(word, language) for word in phrase_tokens(phrase))
            short = tuple(_without(phrase_tokens(phrase), links, language))
            for kept in {stems, short}:
                if not kept or len(kept) > _LONGEST or all(one.isdecimal() for one in kept):
                    continue
                for rank, meaning in enumerate(english):
                    if language == "en" and meaning == phrase:
                        continue
                    own = _english(meaning)
                    found[kept][own] = min(rank, found[kept].get(own, rank))
    starts: dict[str, list[tuple[Stems, tuple[Meaning, ...]]]] = defaultdict(list)
    for stems, meanings in found.items():
        ordered = sorted(meanings.items(), key=lambda pair: (pair[1], pair[0]))
        starts[stems[0]].append((stems, tuple(Meaning(*pair) for pair in ordered)))
    for wordings in starts.values():
        wordings.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return TradeLexicon(
        language, {first: tuple(wordings) for first, wordings in starts.items()}, links
    )


def _without(words: Sequence[str], links: frozenset[str], language: str) -> Iterator[str]:
    for word in words:
        if word not in links or language == "zh":
            yield _stem(word, language)


def _english(phrase: str) -> Stems:
    stems = phrase_stems(phrase)
    return tuple(one for one in stems if one not in link_words()) or stems


def _entries(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """English phrases, and the phrases of a language for them."""
    if language == "en":
        yield from _alike()
        return
    for english, others in _read():
        if language in others:
            yield english, others[language]


def _alike() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """English phrases that stand in one entry only: whoever says one means the others, too.

    Entries that begin alike, or have two phrases in common, are one.
    """
    groups = _groups([english for english, _ in _read()])
    counts: dict[str, int] = defaultdict(int)
    for group in groups:
        for phrase in group:
            counts[phrase] += 1
    for group in groups:
        single = tuple(one for one in group if counts[one] == 1)
        if len(group) > 1 and single:
            yield group, single


def _groups(entries: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Entries joined with those that say the same, phrases in their order."""
    found: list[dict[str, None]] = []
    place: dict[str, int] = {}
    for entry in entries:
        shared: dict[int, int] = defaultdict(int)
        for phrase in entry:
            if phrase in place:
                shared[place[phrase]] += 1
        same = [
            at for at, number in shared.items() if number > 1 or next(iter(found[at])) == entry[0]
        ]
        at = min(same, default=len(found))
        if at == len(found):
            found.append({})
        for phrase in entry:
            found[at].setdefault(phrase)
            place.setdefault(phrase, at)
    return [tuple(group) for group in found]


@cache
def english_words() -> frozenset[str]:
    """Stems of all words of the lexicon's English phrases."""
    return frozenset(
        stem for english, _ in _read() for phrase in english for stem in phrase_stems(phrase)
    )


@cache
def _read() -> tuple[tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]], ...]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = []
    for name in FILES:
        text = (files(__package__) / "trade" / f"{name}.yaml").read_text(encoding="utf-8")
        raw: dict[str, dict[str, Any]] = yaml.load(text, Loader=loader)  # noqa: S506 safe loader
        for english, others in raw.items():
            phrases = {language: _parts(text) for language, text in others.items()}
            entries.append((_parts(english), phrases))
    return tuple(entries)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in str(text).split("/") if part.strip())


@lru_cache(maxsize=65536)
def _stem(word: str, language: str) -> str:
    """A word without the endings of its language; English as the catalogue's words are stemmed."""
    name = _SNOWBALL.get(language)
    if name is None or len(word) < 4 or not word.isalpha():
        return stem(word)
    return str(_snowball(name)(stem(word) if language == "es" else word))


@cache
def _snowball(name: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(name).stemWord


@lru_cache(maxsize=8192)
def meanings_of(text: str) -> frozenset[Stems]:
    """Sorted English stems that a whole foreign phrase can be, in any language of the lexicon."""
    tokens = phrase_tokens(text)
    words = tuple(Token(word, stem(word), 0, 0) for word in tokens)
    found: set[Stems] = set()
    chinese = any(letter > "\u2e7f" for letter in text)
    for language in ("zh",) if chinese else ("es", "de", "fr"):
        lexicon = trade_lexicon(language)
        _combine(lexicon, words, lexicon.spans(words), 0, (), found)
    return frozenset(found)


def _combine(
    lexicon: TradeLexicon,
    tokens: Sequence[Token],
    spans: Sequence[Sequence[Span]],
    place: int,
    so_far: Stems,
    found: set[Stems],
) -> None:
    if len(found) > 64:
        return
    if place >= len(tokens):
        if so_far:
            found.add(tuple(sorted(so_far)))
        return
    for span in spans[place]:
        for meaning in span.meanings:
            _combine(lexicon, tokens, spans, span.last, (*so_far, *meaning.stems), found)
    if tokens[place].text in lexicon.links:
        _combine(lexicon, tokens, spans, place + 1, so_far, found)
