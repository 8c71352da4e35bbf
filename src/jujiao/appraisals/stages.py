"""How far a round is: what has been done, what may be done now, and what the nearest act is."""

from __future__ import annotations

from enum import IntEnum

from jujiao.appraisals.models import Appraisee, Round
from jujiao.kernel.ladders import Grade


class Stage(IntEnum):
    """The steps of a yearly appraisal, in their order."""

    JUDGED = 1
    GRADED = 2
    PUBLISHED = 3
    FROZEN = 4
    NOTIFIED = 5
    DONE = 6

    @property
    def label(self) -> str:
        """What is to be done at this step."""
        return STAGE_LABELS[self]


STAGE_LABELS = {
    Stage.JUDGED: "评分和数据",
    Stage.GRADED: "确定等次",
    Stage.PUBLISHED: "优秀公示",
    Stage.FROZEN: "审定",
    Stage.NOTIFIED: "书面通知",
    Stage.DONE: "复核、申诉",
}


BEFORE_IT_STANDS = ("import", "widen", "poll", "close_poll")


def stage_of(appraisal: Round) -> Stage:
    """The step at which a round stands."""
    people = appraisal.appraisees.all()
    if appraisal.frozen_on is not None:
        return Stage.NOTIFIED if people.filter(notified_on=None).exists() else Stage.DONE
    if people.filter(takes_part=True, grade="").exists():
        graded = people.exclude(grade="").exists()
        return Stage.GRADED if graded else Stage.JUDGED
    excellent = people.filter(grade=Grade.EXCELLENT.value).exists()
    waits_for_notice = excellent and appraisal.notice_closed_on is None
    return Stage.PUBLISHED if waits_for_notice else Stage.FROZEN


def round_acts(appraisal: Round) -> dict[str, bool]:
    """The acts on a round that its state allows; True is the one that leads onward."""
    stage = stage_of(appraisal)
    if stage >= Stage.NOTIFIED:
        return {"notify": True} if stage is Stage.NOTIFIED else {}
    if appraisal.notice_opened_on is not None and appraisal.notice_closed_on is None:
        settling = {"settled": True} if appraisal.objections_open else {"end_notice": True}
        return {**settling, "objection": False, "widen": False}
    onward = {Stage.PUBLISHED: "publish", Stage.FROZEN: "freeze"}.get(stage)
    return ({onward: True} if onward else {}) | dict.fromkeys(BEFORE_IT_STANDS, False)


def appraisee_acts(appraisee: Appraisee) -> dict[str, bool]:
    """The acts on one person's result that its state allows, the person's own among them."""
    if appraisee.round.frozen_on is None:
        return {"exempt": False}
    if appraisee.notified_on is None:
        return {"notify": True}
    acts = {"sign": True} if appraisee.signed_on is None else {}
    acts["object"] = False
    if appraisee.complaints.filter(decided_on=None).exists():
        acts["settle"] = True
    return acts
