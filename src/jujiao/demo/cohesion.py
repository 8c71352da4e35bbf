"""The fictional court's fifth focus: its plan, its tasks, where it went, whom it visited, who talked.

Everything is entered by the acts that a user has, by those whom the books name in the offices; what is
said is invented. Entering it again changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from jujiao.access.actors import Actor, actor_of
from jujiao.access.models import Account
from jujiao.care.visits import Need, VisitEntry, record_visit
from jujiao.catalogue.care import VISIT_FESTIVALS
from jujiao.catalogue.festivals import SPRING, festival_day
from jujiao.catalogue.law_outreach import LESSON
from jujiao.catalogue.outreach import BILINGUAL, COUNTED, ESTIMATED, LAW_INTO_SCHOOLS, LAW_PUBLICITY
from jujiao.catalogue.plan_sorts import ACTION_PLAN
from jujiao.catalogue.relations import RETIREMENT, UNIT_MEMBERSHIP
from jujiao.catalogue.talks import HELP_WANTED
from jujiao.ledger.models import Campaign
from jujiao.mindset.positions import PositionEntry, enter_position, review_position
from jujiao.mindset.talks import DifficultyTold, Promise, TalkEntry, record_staff_talk
from jujiao.outreach.events import EventEntry, record_event
from jujiao.outreach.places import CampaignEntry, PlaceList, enter_places, open_campaign
from jujiao.outreach.vice_principals import ServiceEntry, record_service, terms
from jujiao.people.models import Person, Place, Tenure, Unit
from jujiao.people.selectors import held_on
from jujiao.plans.drafts import plan_of_toml
from jujiao.plans.models import Plan
from jujiao.plans.services import Adoption, adopt_plan
from jujiao.plans.standings import MEASURE
from jujiao.tasks.incoming import PaperEntry, Part, Reply, answer_paper, receive_paper
from jujiao.tasks.models import Task
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import (
    Assignment,
    SuggestionEntry,
    accept_task,
    assign_task,
    make_suggestion,
    report_task_done,
    return_task,
    settle_task,
)

YEAR = 2025
PLAN = Path(__file__).with_name("plan_2025.toml")
PLACES = (
    ("清泉社区", "community"),
    ("东园社区", "community"),
    ("北岭嘎查", "village"),
    ("乌兰沟嘎查", "village"),
    ("柳河村", "village"),
    ("长风煤业公司", "enterprise"),
    ("绿源乳业公司", "enterprise"),
    ("沙湾牧区", "pasture"),
)
SERIES = "法韵四季行"
LESSON_DAYS = ((3, 20), (5, 15), (9, 18), (11, 13))
TALK_DAYS = ((2, 20), (4, 10), (6, 12), (8, 14), (10, 16), (11, 20))


@dataclass(frozen=True, slots=True)
class Scene:
    """The court and those of its cast who act here."""

    court: Unit

    def actor(self, username: str, on: date) -> Actor:
        """Whoever holds the office that logs in under this name."""
        return actor_of(Account.objects.get(username=username), on=on)

    def unit_of(self, username: str) -> Unit:
        """The department of that member of the cast."""
        held = Tenure.objects.filter(
            held_on(day(12, 1)), person_id=self.person_of(username), kind=UNIT_MEMBERSHIP.slug
        )
        unit = held.select_related("unit").order_by("pk")[0].unit
        assert unit is not None
        return unit

    def person_of(self, username: str) -> int:
        """The member of staff behind that account."""
        person_id = Account.objects.get(username=username).person_id
        assert person_id is not None
        return person_id


def day(month: int, number: int) -> date:
    """A day of the year that is told."""
    return date(YEAR, month, number)


def at(on: date) -> datetime:
    """The morning of a day."""
    return timezone.make_aware(datetime.combine(on, time(9, 0)))


@dataclass(frozen=True, slots=True)
class Outing:
    """An event of law publicity away from the court."""

    on: date
    place: str
    headcount: int
    basis: str
    kind: str = LAW_PUBLICITY.slug


OUTINGS = (
    Outing(day(3, 15), "清泉社区", 64, COUNTED),
    Outing(day(4, 15), "北岭嘎查", 120, ESTIMATED),
    Outing(day(5, 20), "长风煤业公司", 85, COUNTED),
    Outing(day(6, 26), "东园社区", 70, COUNTED),
    Outing(day(9, 12), "乌兰沟嘎查", 150, ESTIMATED),
    Outing(day(12, 4), "绿源乳业公司", 58, COUNTED),
)


def load_cohesion(court: Unit) -> None:
    """Enters the plan and the fifth focus of the court, whole or not at all; a second time nothing."""
    scene = Scene(court)
    if Place.objects.filter(court=court).exists():
        return
    with transaction.atomic():
        plan = _adopt(scene)
        _go_out(scene)
        _serve_schools(scene)
        _visit_retirees(scene)
        _talk(scene)
        _keep_positions(scene)
        _ask_and_answer(scene, plan)


def _adopt(scene: Scene) -> Plan:
    draft = plan_of_toml(PLAN.read_text(encoding="utf-8"))
    on = draft.adopted_on
    adoption = Adoption(scene.court.pk, ACTION_PLAN.slug, draft)
    return adopt_plan(adoption, by=scene.actor("political", on), at=at(on))


def _go_out(scene: Scene) -> None:
    on = day(1, 20)
    clerk, court_id = scene.actor("clerk", on), scene.court.pk
    schools = sorted({(one.outside, "school") for one in terms(court_id)})
    enter_places(PlaceList(court_id, (*PLACES, *schools)), by=clerk, at=at(on))
    series = open_campaign(CampaignEntry(court_id, SERIES, on, day(12, 31)), by=clerk, at=at(on))
    taught = [
        Outing(day(9, 1 + place), school, 90, ESTIMATED, LAW_INTO_SCHOOLS.slug)
        for place, (school, _) in enumerate(schools[:3])
    ]
    for outing in (*OUTINGS, *taught):
        _hold(scene, outing, series)


def _hold(scene: Scene, outing: Outing, series: Campaign) -> None:
    place = Place.objects.get(court=scene.court, name=outing.place)
    said: tuple[tuple[str, str | int], ...] = (
        ("headcount_basis", outing.basis),
        ("leaflets", 100),
    )
    if place.place_kind in ("village", "pasture"):
        said += (("bilingual", BILINGUAL),)
    entry = EventEntry(
        scene.court.pk,
        outing.kind,
        outing.on,
        f"{SERIES}：走进{outing.place}",
        scene.unit_of("clerk").pk,
        place.pk,
        series.pk,
        outing.headcount,
        said,
    )
    record_event(entry, by=scene.actor("clerk", outing.on), at=at(outing.on))


def _serve_schools(scene: Scene) -> None:
    """Everybody gives his lessons but for the last, who still owes half of them."""
    running = [one for one in terms(scene.court.pk) if one.ends_on and one.ends_on > day(12, 31)]
    for place, term in enumerate(running):
        days = LESSON_DAYS if place < len(running) - 1 else LESSON_DAYS[:2]
        for month, number in days:
            on = day(month, number)
            lesson = ServiceEntry(
                scene.court.pk, term.person_id, term.outside, on, LESSON, "法治课", class_hours=1
            )
            record_service(lesson, by=scene.actor("clerk", on), at=at(on))


def _visit_retirees(scene: Scene) -> None:
    """Of the retirees all but three before the Spring Festival, all but two before Double Ninth."""
    visitor = scene.person_of("political")
    for festival, left_out in zip(VISIT_FESTIVALS, (3, 2), strict=True):
        on = festival_day(festival, YEAR)
        retired = _people(scene.court, RETIREMENT.slug, on)
        visited = retired[: len(retired) - left_out]
        asked = (
            Need(visited[0].pk, "帮助联系社区改造楼道扶手", unit_id=scene.unit_of("clerk").pk),
        )
        entry = VisitEntry(
            scene.court.pk,
            on.replace(day=on.day - 5),
            festival,
            tuple(one.pk for one in visited),
            (visitor,),
            needs=asked if festival == SPRING else (),
        )
        record_visit(entry, by=scene.actor("clerk", on), at=at(on))


def _talk(scene: Scene) -> None:
    """The president and the head of a department talk with the people of that department."""
    unit = scene.unit_of("head")
    own = scene.person_of("head")
    members = [
        one for one in _people(scene.court, UNIT_MEMBERSHIP.slug, day(1, 2), unit) if one.pk != own
    ]
    for place, when in enumerate(TALK_DAYS):
        on, with_whom = day(*when), members[place % len(members)]
        talker = scene.actor("head" if place % 2 else "president", on)
        assert talker.person_id is not None
        help_wanted = DifficultyTold(
            "pressure",
            HELP_WANTED,
            (Promise("调整一名书记员协助归档", unit_id=unit.pk, due_on=day(7, 31)),),
        )
        entry = TalkEntry(
            scene.court.pk,
            on,
            talker.person_id,
            (with_whom.pk,),
            said={"affirmed": "工作踏实，肯动脑筋。", "direction": "多参加业务研讨。"},
            difficulties=(help_wanted,) if place == 2 else (),
        )
        record_staff_talk(entry, by=talker, at=at(on))


def _keep_positions(scene: Scene) -> None:
    on = day(1, 10)
    owner = scene.person_of("clerk")
    for name, sort in (("示例法院发布", "public_account"), ("法官讲堂", "lecture")):
        entry = PositionEntry(scene.court.pk, name, sort, scene.unit_of("clerk").pk, owner, on)
        position = enter_position(entry, by=scene.actor("political", on), at=at(on))
        if sort == "public_account":
            looked = day(7, 8)
            political = scene.actor("political", looked)
            review_position(position, on=looked, result="sound", by=political, at=at(looked))


def _ask_and_answer(scene: Scene, plan: Plan) -> None:
    _from_above(scene)
    _from_the_plan(scene, plan)
    on = day(11, 3)
    entry = SuggestionEntry(scene.court.pk, scene.unit_of("officer").pk, "食堂晚餐延长半小时")
    make_suggestion(entry, by=scene.actor("judge", on), at=at(on))


def _from_above(scene: Scene) -> None:
    """One paper is divided and answered, another is still owed its answer."""
    on, unit = day(3, 3), scene.unit_of("clerk")
    parts = (Part("汇总队伍建设行动方案落实情况", unit_id=unit.pk, due_on=day(3, 25)),)
    paper = PaperEntry(
        scene.court.pk,
        "关于报送队伍建设行动方案落实情况的通知",
        "示例市中级人民法院",
        on,
        "示例中法办〔2025〕11号",
        day(3, 31),
        unit_id=unit.pk,
        parts=parts,
    )
    kept = receive_paper(paper, by=scene.actor("political", on), at=at(on))
    task = Task.objects.get(source_type="incoming_paper", source_id=kept.pk)
    _settle(scene, task, day(3, 24))
    reply = Reply(day(3, 28), "示例法〔2025〕9号")
    answer_paper(kept, reply, by=scene.actor("political", day(3, 28)), at=at(day(3, 28)))
    later = day(12, 8)
    owed = PaperEntry(
        scene.court.pk,
        "关于报送全年普法工作总结的通知",
        "示例市普法依法治理办公室",
        later,
        "示例普法办〔2025〕6号",
        day(12, 26),
        unit_id=unit.pk,
        parts=(Part("起草普法履职报告", unit_id=unit.pk),),
    )
    receive_paper(owed, by=scene.actor("political", later), at=at(later))


def _from_the_plan(scene: Scene, plan: Plan) -> None:
    """Tasks of two measures: one settled, one returned to be done again."""
    head = scene.unit_of("head")
    for ordinal, title, due in (
        (1, "编印第一议题学习清单", (4, 30)),
        (20, "编排全年文体活动", (5, 31)),
    ):
        on = day(2, 10)
        asked = Assignment(
            scene.court.pk,
            title,
            on,
            unit_id=head.pk,
            due_on=day(*due),
            source_type=MEASURE,
            source_id=plan.measures.get(ordinal=ordinal).pk,
            task_sort=TaskSort.MEASURE,
        )
        task = assign_task(asked, by=scene.actor("political", on), at=at(on))
        if ordinal == 1:
            _settle(scene, task, day(4, 20), by="head")
        else:
            _report(scene, task, day(5, 28), by="head")
            political = scene.actor("political", day(6, 3))
            return_task(task, why="没有写经费来源。", by=political, at=at(day(6, 3)))


def _settle(scene: Scene, task: Task, on: date, *, by: str = "clerk") -> None:
    _report(scene, task, on, by=by)
    settle_task(task, by=scene.actor("political", on), at=at(on))


def _report(scene: Scene, task: Task, on: date, *, by: str) -> None:
    who = scene.actor(by, on)
    if by == "head":
        accept_task(task, by=who, at=at(on))
    report_task_done(task, done_on=on, note="已按要求办完。", by=who, at=at(on))


def _people(court: Unit, kind: str, on: date, unit: Unit | None = None) -> Sequence[Person]:
    held = Tenure.objects.filter(held_on(on), court=court, kind=kind)
    if unit is not None:
        held = held.filter(unit=unit)
    return list(Person.objects.filter(pk__in=held.values("person_id")).order_by("pk"))
