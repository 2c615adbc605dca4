"""Understanding, measured on labelled utterances and dialogues.

    python -m benchmarks.dialogue.understanding --home HOME [--half dev|test] [--misses] [--out F]
    python -m benchmarks.dialogue.understanding --home HEAT_PUMPS --half heat-pumps

Reports slot F1 (micro, over single values), act accuracy (share of utterances whose set of acts is
exactly the gold one), joint goal accuracy (share of turns after which the whole goal is exactly
the gold one) and the share of corrections that were applied.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from benchmarks.dialogue.before import LANGUAGES, start_state
from benchmarks.dialogue.gold import Dialogue, Labelled, Slot, dialogues, utterances
from benchmarks.dialogue.slots import matched, of_acts, of_need, shown, surplus
from benchmarks.machine import commit, machine
from dialogue.acts import (
    Act,
    Affirm,
    ClearTerm,
    Compare,
    Deny,
    DontKnow,
    Inform,
    NoPreference,
    Note,
    NotUnderstood,
    Reference,
    Reject,
    Relax,
    Select,
    SetTerm,
    Weigh,
)
from dialogue.acts import Ask as AskAct
from dialogue.clarifier import Clarifier
from dialogue.policy.improvement import ExpectedImprovement
from dialogue.protocols import CandidateSource, Understander
from dialogue.understand import CatalogueUnderstander
from sourcing.bootstrap import bootstrap
from sourcing.conversation.source import EngineCandidates

NOW: Final = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


class StandingClock:
    """Always the same moment."""

    def now(self) -> datetime:
        """`NOW`."""
        return NOW


@dataclass
class Tally:
    """Counts of one language."""

    utterances: int = 0
    gold: int = 0
    found: int = 0
    hits: int = 0
    acts_right: int = 0
    turns: int = 0
    turns_right: int = 0
    corrections: int = 0
    corrections_right: int = 0
    milliseconds: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float | int | None]:
        """Rates, None where nothing was counted."""
        precision = self.hits / self.found if self.found else 0.0
        recall = self.hits / self.gold if self.gold else 0.0
        times = self.milliseconds
        return {
            "utterances": self.utterances,
            "slot_precision": round(precision, 4),
            "slot_recall": round(recall, 4),
            "slot_f1": round(2 * self.hits / max(1, self.found + self.gold), 4),
            "act_accuracy": _rate(self.acts_right, self.utterances),
            "turns": self.turns,
            "joint_goal_accuracy": _rate(self.turns_right, self.turns),
            "corrections": self.corrections,
            "corrections_applied": _rate(self.corrections_right, self.corrections),
            "p50_cpu_ms": round(float(np.percentile(times, 50)), 2) if times else None,
            "p99_cpu_ms": round(float(np.percentile(times, 99)), 2) if times else None,
        }


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def acts_of(acts: Iterable[Act]) -> set[str]:
    """The names that accuracy is over, with the argument where one counts."""
    names: set[str] = set()
    for act in acts:
        if isinstance(act, (Weigh, Note, NotUnderstood, Affirm, Deny)):
            continue
        if isinstance(act, (Inform, SetTerm)):
            names.add("Correct" if isinstance(act, SetTerm) and act.correction else "Inform")
        elif isinstance(act, AskAct):
            names.add(f"Ask({act.subject.value})")
        elif isinstance(act, ClearTerm):
            names.add(f"Relax({act.term.value})")
        elif isinstance(act, (Compare, Select, Reject)):
            names.add(_pointing(type(act).__name__, act.references))
        elif isinstance(act, (NoPreference, DontKnow, Relax)):
            names.add(f"{type(act).__name__}({act.field})")
        else:
            names.add(type(act).__name__)
    return names - {"Inform"} if names & {"Correct"} else names


def _pointing(name: str, references: Sequence[Reference]) -> str:
    at = ",".join(str(one.position) for one in references)
    return f"{name}({at})" if at else name


def wanted_acts(labelled: Labelled) -> set[str]:
    """The gold acts, named as `acts_of` names them."""
    names = {
        f"{name}({argument})" if argument and name != "Want" else name
        for name, argument in labelled.gold.acts
        if name != "Mid"
    }
    asking = any(name.startswith("Ask(") for name in names)
    if labelled.gold.slots and not asking and "Correct" not in names:
        names.add("Inform")
    return names


def _same_acts(got: set[str], wanted: set[str], asked: str | None) -> bool:
    """Whether the acts are the same; an act on what was asked may leave its field out."""

    def plain(names: set[str]) -> set[str]:
        return {name.replace("(None)", f"({asked})") if asked else name for name in names}

    return plain(got) == plain(wanted)


def run(
    half: str,
    source: CandidateSource,
    understander: Understander,
    clarifier: Clarifier,
    *,
    misses: bool,
    batch: int | None = None,
) -> dict[str, Tally]:
    """Score one half, or one batch of it without the dialogues."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for labelled in utterances(half):
        if batch is None or labelled.batch == batch:
            _score(labelled, source, understander, tallies[labelled.language], misses=misses)
    for dialogue in dialogues(half) if batch is None else ():
        _play(dialogue, source, clarifier, tallies[dialogue.language], misses=misses)
    return tallies


