"""方案怎么导入: a sheet or a file is read whole, and each line that cannot be read is named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from cohesion_cast import a_scene
from jujiao.catalogue.care import RETIREE_VISIT
from jujiao.catalogue.plan_sorts import DUTY, INDICATOR, LEDGER
from jujiao.cli.main import main
from jujiao.demo.cohesion import PLAN
from jujiao.kernel.problems import Refused
from jujiao.plans.drafts import LinkDraft, plan_of_toml
from jujiao.plans.sheets import measures_of_rows

VISITS = RETIREE_VISIT.slug
HEAD = 'title = "甲"\nadopted_on = 2025-01-15\nfirst_year = 2025'
ROWS = (
    ("示例方案",),
    ("序号", "聚焦", "举措", "责任部门", "完成时限", "挂接", "目标值"),
    (1, "聚焦凝心聚力", "走访退休同志", "政治部", "2025-12-20", "退休干部走访", 16),
    (None, None, None, None, None, "指标：法治副校长", "4名"),
    ("2.", "一", "研究意识形态", "", "", "应办：意识形态工作专题研究", ""),
)


def test_a_sheet_lists_measures_with_further_links_on_lines_of_their_own() -> None:
    first, second = measures_of_rows(ROWS)
    assert (first.focus, first.due_on) == (5, date(2025, 12, 20))
    assert first.links == (
        LinkDraft(LEDGER, VISITS, 16), LinkDraft(INDICATOR, "law_vice_principals", 4),
    )  # fmt: skip
    assert (second.focus, second.links) == (1, (LinkDraft(DUTY, "ideology_studied_yearly", 1),))


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_guessed() -> None:
    rows = (
        ROWS[1],
        (1, "五", "走访", "", "年底", "审务督察", 4),
        (2, "", "学习", "", "", "读报", 1),
    )
    with pytest.raises(Refused) as refused:
        measures_of_rows(rows)
    said = [str(one) for one in refused.value.problems]
    assert said == [
        "第2行：“审务督察”不止一个。请写明是哪一个：指标：审务督察、台账：审务督察。",
        "第3行：没有名为“读报”的指标、应办或台账。请核对名称。",
    ]
    with pytest.raises(Refused, match="没有找到表头"):
        measures_of_rows((("甲", "乙"),))


@pytest.mark.parametrize(
    ("column", "said", "message"),
    [
        (4, "年底", "完成时限“年底”不是一个日期"),
        (4, "2025年2月30日", "完成时限“2025年2月30日”不是一个日期"),
        (6, "约16次", "目标值“约16次”不是一个整数"),
        (6, 4.5, "目标值“4.5”不是一个整数"),
        (6, -4, "目标值“-4”不是一个整数"),
    ],
)
def test_days_and_targets_are_read_or_refused(column: int, said: object, message: str) -> None:
    cells: list[object] = [1, "五", "走访", "", "2025-12-20", "退休干部走访", 4]
    cells[column] = said
    with pytest.raises(Refused, match=message):
        measures_of_rows((ROWS[1], tuple(cells)))


def test_the_plan_of_the_fictional_court_has_twenty_measures_under_five_focuses() -> None:
    draft = plan_of_toml(PLAN.read_text(encoding="utf-8"))
    assert [one.ordinal for one in draft.measures] == list(range(1, 21))
    assert {one.focus for one in draft.measures} == {1, 2, 3, 4, 5}
    assert all(one.links for one in draft.measures)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title = 3 3", "方案文件读不懂"),
        ('title = "甲"', "方案缺adopted_on、first_year"),
        ('title = "甲"\nadopted_on = "2025"\nfirst_year = 2025', "方案的“adopted_on”写法不对"),
        ('measure = 3\ntitle = "甲"', "举措要写成"),
        (f"{HEAD}\nmotto = 1", "方案里不认识“motto”"),
        (f'{HEAD}\n[[measure]]\nordinal = 1\ntitle = "乙"\nledgers = 3', "举措1的挂接要写成"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(text: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        plan_of_toml(text)


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.django_db
def test_a_plan_comes_in_from_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scene = a_scene()
    file = tmp_path / "方案.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet("举措")
    for place, cells in enumerate(ROWS):
        sheet.write_row(place, 0, cells)
    book.close()
    court = ("--court", scene.court.name, "--year", "2025")
    told = ("--title", "示例方案", "--adopted-on", "2025-01-15")
    answer = _said(capsys, "plan-adopt", str(file), *court, *told)
    assert answer == {"plan": "示例方案", "measures": 2, "first_year": 2025}
    said = _said(capsys, "plan-package", *court, "--out", str(tmp_path / "state.json"))
    assert said == {"files": [str(tmp_path / "state.json")]}
