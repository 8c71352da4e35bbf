"""晋升、遴选、选任: what is kept before names are public, the notice, the document and the tenure."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.careers.publication import Nominee, appoint, publish
from jujiao.careers.selectors import LadderAsked, candidate
from jujiao.catalogue.careers import APPOINTMENT, JUDGE_QUOTA_SELECTION, RANK_PROMOTION
from jujiao.catalogue.pre_post_integrity import APPOINTEE, PRE_POST_GATE, TALK_GATE
from jujiao.catalogue.relations import STAFF_CLASS
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.selection import (
    APPOINTMENT_ROUND,
    MEMBERS,
    PRESENT,
    PROMOTION_ROUND,
    QUOTA_ROUND,
    ROUND_PATHS,
)
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.courses import Named, StepTaken
from jujiao.kernel.ladders import SanctionKind
from jujiao.kernel.problems import Refused
from jujiao.kernel.votes import MORE_THAN_HALF, Count
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person, Tenure, Unit
from jujiao.procedures.acts import NewProcedure, advance_procedure, open_procedure
from jujiao.procedures.models import Procedure, Step, StepPerson
from mechanisms.personnel import (
    NOON,
    a_court,
    a_member,
    a_policy,
    a_sanction,
    a_tenure,
    an_actor,
    stamp,
    the_calendar,
    writing,
)

pytestmark = pytest.mark.django_db
FRIDAY = date(2025, 1, 24)


def step(slug: str, on: date = date(2025, 1, 10), **more: object) -> StepTaken:
    return StepTaken(slug, on, "旗纪函〔2025〕3号", **more)  # type: ignore[arg-type]


def a_round(court: Unit, kind: str = PROMOTION_ROUND.slug) -> Procedure:
    new = NewProcedure(court.pk, kind, unit_id=court.pk, title="第一批，名额2名")
    return open_procedure(new, on=date(2025, 1, 2), by=console(court.pk), at=NOON)


def take(procedure: Procedure, taken: StepTaken, basis: str = "") -> Step:
    by = console(procedure.court_id)
    return advance_procedure(procedure, taken, by=by, at=NOON, override_basis=basis).step


def a_decided_round(court: Unit, kind: str = PROMOTION_ROUND.slug) -> Procedure:
    selection = a_round(court, kind)
    for rule in ROUND_PATHS[kind].rules[:-1]:
        take(selection, step(rule.step, numbers={MEMBERS: 9, PRESENT: 6}))
    return selection


def nominate(
    court: Unit, person: Person, title: str = "一级主任科员", on: date = FRIDAY
) -> Procedure:
    nominee = Nominee(a_decided_round(court), RANK_PROMOTION.slug, person.pk, title)
    return publish(nominee, on=on, document_no="公示1号", by=console(court.pk), at=NOON)


def a_candidate(court: Unit, name: str = "林书禾") -> Person:
    return a_member(court, name, rank="二级主任科员", since=date(2022, 7, 1))


def test_before_the_notice_neither_names_nor_votes_are_written_down() -> None:
    selection = a_round(a_court())
    with pytest.raises(Refused, match="不登记人选和票数"):
        take(selection, step("plan", named=(Named("candidate", 1),)))
    with pytest.raises(Refused, match="不登记人选和票数"):
        take(selection, step("plan", count=Count(9, 9, 5)))
    assert not StepPerson.objects.exists()


def test_not_even_an_override_lets_a_name_or_a_vote_in() -> None:
    selection = a_round(a_court())
    named = step("plan", named=(Named("candidate", 1),), count=Count(9, 9, 5))
    with pytest.raises(Refused, match="不登记人选和票数"):
        take(selection, named, basis="领导同意")


def test_what_a_round_leaves_are_steps_days_numbers_and_headcounts() -> None:
    selection = a_decided_round(a_court())
    kept = Step.objects.filter(procedure=selection)
    assert not StepPerson.objects.filter(step__in=kept).exists()
    assert not kept.exclude(yes_count=None).exists()
    assert kept.get(slug="discussed").numbers == {MEMBERS: 9, PRESENT: 6}
    assert (selection.person_id, selection.tenure_id) == (None, None)


def test_a_person_is_made_public_by_the_act_that_checks_him_and_by_no_other() -> None:
    court = a_court()
    new = NewProcedure(court.pk, RANK_PROMOTION.slug, person_id=a_candidate(court).pk)
    procedure = open_procedure(new, on=FRIDAY, by=console(court.pk), at=NOON)
    with pytest.raises(Refused, match="这一步要先核对本人条件"):
        take(procedure, step("notice_opened", FRIDAY), basis="领导同意")


def test_the_party_group_needs_two_thirds_to_open() -> None:
    court = a_court()
    selection = a_round(court)
    for rule in ROUND_PATHS[PROMOTION_ROUND.slug].rules[:-2]:
        take(selection, step(rule.step))
    with pytest.raises(Refused, match=r"应到9人，到会5人，至少要6人.*干部选拔任用工作条例"):
        take(selection, step("discussed", numbers={MEMBERS: 9, PRESENT: 5}))
    assert take(selection, step("discussed", numbers={MEMBERS: 9, PRESENT: 6})).pk


@pytest.mark.parametrize(
    ("heads", "said"),
    [({}, "没有填应到人数"), ({PRESENT: 5}, "没有填应到人数"), ({MEMBERS: 7, PRESENT: 9}, "到会9人多于应到7人")],
)  # fmt: skip
def test_heads_that_cannot_be_are_named_before_the_quorum_is_reckoned(
    heads: dict[str, int], said: str
) -> None:
    selection = a_round(a_court())
    for rule in ROUND_PATHS[PROMOTION_ROUND.slug].rules[:-2]:
        take(selection, step(rule.step))
    with pytest.raises(Refused, match=said) as refused:
        take(selection, step("discussed", numbers=heads))
    assert "才能开会" not in str(refused.value)


def test_the_political_check_has_a_number_like_the_opinion() -> None:
    selection = a_round(a_court())
    for slug in ("plan", "recommended"):
        take(selection, step(slug))
    with pytest.raises(Refused, match="政治素质考察没有填文号"):
        take(selection, StepTaken("political_check", date(2025, 1, 11), " "))
    assert take(selection, step("political_check")).pk


@pytest.mark.parametrize(("yes", "passes"), [(5, True), (4, False)])
def test_more_than_half_of_the_members_decide(yes: int, passes: bool) -> None:
    assert MORE_THAN_HALF.is_met(yes, 9) is passes


def test_steps_are_taken_in_their_order_and_the_opinion_has_a_number() -> None:
    selection = a_round(a_court())
    with pytest.raises(Refused, match="前面还有步骤没有办"):
        take(selection, step("inspection"))
    for slug in ("plan", "recommended", "political_check", "inspection"):
        take(selection, step(slug))
    with pytest.raises(Refused, match="廉政意见没有填文号"):
        take(selection, StepTaken("integrity_opinion", date(2025, 1, 11)))


def test_nobody_is_named_before_the_party_group_has_decided() -> None:
    court = a_court()
    nominee = Nominee(a_round(court), RANK_PROMOTION.slug, a_candidate(court).pk, "一级主任科员")
    with pytest.raises(Refused, match="党组会还没有讨论决定"):
        publish(nominee, on=FRIDAY, document_no="1", by=console(court.pk), at=NOON)


def test_a_rank_is_never_skipped() -> None:
    court = a_court()
    with pytest.raises(
        Refused, match=r"二级主任科员的上一级是一级主任科员，不能直接升四级调研员.*第四十九条"
    ):
        nominate(court, a_candidate(court), "四级调研员")


def test_years_that_are_not_full_are_refused_with_the_day() -> None:
    court = a_court()
    with pytest.raises(Refused, match=r"第十八条.*最早2024年7月1日"):
        nominate(court, a_candidate(court), on=date(2024, 6, 30))


def test_a_missing_fact_is_refused_and_named() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="二级主任科员")
    with pytest.raises(Refused, match="任二级主任科员的时间没有登记"):
        nominate(court, person)


def test_somebody_may_let_it_in_by_name_and_on_a_basis() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="二级主任科员")
    nominee = Nominee(a_decided_round(court), RANK_PROMOTION.slug, person.pk, "一级主任科员")
    head = an_actor(court, StaffRole.POLITICAL_HEAD)
    procedure = publish(
        nominee, on=FRIDAY, document_no="1", by=head, at=NOON, override_basis="干部档案第3卷"
    )
    assert procedure.reason == "由政治部主任准许，依据干部档案第3卷"


def test_the_last_free_place_is_given_once() -> None:
    court = a_court()
    first, second = (
        a_member(court, name, rank="一级科员", since=date(2020, 1, 1))
        for name in ("林书禾", "高云起")
    )
    a_policy(court, "rank_places", 1, subject="section")
    nominate(court, first, "四级主任科员")
    with pytest.raises(Refused, match="核定1名，已用1名，没有空缺"):
        nominate(court, second, "四级主任科员")


def test_the_clerk_prepares_and_the_head_publishes() -> None:
    court = a_court()
    nominee = Nominee(
        a_decided_round(court), RANK_PROMOTION.slug, a_candidate(court).pk, "一级主任科员"
    )
    clerk = an_actor(court, StaffRole.POLITICAL_CLERK)
    with pytest.raises(Refused, match="公示人选不在您的权限之内"):
        publish(nominee, on=FRIDAY, document_no="1", by=clerk, at=NOON)


def test_the_notice_is_not_closed_before_five_working_days() -> None:
    court = a_court()
    the_calendar()
    procedure = nominate(court, a_candidate(court))
    with pytest.raises(Refused, match="公示到2025-02-07才满5个工作日"):
        take(procedure, step("notice_closed", date(2025, 2, 6)))
    assert take(procedure, step("notice_closed", date(2025, 2, 7))).pk


def test_the_notice_is_not_closed_over_an_objection() -> None:
    court = a_court()
    the_calendar()
    procedure = nominate(court, a_candidate(court))
    take(procedure, step("objection_raised", date(2025, 1, 26)))
    with pytest.raises(Refused, match="还有1件异议没有处理完"):
        take(procedure, step("notice_closed", date(2025, 2, 10)))
    take(procedure, step("objection_settled", date(2025, 2, 11)))
    assert take(procedure, step("notice_closed", date(2025, 2, 12))).pk


def test_a_year_without_a_calendar_is_never_guessed() -> None:
    court = a_court()
    procedure = nominate(court, a_candidate(court))
    with pytest.raises(Refused, match="节假日安排还没有导入"):
        take(procedure, step("notice_closed", date(2025, 2, 7)))


def closed(procedure: Procedure, on: date = date(2025, 2, 7)) -> Procedure:
    take(procedure, step("notice_closed", on))
    return procedure


def test_the_document_opens_the_new_rank_and_ends_the_old() -> None:
    court = a_court()
    the_calendar()
    person = a_candidate(court)
    day = date(2025, 2, 20)
    procedure = closed(nominate(court, person))
    appoint(procedure, on=day, document_no="旗组发〔2025〕8号", by=console(court.pk), at=NOON)
    found = candidate(LadderAsked(court.pk, "rank", day), person.pk)
    assert found is not None
    assert (found.member.standing.rank, found.member.standing.since) == ("一级主任科员", day)
    before = Tenure.objects.get(person=person, title="二级主任科员")
    assert before.ends_on == date(2025, 2, 19)
    figures = {one.slug: one.value for one in figures_of(Asking(Scope(court.pk), 2025, day))}
    assert figures["rank_promotions"] == 1


def test_without_a_number_there_is_no_document() -> None:
    court = a_court()
    the_calendar()
    procedure = closed(nominate(court, a_candidate(court)))
    with pytest.raises(Refused, match="没有填文号"):
        appoint(procedure, on=date(2025, 2, 20), document_no=" ", by=console(court.pk), at=NOON)


def test_a_sanction_that_began_meanwhile_stops_the_document() -> None:
    court = a_court()
    the_calendar()
    person = a_candidate(court)
    procedure = closed(nominate(court, person))
    a_sanction(person, SanctionKind.WARNING, date(2025, 2, 10))
    with pytest.raises(Refused, match=r"受处分期间不得晋升.*2025年8月10日起期满"):
        appoint(procedure, on=date(2025, 2, 20), document_no="1", by=console(court.pk), at=NOON)


def a_gate(person: Person, post: str, on: date) -> None:
    entry = RecordEntry(
        person.court_id,
        PRE_POST_GATE.slug,
        on,
        title=post,
        outcome=TALK_GATE,
        people=((APPOINTEE, person.pk),),
    )
    with writing():
        enter_records([entry], [stamp()])


def test_a_post_asks_for_the_talk_on_integrity_first() -> None:
    court = a_court()
    the_calendar()
    person = a_candidate(court)
    selection = a_decided_round(court, APPOINTMENT_ROUND.slug)
    nominee = Nominee(selection, APPOINTMENT.slug, person.pk, "副主任", court.pk)
    by, day = console(court.pk), date(2025, 2, 20)
    procedure = closed(publish(nominee, on=FRIDAY, document_no="1", by=by, at=NOON))
    a_gate(person, "庭长", date(2024, 2, 18))  # what was asked before another post does not count
    with pytest.raises(Refused, match="任前廉政还没有过“听（任前廉政谈话）”"):
        appoint(procedure, on=day, document_no="任1号", by=by, at=NOON)
    a_gate(person, "副主任", date(2025, 2, 18))
    done = appoint(procedure, on=day, document_no="任1号", by=by, at=NOON)
    assert (done.outcome, done.tenure.title if done.tenure else "") == ("department_head", "副主任")


def test_a_selected_judge_changes_class_and_counts_once() -> None:
    court = a_court()
    the_calendar()
    person = a_member(court, "林书禾", staff_class="法官助理")
    a_tenure(court, STAFF_CLASS.slug, person, title="法官助理", starts_on=date(2020, 1, 1))
    selection = a_decided_round(court, QUOTA_ROUND.slug)
    nominee = Nominee(selection, JUDGE_QUOTA_SELECTION.slug, person.pk, "员额法官")
    by, day = console(court.pk), date(2025, 3, 20)
    procedure = closed(publish(nominee, on=FRIDAY, document_no="1", by=by, at=NOON))
    appoint(procedure, on=day, document_no="旗人大常〔2025〕2号", by=by, at=NOON)
    figures = {one.slug: one.value for one in figures_of(Asking(Scope(court.pk), 2025, day))}
    assert figures["judge_quota_selections"] == 1
    assert candidate(LadderAsked(court.pk, "judge", day), person.pk) is not None
