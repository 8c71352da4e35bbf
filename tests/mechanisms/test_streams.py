"""督察条线: never mixed, planned for the year, one visit is one, and nobody inspects his own unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cast import a_head, a_unit, an_actor
from jujiao.access.actors import Actor, console
from jujiao.access.scope import Scope, scope_of
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.inspection_terms import COVERT_VISIT, ONLINE_VISIT, OPEN_VISIT
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.streams import STREAMS
from jujiao.exchange.workbooks import Workbook, open_workbook
from jujiao.figures.selectors import Asking, figures_of
from jujiao.findings.inspections import focus_progress, outside_the_plan, planned_for
from jujiao.findings.models import ChecklistSheet, Finding, PlannedInspection
from jujiao.findings.selectors import findings_of
from jujiao.findings.services import (
    MeasureEntry,
    NoticeEntry,
    notify_rectification,
    plan_measures,
)
from jujiao.findings.services.inspections import (
    FocusEntry,
    ProblemSeen,
    VisitEntry,
    VisitMade,
    cancel_inspection,
    plan_inspection,
    record_inspection,
    set_focus,
)
from jujiao.findings.services.sheets import (
    SheetOrder,
    SheetReturned,
    number_sheet,
    read_sheet,
)
from jujiao.findings.sheets import checklists_in_force, paper_of, reading_of, write_sheet
from jujiao.findings.standings import court_findings, standings, tally
from jujiao.journal.models import JournalEntry
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record
from jujiao.policies.services import PolicySetting, set_policy
from supervision_cast import TODAY, Cast, a_cast, at, confirmed, found, staffed

pytestmark = pytest.mark.django_db


def _visit(cast: Cast, stream: str = "court_affairs", mode: str = OPEN_VISIT) -> VisitEntry:
    assert cast.inspector.person_id is not None
    assert cast.second.person_id is not None
    return VisitEntry(
        cast.court.pk, stream, TODAY, "庭审规范", mode,
        (cast.hall.pk,), (cast.inspector.person_id, cast.second.person_id),
    )  # fmt: skip


def _made(cast: Cast, visit: VisitEntry, *problems: ProblemSeen) -> Record:
    record = record_inspection(VisitMade(visit, problems), by=cast.inspector, at=at(TODAY))
    return confirm_record(record, by=a_head(cast.court), at=at(TODAY))


def _values(cast: Cast) -> dict[str, int | None]:
    asking = Asking(Scope(cast.court.pk), 2025, TODAY)
    wanted = [INDICATORS[slug] for slug in ("conduct_inspections", "court_affairs_inspections")]
    return {figure.slug: figure.value for figure in figures_of(asking, wanted)}


def test_an_inspection_of_many_departments_is_one() -> None:
    cast = a_cast()
    both = replace(_visit(cast), unit_ids=(cast.hall.pk, a_unit(cast.court, "立案庭").pk))
    _made(cast, both)
    assert _values(cast)["court_affairs_inspections"] == 1


def test_what_one_stream_counts_another_does_not_see() -> None:
    cast = a_cast()
    _made(cast, _visit(cast, "conduct"), ProblemSeen(cast.hall.pk, "串岗", "office"))
    values = _values(cast)
    assert (values["conduct_inspections"], values["court_affairs_inspections"]) == (1, None)
    assert [one.kind for one in Finding.objects.all()] == ["conduct_finding"]


def test_every_stream_has_its_own_problems_and_bulletins() -> None:
    findings = [one.findings.slug for one in STREAMS.values()]
    bulletins = [one.bulletin.slug for one in STREAMS.values() if one.bulletin]
    assert len(set(findings)) == len(STREAMS) == 5
    assert len(set(bulletins)) == len(bulletins)


def test_nobody_inspects_his_own_department() -> None:
    cast = a_cast()
    own = staffed(cast.court, cast.hall, "托娅", StaffRole.SUPERVISOR)
    assert own.person_id is not None
    assert cast.second.person_id is not None
    visit = replace(_visit(cast), inspector_ids=(own.person_id, cast.second.person_id))
    with pytest.raises(Refused, match=r"不能督察自己所在的部门.*法〔2011〕346号"):
        record_inspection(VisitMade(visit), by=cast.inspector, at=at(TODAY))
    with pytest.raises(Refused, match="不能督察自己所在的部门"):
        plan_inspection(visit, by=cast.inspector, at=at(TODAY))
    assert not Record.objects.exists()
    assert not PlannedInspection.objects.exists()


def test_one_inspector_alone_needs_a_reason() -> None:
    cast = a_cast()
    visit = replace(_visit(cast), inspector_ids=_visit(cast).inspector_ids[:1])
    with pytest.raises(Refused, match="督察人员不足2人"):
        record_inspection(VisitMade(visit), by=cast.inspector, at=at(TODAY))
    alone = VisitMade(visit, why_few="另一人临时出差。")
    assert record_inspection(alone, by=cast.inspector, at=at(TODAY)).reason == "另一人临时出差。"


def test_a_mode_is_open_covert_or_online() -> None:
    cast = a_cast()
    with pytest.raises(Refused, match="可选：明察、暗访、网上"):
        record_inspection(VisitMade(_visit(cast, mode="突击")), by=cast.inspector, at=at(TODAY))
    record = _made(cast, _visit(cast, mode=ONLINE_VISIT))
    assert record.details == {"mode": "网上"}


def test_a_problem_lies_in_a_department_that_was_visited() -> None:
    cast = a_cast()
    elsewhere = ProblemSeen(a_unit(cast.court, "立案庭").pk, "离岗")
    with pytest.raises(Refused, match="不在这次督察之内"):
        record_inspection(VisitMade(_visit(cast), (elsewhere,)), by=cast.inspector, at=at(TODAY))
    assert not Record.objects.exists()


def test_a_planned_covert_visit_is_known_to_its_group_alone_until_it_is_made() -> None:
    cast = a_cast()
    planned = plan_inspection(_visit(cast, mode=COVERT_VISIT), by=cast.inspector, at=at(TODAY))
    outsider = an_actor(cast.court, StaffRole.SUPERVISOR)
    assert list(planned_for(cast.inspector, cast.court.pk)) == [planned]
    for actor in (outsider, cast.head, cast.leader, console(cast.court.pk)):
        assert list(planned_for(actor, cast.court.pk)) == []
    assert not Record.objects.exists()
    said = " ".join(JournalEntry.objects.values_list("subject", flat=True))
    assert "庭审规范" not in said
    made = VisitMade(_visit(cast, mode=COVERT_VISIT), planned=planned)
    record = record_inspection(made, by=cast.inspector, at=at(TODAY))
    assert record.title == "庭审规范"
    assert list(planned_for(cast.inspector, cast.court.pk)) == []


def test_an_open_visit_is_known_to_the_inspectors() -> None:
    cast = a_cast()
    planned = plan_inspection(_visit(cast), by=cast.inspector, at=at(TODAY))
    assert list(planned_for(an_actor(cast.court, StaffRole.SUPERVISOR), cast.court.pk)) == [planned]
    assert list(planned_for(cast.head, cast.court.pk)) == []


def test_a_plan_is_carried_out_once() -> None:
    cast = a_cast()
    planned = plan_inspection(_visit(cast), by=cast.inspector, at=at(TODAY))
    cancel_inspection(planned, why="与会议冲突。", by=cast.inspector, at=at(TODAY))
    with pytest.raises(Refused, match="已经完成或者取消"):
        record_inspection(VisitMade(_visit(cast), planned=planned), by=cast.inspector, at=at(TODAY))


def test_the_plan_of_the_year_is_compared_with_what_was_done() -> None:
    cast = a_cast()
    entry = FocusEntry(cast.court.pk, "court_affairs", 2025, "庭审规范", 2)
    focus = set_focus(entry, by=cast.inspector, at=at(TODAY))
    with pytest.raises(Refused, match="已列过"):
        set_focus(entry, by=cast.inspector, at=at(TODAY))
    visit = replace(_visit(cast), focus_id=focus.pk)
    planned = plan_inspection(visit, by=cast.inspector, at=at(TODAY))
    record = record_inspection(VisitMade(visit, planned=planned), by=cast.inspector, at=at(TODAY))
    confirm_record(record, by=a_head(cast.court), at=at(TODAY))
    _made(cast, _visit(cast, "conduct"))
    [progress] = focus_progress(cast.court.pk, 2025, as_of=TODAY)
    assert (progress.planned, progress.done, progress.missing) == (2, 1, 1)
    assert outside_the_plan(cast.court.pk, 2025, as_of=TODAY) == 1
    assert [one.done for one in focus_progress(cast.court.pk, 2025, as_of=date(2025, 4, 9))] == [0]


def _seen_by(actor: Actor, cast: Cast) -> list[Finding]:
    scope = scope_of(actor, cast.court.pk)
    assert scope is not None
    return list(findings_of(scope))


def test_colleagues_do_not_see_each_others_findings() -> None:
    cast = a_cast()
    finding = confirmed(cast)
    colleague = an_actor(cast.court, StaffRole.MEMBER)
    other_head = an_actor(cast.court, StaffRole.DEPARTMENT_HEAD, unit=cast.office)
    for stranger in (colleague, other_head):
        assert _seen_by(stranger, cast) == []
    for concerned in (cast.head, cast.inspector, cast.leader):
        assert _seen_by(concerned, cast) == [finding]


def test_a_list_shows_a_colleague_nobody_elses_findings() -> None:
    cast = a_cast()
    finding = confirmed(cast)
    owner = replace(an_actor(cast.court, StaffRole.MEMBER), person_id=cast.worker.pk)
    for actor, seen in (
        (an_actor(cast.court, StaffRole.MEMBER), []),
        (owner, []),
        (cast.head, [finding]),
        (cast.inspector, [finding]),
    ):
        assert _seen_by(actor, cast) == seen
    entry = NoticeEntry(cast.court.pk, (finding,), "督整〔2025〕1号", TODAY, 5)
    notify_rectification(entry, by=cast.inspector, at=at(TODAY))
    finding.refresh_from_db()
    mine = [MeasureEntry("整改", cast.worker.pk, TODAY)]
    plan_measures(finding, mine, by=cast.head, at=at(TODAY), version=finding.version)
    assert _seen_by(owner, cast) == [finding]


def test_findings_are_counted_by_area_unit_cause_and_repetition() -> None:
    cast = a_cast()
    found(cast, on=date(2024, 1, 8))
    found(cast, on=date(2025, 1, 8))
    found(cast, on=date(2025, 3, 3), title="再次迟到")
    shown = standings(court_findings(cast.court.pk), court_id=cast.court.pk, as_of=TODAY)
    counted = tally(shown, court_id=cast.court.pk, as_of=TODAY)
    assert (counted.found, counted.repeated) == (3, 2)
    assert counted.by_area == {"庭审规范": 3}
    assert counted.by_unit == {"刑事审判庭": 3}
    assert counted.by_cause == {"未分析": 3}


def _sheet(cast: Cast, folder: Path) -> tuple[ChecklistSheet, Path]:
    order = SheetOrder(cast.court.pk, "court_affairs", "hearing", cast.hall.pk)
    sheet = number_sheet(order, by=cast.inspector, at=at(TODAY))
    path = folder / "sheet.xlsx"
    write_sheet(sheet, checklists_in_force(cast.court.pk, on=TODAY)["hearing"], path)
    return sheet, path


def _filled(path: Path, marks: dict[str, tuple[str, str]]) -> Path:
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    for row in page.iter_rows():
        if row[0].value in marks:
            row[2].value, row[3].value = marks[row[0].value]
    book.save(path)
    return path


def _returned(cast: Cast, path: Path) -> SheetReturned:
    book = open_workbook(path)
    assert isinstance(book, Workbook)
    return SheetReturned(cast.court.pk, reading_of(book.sheets[0].rows), TODAY)


def test_a_checklist_goes_out_numbered_and_its_no_becomes_a_finding(tmp_path: Path) -> None:
    cast = a_cast()
    sheet, path = _sheet(cast, tmp_path)
    assert sheet.label == "检查单〔2025〕1号"
    _filled(path, {"H01": ("是", ""), "H04": ("否", "全程未用"), "H15": ("不适用", "")})
    [finding] = read_sheet(_returned(cast, path), by=cast.inspector, at=at(TODAY))
    assert finding.title == "不符合“法槌使用规范”：全程未用"
    assert (finding.progress, finding.area, finding.unit_id) == ("found", "hearing", cast.hall.pk)


def test_a_sheet_is_read_back_once(tmp_path: Path) -> None:
    cast = a_cast()
    _, path = _sheet(cast, tmp_path)
    read_sheet(_returned(cast, path), by=cast.inspector, at=at(TODAY))
    with pytest.raises(Refused, match="一张检查单只读回一次"):
        read_sheet(_returned(cast, path), by=cast.inspector, at=at(TODAY))


def test_a_sheet_with_a_mark_there_is_not_keeps_nothing(tmp_path: Path) -> None:
    cast = a_cast()
    _, path = _sheet(cast, tmp_path)
    _filled(path, {"H01": ("大概", "")})
    with pytest.raises(Refused, match="结果“大概”不认识"):
        _returned(cast, path)


def test_a_sheet_with_other_lines_is_refused(tmp_path: Path) -> None:
    cast = a_cast()
    _, path = _sheet(cast, tmp_path)
    own: dict[str, object] = {
        "label": "庭审检查单", "area": "hearing", "basis": "本院规定", "items": [["X1", "准时"]]
    }  # fmt: skip
    setting = PolicySetting(cast.court.pk, "checklist", "hearing", own, date(2025, 1, 1), "本院")
    set_policy(setting, by=console(), at=at(TODAY))
    with pytest.raises(Refused, match="条目与编号时不一致"):
        read_sheet(_returned(cast, path), by=cast.inspector, at=at(TODAY))
    assert not Finding.objects.exists()


def test_a_paper_sheet_bears_its_number_and_every_line(tmp_path: Path) -> None:
    cast = a_cast()
    sheet, _ = _sheet(cast, tmp_path)
    checklist = checklists_in_force(cast.court.pk, on=TODAY)["hearing"]
    paper = paper_of(sheet, checklist)
    said = repr(paper)
    assert sheet.label in said
    assert all(item.text in said for item in checklist.items)
