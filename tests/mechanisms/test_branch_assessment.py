"""年考核: a versioned scheme, deductions that name their facts, caps, vetoes, objections before the freeze."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branch_cast import (
    WRITTEN,
    a_branch,
    a_full_year,
    a_meeting,
    a_member,
    a_party_officer,
    a_secretary,
    a_talk,
)
from cast import a_court, a_unit, an_actor, writing
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.assessments.models import BranchAssessment, BranchScheme
from jujiao.assessments.rules import Band, check_bands, grade_for
from jujiao.assessments.scheme_sheets import read_scheme_lines
from jujiao.assessments.schemes import ItemLine, NewScheme, VetoLine, adopt_scheme, scheme_in_force
from jujiao.assessments.selectors import compared, drafted, order_of_branches
from jujiao.assessments.services import (
    YearOfScheme,
    answer_objection,
    file_objection,
    freeze_assessments,
    judge_item,
    open_assessments,
    review_assessments,
)
from jujiao.assessments.starter import BANDS, starter_scheme
from jujiao.catalogue.branch_inspection import PARTY_INSPECTION_FINDINGS
from jujiao.catalogue.branch_life import DEMOCRATIC_APPRAISAL, ORGANISATIONAL_LIFE_MEETING
from jujiao.catalogue.roles import StaffRole
from jujiao.duties.services import DueNamed, excuse_duty
from jujiao.findings.services import FindingEntry, enter_findings
from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import Refused
from jujiao.kernel.schemes import Item, Method, Reading, Scheme, Source, score
from jujiao.ledger.models import Record
from jujiao.people.models import Unit
from jujiao.people.stamps import Stamp
from jujiao.policies.services import PolicySetting, set_policy

LATER = datetime(2026, 1, 10, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
AS_OF = date(2026, 1, 10)
ITEMS = (
    ItemLine("days", "主题党日", Decimal(10), Method.DEDUCT, "overdue", "party_day_monthly", Decimal(1)),
    ItemLine("assemblies", "党员大会", Decimal(10), Method.DEDUCT, "overdue", "members_meet_quarterly", Decimal(4)),
    ItemLine("faults", "整改", Decimal(20), Method.DEDUCT, "findings", PARTY_INSPECTION_FINDINGS.slug, Decimal(2)),
    ItemLine("integration", "党建业务融合", Decimal(60)),
    ItemLine("bonus", "荣誉", Decimal(10), bonus=True),
)  # fmt: skip


@pytest.fixture
def court(db) -> Unit:
    """A court with one branch that held everything."""
    court = a_court()
    branch = a_branch(court)
    a_full_year(branch)
    a_talk(branch, date(2025, 11, 20))
    for kind in (ORGANISATIONAL_LIFE_MEETING, DEMOCRATIC_APPRAISAL):
        a_meeting(branch, kind, date(2025, 12, 1), written=WRITTEN)
    return court


def _new(court: Unit, **changed: object) -> NewScheme:
    said: dict[str, object] = {
        "items": ITEMS,
        "bands": BANDS,
        "in_force_from": date(2025, 1, 1),
        "vetoes": (VetoLine("violation", "违纪违法被立案", "一般"),),
    }
    return NewScheme(court.pk, "branch_year", "支部年度考核", **(said | changed))


def _adopt(court: Unit, **changed: object) -> BranchScheme:
    return adopt_scheme(_new(court, **changed), by=a_party_officer(court), at=LATER)


def _opened(court: Unit) -> tuple[YearOfScheme, BranchAssessment]:
    asked = YearOfScheme(_adopt(court), 2025)
    [assessment] = open_assessments(asked, by=a_party_officer(court), at=LATER)
    return asked, assessment


def _judge(assessment: BranchAssessment, slug: str, awarded: int) -> None:
    judge_item(assessment, slug, Decimal(awarded), by=a_party_officer(assessment.court), at=LATER)


def _draft(asked: YearOfScheme):
    [found] = drafted(asked.scheme, year=asked.year, as_of=AS_OF)
    return found


def _miss(court: Unit, *months: int) -> None:
    for month in months:
        held = Record.objects.get(kind="themed_party_day", occurred_on=date(2025, month, 20))
        held.state = "withdrawn"
        with writing():
            held.save()


def test_a_branch_that_missed_nothing_keeps_its_full_marks(court):
    asked, assessment = _opened(court)
    _judge(assessment, "integration", 60)
    found = _draft(asked)
    assert (found.total, found.grade, found.deductions) == (Decimal(100), "好", [])


def test_each_deduction_names_the_dues_it_rests_on(court):
    asked, assessment = _opened(court)
    _miss(court, 3, 10)
    _judge(assessment, "integration", 60)
    [deduction] = _draft(asked).deductions
    assert (deduction.item.slug, deduction.lost) == ("days", Decimal(2))
    branch = assessment.unit_id
    assert deduction.facts == (
        f"due:party_day_monthly:2025-03:{branch}",
        f"due:party_day_monthly:2025-10:{branch}",
    )


def _item(full: int, method: Method, step: int = 1) -> Scheme:
    item = Item("x", "项", Decimal(full), method, Source("judged"), step=Decimal(step))
    return Scheme("s", 1, "方案", (), (item,), date(2025, 1, 1), Basis("本院方案"))


def test_twelve_deductions_from_ten_leave_nothing_and_not_less():
    facts = Reading({f"due:{number}": Decimal(1) for number in range(12)})
    [scored] = score(_item(10, Method.DEDUCT), {"x": facts})
    assert scored.points == Decimal(0)


def test_a_bonus_of_fourteen_counts_as_ten():
    [scored] = score(_item(10, Method.CAPPED), {"x": Reading({"honours": Decimal(14)})})
    assert scored.points == Decimal(10)


@given(misses=st.integers(0, 60), step=st.integers(1, 9), full=st.integers(1, 40))
def test_a_score_stays_between_nothing_and_its_full_mark(misses, step, full):
    facts = Reading({f"due:{number}": Decimal(1) for number in range(misses)})
    [scored] = score(_item(full, Method.DEDUCT, step), {"x": facts})
    assert 0 <= scored.points <= full


def test_an_excused_month_costs_nothing(court):
    asked, assessment = _opened(court)
    _miss(court, 3)
    named = DueNamed(court.pk, "party_day_monthly", "2025-03", unit_id=assessment.unit_id)
    excuse_duty(named, reason="抢险救灾", by=a_party_officer(court), at=LATER)
    assert _draft(asked).deductions == []


def test_problems_not_put_right_in_time_cost_points(court):
    asked, assessment = _opened(court)
    for due_on in (date(2025, 5, 1), date(2026, 3, 1)):
        entry = FindingEntry(
            court.pk,
            PARTY_INSPECTION_FINDINGS.slug,
            "记录不全",
            date(2025, 4, 1),
            assessment.unit_id,
            due_on=due_on,
        )
        with writing():
            enter_findings([entry], [Stamp(LATER, console())])
    [deduction] = _draft(asked).deductions
    assert (deduction.item.slug, deduction.lost) == ("faults", Decimal(2))
    assert deduction.facts[0].startswith("finding:")


def test_a_veto_caps_the_grade_and_never_zeroes_the_score(court):
    asked, assessment = _opened(court)
    _judge(assessment, "integration", 60)
    _judge(assessment, "violation", 1)
    found = _draft(asked)
    assert (found.total, found.grade) == (Decimal(100), "一般")


def test_the_lowest_veto_holds_and_lifts_nobody():
    bands = (Band("好", Decimal(90)), Band("一般", Decimal(60)), Band("差", Decimal(0)))
    assert grade_for(Decimal(95), bands, at_best=["一般", "差"]) == "差"
    assert grade_for(Decimal(10), bands, at_best=["一般"]) == "差"


def test_what_nobody_knows_is_no_zero_and_keeps_the_year_open(court):
    asked, _ = _opened(court)
    found = _draft(asked)
    assert found.total is None
    assert found.unknown == ["“党建业务融合”还没有评分"]
    with pytest.raises(Refused, match="还没有评分"):
        review_assessments(asked, by=a_party_officer(court), at=LATER)


def test_a_register_that_nobody_kept_is_unknown_and_never_a_deduction(db):
    court = a_court()
    a_unit(court, "执行局党支部")
    asked, _ = _opened(court)
    assert any("没有登记" in note for note in _draft(asked).unknown)


@pytest.mark.parametrize(
    ("slug", "awarded", "said"),
    [
        ("integration", 61, "应在0到60分之间"),
        ("integration", -1, "应在0到60分之间"),
        ("days", 5, "由台账计算，不能人工评分"),
        ("nothing", 5, "方案里没有这一项"),
    ],
)
def test_a_judgement_that_cannot_be_is_refused(court, slug, awarded, said):
    _, assessment = _opened(court)
    with pytest.raises(Refused, match=said):
        _judge(assessment, slug, awarded)


def test_nobody_judges_his_own_branch(court):
    _, assessment = _opened(court)
    officer = a_party_officer(court)
    member = a_member(assessment.unit, "机关党委专干")
    own = type(officer)(
        officer.name, officer.court_id, officer.offices, officer.account_id, member.pk
    )
    with pytest.raises(Refused, match="不能给自己所在的支部评分"):
        judge_item(assessment, "integration", Decimal(60), by=own, at=LATER)


def test_a_branch_objects_before_the_freeze_and_is_answered_by_somebody_else(court):
    asked, assessment = _opened(court)
    _judge(assessment, "integration", 50)
    secretary = a_secretary(assessment.unit)
    objection = file_objection(
        assessment, "integration", said="少算一件攻坚案件", by=secretary, at=LATER
    )
    with pytest.raises(Refused, match="还有异议没有答复"):
        review_assessments(asked, by=a_party_officer(court), at=LATER)
    with pytest.raises(Refused, match="没有写答复"):
        answer_objection(objection, upheld=True, answer=" ", by=a_party_officer(court), at=LATER)
    answer_objection(objection, upheld=True, answer="已补登", by=a_party_officer(court), at=LATER)
    review_assessments(asked, by=a_party_officer(court), at=LATER)


def test_another_branch_does_not_object(court):
    _, assessment = _opened(court)
    other = a_secretary(a_branch(court, "执行局党支部"))
    with pytest.raises(Refused, match="不在您的权限之内"):
        file_objection(assessment, "days", said="替人说", by=other, at=LATER)


def test_scores_are_reviewed_before_another_person_freezes_them(court):
    asked, assessment = _opened(court)
    _judge(assessment, "integration", 60)
    reviewer, other = a_party_officer(court), a_party_officer(court)
    with pytest.raises(Refused, match="还没有复核"):
        freeze_assessments(asked, by=other, at=LATER)
    review_assessments(asked, by=reviewer, at=LATER)
    with pytest.raises(Refused, match="复核以外的另一人"):
        freeze_assessments(asked, by=reviewer, at=LATER)
    [frozen] = freeze_assessments(asked, by=other, at=LATER, consequence="作为述职评议依据")
    assert (frozen.total, frozen.grade, frozen.frozen_by_name) == (Decimal(100), "好", other.name)


def _frozen(court: Unit) -> BranchAssessment:
    asked, assessment = _opened(court)
    _judge(assessment, "integration", 60)
    review_assessments(asked, by=a_party_officer(court), at=LATER)
    return freeze_assessments(asked, by=a_party_officer(court), at=LATER)[0]


def test_nothing_changes_a_frozen_assessment(court):
    frozen = _frozen(court)
    _miss(court, 3)
    frozen.refresh_from_db()
    assert frozen.total == Decimal(100)
    with pytest.raises(Refused, match="已于2026-01-10定稿"):
        _judge(frozen, "integration", 10)
    with pytest.raises(Refused, match="定稿"):
        file_objection(frozen, "days", said="晚了", by=a_secretary(frozen.unit), at=LATER)


def test_a_frozen_score_keeps_the_version_it_was_computed_by(court):
    frozen = _frozen(court)
    second = _adopt(court, in_force_from=date(2026, 1, 1))
    assert (frozen.scheme.scheme_version, second.scheme_version) == (1, 2)
    assert scheme_in_force(court.pk, "branch_year", on=date(2025, 12, 31)) == frozen.scheme
    assert scheme_in_force(court.pk, "branch_year", on=date(2026, 1, 1)) == second


def test_this_year_is_compared_with_the_branchs_own_last_year_only(court):
    frozen = _frozen(court)
    assert compared(frozen) == (Decimal(100), None)


def test_there_is_no_order_of_branches_unless_the_court_switches_it_on(court):
    frozen = _frozen(court)
    scope = Scope(court.pk)
    assert order_of_branches(scope, year=2025, on=AS_OF) is None
    setting = PolicySetting(
        court.pk, "branch_order_published", "", True, date(2026, 1, 1), "党组决定"
    )
    set_policy(setting, by=console(), at=LATER)
    assert order_of_branches(scope, year=2025, on=AS_OF) == [frozen]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"items": ITEMS[:-2]}, "合计40，应为100"),
        ({"items": (*ITEMS[1:], ItemLine("days", "党日", Decimal(10), form="guess"))}, "数据来源不认识"),
        (
            {"items": (*ITEMS[1:], ItemLine("d", "党日", Decimal(10), Method.DEDUCT, "overdue", "no_duty", Decimal(1)))},
            "来源no_duty没有这个代号",
        ),
        (
            {"items": (*ITEMS[1:], ItemLine("d", "零", Decimal(10), Method.CAPPED, "counted", "interference_month", Decimal(1)))},
            "零报告、谈话和思想动态不得作为考核数据",
        ),
        ({"vetoes": (VetoLine("v", "立案", "三类"),)}, "不在方案里"),
        ({"bands": (Band("好", Decimal(80)), Band("差", Decimal(90)))}, "从高到低"),
    ],
)  # fmt: skip
def test_a_scheme_that_does_not_hold_together_is_refused(court, changed, said):
    with pytest.raises(Refused, match=said):
        _adopt(court, **changed)


def test_bands_start_from_nothing():
    with pytest.raises(Refused, match="最后一档从0分起"):
        check_bands((Band("好", Decimal(90)), Band("差", Decimal(10))))


def test_a_scheme_whose_highest_band_is_above_all_its_items_is_not_adopted(court):
    everything = sum(item.full for item in ITEMS)
    with pytest.raises(Refused, match="谁也得不到"):
        _adopt(court, bands=(Band("好", everything + 1), *BANDS[1:]))
    assert _adopt(court, bands=(Band("好", everything), *BANDS[1:])).pk


def test_the_starter_scheme_holds_together_and_says_whose_it_is(court):
    scheme = adopt_scheme(
        starter_scheme(court.pk, in_force_from=date(2025, 1, 1)),
        by=a_party_officer(court),
        at=LATER,
    )
    assert scheme.total == 100
    assert "起步方案" in scheme.basis


def test_a_table_of_stars_comes_from_the_level_above_as_a_workbook(court):
    sheet = (
        ("坚强堡垒支部星级标准",),
        ("类别", "评星标准", "分值", "依据"),
        ("基本组织", "组织设置规范", 300, "区党委组织部"),
        (None, "按期换届", 200, None),
        ("特色", "服务审判执行", 500, None),
        ("合计", None, None, None),
    )
    lines = read_scheme_lines(sheet)
    assert [(line.group, line.full) for line in lines] == [
        ("基本组织", Decimal(300)),
        ("基本组织", Decimal(200)),
        ("特色", Decimal(500)),
    ]
    scheme = _adopt(court, items=lines, total=Decimal(1000), vetoes=())
    assert scheme.lines.count() == 3


def test_a_supervisor_of_another_stream_does_not_assess_branches(court):
    _, assessment = _opened(court)
    stranger = an_actor(court, StaffRole.SUPERVISOR)
    with pytest.raises(Refused, match="不在您的权限之内"):
        judge_item(assessment, "integration", Decimal(60), by=stranger, at=LATER)
