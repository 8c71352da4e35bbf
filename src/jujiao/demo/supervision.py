"""The fictional court's fourth focus as it stands today: visits, findings late and in time, a bulletin.

Everything is entered by the acts that a user has, by those whom the books name in the offices; what is
found is invented. It belongs to the year after the books, whose figures it leaves as they are.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from jujiao.demo.casework import Casework
from jujiao.demo.cohesion import YEAR
from jujiao.demo.integrity import Integrity
from jujiao.demo.months import Months
from jujiao.demo.present import Present, present_of
from jujiao.findings.bulletins import BulletinDraft
from jujiao.findings.models import InspectionFocus
from jujiao.findings.services import contest_finding
from jujiao.findings.services.bulletins import deliver_bulletin, issue_bulletin, receive_bulletin
from jujiao.findings.services.inspections import (
    FocusEntry,
    VisitEntry,
    plan_inspection,
    set_focus,
)
from jujiao.findings.services.sheets import SheetOrder, number_sheet
from jujiao.ledger.models import Record
from jujiao.people.models import Unit, UnitSort
from jujiao.policies.selectors import work_calendar

POINTS = (("court_affairs", "庭审规范与着装", 6), ("conduct", "节假日前纪律作风", 4))


def load_supervision(court: Unit, moment: datetime) -> None:
    """Enters what is under way in the present year, whole or not at all; a second time nothing."""
    present = present_of(court, moment)
    year = present.today.year
    told = InspectionFocus.objects.filter(court_id=court.pk, plan_year=year).exists()
    if told or year <= YEAR or year not in work_calendar().years:
        return
    with transaction.atomic():
        story = Story(present)
        story.plan_the_year()
        story.publish(story.visit_long_ago())
        story.visit_of_late()
        story.plan_ahead()
        integrity = Integrity(present)
        integrity.hear_the_feedback()
        integrity.know_the_risks()
        integrity.talk_and_teach()
        Months(present).report_the_year()


class Story(Casework):
    """What happens, told in the order of its days."""

    def __init__(self, present: Present) -> None:
        super().__init__(present)
        inspectors = {present.scene.unit_of(one).pk for one in ("supervisor", "discipline")}
        rows = Unit.objects.filter(court_id=self.court_id, sort=UnitSort.DEPARTMENT.value)
        others = rows.exclude(pk__in={*inspectors, self.own.pk}).order_by("display_order")
        self.first, self.second = others[0], others[1]

    def plan_the_year(self) -> None:
        """The points of the year."""
        acting = self.now.who("supervisor", 330)
        for stream, title, times in POINTS:
            entry = FocusEntry(self.court_id, stream, acting.on.year, title, times)
            set_focus(entry, **acting.stamp)

    def visit_long_ago(self) -> Record:
        """A visit whose findings went three ways: closed, corrected on the spot, late."""
        seen = (
            (self.own, "叫号后窗口无人应答", "service_window"),
            (self.first, "庭审前未核对当事人身份", "hearing"),
            (self.first, "审判人员未按规定佩戴徽章", "dress"),
        )
        point = InspectionFocus.objects.filter(court_id=self.court_id).order_by("pk")[0]
        record, [answered, corrected, late] = self.visited(
            "court_affairs", "庭审规范与窗口服务", seen, days=70, focus_id=point.pk
        )
        self.confirmed(answered, "head", 68)
        self.notified(answered, "督整1号", 66, workdays=10)
        self.measured(answered, "head", ("增设一名导诉员", "叫号系统加语音提示"), 64, due=56)
        self.finished(answered, "head", 58)
        self.reported(answered, "head", 57)
        self.closed(answered, 54)
        self.confirmed(corrected, "political", 68)
        self.corrected(corrected, 67)
        self.closed(corrected, 60)
        self.confirmed(late, "political", 68)
        self.notified(late, "督整2号", 66, workdays=10)
        self.measured(late, "political", ("统一核发徽章并建立领用登记",), 62, due=52)
        return record

    def publish(self, visited: Record) -> None:
        """The first bulletin of the year; one of the two departments has signed for it."""
        issuing = self.now.who("discipline", 45)
        year = issuing.on.year
        draft = BulletinDraft(
            self.court_id,
            "court_affairs",
            year,
            1,
            issuing.on,
            cites=(visited,),
            good_practice="各部门开庭准时，庭审用语规范。",
        )
        bulletin = issue_bulletin(draft, **issuing.stamp)
        sending = self.now.who("supervisor", 44)
        units = [self.own.pk, self.first.pk]
        sent = deliver_bulletin(bulletin, units, on=sending.on, **sending.stamp)
        signing = self.now.who("head", 43)
        name = signing.by.name
        receive_bulletin(sent[0], on=signing.on, received_by=name, **signing.stamp)

    def visit_of_late(self) -> None:
        """Visits whose findings wait: for a second look, for the department, for an answer, for a day."""
        _, [looked_at] = self.visited(
            "court_affairs", "公务用车", ((self.own, "派车单填写不全", "vehicles"),), days=30
        )
        self.confirmed(looked_at, "head", 28)
        self.corrected(looked_at, 27)
        _, [soon] = self.visited(
            "trial_conduct", "庭审作风", ((self.second, "开庭时接打电话", "hearing"),), days=20
        )
        self.confirmed(soon, "political", 19)
        self.notified(soon, "督整3号", 18, workdays=14)
        self.measured(soon, "political", ("手机入柜", "庭前提示"), 17, due=-2)
        seen = (
            (self.own, "午间值班空岗", "attendance"),
            (self.second, "会议期间随意走动", "meetings"),
        )
        _, [contested, _] = self.visited("conduct", "午间值班和会风", seen, days=8)
        acting = self.act("head", 7)
        contest_finding(
            contested,
            on=acting.on,
            grounds="当日值班人员在调解室接待来访群众，有接待登记。",
            version=contested.version,
            **acting.stamp,
        )

    def plan_ahead(self) -> None:
        """A visit that all inspectors know of, with its sheet, and a 暗访 that its group alone knows."""
        acting = self.now.who("supervisor", 0)
        group = self.group()
        for stream, title, mode, ahead in (
            ("court_affairs", "立案窗口服务", "明察", 6),
            ("conduct", "节前值班", "暗访", 9),
        ):
            on = acting.on + timedelta(days=ahead)
            entry = VisitEntry(self.court_id, stream, on, title, mode, (self.own.pk,), group)
            planned = plan_inspection(entry, **acting.stamp)
        order = SheetOrder(self.court_id, "conduct", "service_window", self.own.pk, planned.pk)
        number_sheet(order, **acting.stamp)
