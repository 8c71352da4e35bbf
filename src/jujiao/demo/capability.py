"""The fictional court's third focus as it stands today: an appraisal, a promotion, pairs, a trial, a course.

Everything is entered by the acts that a user has, by those whom the books name in the offices. It
belongs to the year after the books, whose figures it leaves as they are.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from jujiao.appraisals.grades import decide_grade
from jujiao.appraisals.models import Round
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.selectors import appraisees_of
from jujiao.appraisals.services import (
    MetricRow,
    MetricSheet,
    NewAppraisal,
    import_metrics,
    judge_item,
    open_appraisal,
)
from jujiao.careers.pairs import (
    FiledTalk,
    NewPair,
    PairOfTwo,
    confirm_talk,
    log_talk,
    pair_up,
    pairs_overlapping,
)
from jujiao.careers.publication import Nominee, publish
from jujiao.careers.research import NewResearch, open_research
from jujiao.careers.rules import appointed_by_congress
from jujiao.careers.selectors import LadderAsked, candidates
from jujiao.careers.trials import start_trial
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.careers import RANK_PROMOTION
from jujiao.catalogue.commendation import (
    ANNOUNCED,
    COMMENDATION_SELECTION,
    PERSON_PLACES,
    UNIT_PLACES,
)
from jujiao.catalogue.commendation import YEAR as YEAR_OF_APPRAISAL
from jujiao.catalogue.ladders import RANK
from jujiao.catalogue.relations import POST
from jujiao.catalogue.research import LED_BY_LEADER
from jujiao.catalogue.schemes import ADMINISTRATIVE, JUDGES
from jujiao.catalogue.selection import (
    DISCUSSED,
    MEMBERS,
    PRESENT,
    PROMOTION_ROUND,
    PROMOTION_ROUND_PATH,
)
from jujiao.catalogue.training import TRAINING_COURSE
from jujiao.demo.cohesion import YEAR
from jujiao.demo.present import Present, present_of
from jujiao.kernel.courses import StepTaken
from jujiao.kernel.ladders import Grade
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import confirm_record, file_record
from jujiao.people.models import Person, Tenure, Unit
from jujiao.policies.selectors import work_calendar
from jujiao.procedures.acts import NewProcedure, advance_procedure, open_procedure
from jujiao.procedures.models import Procedure

TALK_DAYS = (150, 120, 90, 60, 30, 5)
HEADS = {MEMBERS: 9, PRESENT: 7}


def load_capability(court: Unit, moment: datetime) -> None:
    """Enters what is under way in the present year, whole or not at all; a second time nothing."""
    present = present_of(court, moment)
    year = present.today.year
    told = Round.objects.filter(court_id=court.pk, appraisal_year=year).exists()
    if told or year <= YEAR or year not in work_calendar().years:
        return
    with transaction.atomic():
        _appraise(present)
        _appraise_judges(present)
        _commend(present)
        _research(present)
        _promote(present)
        _pair(present)
        _try_out(present)
        _train(present)


def _appraise(present: Present) -> None:
    """A round half judged, a few grades given."""
    opening = present.who("political", 20)
    court_id, year = present.court.pk, opening.on.year
    adopt_scheme(NewScheme(court_id, ADMINISTRATIVE, f"院发〔{year}〕1号"), **opening.stamp)
    new = NewAppraisal(court_id, year, ADMINISTRATIVE.slug)
    appraisal = open_appraisal(new, on=opening.on, **opening.stamp)
    judging = present.who("president", 6)
    people = list(appraisees_of(appraisal).exclude(person_id=judging.by.person_id or 0))
    for place, one in enumerate(people[: len(people) * 2 // 3]):
        points = Decimal(34 + place % 5)
        judge_item(one, item_slug="duties", points=points, **judging.stamp)
    for place, one in enumerate(people[:6]):
        grade = Grade.COMPETENT if place else Grade.EXCELLENT
        decide_grade(one, grade=grade, **judging.stamp)


def _appraise_judges(present: Present) -> None:
    """The judges by a scheme of their own: case data from a sheet, conduct judged, grades still to come."""
    opening = present.who("political", 19)
    court_id, year = present.court.pk, opening.on.year
    adopt_scheme(NewScheme(court_id, JUDGES, f"院发〔{year}〕2号"), **opening.stamp)
    appraisal = open_appraisal(
        NewAppraisal(court_id, year, JUDGES.slug), on=opening.on, **opening.stamp
    )
    judging = present.who("president", 5)
    people = list(appraisees_of(appraisal).exclude(person_id=judging.by.person_id or 0))
    rows = [
        MetricRow(one.person_id, slug, Decimal(amount), f"{year}年审判数据表")
        for place, one in enumerate(people)
        for slug, amount in _case_data(place).items()
    ]
    import_metrics(MetricSheet(court_id, year, rows), **present.who("political", 7).stamp)
    for place, one in enumerate(people):
        points = Decimal(8 + place % 3)
        judge_item(one, item_slug="conduct", points=points, **judging.stamp)


def _case_data(place: int) -> dict[str, int]:
    """What a sheet of case data says of somebody; the figures are made up by a rule."""
    return {
        "weighted_cases": 80 + 7 * place % 40,
        "cases_reversed": place % 3,
        "closing_rate": 88 + place % 9,
        "cases_praised": place % 2,
        "petitions_founded": 0,
    }


def _commend(present: Present) -> None:
    """This year's selection: places are announced, departments have nominated; nobody is named yet."""
    acting = present.who("political", 14)
    court_id, year = present.court.pk, acting.on.year
    new = NewProcedure(
        court_id, COMMENDATION_SELECTION.slug, unit_id=court_id, title=f"{year}年度评优评先"
    )
    selection = open_procedure(new, on=acting.on, **acting.stamp)
    places = {YEAR_OF_APPRAISAL: year, PERSON_PLACES: 10, UNIT_PLACES: 2}
    for step, days, numbers in ((ANNOUNCED, 12, places), ("nominated", 6, {})):
        taking = present.who("political", days)
        taken = StepTaken(step, taking.on, f"院政通〔{year}〕3号", numbers=numbers)
        advance_procedure(selection, taken, **taking.stamp)


