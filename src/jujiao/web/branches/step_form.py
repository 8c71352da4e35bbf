"""What a step of an election, an admission or a campaign asks, and reading it back as the step taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from jujiao.catalogue.admission_clauses import (
    CONTACT_PERSON,
    INTRODUCER,
    LEAGUE_MEMBER,
    LEAVING_SOON,
    SPEAKER,
    TRAINING_DAYS,
    TRAINING_HOURS,
)
from jujiao.catalogue.branch_setup import DEPUTY_POST, SECRETARY_POST
from jujiao.catalogue.community import SERVANT
from jujiao.catalogue.election_rules import (
    CANDIDATE,
    CANDIDATES,
    ELECTED,
    ISSUED,
    RETURNED,
    SEATS,
    TELLER,
)
from jujiao.kernel.courses import MONTHS, Named, StepRule, StepTaken
from jujiao.kernel.levels import LEVEL_LABELS, Level
from jujiao.kernel.problems import Problem, Refused
from jujiao.kernel.votes import Count
from jujiao.procedures.acts import advance_procedure
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    people_question,
    person_question,
)
from jujiao.web.standpoint import Standpoint

ENTITLED, PRESENT, YES, LEVEL, VOTES = "entitled", "present", "yes", "award_level", "votes"
COUNTED = (ENTITLED, PRESENT, YES)
ELECTED_ROWS = 5


def _number(name: str, label: str, hint: str = "") -> Question:
    return Question(name, label, "count", is_required=False, hint=hint)


def _tick(name: str, words: str) -> Question:
    return Question(name, "情况", "tick", is_required=False, hint=words)


def _people(role: str, label: str) -> Question:
    return people_question(role, label, required=False)


HEADS = (_number(ENTITLED, "应到"), _number(PRESENT, "实到"))
VOTE = (*HEADS, _number(YES, "赞成"))
RESULT = Question(
    ELECTED,
    "当选",
    "rows",
    is_required=False,
    parts=(person_question("person", "姓名"), _number(VOTES, "得票")),
    rows=ELECTED_ROWS,
)
LEVELS = tuple((str(int(one)), LEVEL_LABELS[one]) for one in Level)
ASKED: Mapping[str, tuple[Question, ...]] = {
    "activist": (_tick(LEAGUE_MEMBER, "是共青团员，已由团组织推优"),),
    "contacts": (_people(CONTACT_PERSON, "培养联系人"),),
    "introducers": (_people(INTRODUCER, "入党介绍人"),),
    "trained": (_number(TRAINING_DAYS, "培训天数"), _number(TRAINING_HOURS, "培训学时")),
    "pre_reviewed": (_tick(LEAVING_SOON, "三个月内将离开本单位"),),
    "admitted": (*VOTE, _people(SPEAKER, "介绍情况的介绍人")),
    "regularised": (*VOTE, _number(MONTHS, "延长月数", "只在延长预备期时填")),
    "elected": (
        *HEADS,
        _number(SEATS, "应选名额"),
        _number(CANDIDATES, "候选人数"),
        _number(ISSUED, "发出选票"),
        _number(RETURNED, "收回选票"),
        _people(CANDIDATE, "候选人"),
        _people(TELLER, "监票人、计票人"),
        RESULT,
    ),
    "secretary_elected": (
        person_question(SECRETARY_POST, "书记", required=False),
        _people(DEPUTY_POST, "副书记"),
    ),
    "accepted": (_people(SERVANT, "接单党员"),),
    "served": (_people(SERVANT, "参加服务的党员"),),
    "named": (choice_question(LEVEL, "命名级别", LEVELS, required=False),),
    "reviewed": (choice_question(LEVEL, "复核后级别", LEVELS, required=False),),
}
PEOPLE = (
    SERVANT,
    CONTACT_PERSON,
    INTRODUCER,
    SPEAKER,
    CANDIDATE,
    TELLER,
    SECRETARY_POST,
    DEPUTY_POST,
)
NUMBERS = (
    LEAGUE_MEMBER,
    LEAVING_SOON,
    TRAINING_DAYS,
    TRAINING_HOURS,
    MONTHS,
    SEATS,
    CANDIDATES,
    ISSUED,
    RETURNED,
)
OVERRIDE = Question(
    "override_basis",
    "破例依据",
    is_required=False,
    hint="不合规定仍要办的才填，写明谁批准、哪份文件；您的姓名一并留下",
)


def step_act(rule: StepRule) -> Act:
    """Taking one step."""
    return Act(
        rule.step,
        rule.label,
        lambda doing: _take(rule, doing),
        f"“{rule.label}”登记好了。",
        lambda here, procedure: _asks(rule, here, procedure),
    )


def _asks(rule: StepRule, here: Standpoint, procedure: Any) -> Sequence[Question]:
    outcome = (
        (choice_question("outcome", "结果", rule.outcomes.items(), required=not rule.optional),)
        if rule.outcomes
        else ()
    )
    special = any(one.special_months for one in (*rule.waits, *rule.deadlines))
    return (
        day_question(here, "done_on", "日期"),
        *ASKED.get(rule.step, ()),
        *outcome,
        Question("document_no", "文号或材料编号", is_required=False),
        *((_tick("special", "上级批准的特殊情况"),) if special else ()),
        Question("reason", "说明", is_required=False, hint="有提醒的写理由"),
        *((OVERRIDE,) if here.may("procedure.override", procedure) else ()),
    )


def _take(rule: StepRule, doing: Doing) -> object:
    try:
        return advance_procedure(
            doing.subject,
            taken_of(rule, doing.said),
            reason=doing["reason"],
            override_basis=doing.said.get("override_basis", ""),
            **doing.who,
        )
    except Refused as refused:
        raise Refused(*(_placed(one, doing.said) for one in refused.problems)) from refused


def _placed(problem: Problem, said: Mapping[str, Any]) -> Problem:
    """A problem of the count stands under the first number of it."""
    return replace(problem, place=ENTITLED) if problem.place == "count" else problem


def taken_of(rule: StepRule, said: Mapping[str, Any]) -> StepTaken:
    """The step as it was written down."""
    level = said.get(LEVEL)
    return StepTaken(
        rule.step,
        said["done_on"],
        said["document_no"],
        said.get("outcome", ""),
        (*_named(said), *_elected(said)),
        _count(said),
        {name: int(said[name]) for name in NUMBERS if said.get(name)},
        special=bool(said.get("special")),
        award_level=Level(int(level)) if level else None,
    )


def _named(said: Mapping[str, Any]) -> tuple[Named, ...]:
    found = []
    for role in PEOPLE:
        people = said.get(role) or ()
        people = people if isinstance(people, tuple) else (people,)
        found += [Named(role, person_id) for person_id in people]
    return tuple(found)


def _elected(said: Mapping[str, Any]) -> tuple[Named, ...]:
    rows = said.get(ELECTED) or ()
    return tuple(Named(ELECTED, one["person"], votes=one[VOTES]) for one in rows)


def _count(said: Mapping[str, Any]) -> Count | None:
    given = [said.get(name) for name in COUNTED]
    if given[0] is None and given[1] is None:
        return None
    entitled, present, yes = (one or 0 for one in given)
    return Count(entitled, present, yes)
