"""The integrity of the fictional court: feedback from above, the register of risks, a talk, what a case taught."""

from __future__ import annotations

from datetime import timedelta

from jujiao.catalogue.activities import DISCIPLINE
from jujiao.demo.casework import Casework, as_it_is
from jujiao.demo.cohesion import at
from jujiao.findings.models import Finding
from jujiao.findings.services import sustain_finding
from jujiao.findings.services.external import (
    Feedback,
    FeedbackProblem,
    approve_rectification,
    register_feedback,
    sign_rectification,
)
from jujiao.integrity.services.education import Gap, GapMeasure, draw_lessons, enter_receipts
from jujiao.integrity.services.risks import RiskEntry, enter_risk
from jujiao.integrity.services.talks import Promise, TalkEntry, record_talk
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import file_record

RISKS = (
    ("立案员", "立案审查", "对应当受理的案件拖延不立", "process", "middle", 380),
    ("执行员", "案款发放", "案款到账后不及时发放", "process", "high", 380),
    ("采购经办人", "设备采购", "不按规定比选供应商", "post", "middle", 90),
    ("公章保管人", "用印审批", "未经审批用印", "system", "low", 90),
    ("鉴定联络人", "委托鉴定", "与中介机构不当接触", "mind", "middle", 60),
)
FEEDBACK = (
    ("对巡回审判点的管理制度不健全", "political"),
    ("个别支部组织生活记录不完整", "organisation"),
    ("公务接待审批手续不齐", "discipline"),
    ("以往整改的长效机制还需巩固", "rectification"),
)


class Integrity(Casework):
    """What is done against temptation, in the order of its days."""

    def hear_the_feedback(self) -> None:
        """巡察反馈 with a problem struck off, one that lacks the leader's word, one late, one for ever."""
        acting = self.now.who("officer", 120)
        problems = tuple(
            FeedbackProblem(title, area, self.person("president"), self.person("head"), self.own.pk)
            for title, area in FEEDBACK
        )
        feedback = Feedback(
            self.court_id,
            f"{acting.on.year}年常规巡察",
            "旗委第一巡察组",
            acting.on,
            problems,
            "巡反1号",
        )
        record = register_feedback(feedback, **acting.stamp)
        found = list(Finding.objects.filter(record=record).order_by("pk"))
        for one in found:
            self.confirmed(one, "political", 118)
        struck, unsigned, late, kept = (Finding.objects.get(pk=one.pk) for one in found)
        for one, due in ((struck, 60), (unsigned, 30), (late, 20), (kept, 40)):
            self.measured(one, "officer", (f"制定措施，{one.title[:8]}限期改进",), 110, due=due)
        for one, days in ((struck, 70), (unsigned, 35)):
            self.finished(one, "political", days, with_files=True)
            self.reported(one, "political", days - 1)
        leader = self.act("president", 66)
        sign_rectification(
            as_it_is(struck), on=leader.on, version=as_it_is(struck).version, **leader.stamp
        )
        noting = self.act("officer", 65)
        approve_rectification(
            as_it_is(struck),
            meeting="整改工作领导小组会议",
            held_on=noting.on,
            version=as_it_is(struck).version,
            **noting.stamp,
        )
        self.closed(struck, 60)
        keeping = self.act("discipline", 40)
        sustain_finding(
            as_it_is(kept),
            on=keeping.on,
            why="每半年回头看一次。",
            version=as_it_is(kept).version,
            **keeping.stamp,
        )

    def know_the_risks(self) -> None:
        """The register of risks; those of the year before are to be rated again."""
        holders = self.now.people(self.own)
        for place, (post, power, risk, sort, level, days) in enumerate(RISKS):
            on = self.now.today - timedelta(days=days)
            acting = self.act("discipline", 0)
            entry = RiskEntry(
                self.court_id,
                self.own.pk,
                post,
                power,
                risk,
                sort,
                level,
                "岗位轮换，双人经办，按季抽查。",
                owner_id=self.person("head"),
                holder_id=holders[place % len(holders)].pk,
            )
            enter_risk(entry, by=acting.by, at=at(on))

    def talk_and_teach(self) -> None:
        """A talk with a promise, an event with receipts, and what a case taught."""
        acting = self.act("discipline", 50)
        said = {
            "affirmed": "工作认真负责。",
            "direction": "继续保持。",
            "requests": "希望安排业务培训。",
        }
        promise = Promise(
            "安排一次业务培训", self.person("political"), acting.on + timedelta(days=60)
        )
        talk = TalkEntry(
            self.court_id,
            acting.on,
            self.person("discipline"),
            self.person("judge"),
            "regular",
            said,
            (promise,),
        )
        record_talk(talk, **acting.stamp)
        kinds = {kind.slug: kind.slug for kind in DISCIPLINE}
        filing = self.act("clerk", 40)
        family, lesson = (
            file_record(
                RecordEntry(
                    self.court_id,
                    kinds[slug],
                    filing.on,
                    title=title,
                    unit_id=self.own.pk,
                    quantity=20,
                ),
                **filing.stamp,
            )
            for slug, title in (
                ("family_integrity", "家属助廉座谈"),
                ("lessons_from_cases", "以案促改专题会"),
            )
        )
        signed = [one.pk for one in self.now.people(self.own)[:4]]
        enter_receipts(family, signed, on=filing.on, slip_no="回执1", **filing.stamp)
        measure = GapMeasure(
            "修订窗口收费公示", self.person("head"), filing.on + timedelta(days=50)
        )
        draw_lessons(lesson, [Gap("收费公示不及时更新", (measure,))], **filing.stamp)
