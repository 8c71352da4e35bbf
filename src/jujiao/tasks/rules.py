"""States of a task, the acts that lead from one to the next, and where a task may come from."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import refuse

TASK, INCOMING_PAPER = "task", "incoming_paper"
ANSWER_DAYS = PolicyDefault(
    "suggestion_answer_days", "建议答复期限（日）", 15, Basis("本院干警建议办理惯例")
)


class TaskState(StrEnum):
    """Where a task stands between being asked and being accepted by whoever asked."""

    ASKED = "asked"
    UNDERTAKEN = "undertaken"
    DECLINED = "declined"
    REPORTED = "reported"
    RETURNED = "returned"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """待接办, 办理中, 待改派, 待验收, 退回重办, 已办结, 已撤销."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    TaskState.ASKED: "待接办",
    TaskState.UNDERTAKEN: "办理中",
    TaskState.DECLINED: "待改派",
    TaskState.REPORTED: "待验收",
    TaskState.RETURNED: "退回重办",
    TaskState.SETTLED: "已办结",
    TaskState.WITHDRAWN: "已撤销",
}


class TaskSort(StrEnum):
    """What a task arose from, in the court's words; its very source is named beside it."""

    ASSIGNED = "assigned"
    INCOMING = "incoming"
    RESOLUTION = "resolution"
    FOLLOW_UP = "follow_up"
    PROMISE = "promise"
    NEED = "need"
    SUGGESTION = "suggestion"
    MEASURE = "measure"
    INCIDENT = "incident"

    @property
    def label(self) -> str:
        """交办, 来文分办, 议定事项, 督查, 谈话承诺, 诉求, 建议, 举措, 事件处置."""
        return _SORT_LABELS[self]


_SORT_LABELS = {
    TaskSort.ASSIGNED: "交办",
    TaskSort.INCOMING: "来文分办",
    TaskSort.RESOLUTION: "议定事项",
    TaskSort.FOLLOW_UP: "督查",
    TaskSort.PROMISE: "谈话承诺",
    TaskSort.NEED: "诉求",
    TaskSort.SUGGESTION: "建议",
    TaskSort.MEASURE: "举措",
    TaskSort.INCIDENT: "事件处置",
}

BEGUN = frozenset({TaskState.ASKED, TaskState.UNDERTAKEN, TaskState.RETURNED})
TASK_ACTS: Mapping[str, tuple[frozenset[TaskState], TaskState]] = {
    "accept": (frozenset({TaskState.ASKED}), TaskState.UNDERTAKEN),
    "decline": (frozenset({TaskState.ASKED}), TaskState.DECLINED),
    "redirect": (
        frozenset({TaskState.ASKED, TaskState.DECLINED, TaskState.UNDERTAKEN}),
        TaskState.ASKED,
    ),
    "report": (BEGUN, TaskState.REPORTED),
    "settle": (frozenset({TaskState.REPORTED}), TaskState.SETTLED),
    "return": (frozenset({TaskState.REPORTED}), TaskState.RETURNED),
    "withdraw": (BEGUN | {TaskState.DECLINED}, TaskState.WITHDRAWN),
}
WITH_THE_OWNER = tuple(one.value for one in TaskState if one in BEGUN)
UNSETTLED = tuple(
    one.value for one in TaskState if one not in (TaskState.SETTLED, TaskState.WITHDRAWN)
)


def next_task_state(progress: str, act: str) -> TaskState:
    """The state that an act leads to. Raises Refused where the act does not fit."""
    before, after = TASK_ACTS[act]
    if TaskState(progress) not in before:
        allowed = "、".join(one.label for one in TaskState if one in before)
        raise refuse(
            "wrong_state",
            f"这件事现在是“{TaskState(progress).label}”，不能这样办。",
            remedy=f"只有{allowed}的可以。",
        )
    return after
