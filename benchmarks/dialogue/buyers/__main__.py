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
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.dialogue.buyers.bound import bound
from benchmarks.dialogue.buyers.buyer import Buyer, Style, Temper
from benchmarks.dialogue.buyers.conversation import QUESTIONS, Record, converse, oracle
from benchmarks.dialogue.buyers.eye import Eyes
from benchmarks.dialogue.buyers.goals import Goal, GoalSource
from benchmarks.dialogue.buyers.homes import home_of
from benchmarks.dialogue.buyers.report import beside, figures, found_within
from benchmarks.dialogue.buyers.table import printed
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
IGNORANT: Final = Temper(ignorant=0.2)
"""As noisy, without the wrong answers: what is left to anybody who finds out every wrong answer at
no cost, since nobody can be told what the buyer does not know. The oracle with such a buyer bounds
what any policy can keep.
"""
DOUBTING: Final = replace(NOISY, doubting=True)
TARGET_QUESTIONS: Final = 12
JUDGED: Final = 3
"""Questions after which arms are compared."""
STYLES: Final = (
    (Style.LOOSE, "en"),
    (Style.SHORT, "en"),
    (Style.SENTENCE, "en"),
    (Style.SENTENCE, "zh"),
    (Style.SENTENCE, "es"),
)


def policies() -> dict[str, QuestionPolicy]:
    """Every arm that is a policy."""
    simple: dict[str, QuestionPolicy] = {"none": NoQuestions()}
    simple.update({name: ByMeasure(measure) for name, measure in ARMS.items()})
    simple[OURS] = ExpectedImprovement()
    return simple


@dataclass(frozen=True)
class Stage:
    """A catalogue on which buyers and policies meet."""

    name: str
    catalogue: Catalogue
    source: CandidateSource
    understander: Understander
    eyes: Eyes

    def play(
        self, arm: str, goals: Sequence[Goal], temper: Temper, questions: int = QUESTIONS
    ) -> list[Record]:
        """One arm on all goals."""
        began = time.perf_counter()
        policy = NoQuestions() if arm == ORACLE else policies()[arm]
        clarifier = Clarifier(self.source, self.understander, policy, StandingClock())
        patient = replace(temper, patience=questions)
        records = []
        for seed, goal in enumerate(goals):
            schema = self.catalogue.schema.category(goal.category)
            buyer = Buyer(goal, schema, self.eyes.of(goal.category), patient, seed)
            if arm == ORACLE:
                records.append(oracle(clarifier, buyer, goal, questions))
            else:
                records.append(converse(clarifier, buyer, goal, questions, patient.patience))
        took = time.perf_counter() - began
        print(f"{self.name}: {arm}, {len(goals)} goals, {took:.0f} s", file=sys.stderr)
        return records


def measure(
    home: Path, *, needs: int, targets: int, seed: int, arms: Sequence[str]
) -> dict[str, object]:
    """All arms on one catalogue."""
    application = bootstrap(home)
    with application.catalogue() as catalogue:
        source = EngineCandidates(application.index(catalogue))
        drawn = GoalSource(catalogue)
        stage = Stage(home.name, catalogue, source, CatalogueUnderstander(source), Eyes(drawn))
        result: dict[str, object] = {
            "products": catalogue.sql("SELECT count(*) FROM products").rows[0][0]
        }
        wanted = drawn.needs(needs, seed)
        if wanted:
            result |= _of_needs(stage, wanted, arms)
        hunted = drawn.targets(targets, seed)
        if hunted:
            result |= _of_targets(stage, drawn, hunted, arms)
        return result


def _of_needs(stage: Stage, goals: list[Goal], arms: Sequence[str]) -> dict[str, object]:
    clean = Temper()
    played = {arm: stage.play(arm, goals, clean) for arm in (*arms, ORACLE)}
    result: dict[str, object] = {
        "needs": {arm: figures(records, QUESTIONS) for arm, records in played.items()}
    }
    if OURS not in arms:
        return result
    result["ours_beside"] = {
        arm: beside(played[OURS], records, JUDGED) for arm, records in played.items() if arm != OURS
    }
    noisy = {arm: stage.play(arm, goals, NOISY) for arm in (OURS, ORACLE)}
    others = {
        f"{OURS}, disowning answers as often": (OURS, stage.play(OURS, goals, DOUBTING)),
        f"{ORACLE}, wrong answers found out": (ORACLE, stage.play(ORACLE, goals, IGNORANT)),
    }
    beside_clean = {arm: (arm, records) for arm, records in noisy.items()} | others
    result["needs, 15 % wrong, 20 % don't know"] = {
        name: figures(records, QUESTIONS) for name, (_, records) in beside_clean.items()
    }
    for part, k in (("noisy_beside_clean", JUDGED), ("noisy_beside_clean_at_last", QUESTIONS)):
        result[part] = {
            name: beside(records, played[arm], k) for name, (arm, records) in beside_clean.items()
        }
    result["needs, other styles"] = {
        f"{style.value}, {language}": figures(
            stage.play(OURS, goals, Temper(style=style, language=language)), QUESTIONS
        )
        for style, language in STYLES
    }
    return result


def _of_targets(
    stage: Stage, drawn: GoalSource, goals: list[Goal], arms: Sequence[str]
) -> dict[str, object]:
    bounds = [bound(drawn, goal) for goal in goals]
    tempers = {arm: (arm, Temper()) for arm in arms if arm in ("information", "entropy", OURS)}
    if OURS in arms:
        tempers["ours, in words"] = (OURS, Temper(style=Style.SHORT))
    found: dict[str, object] = {}
    for name, (arm, temper) in tempers.items():
        records = stage.play(arm, goals, temper, TARGET_QUESTIONS)
        found[name] = figures(records, TARGET_QUESTIONS) | {
            "within_1.3_of_bound": found_within(records, bounds, TARGET_QUESTIONS)
        }
    median = statistics.median(math.ceil(one) for one in bounds)
    return {"targets": found, "target_bound_median_questions": median}


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
    parser.add_argument("--resume", action="store_true", help="keep catalogues that --out has")
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
        "drawn": {"needs": options.needs, "targets": options.targets},
    }
    catalogues: dict[str, object] = {}
    if options.resume and options.out and options.out.exists():
        before = json.loads(options.out.read_text(encoding="utf-8"))
        if (before.get("seed"), before.get("drawn")) != (options.seed, result["drawn"]):
            parser.error(f"{options.out} has other goals")
        catalogues = before["catalogues"]
    for name, home in homes.items():
        if name in catalogues:
            continue
        found = measure(
            home,
            needs=options.needs,
            targets=options.targets,
            seed=options.seed,
            arms=[arm for arm in options.arms.split(",") if arm],
        )
        catalogues[name] = found | {"commit": commit()}
        result["catalogues"] = catalogues
        if options.out:
            options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
        print(printed(name, found))


if __name__ == "__main__":
    main()
