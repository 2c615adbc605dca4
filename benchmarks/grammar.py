"""How well the general grammar reads numbers that others labelled, and how fast it reads.

``python -m benchmarks.grammar --cases FOLDER --out benchmarks/results/grammar.json``

The labels are the test cases of Microsoft's Recognizers-Text (MIT licence), read from a folder that
holds their ``Number`` and ``NumberWithUnit`` specifications; without one only the speed is
measured. They are news sentences and school book numbers, not purchasing, and their idea of a
number differs from ours on purpose (see the README), so read the misses, not only the shares.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.machine import commit, machine
from dialogue.grammar.mention import (
    DurationMention,
    Mention,
    MoneyMention,
    NumberMention,
    QuantityMention,
    SizeMention,
)
from dialogue.grammar.read import read_mentions

LANGUAGES: Final = {
    "English": "en",
    "Chinese": "zh-Hans",
    "Spanish": "es",
    "German": "de",
    "French": "fr",
}
MODELS: Final = (
    ("Number", "NumberModel"),
    ("Number", "NumberRangeModel"),
    ("NumberWithUnit", "DimensionModel"),
    ("NumberWithUnit", "CurrencyModel"),
)
VARIABLE: Final = "RECOGNIZERS_TEXT"
UTTERANCES: Final = (
    ("en", "10 pallet trucks and 2 forklifts, at least 2.5 ton, under $20k each"),
    ("en", "delivered to Rotterdam by end of March, net 30, sample first"),
    ("en", "between 2 and 3 tons, 48 V, lift height 4.5m"),
    ("en", "no, not from China; CE certified makers in the EU only"),
    ("en", "what does a 3 t electric one cost?"),
    ("en", "compare the first and the third"),
    ("zh-Hans", "要10台3吨电动叉车，单价20万以内，三月底之前送到宁波，要CE认证"),
    ("zh-Hans", "不超过48伏，两吨半"),
    ("zh-Hant", "需要5台電動堆高機，載重2噸，預算100萬，送到高雄"),
    ("es", "20 transpaletas de 2 toneladas, menos de 3.000 € cada una, antes de Navidad"),
    ("es", "entre 2 y 3 toneladas, proveedores españoles"),
    ("de", "5 Elektrostapler mit mindestens 2,5 t, max. 30.000 € pro Stück, nach Hamburg"),
    ("fr", "3 chariots de 2,5 tonnes, moins de 25 000 € pièce, livrés à Lyon avant fin mars"),
)


class _Noon:
    """A clock that stands still, so that results repeat."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(slots=True)
class Score:
    """Counts over the cases of one model and language.

    Attributes:
        labelled: values that the cases say; ``found`` of them were read with the same value at an
            overlapping place; ``read``: values of ours at labelled or unlabelled places;
            ``wrong``: of them those that agree with no label.
    """

    labelled: int = 0
    found: int = 0
    read: int = 0
    wrong: int = 0
    misses: list[dict[str, object]] = field(default_factory=list)

    def shares(self) -> dict[str, object]:
        """Recall and precision, with the counts behind them."""
        return {
            "labelled": self.labelled,
            "recall": round(self.found / self.labelled, 4) if self.labelled else None,
            "read": self.read,
            "precision": round(1 - self.wrong / self.read, 4) if self.read else None,
        }


