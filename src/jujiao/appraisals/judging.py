"""评分表、等次表: one item, or all grades, for several people at once: all of it is kept or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.appraisals.grades import decide_grade
from jujiao.appraisals.models import Appraisee, Judgement, Round
from jujiao.appraisals.services import judge_item
from jujiao.kernel.ladders import Grade
from jujiao.kernel.problems import Problem, Refused

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class JudgingSheet:
    """The points that somebody gives for one item, person by person."""

    appraisal: Round
    item_slug: str
    points: tuple[tuple[Appraisee, Decimal], ...]

    @property
    def court_id(self) -> int:
        """The court of the round."""
        return self.appraisal.court_id

    def __str__(self) -> str:
        return f"{self.appraisal} 评分表"


@dataclass(frozen=True, slots=True)
class GradingSheet:
    """The grades that a leader decides, person by person."""

    appraisal: Round
    grades: tuple[tuple[Appraisee, Grade], ...]

    @property
    def court_id(self) -> int:
        """The court of the round."""
        return self.appraisal.court_id

    def __str__(self) -> str:
        return f"{self.appraisal} 等次表"


@command("appraisal.judge")
def judge_people(sheet: JudgingSheet, *, by: Actor, at: datetime) -> list[Judgement]:
    """评分: every line of the sheet. Raises Refused with a problem for each person it cannot take.

    A problem's place is the person's public id.
    """
    judged: list[Judgement] = []

    def one_line(appraisee: Appraisee, points: Decimal) -> None:
        judged.append(judge_item(appraisee, item_slug=sheet.item_slug, points=points, by=by, at=at))

    _each(sheet.points, one_line)
    return judged


@command("appraisal.grade")
def grade_people(sheet: GradingSheet, *, by: Actor, at: datetime) -> list[Appraisee]:
    """确定等次: the whole sheet; lower grades first, so that a place given up can be given again."""
    graded: list[Appraisee] = []
    ordered = sorted(sheet.grades, key=lambda pair: pair[1] is Grade.EXCELLENT)
    _each(
        ordered,
        lambda appraisee, grade: graded.append(decide_grade(appraisee, grade=grade, by=by, at=at)),
    )
    return graded


def _each(
    lines: Iterable[tuple[Appraisee, Given]], act: Callable[[Appraisee, Given], None]
) -> None:
    """Does every line; what is refused is gathered, each at its person."""
    problems: list[Problem] = []
    for appraisee, given in lines:
        try:
            act(appraisee, given)
        except Refused as refused:
            place = appraisee.person.public_id
            problems += [replace(one, place=place) for one in refused.problems]
    if problems:
        raise Refused(*problems)
