"""Findings on their way in the fictional court: one step of one of them, by whoever's office takes it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from jujiao.demo.present import Acting, Present
from jujiao.evidence.services import Target, attach_evidence
from jujiao.findings.casework import FINDING, MEASURE, measures_of
from jujiao.findings.models import Finding
from jujiao.findings.services import (
    MeasureEntry,
    NoticeEntry,
    close_finding,
    confirm_finding,
    correct_on_spot,
    finish_measure,
    notify_rectification,
    plan_measures,
    report_rectification,
)
from jujiao.findings.services.inspections import (
    ProblemSeen,
    VisitEntry,
    VisitMade,
    plan_inspection,
    record_inspection,
)
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record
from jujiao.people.models import Unit

NOTE = "已按要求整改到位，附整改情况说明。"


class Casework:
    """Who takes which step; ``days`` is always how many days ago."""

    def __init__(self, present: Present) -> None:
        self.now = present
        self.court_id = present.court.pk
        self.own = present.scene.unit_of("head")

    def visited(
        self,
        stream: str,
        title: str,
        seen: Sequence[tuple[Unit, str, str]],
        *,
        days: int,
        focus_id: int | None = None,
    ) -> tuple[Record, list[Finding]]:
        acting = self.act("supervisor", days)
        units = tuple(dict.fromkeys(unit.pk for unit, _, _ in seen))
        visit = VisitEntry(
            self.court_id, stream, acting.on, title, "明察", units, self.group(), focus_id
        )
        planned = plan_inspection(visit, **acting.stamp) if focus_id else None
        problems = tuple(ProblemSeen(unit.pk, words, area) for unit, words, area in seen)
        record = record_inspection(VisitMade(visit, problems, planned), **acting.stamp)
        confirm_record(record, **self.act("discipline", days).stamp)
        return record, list(Finding.objects.filter(record=record).order_by("pk"))

    def confirmed(self, finding: Finding, username: str, days: int) -> None:
        acting = self.act(username, days)
        confirm_finding(
            as_it_is(finding), on=acting.on, version=as_it_is(finding).version, **acting.stamp
        )

    def notified(self, finding: Finding, number: str, days: int, *, workdays: int) -> None:
        acting = self.act("supervisor", days)
        no = f"{number[:2]}〔{acting.on.year}〕{number[2:]}"
        entry = NoticeEntry(self.court_id, (as_it_is(finding),), no, acting.on, workdays)
        notify_rectification(entry, **acting.stamp)

    def measured(
        self, finding: Finding, username: str, titles: Sequence[str], days: int, *, due: int
    ) -> None:
        acting, row = self.act(username, days), as_it_is(finding)
        assert row.unit is not None
        owner = self.now.people(row.unit)[0].pk
        until = max(self.now.today - timedelta(days=due), acting.on)
        ends_on = min(until, row.due_on) if row.due_on else until
        entries = [MeasureEntry(one, owner, ends_on) for one in titles]
        plan_measures(row, entries, version=row.version, **acting.stamp)

    def finished(
        self, finding: Finding, username: str, days: int, *, with_files: bool = False
    ) -> None:
        acting = self.act(username, days)
        for measure in measures_of(as_it_is(finding)):
            finish_measure(measure, on=acting.on, result=NOTE, **acting.stamp)
            if with_files:
                self.evidence(Target(self.court_id, measure.unit_id, MEASURE, measure.pk), days)

    def reported(self, finding: Finding, username: str, days: int) -> None:
        acting, row = self.act(username, days), as_it_is(finding)
        self.evidence(Target(self.court_id, row.unit_id, FINDING, row.pk), days)
        report_rectification(row, on=acting.on, note=NOTE, version=row.version, **acting.stamp)

    def corrected(self, finding: Finding, days: int) -> None:
        acting, row = self.act("supervisor", days), as_it_is(finding)
        self.evidence(Target(self.court_id, row.unit_id, FINDING, row.pk), days)
        correct_on_spot(row, on=acting.on, note="当场改正。", version=row.version, **acting.stamp)

    def closed(self, finding: Finding, days: int) -> None:
        acting, row = self.act("discipline", days), as_it_is(finding)
        close_finding(row, on=acting.on, version=row.version, **acting.stamp)

    def evidence(self, target: Target, days: int) -> None:
        acting = self.act("clerk", days)
        attach_evidence(target, file_name="整改情况说明.txt", content=NOTE.encode(), **acting.stamp)

    def act(self, username: str, days: int) -> Acting:
        return self.now.who(username, days)

    def group(self) -> tuple[int, ...]:
        return (self.person("supervisor"), self.person("discipline"))

    def person(self, username: str) -> int:
        person_id = self.now.who(username, 0).by.person_id
        assert person_id is not None
        return person_id


def as_it_is(finding: Finding) -> Finding:
    """The row as it stands."""
    return Finding.objects.select_related("unit").get(pk=finding.pk)
