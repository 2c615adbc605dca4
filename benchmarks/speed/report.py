"""Report: the raw results as a table, each goal beside what was reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

GOALS: Final = (
    ("open, ms", "any", 1_000.0, "at most"),
    ("search, p50 ms", "100000", 12.0, "at most"),
    ("search, p99 ms", "100000", 40.0, "at most"),
    ("search, p50 ms", "1000000", 25.0, "at most"),
    ("resident memory, MB", "1000000", 4_096.0, "at most"),
    ("one product changed, p50 ms", "any", 100.0, "at most"),
    ("recall@10 of vectors, least", "any", 0.98, "at least"),
    ("times rank-bm25, interleaved", "100000", 400.0, "at least"),
    ("times rank-bm25, warm loop", "100000", 1_000.0, "at least"),
)
"""What it must reach: figure, size, bound."""


def figures(found: Mapping[str, Any]) -> dict[str, tuple[float, float | None]]:
    """The figures of one size: on the clock, and of processor time where there is one."""
    serve, build = found["serve"], found["build"]
    search = serve["search"]
    rows: dict[str, tuple[float, float | None]] = {
        "build, s": (build["wall_s"], build["cpu_s"]),
        "build, peak MB": (build["process"]["peak_mb"], None),
        "open, ms": (serve["open_ms"]["wall"], serve["open_ms"]["cpu"]),
        "warm up, ms": (serve["warm_ms"]["wall"], serve["warm_ms"]["cpu"]),
        "search, p50 ms": (search["wall_ms"]["all"]["p50"], search["cpu_ms"]["all"]["p50"]),
        "search, p99 ms": (search["wall_ms"]["all"]["p99"], search["cpu_ms"]["all"]["p99"]),
        "search asked again, p50 ms": (
            serve["search_again"]["wall_ms"]["all"]["p50"],
            serve["search_again"]["cpu_ms"]["all"]["p50"],
        ),
        "everything browsed, p50 ms": (
            serve["browse_everything"]["wall_ms"]["p50"],
            serve["browse_everything"]["cpu_ms"]["p50"],
        ),
        "words alone, p50 ms": (
            serve["words_alone"]["wall_ms"]["p50"],
            serve["words_alone"]["cpu_ms"]["p50"],
        ),
        "resident memory, MB": (serve["memory_mb"]["after searches"]["resident"], None),
        "its own memory, MB": (serve["memory_mb"]["after searches"]["own"], None),
        "one product changed, p50 ms": (
            serve["update"]["wall_ms"]["p50"],
            serve["update"]["cpu_ms"]["p50"],
        ),
        "recall@10 of vectors, least": (
            min(one["recall_at_10"] for one in serve["recall"].values()),
            None,
        ),
    }
    if "lexical" in found:
        lexical = found["lexical"]
        for kind, label in (("interleaved", "interleaved"), ("warm_loop", "warm loop")):
            rows[f"times rank-bm25, {label}"] = (
                lexical[kind]["times_faster_wall"],
                lexical[kind]["times_faster_cpu"],
            )
    return rows


def report(results: Mapping[str, Any]) -> str:
    """A table of sizes and figures, then the goals, then the stages of a search."""
    sizes = results["sizes"]
    by_size = {size: figures(found) for size, found in sizes.items()}
    names = list(dict.fromkeys(name for rows in by_size.values() for name in rows))
    lines = [f"{'clock (processor)':32}" + "".join(f"{int(size):>24,}" for size in sizes)]
    for name in names:
        cells = [_cell(by_size[size].get(name)) for size in sizes]
        lines.append(f"{name:32}" + "".join(f"{cell:>24}" for cell in cells))
    lines.append("")
    for name, size, bound, direction in GOALS:
        for some in sizes if size == "any" else [size] if size in sizes else []:
            if name not in by_size[some]:
                continue
            wall, cpu = by_size[some][name]
            lines.append(
                f"{'reached' if _reached(wall, bound, direction) else 'short':8}"
                f"{name}, {int(some):,} products: {_number(wall)}, {direction} {_number(bound)}"
                + (f"; processor {_number(cpu)}" if cpu is not None else "")
            )
    lines.append("")
    stages = list(next(iter(sizes.values()))["serve"]["search"]["stages_wall_ms"])
    lines.append(f"{'stage, p50 / p99 ms on the clock':32}")
    for stage in stages:
        each = [found["serve"]["search"]["stages_wall_ms"].get(stage) for found in sizes.values()]
        cells = ["" if one is None else f"{one['p50']:.2f} / {one['p99']:.2f}" for one in each]
        lines.append(f"  {stage:30}" + "".join(f"{cell:>24}" for cell in cells))
    return "\n".join(lines)


def _reached(value: float, bound: float, direction: str) -> bool:
    return value <= bound if direction == "at most" else value >= bound


def _cell(pair: tuple[float, float | None] | None) -> str:
    if pair is None:
        return ""
    wall, cpu = pair
    return _number(wall) if cpu is None else f"{_number(wall)} ({_number(cpu)})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:.4g}"
