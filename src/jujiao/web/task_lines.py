"""Tasks on a page of casework: each with the look of its day, as of today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task; without a day it has no look."""

    task: Any
    look: Look | None


def task_lines(here: Standpoint, tasks: Iterable[Any]) -> tuple[TaskLine, ...]:
    """The tasks with their days."""
    return tuple(TaskLine(one, _look(here, one)) for one in tasks)


def _look(here: Standpoint, task: Any) -> Look | None:
    if task.done_on is not None:
        return look_of_due(task.done_on, as_of=here.today, is_done=True)
    return look_of_due(task.due_on, as_of=here.today) if task.due_on else None
