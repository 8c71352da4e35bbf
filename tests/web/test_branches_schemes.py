"""考核方案 on the screen: a table of stars from the level above, what is wrong with one, where points were lost."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from company import Company
from jujiao.assessments.models import BranchAssessment, BranchScheme
from web.facts import kept
from web.reading import links, text, wrong

As = Callable[[str], Client]
STARS = "/branches/assessments/?sort=stronghold_stars"
IMPORT = "/branches/assessments/year/import/?sort=stronghold_stars"
BANDS = "十星 1000、八星 800、六星 600、未评星 0"


@pytest.fixture
def court(company: Company) -> Company:
    """The register of meetings is kept."""
    kept(company, "branch_meetings")
    return company


def a_table(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    """A workbook with these rows on its first sheet."""
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return SimpleUploadedFile("评星标准.xlsx", file.getvalue())


def stars(**changed: object) -> dict[str, object]:
    """The table of stars as it is sent."""
    table = a_table(
        ("坚强堡垒支部星级标准",),
        ("类别", "评星标准", "分值", "方法", "数据来源", "来源代号", "每项扣分"),
        ("基本组织", "组织设置规范", 300),
        ("基本活动", "主题党日按月开展", 200, "扣分", "应办未办", "party_day_monthly", 20),
        ("特色", "服务审判执行", 500),
    )
    said = {"sheet": table, "label": "自治区评星标准", "bands": BANDS, "basis": "内组通〔2024〕8号"}
    return said | {"in_force_from": "2025-01-01"} | changed


def test_a_table_of_stars_is_read_and_assesses_beside_the_year(court: Company, as_: As) -> None:
    officer = as_("officer")
    assert officer.post(IMPORT, stars()).status_code == 302
    [scheme] = BranchScheme.objects.all()
    assert (scheme.slug, scheme.total, scheme.lines.count()) == ("stronghold_stars", 1000, 3)
    shown = text(officer.get(STARS))
    assert "十星1000分起、八星800分起、六星600分起、未评星0分起" in shown
    officer.post("/branches/assessments/year/open/?sort=stronghold_stars")
    assert BranchAssessment.objects.filter(scheme=scheme).count() == 2
    assert "还没有采用考核方案" in text(officer.get("/branches/assessments/"))


def test_a_missed_party_day_leads_from_the_stars_to_its_due(court: Company, as_: As) -> None:
    officer = as_("officer")
    officer.post(IMPORT, stars())
    officer.post("/branches/assessments/year/open/?sort=stronghold_stars")
    [one] = BranchAssessment.objects.filter(unit=court.branch)
    shown = officer.get(f"/branches/assessments/{one.public_id}/")
    assert "/branches/duties/party_day_monthly/2025-11/" in links(shown)


def test_what_is_wrong_with_a_table_is_said_at_its_field(court: Company, as_: As) -> None:
    officer = as_("officer")
    foreign = a_table(
        ("指标", "分值", "方法", "数据来源", "来源代号", "每项扣分"),
        ("党日", 10, "扣分", "应办未办", "no_duty", 1),
    )
    assert "没有这个代号" in wrong(officer.post(IMPORT, stars(sheet=foreign)), "sheet")
    assert "看不出等次和分数线" in wrong(officer.post(IMPORT, stars(bands="十星")), "bands")
    assert "最后一档从0分起" in wrong(officer.post(IMPORT, stars(bands="十星 1000")), "bands")
    top = "十星 1001、未评星 0"
    assert "合计只有1000分" in wrong(officer.post(IMPORT, stars(bands=top)), "bands")
    nameless = a_table(("指标", "分值"), ("组织", 1000), (None, 5), ("活动", "很多"))
    answer = officer.post(IMPORT, stars(sheet=nameless))
    assert "第3行有分值，没有指标" in text(answer)
    assert "第4行的分值、方法或来源不认识" in text(answer)
    assert not BranchScheme.objects.exists()


def test_a_secretary_brings_no_scheme(court: Company, as_: As) -> None:
    assert as_("secretary").post(IMPORT, stars()).status_code == 403


def test_an_unknown_sort_of_assessment_is_not_there(court: Company, as_: As) -> None:
    assert as_("officer").get("/branches/assessments/?sort=points").status_code == 404
