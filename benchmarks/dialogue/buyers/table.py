"""The measured figures of one catalogue, as a table to read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

HEAD = (
    "arm",
    "P@5 k=0",
    "k=1",
    "k=2",
    "k=3 (95 %)",
    "k=6",
    "S@1 k=3",
    "MRR k=3",
    "until",
    "asked",
    "clicked",
    "same list",
    "nothing",
    "no pref",
    "checks",
    "empty",
)


def printed(name: str, measured: Mapping[str, Any]) -> str:
    """One catalogue's table.

    ``until`` is the median of the questions until the first five are all acceptable; of targets,
    until the target, or what the catalogue does not tell from it, is among them.
    """
    lines = [f"\n{name}: {measured['products']} products"]
    for part, arms in measured.items():
        if part in ("needs", "targets") or part.startswith("needs,"):
            lines.append(part)
            lines += _table([HEAD, *(_row(arm, one, part) for arm, one in arms.items())])
    for part, title in (
        ("ours_beside", "ours beside, P@5 after three questions"),
        ("noisy_beside_clean", "with noise beside without, after three questions"),
        ("noisy_beside_clean_at_last", "with noise beside without, after six"),
    ):
        for arm, one in measured.get(part, {}).items():
            lines.append(
                f"{title}: {arm}: ratio {one['ratio']:.3f}"
                f" ({one['ratio_low']:.3f} to {one['ratio_high']:.3f}),"
                f" difference {one['difference']:+.3f}"
                f" ({one['difference_low']:+.3f} to {one['difference_high']:+.3f})"
            )
    if "target_bound_median_questions" in measured:
        lines.append(
            f"bound for targets, median questions: {measured['target_bound_median_questions']}"
        )
        for arm, one in measured["targets"].items():
            lines.append(f"within 1.3 times the bound: {arm}: {one['within_1.3_of_bound']:.2f}")
    return "\n".join(lines)


def _row(arm: str, one: Mapping[str, Any], part: str) -> tuple[str, ...]:
    p5 = one["precision5"]
    until = "in_top5" if part == "targets" else "top5_right"
    three = p5[3]
    return (
        arm,
        *(f"{p5[k]['mean']:.3f}" for k in (0, 1, 2)),
        f"{three['mean']:.3f} ({three['low']:.2f}-{three['high']:.2f})",
        f"{p5[6]['mean']:.3f}",
        f"{one['success1'][3]['mean']:.3f}",
        f"{one['mrr'][3]['mean']:.3f}",
        str(one[f"median_questions_until_{until}"]),
        *(
            "" if one[key] is None else f"{one[key]:.3f}"
            for key in (
                "questions_per_conversation",
                "clicked",
                "list_unchanged",
                "changed_nothing",
                "not_cared_about",
                "checks",
                "empty",
            )
        ),
    )


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return [
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
