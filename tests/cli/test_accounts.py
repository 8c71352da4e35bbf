"""账号: opened with a password that is said once, given offices, taken back, closed; all of it written down."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cast import COURT, a_court, a_person, a_unit
from jujiao.access.actors import actor_of
from jujiao.access.models import Account
from jujiao.catalogue.roles import StaffRole
from jujiao.cli.main import main
from jujiao.journal.models import JournalEntry

pytestmark = pytest.mark.django_db
Said = pytest.CaptureFixture[str]


def _told(said: Said, *words: str) -> Any:
    said.readouterr()
    assert main([*words, "--json"]) == 0
    return json.loads(said.readouterr().out)


def _refused(said: Said, *words: str) -> str:
    said.readouterr()
    assert main([*words]) == 1
    return said.readouterr().err


def _opened(said: Said, username: str = "suhe", name: str = "苏和") -> Account:
    _told(said, "account", username, "--court", COURT, "--name", name)
    return Account.objects.get(username=username)


def test_an_account_is_opened_for_somebody_of_the_roster(capsys: Said) -> None:
    person = a_person(a_court(), "苏和")
    told = _told(capsys, "account", "suhe", "--court", COURT, "--name", "苏和")
    assert told["linked"] is True
    account = Account.objects.get(username="suhe")
    assert account.person_id == person.pk
    assert account.check_password(told["password"])
    assert told["password"] not in str(list(JournalEntry.objects.values()))


def test_two_of_one_name_are_not_mixed_up(capsys: Said) -> None:
    court = a_court()
    a_person(court, "苏和")
    a_person(court, "苏和")
    words = ("account", "suhe", "--court", COURT, "--name", "苏和")
    assert "有2人叫“苏和”" in _refused(capsys, *words)
    assert not Account.objects.exists()


def test_offices_are_granted_by_their_names_and_taken_back(capsys: Said) -> None:
    court = a_court()
    unit, account = a_unit(court, "刑事审判庭"), _opened(capsys)
    words = ("grant", "suhe", "部门负责人", "--court", COURT)
    assert "要写明是哪个支部或部门的" in _refused(capsys, *words)
    _told(capsys, *words, "--unit", "刑事审判庭")
    [office] = actor_of(account, on=date.today()).offices
    assert (office.role, office.unit_id) == (StaffRole.DEPARTMENT_HEAD, unit.pk)
    assert _told(capsys, "accounts", "--court", COURT)[0]["offices"] == ["部门负责人"]
    _told(capsys, *words, "--end")
    fresh = Account.objects.get(pk=account.pk)
    assert actor_of(fresh, on=date.today()).offices == frozenset()
    assert "现在不是部门负责人" in _refused(capsys, *words, "--end")


def test_the_console_and_what_is_no_office_are_not_granted(capsys: Said) -> None:
    a_court()
    _opened(capsys)
    for role in ("命令行", "console", "书记"):
        assert "这个职务" in _refused(capsys, "grant", "suhe", role, "--court", COURT)


def test_a_forgotten_password_is_replaced_and_a_closed_account_opens_nothing(capsys: Said) -> None:
    a_court()
    _opened(capsys)
    fresh = _told(capsys, "password", "suhe")["password"]
    browser, sent = Client(), {"username": "suhe", "password": fresh}
    assert browser.post("/login/", sent).status_code == 302
    assert browser.get("/account/").status_code == 200
    _told(capsys, "account", "suhe", "--court", COURT, "--close")
    assert browser.get("/account/").status_code == 302
    assert Client().post("/login/", sent).status_code == 200
    acts = list(JournalEntry.objects.order_by("seq").values_list("action", flat=True))
    assert acts[-3:] == ["account.create", "password.reset", "account.close"]


def test_an_account_nobody_has_is_refused_by_its_name(capsys: Said) -> None:
    a_court()
    assert "没有用户名为“nobody”的账号" in _refused(capsys, "password", "nobody")
