"""Measuring: a figure beside its limit, and the clock and the memory they are read from."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

REPEATS = 30


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured, in which unit, and what it may be at most."""

    what: str
    value: float
    unit: str
    limit: float
    note: str = ""

    def as_json(self) -> dict[str, object]:
        """The figure beside its limit."""
        return {**asdict(self), "within": self.value <= self.limit}


@dataclass(slots=True)
class Watch:
    """How long something took, in seconds."""

    seconds: float = 0.0


@contextmanager
def timed() -> Iterator[Watch]:
    """Times what runs inside, once."""
    watch, started = Watch(), time.perf_counter()
    yield watch
    watch.seconds = time.perf_counter() - started


def milliseconds(act: Callable[[], object], *, repeats: int = REPEATS) -> float:
    """The median of many runs after a warm one."""
    return alternating([act], repeats=repeats)[0]


def alternating(acts: Sequence[Callable[[], object]], *, repeats: int = REPEATS) -> list[float]:
    """The medians of several acts that take turns, so that all meet the same machine."""
    for act in acts:
        act()
    gc.collect()
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(repeats):
        for act, times in zip(acts, taken, strict=True):
            with timed() as watch:
                act()
            times.append(watch.seconds * 1000)
    return [median(times) for times in taken]


def resident_megabytes(process_id: int) -> float:
    """The memory a process holds."""
    for line in Path(f"/proc/{process_id}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError(process_id)


def children_of(process_id: int) -> list[int]:
    """The processes that a process started."""
    tasks = Path(f"/proc/{process_id}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]
