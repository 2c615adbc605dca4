"""Simulated buyers against question policies.

    python -m benchmarks.dialogue.buyers --homes FOLDER [--catalogues sample,cec-modules,…]

Every home is a folder of FOLDER with an ingested and indexed catalogue; one that is missing is
built from the pip package that carries it. ``--chorus FILE`` adds a home from a product file.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import time
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.dialogue.buyers.bound import bound
from benchmarks.dialogue.buyers.buyer import Buyer, Style, Temper
from benchmarks.dialogue.buyers.conversation import QUESTIONS, Record, converse, oracle
from benchmarks.dialogue.buyers.eye import Eyes
from benchmarks.dialogue.buyers.goals import Goal, GoalSource
from benchmarks.dialogue.buyers.homes import home_of
from benchmarks.dialogue.buyers.report import Figures, figures
from benchmarks.dialogue.understanding import StandingClock
from benchmarks.machine import commit, machine
from data.catalogue import Catalogue
from dialogue.clarifier import Clarifier
from dialogue.policy.arms import ARMS, ByMeasure, NoQuestions
from dialogue.policy.improvement import ExpectedImprovement
from dialogue.policy.protocol import QuestionPolicy
from dialogue.protocols import CandidateSource, Understander
from dialogue.understand import CatalogueUnderstander
from sourcing.bootstrap import bootstrap
from sourcing.conversation.source import EngineCandidates

CATALOGUES: Final = ("sample", "cec-modules", "cec-inverters", "heat-pumps")
OURS: Final = "ours"
ORACLE: Final = "oracle"
NOISY: Final = Temper(wrong=0.15, ignorant=0.2)
TARGET_QUESTIONS: Final = 12


def policies() -> dict[str, QuestionPolicy]:
    """Every arm that is a policy."""
    simple: dict[str, QuestionPolicy] = {"none": NoQuestions()}
    simple.update({name: ByMeasure(measure) for name, measure in ARMS.items()})
    simple[OURS] = ExpectedImprovement()
    return simple


def play(
    catalogue: Catalogue,
    source: CandidateSource,
    understander: Understander,
    goals: list[Goal],
    eyes: Eyes,
    policy: QuestionPolicy,
    temper: Temper,
    *,
    questions: int = QUESTIONS,
    best: bool = False,
) -> list[Record]:
    """One arm on all goals."""
    clarifier = Clarifier(source, understander, policy, StandingClock())
    records = []
    for seed, goal in enumerate(goals):
        schema = catalogue.schema.category(goal.category)
        buyer = Buyer(goal, schema, eyes.of(goal.category), temper, seed)
        if best:
            records.append(oracle(clarifier, buyer, goal, questions))
        else:
            records.append(converse(clarifier, buyer, goal, questions, questions))
        print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return records


def measure(
    home: Path, *, needs: int, targets: int, seed: int, arms: Iterable[str]
) -> dict[str, object]:
    """All arms on one catalogue."""
    application = bootstrap(home)
    with application.catalogue() as catalogue:
        source = EngineCandidates(application.index(catalogue))
        understander = CatalogueUnderstander(source)
        drawn = GoalSource(catalogue)
        eyes = Eyes(drawn)
        wanted, hunted = drawn.needs(needs, seed), drawn.targets(targets, seed)
        known = {name: policy for name, policy in policies().items() if name in arms}
        result: dict[str, object] = {
            "products": catalogue.sql("SELECT count(*) FROM products").rows[0][0]
        }

        def arm(name: str, goals: list[Goal], temper: Temper, questions: int) -> Figures:
            began = time.perf_counter()
            print(f"{home.name}: {name}, {len(goals)} goals", file=sys.stderr)
            records = play(
                catalogue,
                source,
                understander,
                goals,
                eyes,
                NoQuestions() if name == ORACLE else known[name],
                temper,
                questions=questions,
                best=name == ORACLE,
            )
            found = figures(records, questions)
            found["seconds"] = round(time.perf_counter() - began, 1)
            return found

        clean = Temper()
        result["needs"] = {name: arm(name, wanted, clean, QUESTIONS) for name in (*known, ORACLE)}
        if OURS in known:
            result["needs, 15 % wrong, 20 % don't know"] = {
                OURS: arm(OURS, wanted, NOISY, QUESTIONS)
            }
            result["needs, other styles"] = {
                f"{style.value}, {language}": arm(
                    OURS, wanted, Temper(style=style, language=language), QUESTIONS
                )
                for style, language in (
                    (Style.LOOSE, "en"),
                    (Style.SHORT, "en"),
                    (Style.SENTENCE, "en"),
                    (Style.SENTENCE, "zh"),
                    (Style.SENTENCE, "es"),
                )
            }
        if not hunted:
            return result
        result["targets"] = {
            name: arm(name, hunted, clean, TARGET_QUESTIONS)
            for name in known
            if name in ("information", "entropy", OURS)
        }
        bounds = [bound(drawn, goal) for goal in hunted]
        result["target_bound_median_questions"] = statistics.median(math.ceil(b) for b in bounds)
        return result


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--homes", type=Path, required=True, help="folder of homes")
    parser.add_argument("--catalogues", default=",".join(CATALOGUES))
    parser.add_argument("--chorus", type=Path, help="product file of the Chorus data set")
    parser.add_argument("--needs", type=int, default=100)
    parser.add_argument("--targets", type=int, default=40)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--arms", default=",".join(policies()))
    parser.add_argument("--out", type=Path, help="write the raw result here")
    options = parser.parse_args()
    names = [name for name in options.catalogues.split(",") if name]
    homes = {name: home_of(options.homes, name) for name in names}
    if options.chorus:
        homes["chorus"] = home_of(options.homes, "chorus", options.chorus)
    result: dict[str, object] = {
        "benchmark": "simulated buyers",
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "seed": options.seed,
    }
    catalogues: dict[str, object] = {}
    for name, home in homes.items():
        catalogues[name] = measure(
            home,
            needs=options.needs,
            targets=options.targets,
            seed=options.seed,
            arms=options.arms.split(","),
        )
        result["catalogues"] = catalogues
        if options.out:
            options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
        _print(name, catalogues[name])


def _print(name: str, measured: object) -> None:
    assert isinstance(measured, dict)
    print(f"\n{name}: {measured['products']} products")
    head = ("arm", "P@5 k=0", "k=1", "k=2", "k=3", "k=6", "S@1 k=3", "until", "asked", "nothing")
    print("  ".join(f"{text:>9}" for text in head))
    for part, arms in measured.items():
        if not isinstance(arms, dict):
            continue
        print(part)
        for arm, one in arms.items():
            p5, s1 = one["precision5"], one["success1"]
            row = [p5[0], p5[1], p5[2], p5[3], p5[min(6, len(p5) - 1)], s1[3]]
            cells = [arm[:18], *(f"{value['mean']:.3f}" for value in row)]
            until = (
                "median_questions_until_in_top5"
                if part == "targets"
                else ("median_questions_until_top5_right")
            )
            cells += [str(one[until]), str(one["questions_per_conversation"])]
            cells.append(str(one["changed_nothing"]))
            print("  ".join(f"{cell:>9}" for cell in cells))
    print("bound for targets, median questions:", measured.get("target_bound_median_questions"))


if __name__ == "__main__":
    main()
