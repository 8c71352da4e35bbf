"""课题、荣誉、制度 on their pages: a project from proposal to use, an honour revoked, a regulation replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from company import Company
from jujiao.access.scope import Scope
from jujiao.catalogue.honours import HONOUR, PERSON
from jujiao.catalogue.regulations import REGULATION
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.levels import Level
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.procedures.models import Procedure
from web.careerwork import READY, Colleagues, a_record, colleagues
from web.reading import text

As = Callable[[str], Client]
AT = "/capability"


@pytest.fixture
def staff(company: Company) -> Colleagues:
    """The hall with its people."""
    return colleagues(company)


def a_project(as_: As) -> str:
    """A project that a leader of the court leads; the address of its page."""
    said = {
        "title": "巡回审判机制研究",
        "leader": "额尔登",
        "leadership": "leader",
        "on": "2025-03-01",
    }
    as_("head").post(f"{AT}/research/new/", said)
    return f"{AT}/selections/{Procedure.objects.get(kind='research_project').public_id}/"


def test_a_project_goes_from_its_proposal_to_output_and_use(as_: As, staff: Colleagues) -> None:
    one = a_project(as_)
    for step, day in (("approved", "2025-04-01"), ("completed", "2025-11-20")):
        as_("clerk").post(f"{one}step-{step}/", {"on": day, "document_no": "院发〔2025〕9号"})
    as_("clerk").post(f"{one}step-put_to_use/", {"on": "2025-12-10", "document_no": ""})
    output = {"title": "巡回审判调研报告", "on": "2025-11-20", "reason": "结项后补录"}
    as_("clerk").post(f"{one}output/", output)
    told = text(as_("head").get(one))
    assert "成果运用" in told
    assert "巡回审判调研报告" in told
    listed = text(as_("head").get(f"{AT}/research/"))
    assert "1篇" in listed
    asking = Asking(Scope(staff.company.court.pk), 2025, date(2025, 12, 29))
    assert {one.slug: one.value for one in figures_of(asking)}["research_projects"] == 1


def test_a_project_without_a_name_comes_back_with_what_was_typed(as_: As) -> None:
    sent = as_("head").post(f"{AT}/research/new/", {"title": "", "leader": "额尔登"})
    assert sent.status_code == 422
    assert not Procedure.objects.filter(kind="research_project").exists()


def an_honour(staff: Colleagues) -> Record:
    return a_record(
        RecordEntry(
            staff.company.court.pk,
            HONOUR.slug,
            date(2025, 5, 1),
            title="全市先进工作者",
            issuer="某市总工会",
            award_level=Level.CITY,
            outcome="ordinary",
            people=((PERSON, staff.people[READY].pk),),
        )
    )


def test_four_counts_stand_side_by_side_and_by_level(as_: As, staff: Colleagues) -> None:
    an_honour(staff)
    told = text(as_("clerk").get(f"{AT}/honours/?year=2025"))
    assert "荣誉表彰1人1人次1项0个" in told
    assert "其中市级1人1人次1项0个" in told
    assert "院内评优0人0人次0项0个" in told


def test_an_honour_is_revoked_on_a_legal_ground_and_stays_readable(
    as_: As, staff: Colleagues
) -> None:
    one = f"{AT}/honours/{an_honour(staff).public_id}/"
    assert as_("clerk").post(f"{one}revoke/", {"ground": "fabricated"}).status_code in (403, 422)
    said = {"ground": "fabricated", "document_no": "市工发〔2025〕8号"}
    as_("head").post(f"{one}revoke/", said)
    waiting = Record.objects.get(state="filed")
    as_("president").post(f"/ledger/honour/{waiting.public_id}/confirm/")
    told = text(as_("clerk").get(f"{AT}/honours/?year=2025"))
    assert "荣誉表彰0人0人次0项0个" in told
    assert "已撤销" in told


def test_a_replaced_regulation_and_one_due_for_review_stand_apart(
    as_: As, staff: Colleagues
) -> None:
    court_id = staff.company.court.pk
    for title, day, replaces, review in (
        ("《考勤管理办法》", date(2020, 3, 1), "", None),
        ("《考勤规定》", date(2023, 3, 1), "《考勤管理办法》", 24),
    ):
        entry = RecordEntry(
            court_id,
            REGULATION.slug,
            day,
            title=title,
            quantity=review,
            details={"replaces": replaces},
        )
        a_record(entry)
    assert "《考勤规定》" in text(as_("clerk").get(f"{AT}/regulations/?show=due"))
    told = text(as_("clerk").get(f"{AT}/regulations/?show=replaced"))
    assert "《考勤管理办法》" in told
    assert "《考勤规定》" in told