def _score(
    labelled: Labelled,
    source: CandidateSource,
    understander: Understander,
    tally: Tally,
    *,
    misses: bool,
) -> None:
    schema = source.schema.category(labelled.category)
    state = start_state(labelled, schema, source)
    began = time.process_time()
    acts = understander.understand(labelled.utterance, state, StandingClock()).acts
    tally.milliseconds.append((time.process_time() - began) * 1000)
    found, gold = of_acts(acts), labelled.gold.slots
    extra = surplus(found, gold, schema)
    hits = matched(found, gold, schema)
    tally.utterances += 1
    tally.gold += len(gold)
    tally.found += hits + len(extra)
    tally.hits += hits
    right = _same_acts(acts_of(acts), wanted_acts(labelled), labelled.asked)
    tally.acts_right += right
    if misses and (hits < len(gold) or extra or not right):
        print(f"{labelled.language} | {labelled.category} | {labelled.utterance}")
        print(
            f"   gold {[(s.field, s.sign, s.value) for s in gold]} {sorted(wanted_acts(labelled))}"
        )
        print(f"   got  {[shown(one) for one in found]} {sorted(acts_of(acts))}")


def _play(
    dialogue: Dialogue,
    source: CandidateSource,
    clarifier: Clarifier,
    tally: Tally,
    *,
    misses: bool,
) -> None:
    schema = source.schema.category(dialogue.category)
    state = clarifier.open()
    state = replace(state, need=replace(state.need, language=LANGUAGES[dialogue.language]))
    before: tuple[Slot, ...] = ()
    for said, gold in dialogue.turns:
        state, _ = clarifier.reply(state, said)
        found = of_need(state.need)
        right = matched(found, gold, schema) == len(gold) and not surplus(found, gold, schema)
        tally.turns += 1
        tally.turns_right += right
        changed = [
            slot
            for slot in gold
            if slot not in before and any(old.field == slot.field for old in before)
        ]
        tally.corrections += len(changed)
        for slot in changed:
            ours = [one for one in found if one.field == slot.field]
            good = matched(ours, [slot], schema) == 1 and not surplus(ours, gold, schema)
            tally.corrections_right += good
        if misses and not right:
            print(f"{dialogue.language} | {dialogue.category} | … {said}")
            print(f"   gold {[(s.field, s.sign, s.value) for s in gold]}")
            print(f"   got  {[shown(one) for one in found]}")
        before = gold


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--home", type=Path, required=True, help="home with the sample, indexed")
    parser.add_argument(
        "--half",
        choices=("dev", "test", "heat-pumps", "cec-inverters", "cec-modules"),
        default="dev",
        help="of the sample's, or the utterances about another catalogue, whose --home it takes",
    )
    parser.add_argument("--batch", type=int, help="only the utterances that were added together")
    parser.add_argument("--misses", action="store_true", help="print what went wrong")
    parser.add_argument(
        "--cold", action="store_true", help="time the first mention of a category, too"
    )
    parser.add_argument("--out", type=Path, help="write the raw result here")
    options = parser.parse_args()
    if options.misses and options.half == "test":
        parser.error("the test half is for measuring: its misses are not looked at")
    application = bootstrap(options.home)
    with application.catalogue() as catalogue:
        source = EngineCandidates(application.index(catalogue))
        understander = CatalogueUnderstander(source)
        if not options.cold:
            understander.warm()
        clarifier = Clarifier(source, understander, ExpectedImprovement(), StandingClock())
        tallies = run(
            options.half,
            source,
            understander,
            clarifier,
            misses=options.misses,
            batch=options.batch,
        )
    result = {
        "benchmark": "understanding",
        "half": options.half,
        "batch": options.batch,
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "languages": {language: tally.figures() for language, tally in tallies.items()},
    }
    for language, tally in tallies.items():
        print(language, json.dumps(tally.figures()))
    if options.out:
        options.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
