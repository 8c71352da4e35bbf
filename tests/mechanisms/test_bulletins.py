"""通报: numbered by stream and year, resting on inspections, never before the inspected have spoken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cast import a_head, a_person, in_force, registers
from jujiao.access.scope import Scope
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.inspection_terms import OPEN_VISIT
from jujiao.catalogue.supervision import INSPECTION_BULLETIN
from jujiao.cli.main import main
from jujiao.figures.selectors import Asking, figures_of
from jujiao.findings.bulletins import (
    BulletinDraft,
    content_of_issued,
    next_issue_no,
    unsigned_deliveries,
)
from jujiao.findings.models import Bulletin, Finding
from jujiao.findings.papers import paper_of_bulletin
from jujiao.findings.quarters import QuarterDraft
from jujiao.findings.services import (
    NoticeEntry,
    confirm_finding,
    contest_finding,
    notify_rectification,
)
from jujiao.findings.services.bulletins import (
    deliver_bulletin,
    issue_bulletin,
    receive_bulletin,
)
from jujiao.findings.services.inspections import (
    ProblemSeen,
    VisitEntry,
    VisitMade,
    record_inspection,
)
from jujiao.integrity.counts import MonthReport
from jujiao.integrity.services.interference import report_month
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.reading import reading
from supervision_cast import TODAY, Cast, a_cast, at

pytestmark = pytest.mark.django_db


def _inspected(cast: Cast, *titles: str, stream: str = "court_affairs") -> Record:
    assert cast.inspector.person_id is not None
    assert cast.second.person_id is not None
    visit = VisitEntry(
        cast.court.pk, stream, TODAY, "庭审规范", OPEN_VISIT,
        (cast.hall.pk,), (cast.inspector.person_id, cast.second.person_id),
    )  # fmt: skip
    problems = tuple(ProblemSeen(cast.hall.pk, title, "hearing") for title in titles)
    record = record_inspection(VisitMade(visit, problems), by=cast.inspector, at=at(TODAY))
    return confirm_record(record, by=a_head(cast.court), at=at(TODAY))


def _answered(cast: Cast) -> None:
    for finding in Finding.objects.filter(progress="found"):
        confirm_finding(finding, on=TODAY, by=cast.head, at=at(TODAY), version=finding.version)


def _draft(cast: Cast, *cites: Record, number: int = 1, named: bool = False) -> BulletinDraft:
    return BulletinDraft(
        cast.court.pk, "court_affairs", 2025, number, TODAY, cites, names_shown=named
    )


def _issued(cast: Cast, draft: BulletinDraft) -> Bulletin:
    return issue_bulletin(draft, by=cast.second, at=at(TODAY))


def test_an_issue_cites_its_inspections_and_counts_from_its_day_on() -> None:
    cast = a_cast()
    record = _inspected(cast, "开庭迟到")
    _answered(cast)
    bulletin = _issued(cast, _draft(cast, record))
    assert [one.record for one in bulletin.citations.all()] == [record]
    asking = Asking(Scope(cast.court.pk), 2025, TODAY)
    [figure] = figures_of(asking, [INDICATORS["inspection_bulletins"]])
    assert figure.value == 1


def test_an_issue_without_inspections_is_refused() -> None:
    cast = a_cast()
    with pytest.raises(Refused, match="没有依据任何督察"):
        _issued(cast, _draft(cast))
    assert not Record.objects.exists()
    assert not Bulletin.objects.exists()


def test_nothing_is_published_before_the_inspected_have_had_the_word() -> None:
    cast = a_cast()
    record = _inspected(cast, "开庭迟到")
    with pytest.raises(Refused, match="还没有认定"):
        _issued(cast, _draft(cast, record))
    finding = Finding.objects.get()
    contest_finding(finding, on=TODAY, grounds="改期。", by=cast.head, at=at(TODAY), version=1)
    with pytest.raises(Refused, match="异议还没有答复"):
        _issued(cast, _draft(cast, record))


def test_a_number_is_used_once_a_year_and_stream() -> None:
    cast = a_cast()
    _issued(cast, _draft(cast, _inspected(cast)))
    with pytest.raises(Refused, match="2025年第1期已用过"):
        _issued(cast, _draft(cast, _inspected(cast)))
    assert next_issue_no(cast.court.pk, "court_affairs", 2025) == 2
    assert next_issue_no(cast.court.pk, "conduct", 2025) == 1
    assert Bulletin.objects.count() == 1


def test_a_number_that_an_imported_register_names_is_used() -> None:
    cast = a_cast()
    entry = RecordEntry(
        cast.court.pk, INSPECTION_BULLETIN.slug, occurred_on=date(2025, 2, 20), serial="第1期"
    )
    in_force(cast.court, entry)
    with pytest.raises(Refused, match="第1期已用过"):
        _issued(cast, _draft(cast, _inspected(cast)))


def test_an_inspection_is_published_once_and_in_its_own_stream() -> None:
    cast = a_cast()
    record = _inspected(cast)
    _issued(cast, _draft(cast, record))
    with pytest.raises(Refused, match="已通报过"):
        _issued(cast, _draft(cast, record, number=2))
    other = _inspected(cast, stream="conduct")
    with pytest.raises(Refused, match="不是这条督察线的督察"):
        _issued(cast, _draft(cast, other, number=2))


def test_names_are_masked_unless_the_issue_shows_them() -> None:
    cast = a_cast()
    a_person(cast.court, "苏日娜")
    first = _inspected(cast, "苏日娜开庭迟到")
    second = _inspected(cast, "苏日娜未使用法槌")
    _answered(cast)
    masked = reading(paper_of_bulletin(_draft(cast, first).content()))
    named = reading(paper_of_bulletin(_draft(cast, second, named=True).content()))
    assert "苏日娜" not in masked
    assert "某某开庭迟到" in masked
    assert "苏日娜未使用法槌" in named


def test_an_issued_paper_stays_the_same_whatever_happens_later() -> None:
    cast = a_cast()
    record = _inspected(cast, "开庭迟到")
    _answered(cast)
    bulletin = _issued(cast, _draft(cast, record))
    before = write_docx(paper_of_bulletin(content_of_issued(bulletin)))
    _inspected(cast, "又一次")
    _answered(cast)
    again = Bulletin.objects.get(pk=bulletin.pk)
    assert write_docx(paper_of_bulletin(content_of_issued(again))) == before


def test_an_issue_has_the_head_and_parts_of_a_bulletin() -> None:
    cast = a_cast()
    record = _inspected(cast, "开庭迟到")
    _answered(cast)
    paper = paper_of_bulletin(_draft(cast, record).content())
    assert paper.masthead is not None
    assert (paper.masthead.name, paper.masthead.serial) == ("审务督察通报", "第1期")
    said = reading(paper)
    for part in ("一、督察基本情况", "发现的问题", "处理与整改要求", "整改清单", "庭审规范"):
        assert part in said


def test_an_issue_tells_its_days_in_words() -> None:
    cast = a_cast()
    record = _inspected(cast, "开庭迟到")
    _answered(cast)
    notice = NoticeEntry(
        cast.court.pk, (Finding.objects.get(),), "督整〔2025〕1号", TODAY, 10
    )  # fmt: skip
    notify_rectification(notice, by=cast.inspector, at=at(TODAY))
    said = reading(paper_of_bulletin(_draft(cast, record).content()))
    assert "2025年4月24日" in said
    assert said.count("2025年4月10日") > 1
    assert "2025-04" not in said


def test_an_issue_is_delivered_and_signed_for_maybe_on_a_slip() -> None:
    cast = a_cast()
    bulletin = _issued(cast, _draft(cast, _inspected(cast)))
    [one, _] = deliver_bulletin(
        bulletin, [cast.hall.pk, cast.office.pk], on=TODAY, by=cast.second, at=at(TODAY)
    )
    receive_bulletin(
        one, on=TODAY, received_by="其其格", slip_no="回1", by=cast.second, at=at(TODAY)
    )
    assert [owed.unit for owed in unsigned_deliveries(bulletin)] == [cast.office]
    with pytest.raises(Refused, match="已由其其格于2025年4月10日签收"):
        receive_bulletin(one, on=TODAY, received_by="巴特", by=cast.second, at=at(TODAY))
    with pytest.raises(Refused, match="已经送达过"):
        deliver_bulletin(bulletin, [cast.hall.pk], on=TODAY, by=cast.second, at=at(TODAY))


def _quarter(cast: Cast, on: date) -> QuarterDraft:
    return QuarterDraft(cast.court.pk, "interference", 2025, 1, on, quarter=1)


def test_the_quarter_of_the_three_rules_is_published_from_counts_when_it_has_closed() -> None:
    """March 2025 closes on Tuesday 8 April."""
    cast = a_cast()
    for month in (1, 2, 3):
        report = MonthReport(cast.court.pk, cast.hall.pk, date(2025, month, 1), 0, TODAY)
        report_month(report, by=cast.head, at=at(TODAY))
    with pytest.raises(Refused, match="第一季度的月统计到2025年4月8日截止"):
        issue_bulletin(_quarter(cast, date(2025, 4, 8)), by=cast.second, at=at(TODAY))
    bulletin = issue_bulletin(_quarter(cast, TODAY), by=cast.second, at=at(TODAY))
    said = reading(paper_of_bulletin(content_of_issued(bulletin)))
    assert "刑事审判庭已连续3个月零报告，提醒核实，做到应报尽报。" in said
    assert "未报送：机关纪委（1月）" in said
    assert "零报告不影响任何考核" in said


def test_a_small_class_of_a_quarter_is_not_told_apart() -> None:
    """Two reports of one class in a small court would point to whoever made them."""
    cast = a_cast()
    report = MonthReport(cast.court.pk, cast.hall.pk, date(2025, 1, 1), 2, TODAY, 2, 0, 0)
    report_month(report, by=cast.head, at=at(TODAY))
    said = reading(paper_of_bulletin(_quarter(cast, TODAY).content()))
    assert "分类件数未全部区分或者数目较小，不予列出" in said


def test_the_command_writes_a_draft_and_issues_only_when_told_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cast = a_cast()
    _inspected(cast)
    registers(cast.court, 2025, ["inspection_bulletins"])
    asked = ["bulletin", "court_affairs", "--court", cast.court.name, "--number", "1"]
    assert main([*asked, "--out", str(tmp_path)]) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".docx", ".html", ".pdf"]
    assert not Bulletin.objects.exists()
    assert main([*asked, "--out", str(tmp_path), "--issue-on", "2025-12-30"]) == 0
    assert Bulletin.objects.get().issue_no == 1
    assert main([*asked, "--out", str(tmp_path), "--issue-on", "2025-12-31"]) == 1
    assert "2025年第1期已用过" in capsys.readouterr().err
    assert main([*asked[:-1], "2", "--out", str(tmp_path)]) == 1
