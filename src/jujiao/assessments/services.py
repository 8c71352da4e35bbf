"""Acts on assessments: open a year, judge, object and answer, review, freeze."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.assessments.models import BranchAssessment, BranchObjection, BranchScheme, JudgedItem
from jujiao.assessments.rules import within_full
from jujiao.assessments.schemes import scheme_of
from jujiao.assessments.selectors import Drafted, drafted, open_objections
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.schemes import Score
from jujiao.people.models import Tenure
from jujiao.people.selectors import branches_of, held_on

LAST_DAY = (12, 31)


@dataclass(frozen=True, slots=True)
class YearOfScheme:
    """A year that is assessed by a scheme."""

    scheme: BranchScheme
    year: int

    @property
    def court_id(self) -> int:
        """The court whose branches they are."""
        return self.scheme.court_id

    def __str__(self) -> str:
        return f"{self.scheme.label} {self.year}年"


@command("assessment.open")
def open_assessments(asked: YearOfScheme, *, by: Actor, at: datetime) -> list[BranchAssessment]:
    """启动考核: one assessment for every branch at the end of the year. Raises Refused a second time."""
    if asked.scheme.assessments.filter(assessed_year=asked.year).exists():
        raise refuse("opened_already", f"{asked}的考核已经启动。")
    branches = branches_of(asked.court_id, on=date(asked.year, *LAST_DAY))
    return BranchAssessment.objects.bulk_create(
        [
            BranchAssessment(
                court_id=asked.court_id,
                scheme=asked.scheme,
                unit_id=branch.pk,
                assessed_year=asked.year,
            )
            for branch in branches
        ]
    )


@command("assessment.judge")
def judge_item(
    assessment: BranchAssessment,
    item_slug: str,
    awarded: Decimal,
    *,
    by: Actor,
    at: datetime,
    note: str = "",
) -> JudgedItem:
    """评分: a named person gives an item its value, or sets a veto (1) aside (0).

    Raises Refused for a value outside the item, for an item that the ledger scores, for somebody who
    judges his own branch, and once the assessment is frozen.
    """
    _check_open(assessment)
    _check_stranger(assessment, by, timezone.localdate(at))
    problem = _judgeable(assessment, item_slug, awarded)
    if problem is not None:
        raise Refused(problem)
    row = JudgedItem.objects.filter(assessment=assessment, item_slug=item_slug).first()
    row = row or JudgedItem(assessment=assessment, item_slug=item_slug)
    row.awarded, row.note, row.judged_at = awarded, note, at
    row.judged_by_id, row.judged_by_name = by.account_id, by.name
    row.save()
    return row


@command("assessment.object")
def file_objection(
    assessment: BranchAssessment, item_slug: str, *, said: str, by: Actor, at: datetime
) -> BranchObjection:
    """提出异议: the branch objects to an item before the freeze. Raises Refused afterwards."""
    _check_open(assessment)
    if not said.strip():
        raise refuse(
            "required", "没有写异议的内容。", place="said", remedy="请写明哪一项、为什么。"
        )
    known = {leaf.slug for leaf in scheme_of(assessment.scheme).leaves()}
    if item_slug not in known:
        raise refuse("item_unknown", "方案里没有这一项。", place="item")
    objection = BranchObjection(
        assessment=assessment,
        item_slug=item_slug,
        said=said.strip(),
        filed_at=at,
        recorded_by_id=by.account_id,
        filed_by_name=by.name,
    )
    objection.save()
    return objection


@command("assessment.answer")
def answer_objection(
    objection: BranchObjection, *, upheld: bool, answer: str, by: Actor, at: datetime
) -> BranchObjection:
    """答复异议: by somebody else, with reasons; what is upheld is then mended at its source."""
    if objection.answered_at is not None:
        raise refuse("answered_already", "这件异议已经答复。")
    if not answer.strip():
        raise refuse(
            "required", "没有写答复。", place="answer", remedy="请写明采纳或者不采纳的理由。"
        )
    objection.is_upheld, objection.answer = upheld, answer.strip()
    objection.answered_at, objection.answered_by_name = at, by.name
    objection.save()
    return objection


@command("assessment.review")
def review_assessments(asked: YearOfScheme, *, by: Actor, at: datetime) -> list[BranchAssessment]:
    """复核: a person has gone through all scores. Raises Refused while any is unknown or contested."""
    rows = _ready(asked, timezone.localdate(at))
    for row in rows:
        assessment = row.assessment
        assessment.reviewed_at = at
        assessment.reviewed_by_id, assessment.reviewed_by_name = by.account_id, by.name
        assessment.save()
    return [row.assessment for row in rows]


@command("assessment.freeze")
def freeze_assessments(
    asked: YearOfScheme, *, by: Actor, at: datetime, consequence: str = ""
) -> list[BranchAssessment]:
    """定稿: the scores stand with the version of the scheme; nothing changes them afterwards.

    Raises Refused before the review, and for the person who reviewed.
    """
    today = timezone.localdate(at)
    rows = _ready(asked, today)
    unreviewed = [row for row in rows if row.assessment.reviewed_at is None]
    if unreviewed:
        raise refuse("not_reviewed", "还没有复核，不能定稿。", remedy="请另一人先复核。")
    if any(row.assessment.reviewed_by_id == by.account_id for row in rows):
        raise refuse("same_person", "定稿须由复核以外的另一人办。", remedy="请同事办理。")
    for row in rows:
        _freeze(row, consequence, by, today)
    return [row.assessment for row in rows]


def _ready(asked: YearOfScheme, today: date) -> list[Drafted]:
    rows = drafted(asked.scheme, year=asked.year, as_of=today)
    if not rows:
        raise refuse("not_opened", f"{asked}的考核还没有启动。")
    for row in rows:
        _check_open(row.assessment)
    problems = list(_unfinished(rows))
    problems += [
        Problem("objection_open", str(one.assessment.unit), "还有异议没有答复。", "请先答复。")
        for one in open_objections(asked.scheme, year=asked.year)
    ]
    if problems:
        raise Refused(*problems)
    return rows


def _unfinished(rows: Iterable[Drafted]) -> Iterable[Problem]:
    for row in rows:
        for note in row.unknown:
            yield Problem(
                "score_unknown", str(row.assessment.unit), f"{note}。", "请补登、核免或者评分。"
            )


def _freeze(row: Drafted, consequence: str, by: Actor, today: date) -> None:
    one = row.assessment
    one.total, one.grade, one.consequence = row.total, row.grade, consequence
    one.scores = [_as_json(score) for score in row.scores]
    one.frozen_on, one.frozen_by_name = today, by.name
    one.save()


def _as_json(score: Score) -> dict[str, object]:
    return {
        "item": score.item.slug,
        "label": score.item.label,
        "full": str(score.item.full),
        "points": str(score.points),
        "facts": list(score.facts),
        "note": score.note,
        "parts": [_as_json(part) for part in score.parts],
    }


def _check_open(assessment: BranchAssessment) -> None:
    if assessment.frozen_on is not None:
        raise refuse("frozen", f"{assessment}已于{assessment.frozen_on}定稿，不能再改。")


def _check_stranger(assessment: BranchAssessment, by: Actor, on: date) -> None:
    if by.person_id is None:
        return
    belongs = Tenure.objects.filter(
        held_on(on),
        kind=BRANCH_MEMBERSHIP.slug,
        person_id=by.person_id,
        unit_id=assessment.unit_id,
    )
    if belongs.exists():
        raise refuse("own_branch", "不能给自己所在的支部评分。", remedy="请其他支部的同志评分。")


def _judgeable(assessment: BranchAssessment, item_slug: str, awarded: Decimal) -> Problem | None:
    scheme = scheme_of(assessment.scheme)
    if item_slug in {veto.slug for veto in scheme.vetoes}:
        return None
    found = next((leaf for leaf in scheme.leaves() if leaf.slug == item_slug), None)
    if found is None:
        return Problem("item_unknown", item_slug, "方案里没有这一项。")
    if found.source is None or found.source.form != "judged":
        said = f"“{found.label}”由台账计算，不能人工评分。"
        return Problem("scored_by_ledger", item_slug, said, "请改正台账，或者提出异议。")
    return within_full(found, awarded)
