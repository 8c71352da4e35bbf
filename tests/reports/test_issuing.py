"""印发: numbered without gaps, frozen as it stood; a correction makes another paper that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cast import AT, a_clerk, a_court, a_head, a_person, an_honour, in_force, registers
from jujiao.access.actors import Actor, console
from jujiao.access.scope import Scope
from jujiao.catalogue.careers import APPOINTMENT
from jujiao.catalogue.reports import REPORTS
from jujiao.figures.selectors import Asking
from jujiao.figures.services import Nil, sign_zero
from jujiao.journal.selectors import journal_head, tampering
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.ledger.services import (
    confirm_record,
    entry_of,
    supersede_record,
    withdraw_record,
)
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.reading import reading, stated_figures
from jujiao.papers.seals import claims_of
from jujiao.papers.tree import Picture
from jujiao.papers.verification import verify_paper
from jujiao.people.models import Unit
from jujiao.reports.models import IssuedReport
from jujiao.reports.selectors import (
    drafted_report,
    issued_paper,
    later_corrections,
    report_facts,
    reports_stating,
    standing_report,
)
from jujiao.reports.services import ReportRequest, issue_report
from sample_paper import a_png

pytestmark = pytest.mark.django_db
NEXT_YEAR = AT.replace(year=2026, month=1, day=8)


@pytest.fixture
def court() -> Unit:
    court = a_court()
    registers(court, 2025, ["honours"])
    in_force(court, *(an_honour(court, a_person(court, name)) for name in ("苏和", "巴图")))
    return court


def asking(court: Unit) -> Asking:
    return Asking(Scope(court.pk), 2025, NEXT_YEAR.date())


def issue(
    court: Unit, *, by: Actor | None = None, pictures: tuple[Picture, ...] = ()
) -> IssuedReport:
    request = ReportRequest(court.pk, "annual", 2025)
    return issue_report(request, by=by or console(), at=NEXT_YEAR, pictures=pictures)


def one_more(court: Unit) -> None:
    in_force(court, an_honour(court, a_person(court, "乌云")))


def test_a_draft_says_what_the_ledger_says_and_writes_nothing(court: Unit) -> None:
    before = journal_head()
    report = drafted_report(asking(court), "annual")
    assert "2名1个人获得市级以上荣誉表彰" in reading(report.paper)
    assert "送审稿" in reading(report.paper)
    assert journal_head() == before
    assert not IssuedReport.objects.exists()


def test_the_same_ledger_gives_the_same_draft_on_any_day(court: Unit) -> None:
    later = replace(asking(court), as_of=NEXT_YEAR.date() + timedelta(days=40))
    first = drafted_report(asking(court), "annual").paper
    assert drafted_report(later, "annual").paper == first
    assert write_docx(first) == write_docx(drafted_report(later, "annual").paper)


def test_the_appendix_counts_the_rows_and_names_the_first(court: Unit) -> None:
    text = reading(drafted_report(asking(court), "annual").paper)
    assert "荣誉表彰2行：记录" in text
    assert "授予机关为市级及以上的个人荣誉" in text
    assert f"流水第{journal_head().seq}条，链头{journal_head().entry_hash}" in text


def test_a_signed_zero_names_who_vouched_for_it(court: Unit) -> None:
    signer = a_person(court, "其其格")
    registers(court, 2025, ["violations"])
    nil = Nil(court.pk, "violations", 2025)
    sign_zero(
        nil,
        person_id=signer.pk,
        signed_on=AT.date(),
        register_text="线索登记簿",
        by=console(),
        at=NEXT_YEAR,
    )
    text = reading(drafted_report(asking(court), "annual").paper)
    assert "干警违纪违法案件为0件" in text
    assert "其其格于2025-12-20签认，依据线索登记簿" in text


def test_without_a_ledger_of_the_year_there_is_no_report(court: Unit) -> None:
    with pytest.raises(Refused, match="还没有2019年的台账"):
        drafted_report(replace(asking(court), year=2019), "annual")


def test_an_issued_report_is_numbered_by_the_year_of_issue(court: Unit) -> None:
    before = journal_head()
    issued = issue(court)
    assert issued.document_no == "〔2026〕1号"
    assert (issued.head_seq, issued.head_hash) == (before.seq, before.entry_hash)
    text = reading(issued_paper(issued))
    assert text.startswith("青原旗人民法院2025年队伍建设工作总结〔2026〕1号")
    assert "2名个人获得" in text, "an issued report has no numbers raised behind its figures"
    assert "2026年1月8日" in text
    assert "送审稿" not in text


def test_the_figures_of_draft_and_issue_stand_in_the_same_order(court: Unit) -> None:
    draft = [one.slug for one in stated_figures(drafted_report(asking(court), "annual").paper)]
    assert [one.slug for one in stated_figures(issued_paper(issue(court)))] == draft


def test_issuing_the_same_again_uses_no_number(court: Unit) -> None:
    first = issue(court)
    assert issue(court) == first
    assert IssuedReport.objects.count() == 1


def test_an_issued_report_stays_as_it_was(court: Unit) -> None:
    issued = issue(court)
    before = write_docx(issued_paper(issued))
    one_more(court)
    issued.refresh_from_db()
    assert write_docx(issued_paper(issued)) == before
    assert verify_paper(before).claims["number"] == "〔2026〕1号"


def test_a_correction_after_issue_shows_as_such(court: Unit) -> None:
    issued = issue(court)
    one_more(court)
    [change] = later_corrections(issued, report_facts(asking(court), REPORTS["annual"]))
    assert (change.slug, change.was, change.now) == ("honour_persons_city_up", 2, 3)


def test_the_next_paper_replaces_it_and_says_what_changed(court: Unit) -> None:
    first = issue(court)
    one_more(court)
    second = issue(court)
    assert (second.document_no, second.replaces) == ("〔2026〕2号", first)
    text = reading(issued_paper(second))
    assert "本件替代〔2026〕1号" in text
    assert "获市级以上荣誉表彰个人2名3名" in text
    assert standing_report(Scope(court.pk), "annual", 2025) == second


def test_a_corrected_row_is_told_even_where_the_number_stays(court: Unit) -> None:
    first = issue(court)
    record = Record.objects.filter(court=court).earliest("pk")
    entry = replace(entry_of(record), title="优秀法官")
    successor = supersede_record(
        record, entry, version=record.version, reason="名称写错", by=a_clerk(court), at=AT
    )
    confirm_record(successor, by=a_head(court), at=AT)
    second = issue(court)
    assert (second.document_no, second.replaces) == ("〔2026〕2号", first)
    text = reading(issued_paper(second))
    assert "数值未变、凭证有更正的：获市级以上荣誉表彰个人。" in text
    assert "数字更正如下" not in text


def test_a_record_that_came_and_went_leaves_the_report_as_it_is(court: Unit) -> None:
    first = issue(court)
    [record] = in_force(court, an_honour(court, a_person(court, "呼日勒")))
    withdraw_record(record, reason="登记有误", by=console(), at=AT)
    assert issue(court) == first


def test_numbers_run_by_court_and_by_year_without_gaps(court: Unit) -> None:
    other = a_court("赛罕旗人民法院")
    registers(other, 2025, ["honours"])
    in_force(other, an_honour(other, a_person(other, "朝克")))
    numbers = [issue(court).document_no, issue(other).document_no]
    one_more(court)
    with pytest.raises(Refused):
        issue(court, by=a_clerk(court))
    numbers.append(issue(court).document_no)
    assert numbers == ["〔2026〕1号", "〔2026〕1号", "〔2026〕2号"]


def test_the_head_of_the_political_department_issues_and_a_clerk_does_not(court: Unit) -> None:
    with pytest.raises(Refused, match="印发文书不在您的权限之内"):
        issue(court, by=a_clerk(court))
    assert issue(court, by=a_head(court)).issued_by_name == "乌仁"


def test_issuing_is_one_act_in_the_journal(court: Unit) -> None:
    before = journal_head().seq
    issue(court)
    assert journal_head().seq == before + 1
    assert not list(tampering())


def test_a_figure_knows_the_reports_in_which_it_stands(court: Unit) -> None:
    issued = issue(court)
    scope = Scope(court.pk)
    assert list(reports_stating(scope, "honour_persons_city_up")) == [issued]
    assert not reports_stating(scope, "rank_promotions")
    assert not reports_stating(Scope(court.pk + 1), "honour_persons_city_up")


def test_chosen_pictures_stand_with_their_captions_and_are_frozen(court: Unit) -> None:
    picture = Picture(a_png(), "图1　宣誓现场")
    issued = issue(court, pictures=(picture,))
    paper = issued_paper(issued)
    assert picture in paper.blocks
    assert "图1宣誓现场" in reading(paper)
    assert verify_paper(write_docx(paper)).holds


def test_every_figure_under_the_seal_has_its_digest_and_rows(court: Unit) -> None:
    report = drafted_report(asking(court), "annual")
    claims = claims_of(report.paper)
    for one in report.statements:
        proof = claims["proofs"][one.figure.slug]
        assert proof == {"digest": one.figure.digest, "rows": len(one.figure.fact_ids)}
    assert APPOINTMENT.slug not in claims["names"]