def _research(present: Present) -> None:
    """A project of the year, approved and under way."""
    acting = present.who("political", 150)
    leader_id = present.who("president", 150).by.person_id
    assert leader_id is not None
    new = NewResearch(present.court.pk, "巡回审判便民机制研究", leader_id, LED_BY_LEADER)
    project = open_research(new, on=acting.on, **acting.stamp)
    approving = present.who("political", 130)
    number = f"院调研〔{approving.on.year}〕1号"
    step = StepTaken("approved", approving.on, number, LED_BY_LEADER)
    advance_procedure(project, step, **approving.stamp)


def _promote(present: Present) -> None:
    """One round whose first name is public, and one that has only begun."""
    decided = _a_round(present, "第一批，主任科员以上2名", 60, len(PROMOTION_ROUND_PATH.rules) - 1)
    publishing = present.who("political", 3)
    found = candidates(LadderAsked(present.court.pk, RANK, publishing.on))
    chosen = next(one for one in found if one.answer.eligible)
    assert chosen.answer.next is not None
    nominee = Nominee(decided, RANK_PROMOTION.slug, chosen.member.person_id, chosen.answer.next)
    number = f"公示〔{publishing.on.year}〕1号"
    publish(nominee, on=publishing.on, document_no=number, **publishing.stamp)
    _a_round(present, "第二批，科员1名", 12, 2)


def _a_round(present: Present, title: str, days: int, steps: int) -> Procedure:
    acting = present.who("political", days)
    court_id = present.court.pk
    new = NewProcedure(court_id, PROMOTION_ROUND.slug, unit_id=court_id, title=title)
    selection = open_procedure(new, on=acting.on, **acting.stamp)
    for place, rule in enumerate(PROMOTION_ROUND_PATH.rules[:steps]):
        taking = present.who("political", max(days - 2 - place * 6, 5))
        number = f"党组〔{taking.on.year}〕{place + 1}号"
        heads = HEADS if rule.step == DISCUSSED else {}
        step = StepTaken(rule.step, taking.on, number, numbers=heads)
        advance_procedure(selection, step, **taking.stamp)
    return selection


def _pair(present: Present) -> None:
    """The judge of the cast teaches a colleague of his department; the last talk waits for the other."""
    pairing = present.who("political", 170)
    mentor_id = present.who("judge", 0).by.person_id
    assert mentor_id is not None
    unit = present.scene.unit_of("judge")
    until = pairing.on + timedelta(days=364)
    term = Period(pairing.on, until)
    taught = pairs_overlapping(present.court.pk, term).values_list("counterpart_id", flat=True)
    free = [one for one in present.people(unit) if one.pk not in {mentor_id, *taught}]
    new = NewPair(present.court.pk, mentor_id, free[-1].pk, pairing.on, until, "协议1号")
    pair = PairOfTwo(pair_up(new, **pairing.stamp))
    for days in TALK_DAYS:
        writing = present.who("judge", days)
        talk = log_talk(pair, on=writing.on, outcome="talk", title="办案方法", **writing.stamp)
        if days != TALK_DAYS[-1]:
            agreeing = present.who("clerk", days)
            confirm_talk(FiledTalk(talk, pair.person_ids), **agreeing.stamp)


def _try_out(present: Present) -> None:
    """A post that the party group fills, on trial until shortly."""
    acting = present.who("clerk", 340)
    posts = Tenure.objects.filter(
        court_id=present.court.pk,
        kind=POST.slug,
        state=FactState.IN_FORCE.value,
        ends_on=None,
        starts_on__year=YEAR,
    )
    fitting = [one for one in posts.order_by("pk") if not appointed_by_congress(one.title)]
    if fitting:
        number = f"任〔{acting.on.year}〕1号"
        start_trial(fitting[0], noticed_on=acting.on, document_no=number, **acting.stamp)


def _train(present: Present) -> None:
    """A course of the year, so that hours are known."""
    acting = present.who("clerk", 80)
    people = Person.objects.filter(court_id=present.court.pk, on_roster=True).order_by("pk")[:40]
    entry = RecordEntry(
        present.court.pk,
        TRAINING_COURSE.slug,
        acting.on,
        title="民法典适用专题培训班",
        outcome="lessons",
        quantity=40,
        people=tuple((ATTENDEE, one.pk) for one in people),
    )
    course = file_record(entry, **acting.stamp)
    if course.state == FactState.FILED.value:
        confirm_record(course, **present.who("political", 79).stamp)
