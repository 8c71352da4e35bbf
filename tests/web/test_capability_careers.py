"""师徒, 试用期, 履职页, 结果运用 on their pages: one's own is open to oneself, a colleague's is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cast import a_tenure
from company import Company
from jujiao.access.actors import console
from jujiao.careers.models import Reliance
from jujiao.careers.pairs import NewPair, pair_up
from jujiao.careers.reliance import Decision, rest_decision
from jujiao.careers.trials import start_trial
from jujiao.catalogue.mentorship import MENTOR_TALK
from jujiao.catalogue.relations import POST
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.ledger.models import Record
from jujiao.ledger.services import withdraw_record
from jujiao.people.models import Tenure
from mechanisms.personnel import a_grade, a_sanction
from web.careerwork import EARLY, LATELY, READY, SILENT, Colleagues, a_notice, a_pair, colleagues
from web.facts import kept
from web.reading import field, links, main, text, wrong

As = Callable[[str], Client]
PAIRS, TRIALS, CAREERS = "/capability/mentorship/", "/capability/trials/", "/capability/people/"


@pytest.fixture
def staff(company: Company) -> Colleagues:
    """The hall with its people."""
    return colleagues(company)


def test_a_talk_counts_when_the_other_of_the_two_agrees(staff: Colleagues) -> None:
    page = f"{PAIRS}{a_pair(staff).public_id}/"
    sent = {"on": "2025-12-22", "outcome": "talk", "title": "庭审驾驭"}
    assert staff.client(READY).post(f"{page}talk/", sent).status_code == 302
    talk = Record.objects.get(kind="mentor_talk")
    chosen = {"talk": talk.public_id}
    assert staff.client(READY).post(f"{page}confirm/", chosen).status_code in (403, 422)
    assert staff.client(EARLY).post(f"{page}confirm/", chosen).status_code == 302
    talk.refresh_from_db()
    assert talk.state == "in_force"


def test_the_grid_says_a_missing_month_and_leaves_out_the_rest(as_: As, staff: Colleagues) -> None:
    page = f"{PAIRS}{a_pair(staff).public_id}/"

    def months() -> list[str]:
        row = main(as_("head").get(PAIRS)).xpath(".//tbody/tr")[0]
        return [one.text_content().strip() for one in row.xpath("./td")]

    assert months() == [""] * 6 + ["未知"] * 6
    sent = {"on": "2025-11-20", "outcome": "hearing", "title": ""}
    staff.client(READY).post(f"{page}talk/", sent)
    talk = Record.objects.get(kind="mentor_talk")
    staff.client(EARLY).post(f"{page}confirm/", {"talk": talk.public_id})
    assert months() == [""] * 6 + ["缺"] * 4 + ["1", "缺"]


@pytest.mark.parametrize(
    ("begun", "shown"), [(date(2025, 12, 1), [""]), (date(2025, 11, 30), ["缺", "缺"])]
)
def test_a_pair_of_this_month_has_missed_nothing_while_the_month_runs(
    as_: As, staff: Colleagues, begun: date, shown: list[str]
) -> None:
    kept(staff.company, MENTOR_TALK.register_slug)
    court_id = staff.company.court.pk
    two = (staff.people[READY].pk, staff.people[EARLY].pk)
    pair_up(NewPair(court_id, *two, begun, date(2026, 11, 29)), by=console(court_id), at=LATELY)
    [row] = main(as_("head").get(PAIRS)).xpath(".//tbody/tr")
    said = [one.text_content().strip() for one in row.xpath("./td")]
    assert said == [""] * (12 - len(shown)) + shown


def test_the_form_of_a_pair_says_once_that_its_rule_is_to_be_checked(
    as_: As, staff: Colleagues
) -> None:
    said = text(as_("head").get(f"{PAIRS}new/"))
    assert "（待核）" in said
    assert "（待核）（待核）" not in said


def test_a_pair_concerns_the_two_and_those_who_look_after_it(as_: As, staff: Colleagues) -> None:
    pair = a_pair(staff)
    page = f"{PAIRS}{pair.public_id}/"
    assert staff.client(EARLY).get(page).status_code == 200
    assert staff.client(SILENT).get(page).status_code == 404
    assert page not in links(staff.client(SILENT).get(PAIRS))
    for part in ("outsider", "judge", "president"):
        assert as_(part).get(page).status_code == 404, part


def test_one_mentee_too_many_comes_back_beneath_the_field(as_: As, staff: Colleagues) -> None:
    sent = {
        "mentor_id": READY, "mentee_id": EARLY,
        "starts_on": "2025-12-01", "ends_on": "2026-11-30", "document_no": "",
    }  # fmt: skip
    answers = []
    for name in (EARLY, SILENT, "苏合", "毕力格"):
        answers.append(as_("head").post(f"{PAIRS}new/", {**sent, "mentee_id": name}))
    refused = [one for one in answers if one.status_code == 422]
    assert refused
    assert field(refused[0], "mentor_id") == READY
    assert as_("judge").get(f"{PAIRS}new/").status_code == 403


def test_a_review_takes_every_mark(as_: As, staff: Colleagues) -> None:
    page = f"{PAIRS}{a_pair(staff).public_id}/"
    answer = as_("head").post(f"{page}review/", {"stage": "mid", "on": "2025-12-26"})
    assert answer.status_code == 422
    names = main(as_("head").get(page)).xpath(".//form[contains(@action,'review')]//@name")
    marks = {str(one): "90" for one in names if one not in ("csrfmiddlewaretoken", "stage", "on")}
    sent = {"stage": "mid", "on": "2025-12-26", **marks}
    assert as_("head").post(f"{page}review/", sent).status_code == 302
    assert "中期考评，90分" in text(as_("head").get(page))
    assert staff.client(READY).post(f"{page}review/", sent).status_code == 403


def _a_trial(staff: Colleagues, noticed_on: date) -> Tenure:
    company = staff.company
    a_tenure(staff.people[READY], POST, since=noticed_on, unit=company.office)
    post = Tenure.objects.get(kind=POST.slug, person=staff.people[READY])
    post.title = "政治部副主任"
    by = console(company.court.pk)
    return start_trial(post, noticed_on=noticed_on, document_no="试1号", by=by, at=LATELY)


def test_a_trial_shows_its_end_and_takes_its_result_after_the_year(
    as_: As, staff: Colleagues
) -> None:
    trial = _a_trial(staff, date(2024, 12, 20))
    page = f"{TRIALS}{trial.public_id}/"
    assert READY in text(as_("head").get(TRIALS))
    sent = {"result": "passed", "on": "2025-12-15", "document_no": "1号"}
    early = as_("head").post(f"{page}conclude/", sent)
    assert early.status_code == 422
    assert "2025-12-19才满一年" in text(early)
    blank = as_("head").post(f"{page}conclude/", {"result": "", "on": "2025-12-22"})
    assert "没有选考核结果" in wrong(blank, "result")
    assert as_("head").post(f"{page}conclude/", {**sent, "on": "2025-12-22"}).status_code == 302
    assert "conclude" not in as_("head").get(page).content.decode()


@pytest.mark.parametrize(("part", "status"), [("judge", 403), ("superior", 403), ("outsider", 404)])
def test_whose_business_a_trial_is_not(as_: As, staff: Colleagues, part: str, status: int) -> None:
    page = f"{TRIALS}{_a_trial(staff, date(2025, 6, 2)).public_id}/"
    assert as_(part).get(page).status_code == status
    assert READY not in as_(part).get(TRIALS).content.decode()


def test_one_s_own_page_is_open_to_oneself_and_to_few(as_: As, staff: Colleagues) -> None:
    own = f"{CAREERS}{staff.people[READY].public_id}/"
    assert staff.client(READY).get(CAREERS)["Location"] == own
    assert staff.client(READY).get(own).status_code == 200
    seen = {part: as_(part).get(own).status_code for part in ("head", "president", "discipline")}
    assert set(seen.values()) == {200}
    assert staff.client(EARLY).get(own).status_code == 403
    assert as_("officer").get(own).status_code == 403
    assert as_("outsider").get(own).status_code == 404


def test_sanctions_and_conditions_stand_only_where_they_may_be_read(
    as_: As, staff: Colleagues
) -> None:
    a_sanction(staff.people[READY], SanctionKind.WARNING, date(2025, 10, 10))
    own = f"{CAREERS}{staff.people[READY].public_id}/"
    assert "警告" in text(staff.client(READY).get(own))
    assert "警告" in text(as_("discipline").get(own))
    told = text(as_("clerk").get(own))
    assert "警告" not in told
    assert "没有登记处分" not in told


PAPERS = {
    "appraisal": "公务员年度考核登记表",
    "commendation": "评优推荐审批表",
    "promotion": "二级主任科员升一级主任科员",
    "deeds": "同志2025年事迹清单",
    "sheet": "所依据的台账记录",
}


def test_the_forms_are_filled_from_the_ledger_and_saved(as_: As, staff: Colleagues) -> None:
    own = f"{CAREERS}{staff.people[READY].public_id}/"
    for name, words in PAPERS.items():
        assert words in text(staff.client(READY).get(f"{own}{name}/"))
        saved = staff.client(READY).get(f"{own}{name}/file.docx")
        assert saved["Content-Disposition"].startswith("attachment")
    assert staff.client(EARLY).get(f"{own}appraisal/").status_code == 403
    assert staff.client(READY).get(f"{own}nothing/").status_code == 404
    assert staff.client(READY).get(f"{own}appraisal/file.exe").status_code == 404


def test_the_page_of_a_person_leads_to_what_he_did(as_: As, staff: Colleagues) -> None:
    person = staff.people[READY]
    assert f"{CAREERS}{person.public_id}/" in links(as_("head").get(f"/people/{person.public_id}/"))
    procedure = a_notice(staff)
    told = text(staff.client(READY).get(f"{CAREERS}{person.public_id}/"))
    assert procedure.title in told


def _shaken(staff: Colleagues) -> Reliance:
    """A decision whose appraisal was withdrawn since."""
    company = staff.company
    record = a_grade(staff.people[READY], 2024, Grade.EXCELLENT)
    decision = Decision(company.court.pk, "commendation", 1, "年度评优⟦青原⟧", date(2025, 3, 5))
    by = console(company.court.pk)
    [reliance] = rest_decision(decision, [record], clause="评优办法第三条", by=by, at=LATELY)
    withdraw_record(record, reason="复核改变", by=company.actor("head"), at=LATELY)
    return reliance


def test_a_decision_is_marked_until_somebody_has_looked_at_it(as_: As, staff: Colleagues) -> None:
    reliance = _shaken(staff)
    page = f"/capability/consequences/{reliance.pk}/"
    assert "年度评优" in text(as_("head").get("/capability/consequences/"))
    blank = as_("head").post(f"{page}review/", {"on": "2025-12-29", "note": ""})
    assert "没有填意见" in wrong(blank, "note")
    sent = {"on": "2025-12-29", "note": "维持"}
    assert as_("head").post(f"{page}review/", sent).status_code == 302
    told = text(as_("head").get("/capability/consequences/"))
    assert "没有需要复核的决定" in told
    assert "年度评优⟦青原⟧评优办法第三条2025年3月5日1份1份" in told


@pytest.mark.parametrize(("part", "status"), [("judge", 403), ("officer", 403), ("outsider", 404)])
def test_whose_business_a_marked_decision_is_not(
    as_: As, staff: Colleagues, part: str, status: int
) -> None:
    reliance = _shaken(staff)
    assert as_(part).get(f"/capability/consequences/{reliance.pk}/").status_code == status
    assert "⟦青原⟧" not in as_(part).get("/capability/consequences/").content.decode()