def main() -> None:
    """Run and print; exit 2 where the cases are named but not there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--cases",
        type=Path,
        default=os.environ.get(VARIABLE),
        help=f"folder of the Recognizers-Text specifications; default: ${VARIABLE}",
    )
    parser.add_argument("--repeats", type=int, default=50)
    parser.add_argument("--misses", action="store_true", help="print every miss")
    parser.add_argument("--out", type=Path, help="write the raw result as JSON")
    options = parser.parse_args()
    speed = measure_speed(options.repeats)
    print(f"read_mentions: p50 {speed['p50_ms']} ms, p99 {speed['p99_ms']} ms (new text each time)")
    scores: dict[str, dict[str, Any]] = {}
    if options.cases is None:
        print(f"no cases: neither --cases nor ${VARIABLE} is set; only the speed was measured")
    elif not options.cases.is_dir():
        parser.error(f"no folder {options.cases}")
    else:
        for folder, model in MODELS:
            for name, language in LANGUAGES.items():
                score = score_file(options.cases / folder / name / f"{model}.json", language)
                scores.setdefault(model, {})[language] = score.shares()
                print(f"{model:18} {language:8} {score.shares()}")
                if options.misses:
                    for miss in score.misses:
                        print("   ", json.dumps(miss, ensure_ascii=False))
    if options.out is not None:
        result = {
            "date": datetime.now(UTC).date().isoformat(),
            "commit": commit(),
            "machine": machine(),
            "speed": speed,
            "recognizers_text": scores,
        }
        options.out.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")


def measure_speed(repeats: int) -> dict[str, float]:
    """Milliseconds of a call on texts that differ each time, after warm-up."""
    clock = _Noon()
    for language, text in UTTERANCES:
        read_mentions(text, language=language, clock=clock)
    taken: list[float] = []
    for repeat in range(repeats):
        for language, text in UTTERANCES:
            fresh = text.replace("2", str(2 + repeat % 7)).replace("3", str(30 + repeat))
            start = time.perf_counter()
            read_mentions(fresh, language=language, clock=clock)
            taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    return {
        "p50_ms": round(statistics.median(taken), 3),
        "p99_ms": round(taken[int(len(taken) * 0.99)], 3),
        "calls": len(taken),
    }


def score_file(path: Path, language: str) -> Score:
    """The score over one file of cases."""
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    score = Score()
    clock = _Noon()
    kind = path.stem
    for case in cases:
        text = case["Input"]
        labels = list(_labels(case["Results"], kind, text, language))
        values = list(_values(read_mentions(text, language=language, clock=clock), kind))
        matched: set[int] = set()
        for start, end, expected in labels:
            hit = next(
                (
                    index
                    for index, (first, last, got) in enumerate(values)
                    if first < end
                    and start < last
                    and index not in matched
                    and _same(got, expected)
                ),
                None,
            )
            score.labelled += 1
            if hit is None:
                score.misses.append({"text": text, "label": text[start:end], "value": expected})
            else:
                score.found += 1
                matched.add(hit)
        score.read += len(values)
        score.wrong += len(values) - len(matched)
    return score


_Value = tuple[float, float]


def _same(got: _Value, expected: _Value) -> bool:
    return all(
        one == other or math.isclose(one, other, rel_tol=1e-6)
        for one, other in zip(got, expected, strict=True)
    )


def _labels(
    results: Sequence[dict[str, Any]], kind: str, text: str, language: str
) -> Iterator[tuple[int, int, _Value]]:
    for result in results:
        written = str((result.get("Resolution") or {}).get("value"))
        value = _range(written) if kind == "NumberRangeModel" else _point(written, language)
        if value is None:
            continue
        start = result.get("Start")
        if start is None:
            start = max(text.lower().find(str(result["Text"]).lower()), 0)
        yield start, start + len(result["Text"]), value


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _point(text: str, language: str) -> _Value | None:
    if language in ("es", "de", "fr"):
        text = text.replace(",", ".")
    value = _number(text)
    return None if value is None else (value, value)


def _range(text: str) -> _Value | None:
    low, _, high = text.strip("[]()").partition(",")
    ends = (
        -math.inf if not low else _number(low),
        math.inf if not high else _number(high),
    )
    return None if ends[0] is None or ends[1] is None else (ends[0], ends[1])


def _values(mentions: Sequence[Mention], kind: str) -> Iterator[tuple[int, int, _Value]]:
    """What the mentions say as numbers, where the model of the cases would say them."""
    for one in mentions:
        if isinstance(one, MoneyMention):
            low = -math.inf if one.low is None else float(one.low)
            high = math.inf if one.high is None else float(one.high)
        elif isinstance(one, QuantityMention):
            low = high = float(one.number)
            if one.high is not None:
                high = float(one.high)
            low, high = _open(low, high, one.operator.name)
        elif isinstance(one, DurationMention):
            low, high = _open(one.amount, one.amount, one.operator.name)
            if math.isfinite(one.low) and one.low:
                high = one.amount * one.high / one.low
        elif isinstance(one, NumberMention):
            low, high = one.low, one.high
        elif isinstance(one, SizeMention):
            for size in one.sizes:
                yield one.start, one.end, (size, size)
            continue
        else:
            continue
        if kind == "CurrencyModel" and not isinstance(one, MoneyMention):
            continue
        measured = isinstance(one, NumberMention) and one.unit not in (None, "%")
        if kind == "DimensionModel" and not measured:
            continue
        is_range = low != high
        if kind == "NumberRangeModel" and not is_range:
            continue
        if kind != "NumberRangeModel" and is_range:
            ends = [end for end in (low, high) if math.isfinite(end)]
            for end in ends:
                yield one.start, one.end, (end, end)
            continue
        yield one.start, one.end, (low, high)


def _open(low: float, high: float, operator: str) -> _Value:
    if operator in ("AT_LEAST", "MORE"):
        return low, math.inf
    if operator in ("AT_MOST", "LESS"):
        return -math.inf, high
    return low, high


if __name__ == "__main__":
    main()
