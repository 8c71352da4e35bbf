"""三个规定 on its pages: 已报, 零报告 and 未报 are three things; numbers alone come in, words never."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from company import Company
from jujiao.ledger.models import Record
from web.casework import Inspected, inspected
from web.reading import field, main, text, wrong

As = Callable[[str], Client]
AT = "/supervision/interference/"


@pytest.fixture
def hall(company: Company) -> Inspected:
    """The department that owes its months."""
    return inspected(company)


def _month(hall: Inspected, number: int = 11) -> str:
    return f"{AT}{hall.company.hall.public_id}/{number}/"


def _sent(client: Client, hall: Inspected, number: int = 11, **typed: object) -> HttpResponse:
    said = {"count": "0", "reported_on": "2025-12-03", **typed}
    return client.post(f"{_month(hall, number)}report/", said)


def _cells(answer: HttpResponse) -> dict[str, str]:
    """What stands in the cells, by what is said of them in words."""
    cells = main(answer).xpath(".//table//td[@title]")
    return {str(one.get("title")): one.xpath("string(a/text()[1])").strip() for one in cells}


def test_a_report_a_zero_and_silence_are_three_things(as_: As, hall: Inspected) -> None:
    _sent(hall.client(), hall, 10, count="2", reported_on="2025-11-04")
    _sent(hall.client(), hall, 11)
    cells = _cells(as_("supervisor").get(AT))
    assert cells["民事审判庭10月已报"] == "2"
    assert cells["民事审判庭11月零报告"] == "0"
    assert cells["民事审判庭9月未报，逾期"] == "未报"


def test_what_came_late_is_marked_and_counts(as_: As, hall: Inspected) -> None:
    _sent(hall.client(), hall, 10, count="1", reported_on="2025-12-20")
    cells = _cells(as_("supervisor").get(AT))
    assert cells["民事审判庭10月已报，逾期"] == "1"


@pytest.mark.parametrize("typed", ["某局长过问一起案件", "１", "-1"])
def test_a_word_is_refused_with_the_rule_and_nothing_is_kept(
    as_: As, hall: Inspected, typed: str
) -> None:
    answer = _sent(hall.client(), hall, count=typed)
    assert answer.status_code == 422
    assert wrong(answer, "count")
    assert not Record.objects.filter(kind="interference_month").exists()


def test_classes_that_do_not_add_up_come_back_with_what_was_typed(hall: Inspected) -> None:
    answer = _sent(hall.client(), hall, count="1", by_leaders="2")
    assert "三类合计2件，与总数1件不符" in text(answer)
    assert field(answer, "by_leaders") == "2"


def test_another_person_confirms_and_a_reason_is_chosen_for_a_correction(
    as_: As, hall: Inspected
) -> None:
    _sent(hall.client(), hall, count="1")
    assert hall.client().post(f"{_month(hall)}confirm/").status_code == 403
    assert as_("supervisor").post(f"{_month(hall)}confirm/").status_code == 302
    page = as_("supervisor").get(_month(hall))
    assert "确认人巴图" in text(page).replace(" ", "")
    sent = {"count": "2", "reported_on": "2025-12-29", "why": "李某说漏报"}
    assert as_("discipline").post(f"{_month(hall)}correct/", sent).status_code == 422
    sent["why"] = "miscounted"
    assert as_("discipline").post(f"{_month(hall)}correct/", sent).status_code == 302


def test_a_head_sees_and_reports_his_own_department_alone(as_: As, hall: Inspected) -> None:
    office = f"{AT}{hall.company.office.public_id}/11/"
    assert "政治部" not in text(hall.client().get(AT))
    assert hall.client().get(office).status_code == 404
    assert hall.client().post(f"{office}report/", {"count": "0"}).status_code == 404


@pytest.mark.parametrize(("part", "status"), [("judge", 403), ("superior", 403), ("outsider", 200)])
def test_whose_business_it_is_not(as_: As, hall: Inspected, part: str, status: int) -> None:
    """The clerk of another court sees his own months and nothing of ours."""
    answer = as_(part).get(AT)
    assert answer.status_code == status
    assert "民事审判庭" not in answer.content.decode()
    assert as_(part).get(_month(hall)).status_code in (403, 404)


def test_there_is_no_month_thirteen(as_: As, hall: Inspected) -> None:
    assert as_("supervisor").get(_month(hall, 13)).status_code == 404


@pytest.mark.parametrize(
    ("part", "status"), [("judge", 404), ("officer", 404), ("secretary", 404), ("supervisor", 200)]
)
def test_which_department_reported_is_in_no_list_for_everybody(
    as_: As, hall: Inspected, part: str, status: int
) -> None:
    _sent(hall.client(), hall, count="1")
    record = Record.objects.get(kind="interference_month")
    assert as_(part).get("/ledger/interference_months/").status_code == status
    assert as_(part).get(f"/ledger/{record.kind}/{record.public_id}/").status_code == status
