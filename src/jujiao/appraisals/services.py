"""The acts of a yearly appraisal, from opening a round to judging: everything before a grade is decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.appraisals.content import scheme_from_json
from jujiao.appraisals.models import Appraisee, Judgement, Metric, Round
from jujiao.appraisals.rules import ABSENCES, check_open, participation, scheme_as_it_was
from jujiao.appraisals.schemes import adopted_scheme
from jujiao.careers.standings import Conduct, conduct_of, holdings_on
from jujiao.catalogue.relations import STAFF_CLASS
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import refuse
from jujiao.kernel.schemes import Item
from jujiao.people.models import Person


@dataclass(frozen=True, slots=True)
class NewAppraisal:
    """Which class of staff is to be appraised for which year, by which scheme."""

    court_id: int
    year: int
    scheme: str

    def __str__(self) -> str:
        return f"{self.year}年度考核 {self.scheme}"


@command("appraisal.open")
def open_appraisal(new: NewAppraisal, *, on: date, by: Actor, at: datetime) -> Round:
    """启动考核: the people of the scheme's classes, each on the terms that the known facts give.

    Raises Refused where the court adopted no such scheme for the year, or the round exists.
    """
    year = year_of(new.year)
    adopted = adopted_scheme(new.court_id, new.scheme, on=year.last)
    if adopted is None:
        raise refuse(
            "scheme_not_adopted",
            "本院还没有通过这份考核方案。",
            place="scheme",
            remedy="请先通过方案。",
        )
    scheme = scheme_from_json(adopted.content)
    scheme_as_it_was(scheme, year.last)
    same = Round.objects.filter(
        court_id=new.court_id, appraisal_year=new.year, scheme__slug=new.scheme
    )
    if same.exists():
        raise refuse("round_exists", f"{new.year}年度的这项考核已经启动。")
    appraisal = Round(court_id=new.court_id, scheme=adopted, appraisal_year=new.year, opened_on=on)
    appraisal.save()
    Appraisee.objects.bulk_create(
        _appraisees(appraisal, scheme.classes, min(on, year.last), conduct_of(new.court_id))
    )
    return appraisal


def people_of_classes(court_id: int, classes: Sequence[str], *, on: date) -> list[int]:
    """Everybody serving on the day whose class of staff is one of these."""
    return [
        person_id
        for person_id, one in holdings_on(court_id, on).items()
        if one.serving and one.titles.get(STAFF_CLASS.slug) in classes
    ]


@command("appraisal.exempt")
def exempt_appraisee(appraisee: Appraisee, *, cause: str, by: Actor, at: datetime) -> Appraisee:
    """不参加或不定等次: by one of the causes that the rules name. Raises Refused for any other."""
    check_open(appraisee.round.frozen_on)
    if cause not in ABSENCES:
        raise refuse("no_cause", "规定里没有这种情形。", place="cause", remedy="请选择列出的情形。")
    terms = ABSENCES[cause]
    appraisee.takes_part, appraisee.in_quota = terms.takes_part, terms.in_quota
    appraisee.at_best, appraisee.ground = terms.at_best.value, terms.ground
    appraisee.grade = ""
    appraisee.save()
    return appraisee


@command("appraisal.judge")
def judge_item(
    appraisee: Appraisee, *, item_slug: str, points: Decimal, by: Actor, at: datetime
) -> Judgement:
    """评分: a named person gives the points of an item that the scheme leaves to judgement."""
    check_open(appraisee.round.frozen_on)
    item = _judged_item(appraisee.round, item_slug)
    if not item.floor <= points <= item.full:
        raise refuse(
            "points_out_of_range",
            f"“{item.label}”应在{item.bounds}之间。",
            place="points",
            remedy="请改正。",
        )
    given = Judgement.objects.filter(appraisee=appraisee, item_slug=item_slug).first()
    judgement = given or Judgement(appraisee=appraisee, item_slug=item_slug)
    judgement.points, judgement.judged_at = points, at
    judgement.judged_by_name, judgement.judged_by_id = by.name, by.account_id
    judgement.save()
    return judgement


@dataclass(frozen=True, slots=True)
class MetricRow:
    """A value as a workbook has it, with the cell it came from."""

    person_id: int
    slug: str
    amount: Decimal
    source_ref: str


@dataclass(frozen=True, slots=True)
class MetricSheet:
    """What one workbook says of a year."""

    court_id: int
    year: int
    rows: Sequence[MetricRow]

    def __str__(self) -> str:
        return f"{self.year}年度考核数据{len(self.rows)}条"


@command("appraisal.import")
def import_metrics(sheet: MetricSheet, *, by: Actor, at: datetime) -> int:
    """导入数据: read-only facts of case quality; the same value again changes nothing."""
    known = {
        (one.person_id, one.slug): one
        for one in Metric.objects.filter(court_id=sheet.court_id, metric_year=sheet.year)
    }
    written = 0
    for row in sheet.rows:
        metric = known.get((row.person_id, row.slug)) or Metric(
            court_id=sheet.court_id,
            person_id=row.person_id,
            metric_year=sheet.year,
            slug=row.slug,
        )
        if metric.pk is None or metric.amount != row.amount:
            metric.amount, metric.source_ref, metric.read_at = row.amount, row.source_ref, at
            metric.save()
            written += 1
    return written


def _appraisees(
    appraisal: Round, classes: Sequence[str], on: date, conduct: Conduct
) -> list[Appraisee]:
    people = people_of_classes(appraisal.court_id, classes, on=on)
    started = dict(Person.objects.filter(pk__in=people).values_list("pk", "joined_work_on"))
    year = year_of(appraisal.appraisal_year)
    terms = {
        pk: participation(started.get(pk), conduct.sanctions.get(pk, ()), year) for pk in people
    }
    return [
        Appraisee(
            round=appraisal,
            person_id=pk,
            takes_part=one.takes_part,
            in_quota=one.in_quota,
            at_best=one.at_best.value,
            ground=one.ground,
        )
        for pk, one in terms.items()
    ]


def _judged_item(appraisal: Round, item_slug: str) -> Item:
    leaves = scheme_from_json(appraisal.scheme.content).leaves()
    found = next((leaf for leaf in leaves if leaf.slug == item_slug), None)
    if found is None or found.source is None or found.source.form != "judged":
        raise refuse("not_judged", "这一项不是评分项，由台账或数据得出。", place="item")
    return found
