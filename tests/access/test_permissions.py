"""权限: one table says who may do what, where, and who may never."""

from __future__ import annotations

from datetime import date

import pytest

from cast import AT, WHY_LATE, a_clerk, a_court, a_head, a_person, a_unit, an_actor, an_honour
from jujiao.access.actors import Actor, Office, actor_of, console
from jujiao.access.commands import command
from jujiao.access.policy import POLICY, Reach, UndefinedPermission, objection, require
from jujiao.access.scope import CourtSubject, scope_of
from jujiao.access.services import NewAccount, create_account, grant_role
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.problems import Refused
from jujiao.ledger.services import confirm_record, file_record
from jujiao.policies.services import PolicySetting

pytestmark = pytest.mark.django_db


def test_an_action_that_is_not_in_the_table_is_an_error_of_the_program() -> None:
    with pytest.raises(UndefinedPermission):
        objection(console(), "record.vanish")
    with pytest.raises(UndefinedPermission):
        command("record.vanish")


def test_who_files_does_not_confirm() -> None:
    court = a_court()
    clerk = a_clerk(court)
    record = file_record(an_honour(court, a_person(court)), by=clerk, at=AT, reason=WHY_LATE)
    with pytest.raises(Refused, match="须由另一人办"):
        confirm_record(record, by=clerk, at=AT)
    assert confirm_record(record, by=a_head(court), at=AT).state == "in_force"


def test_an_office_reaches_no_other_court() -> None:
    home, other = a_court(), a_court("邻旗人民法院")
    clerk = a_clerk(home)
    assert objection(clerk, "record.file", CourtSubject(home.pk)) is None
    problem = objection(clerk, "record.file", CourtSubject(other.pk))
    assert problem is not None
    assert problem.code == "not_permitted"
    assert scope_of(clerk, other.pk) is None


def test_a_branch_secretary_files_for_the_branch_alone() -> None:
    court = a_court()
    own, other = a_unit(court, "第一党支部"), a_unit(court, "第二党支部")
    secretary = an_actor(court, StaffRole.BRANCH_SECRETARY, unit=own)
    entry = an_honour(court, a_person(court))
    require(secretary, "record.file", _of_unit(entry, own.pk))
    with pytest.raises(Refused, match="不在您的权限之内"):
        require(secretary, "record.file", _of_unit(entry, other.pk))
    with pytest.raises(Refused):
        require(secretary, "record.file", _of_unit(entry, None))


def _of_unit(entry: object, unit_id: int | None) -> object:
    return type("Subject", (), {"court_id": getattr(entry, "court_id", None), "unit_id": unit_id})()


def test_the_three_administrators_see_no_business_data() -> None:
    court = a_court()
    for role in (StaffRole.SYSTEM_ADMIN, StaffRole.SECURITY_ADMIN, StaffRole.AUDITOR):
        administrator = an_actor(court, role)
        assert scope_of(administrator, court.pk) is None, role
        assert objection(administrator, "figure.read", CourtSubject(court.pk)) is not None, role


def test_confidential_kinds_are_seen_by_few() -> None:
    court = a_court()
    seeing = {
        role
        for role in StaffRole
        if (scope := scope_of(an_actor(court, role), court.pk)) and scope.confidential
    }
    assert seeing == {StaffRole.DISCIPLINE_LEAD, StaffRole.COURT_LEADER, StaffRole.CONSOLE}


def test_somebody_without_an_office_may_do_nothing() -> None:
    court = a_court()
    nobody = Actor("无职", court.pk, frozenset(), account_id=1)
    allowed = [name for name in POLICY if objection(nobody, name, CourtSubject(court.pk)) is None]
    assert allowed == []


def test_a_refusal_says_who_may() -> None:
    court = a_court()
    problem = objection(an_actor(court, StaffRole.MEMBER), "zero.sign", CourtSubject(court.pk))
    assert problem is not None
    assert "机关纪委" in problem.remedy


def test_the_superior_court_reads_and_never_writes() -> None:
    reading = {"record.read", "figure.read", "report.read"}
    allowed = {name for name, line in POLICY.items() if StaffRole.SUPERIOR_VIEWER in line.roles}
    assert reading <= allowed
    assert {name for name in allowed if not name.endswith(".read")} == {"password.change"}


def test_no_office_keeps_the_books_of_every_court() -> None:
    books = {"record", "ledger", "task", "figure", "zero", "report", "evidence", "finding", "year"}
    anywhere = {name for name, line in POLICY.items() if line.reach is Reach.ANYWHERE}
    assert {name for name in anywhere if name.partition(".")[0] in books} == set()


def test_a_rule_for_all_courts_is_not_set_by_the_head_of_one() -> None:
    court = a_court()
    head = a_head(court)
    assert objection(head, "policy.set", PolicySetting(court.pk, "a", "", 1, AT.date())) is None
    assert objection(head, "policy.set", PolicySetting(None, "a", "", 1, AT.date())) is not None


def test_a_grant_holds_between_its_dates() -> None:
    court = a_court()
    new = NewAccount("nagrong", "那荣", court.pk)
    account = create_account(new, password="一个够长的口令", by=console(), at=AT)
    grant_role(account, StaffRole.POLITICAL_CLERK, since=date(2025, 7, 1), by=console(), at=AT)
    assert actor_of(account, on=date(2025, 6, 30)).offices == frozenset()
    held = Office(StaffRole.POLITICAL_CLERK, court.pk)
    assert actor_of(account, on=date(2025, 7, 1)).offices == {held}


def test_a_login_name_belongs_to_one_person() -> None:
    new = NewAccount("suhe", "苏和", None)
    create_account(new, password="一个够长的口令", by=console(), at=AT)
    with pytest.raises(Refused, match="已有人用"):
        create_account(new, password="另一个够长的口令", by=console(), at=AT)


def test_a_password_is_never_kept_as_it_was_typed() -> None:
    new = NewAccount("suhe", "苏和", None)
    account = create_account(new, password="一个够长的口令", by=console(), at=AT)
    assert "口令" not in account.password
    assert account.check_password("一个够长的口令")
