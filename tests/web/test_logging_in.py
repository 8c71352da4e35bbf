"""登录: in with name and password, out again, locked for half an hour after five failures."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from cast import writing
from company import PASSWORD, Company
from jujiao.journal.models import JournalEntry
from web.reading import page, text

ENOUGH = 5


def _tries(client: Client, username: str, password: str) -> object:
    return client.post("/login/", {"username": username, "password": password})


def test_name_and_password_lead_to_the_first_page(company: Company) -> None:
    answer = Client().post("/login/", {"username": "clerk", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_a_wrong_password_says_so_and_keeps_the_name(company: Company) -> None:
    answer = Client().post("/login/", {"username": "clerk", "password": "不对"})
    assert answer.status_code == 200
    assert "用户名和口令对不上" in text(answer)
    assert page(answer).xpath("//input[@name='username']/@value") == ["clerk"]


def test_an_unknown_name_is_told_the_same_as_a_wrong_password(company: Company) -> None:
    known = text(Client().post("/login/", {"username": "clerk", "password": "不对"}))
    unknown = text(Client().post("/login/", {"username": "nobody", "password": "不对"}))
    assert known == unknown


def test_after_five_failures_the_account_is_locked_on_that_machine(company: Company) -> None:
    client = Client()
    for _ in range(ENOUGH):
        _tries(client, "clerk", "不对")
    answer = client.post("/login/", {"username": "clerk", "password": PASSWORD})
    assert answer.status_code == 429
    assert "停用半小时" in text(answer)


def test_colleagues_at_the_same_machine_are_not_locked_out(company: Company) -> None:
    client = Client()
    for _ in range(ENOUGH):
        _tries(client, "clerk", "不对")
    answer = client.post("/login/", {"username": "head", "password": PASSWORD})
    assert answer.status_code == 302


def test_an_account_that_was_closed_gets_no_further(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    account = company.accounts["clerk"]
    account.is_active = False
    with writing():
        account.save()
    assert client.get("/ledger/")["Location"].startswith("/login/")
    assert "对不上" in text(Client().post("/login/", {"username": "clerk", "password": PASSWORD}))


def test_whoever_logs_out_has_to_log_in_again(as_: Callable[[str], Client]) -> None:
    client = as_("clerk")
    assert client.post("/logout/").status_code == 302
    assert client.get("/")["Location"].startswith("/login/")


def test_the_page_asked_for_comes_after_the_login(company: Company) -> None:
    client = Client()
    asked = client.get("/figures/")
    assert asked["Location"] == "/login/?next=/figures/"
    given = {"username": "clerk", "password": PASSWORD, "next": "/figures/"}
    assert client.post("/login/", given)["Location"] == "/figures/"


def test_a_new_password_holds_from_the_next_login_on(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    fresh = "另一个示例口令甲"
    given = {"old_password": PASSWORD, "new_password1": fresh, "new_password2": fresh}
    assert client.post("/account/password/", given).status_code == 302
    answer = Client().post("/login/", {"username": "clerk", "password": fresh})
    assert answer.status_code == 302
    entry = JournalEntry.objects.order_by("-seq")[0]
    assert (entry.action, entry.actor_name) == ("password.change", "娜仁")


def test_a_common_password_is_refused_beside_its_field(as_: Callable[[str], Client]) -> None:
    given = {"old_password": PASSWORD, "new_password1": "12345678", "new_password2": "12345678"}
    answer = as_("clerk").post("/account/password/", given)
    assert "太常见" in text(answer)


def test_nothing_of_a_page_is_kept_by_the_browser(as_: Callable[[str], Client]) -> None:
    assert "no-store" in as_("clerk").get("/")["Cache-Control"]
