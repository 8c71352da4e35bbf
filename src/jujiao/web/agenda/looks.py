"""How a task and a measure look on their way: a glyph, an ink and the word of their state."""

from __future__ import annotations

from jujiao.plans.progress import MeasureState
from jujiao.quality.flaws import Severity
from jujiao.tasks.rules import TaskState
from jujiao.web.tones import Look

TASK_LOOKS = {
    TaskState.ASKED: Look("ring", "gold", TaskState.ASKED.label),
    TaskState.UNDERTAKEN: Look("clock", "gold", TaskState.UNDERTAKEN.label),
    TaskState.DECLINED: Look("question", "slate", TaskState.DECLINED.label),
    TaskState.REPORTED: Look("half", "gold", TaskState.REPORTED.label),
    TaskState.RETURNED: Look("dashed", "red", TaskState.RETURNED.label),
    TaskState.SETTLED: Look("disc", "pine", TaskState.SETTLED.label),
    TaskState.WITHDRAWN: Look("bar", "ink-3", TaskState.WITHDRAWN.label),
}
MEASURE_LOOKS = {
    MeasureState.DONE: Look("check", "pine", MeasureState.DONE.label),
    MeasureState.MOVING: Look("clock", "gold", MeasureState.MOVING.label),
    MeasureState.STILL: Look("bar", "red", MeasureState.STILL.label),
    MeasureState.LATE: Look("late", "red", MeasureState.LATE.label),
    MeasureState.UNKNOWN: Look("question", "ink-3", MeasureState.UNKNOWN.label),
    MeasureState.UNLINKED: Look("dashed", "ink-3", MeasureState.UNLINKED.label),
}
FLAW_LOOKS = {
    Severity.ERROR: Look("late", "red", Severity.ERROR.label),
    Severity.WARNING: Look("clock", "gold", Severity.WARNING.label),
    Severity.HINT: Look("question", "ink-3", Severity.HINT.label),
}
