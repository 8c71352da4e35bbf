"""Filing a meeting of a branch: what each kind asks, the roll with everybody present, reading it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from jujiao.catalogue.branch_life import (
    ABSENCES,
    DEMOCRATIC_APPRAISAL,
    GRADES,
    ORGANISATIONAL_LIFE_MEETING,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
    TOPICAL_LECTURE,
)
from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.member_appraisal import STAGES
from jujiao.duties.attendance import Attendance
from jujiao.duties.meetings import Filed, MeetingEntry, Resolution, file_meeting, plan_meeting
from jujiao.duties.party_days import party_day_template
from jujiao.duties.themes import study_themes
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.obligations import Bearer
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.selectors import campaigns_of
from jujiao.web.branches.begun import NOTHING_BEGUN, Begun
from jujiao.web.branches.rolls import Listed, roll_for, usual_host
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    person_question,
)
from jujiao.web.parts import Option
from jujiao.web.standpoint import Standpoint

PRESENT, WHY, GRADE = "present", "why-", "grade-"
STAGE_NAMES = dict(zip(STAGES, ("个人自评", "党员互评", "民主测评"), strict=True))
RESOLUTION_ROWS = 2
WITH_OUTCOME = frozenset({PARTY_LECTURE.slug})
WITH_LECTURER = frozenset({PARTY_LECTURE.slug, TOPICAL_LECTURE.slug})
WITH_CRITICISM = frozenset({ORGANISATIONAL_LIFE_MEETING.slug})
WITH_GRADES = frozenset({DEMOCRATIC_APPRAISAL.slug})
WITH_ITEMS = frozenset({THEMED_PARTY_DAY.slug})
PLANNED = frozenset({"occurred_on", "title", "place_name", "campaign"})
LONGEST_WORDS = 5000
"""How much is written about a meeting in one field."""


@dataclass(frozen=True, slots=True)
class MeetingOf:
    """A meeting that is to be filed: its kind, its branch, who ought to come, its plan if it had one."""

    kind: RecordKind
    unit: Any
    roll: tuple[Listed, ...] = field(default=())
    plan: Any = None
    begun: Begun = NOTHING_BEGUN

    @staticmethod
    def held_by(
        here: Standpoint,
        kind: RecordKind,
        unit: Any,
        *,
        plan: Any = None,
        begun: Begun = NOTHING_BEGUN,
    ) -> MeetingOf:
        """A meeting of a unit with its roll of today."""
        return MeetingOf(kind, unit, roll_for(here, kind, unit), plan, begun)

    @property
    def version(self) -> int:
        """The version of the plan that the reader has before him."""
        return self.plan.version if self.plan is not None else 0

    @property
    def asks_grades(self) -> bool:
        """Whether each member gets a grade in it."""
        return self.kind.slug in WITH_GRADES


def asked_of(here: Standpoint, meeting: MeetingOf) -> Sequence[Question]:
    """What the minute-taker is asked: what was held, then who was there, then what came of it."""
    begun, host = meeting.begun, meeting.begun.host or usual_host(here, meeting.unit)
    return (
        _held_on(here, begun),
        Question("title", "主题", value=begun.title),
        Question("place_name", "地点", is_required=False, value=begun.place_name),
        person_question("host", "主持", value=host, required=False),
        person_question("recorder", "记录", value=begun.recorder, required=False),
        *_by_kind(here, meeting.kind),
        _present(meeting),
        *_absences(meeting),
        Question("agenda", "议题", "long", is_required=False, longest=LONGEST_WORDS),
        _resolutions(),
        Question("guidance", "列席指导", is_required=False, hint="联系委员到会的，写一句指导意见"),
        *_cited(here, begun),
        _serving(meeting.kind),
        Question("reason", "说明", is_required=False, hint="补录的写原因；有提醒的写理由"),
    )


def asked_of_plan(here: Standpoint, meeting: MeetingOf) -> Sequence[Question]:
    """What a plan says: day, theme, place, and the series it belongs to."""
    return [one for one in asked_of(here, meeting) if one.name in PLANNED]


def _held_on(here: Standpoint, begun: Begun) -> Question:
    """Today at first; in another year than this one, nothing."""
    asked = day_question(here, "occurred_on", "召开日期")
    if begun.occurred_on:
        return replace(asked, value=begun.occurred_on)
    return asked if here.today in here.period else replace(asked, value="")


def _cited(here: Standpoint, begun: Begun) -> list[Question]:
    """党组领学、支部联学, and the brand or series of the branch: asked only where there are any."""
    themes = [
        (one.record.public_id, str(one.record)) for one in study_themes(here.scope, year=here.year)
    ]
    series = [(str(one.pk), one.name) for one in campaigns_of(here.court.pk, on=here.today)]
    found = []
    if themes:
        hint = "跟着党组学的，选一项；不选也可以"
        cites = choice_question("cites", "联学主题", themes, required=False)
        found.append(replace(cites, hint=hint))
    if series:
        found.append(
            choice_question(
                "campaign", "品牌或专项活动", series, value=begun.campaign, required=False
            )
        )
    return found


def _by_kind(here: Standpoint, kind: RecordKind) -> list[Question]:
    found: list[Question] = []
    if kind.slug in WITH_OUTCOME:
        found.append(choice_question("outcome", "谁讲的", kind.outcomes.items()))
    if kind.slug in WITH_LECTURER:
        found.append(person_question("lecturer", "授课人", required=False))
    if kind.slug in WITH_CRITICISM:
        found.append(
            Question(
                "criticism", "批评意见", "long", hint="党员提出的主要意见", longest=LONGEST_WORDS
            )
        )
    if kind.slug in WITH_GRADES:
        options = tuple(Option(slug, word, is_chosen=True) for slug, word in STAGE_NAMES.items())
        found.append(Question("stages", "做了哪几步", "ticks", options=options))
        found.append(Question("opinion", "支委会评定", "long", longest=LONGEST_WORDS))
    if kind.slug in WITH_ITEMS:
        items = party_day_template(here.court.pk, on=here.today).fixed_items
        options = tuple(Option(one, one) for one in items)
        found.append(Question("items", "固定动作", "ticks", is_required=False, options=options))
    return found


def _present(meeting: MeetingOf) -> Question:
    options = tuple(
        Option(
            str(one.person_id),
            one.name,
            is_chosen=meeting.begun.is_there(one.name),
            group=one.post,
        )
        for one in meeting.roll
    )
    return Question(PRESENT, "到会", "ticks", is_required=False, options=options)


def _absences(meeting: MeetingOf) -> list[Question]:
    """The reason of each, asked where he is unticked; his grade, where grades are given."""
    asked = [
        choice_question(
            f"{WHY}{one.person_id}", f"{one.name}未到", ABSENCES.items(), required=False
        )
        for one in meeting.roll
    ]
    if meeting.asks_grades:
        asked += [
            choice_question(f"{GRADE}{one.person_id}", one.name, GRADES.items(), required=False)
            for one in meeting.roll
        ]
    return asked


def _resolutions() -> Question:
    parts = (
        Question("title", "议定的事"),
        person_question("owner", "责任人", required=False),
        Question("due_on", "期限", "day", is_required=False),
    )
    hint = "写了的会变成交办事项"
    return Question(
        "resolutions",
        "议定事项",
        "rows",
        is_required=False,
        parts=parts,
        rows=RESOLUTION_ROWS,
        hint=hint,
    )


def _serving(kind: RecordKind) -> Question:
    options = tuple(
        Option(one.slug, one.label)
        for one in DUTIES.values()
        if one.bearer is Bearer.BRANCH
        and isinstance(one.rhythm, Every)
        and kind.slug not in {each.slug for each in one.of}
    )
    return Question("serves", "同时办了", "ticks", is_required=False, options=options)


def file_it(doing: Doing) -> Filed:
    """Files the meeting. Raises Refused under the fields it is about."""
    meeting: MeetingOf = doing.subject
    entry = entry_of(doing, meeting)
    return file_meeting(entry, reason=doing["reason"], plan=meeting.plan, **doing.who)


def plan_it(doing: Doing) -> Any:
    """Enters the meeting as a plan, or changes the plan."""
    meeting: MeetingOf = doing.subject
    said = doing.said
    entry = MeetingEntry(
        doing.here.court.pk,
        meeting.unit.pk,
        meeting.kind.slug,
        said["occurred_on"],
        said["title"],
        place_name=said["place_name"],
        campaign_id=_chosen_id(said.get("campaign")),
    )
    return plan_meeting(entry, plan=meeting.plan, version=doing.version, **doing.who)


def _chosen_id(said: str | None) -> int | None:
    return int(said) if said else None


def entry_of(doing: Doing, meeting: MeetingOf) -> MeetingEntry:
    """The meeting as it was written down. Raises Refused where an absence has no reason."""
    said: Mapping[str, Any] = doing.said
    return MeetingEntry(
        doing.here.court.pk,
        meeting.unit.pk,
        meeting.kind.slug,
        said["occurred_on"],
        said["title"],
        _attendance(meeting, said),
        place_name=said["place_name"],
        host_id=said["host"],
        recorder_id=said["recorder"],
        lecturer_id=said.get("lecturer"),
        outcome=said.get("outcome", ""),
        agenda=said["agenda"],
        criticism=said.get("criticism", ""),
        guidance=said["guidance"],
        cites=said.get("cites", ""),
        campaign_id=_chosen_id(said.get("campaign")),
        items=tuple(said.get("items", ())),
        resolutions=tuple(
            Resolution(one["title"], one["owner"], due_on=one["due_on"])
            for one in said["resolutions"]
        ),
        grades=_grades(meeting, said),
        stages=tuple(said.get("stages", ())),
        opinion=said.get("opinion", ""),
        also_serves=tuple(said["serves"]),
    )


def _attendance(meeting: MeetingOf, said: Mapping[str, Any]) -> Attendance:
    there = {int(one) for one in said[PRESENT]}
    away = {
        one.person_id: said[f"{WHY}{one.person_id}"]
        for one in meeting.roll
        if one.person_id not in there
    }
    problems = [
        Problem("no_reason", f"{WHY}{one.person_id}", f"请选{one.name}未到会的原因：", _reasons())
        for one in meeting.roll
        if away.get(one.person_id) == ""
    ]
    if problems:
        raise Refused(*problems)
    return Attendance(tuple(one.person_id for one in meeting.roll if one.person_id in there), away)


def _reasons() -> str:
    *first, last = ABSENCES.values()
    return f"{'、'.join(first)}或{last}。"


def _grades(meeting: MeetingOf, said: Mapping[str, Any]) -> dict[int, str]:
    given = {one.person_id: said.get(f"{GRADE}{one.person_id}", "") for one in meeting.roll}
    return {person_id: grade for person_id, grade in given.items() if grade}


def act_for(kind: RecordKind) -> Act:
    """Filing a meeting of a kind, with its rules beside it."""
    rules = [
        f"{one.rule}。{one.basis.citation}"
        for one in DUTIES.values()
        if kind.slug in {each.slug for each in one.of}
    ]
    basis = [kind.basis.citation] if kind.basis else []
    return Act(kind.slug, "登记", file_it, "已登记。", asked_of, tuple(rules or basis))


PLAN = Act("plan", "列为计划", plan_it, "已列为计划，可以打印通知；开完会再登记。", asked_of_plan)
