"""样式页: every component in every state, made of samples that mean nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from jujiao.catalogue import INDICATORS
from jujiao.figures.answers import Figure, Lack
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Problem
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.web.charts import Month, MonthTable, TwoYearRow
from jujiao.web.due_grid import DueCell, DueGrid, DueRow
from jujiao.web.forms.fields import FormField
from jujiao.web.parts import Action, Chip, Empty, Heading, Moment, Option, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import FACT_LOOKS, VERDICTS, Look, look_of_due, look_of_progress

SWATCHES = (
    ("paper", "纸", "页面底"),
    ("sheet", "白", "表与表单"),
    ("ink", "墨", "正文"),
    ("ink-2", "墨二", "次要"),
    ("ink-3", "墨三", "标签"),
    ("edge", "框", "控件边"),
    ("line", "线", "行线"),
    ("red", "红", "逾期、不一致、主按钮"),
    ("gold", "金", "待确认、焦点"),
    ("gold-line", "金线", "数字底线，只作装饰"),
    ("pine", "松", "已办、一致"),
    ("slate", "石", "非本院、已更正"),
)
VERDICT_SAMPLES = {
    "agrees": "24次",
    "differs": "26次",
    "about": "80余次",
    "foreign": "31个",
    "unproven": "12个方面",
    "unknowable": "九年",
}


@dataclass(frozen=True, slots=True)
class DesignPage:
    """The samples."""

    heading: Heading
    swatches: tuple[tuple[str, str, str], ...]
    states: tuple[Look, ...]
    progress: tuple[Look, ...]
    dues: tuple[Look, ...]
    verdicts: tuple[tuple[str, str, Look], ...]
    levels: tuple[int, ...]
    figures: tuple[tuple[str, Figure], ...]
    rows: tuple[TwoYearRow, ...]
    months: MonthTable
    grid: DueGrid
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    fields: tuple[FormField, ...]
    moments: tuple[Moment, ...]
    steps: tuple[str, ...]
    empty: Empty


def design_page(here: Standpoint) -> DesignPage:
    """All components with samples."""
    day = here.today
    dues = (-29, 0, 2, 11)
    return DesignPage(
        heading=Heading("样式页", "同一个意思在各页用同一个样子；颜色之外必有字或形"),
        swatches=SWATCHES,
        states=tuple(FACT_LOOKS[one] for one in FactState),
        progress=tuple(look_of_progress(one.value) for one in FindingState),
        dues=(
            *(look_of_due(day + timedelta(days=one), as_of=day) for one in dues),
            look_of_due(day, as_of=day, is_done=True),
            look_of_due(day, as_of=day, is_excused=True),
        ),
        verdicts=tuple((name, VERDICT_SAMPLES[name], look) for name, look in VERDICTS.items()),
        levels=tuple(int(one) for one in reversed(Level)),
        figures=_figures(here),
        rows=_rows(here),
        months=MonthTable(
            here.year,
            "篇",
            tuple(Month(one, 9 + one * 5 % 11, 8 + one * 7 % 9) for one in range(1, 13)),
            0,
            True,  # noqa: FBT003
        ),
        grid=_grid(),
        tabs=(
            Tab("全部", "#", 314),
            Tab("市级以上", "#", 292, is_current=True),
            Tab("待确认", "#", 9),
        ),
        chips=(Chip("级别", "国家级、市级", "#"), Chip("状态", "已生效", "#")),
        fields=_fields(),
        moments=_moments(here.now),
        steps=("选择文件", "核对", "提交", "另一人确认"),
        empty=Empty(
            "今年还没有登记师徒结对。",
            (Action("登记一对", "#", "plus", "main"), Action("从Excel导入", "#")),
        ),
    )


def _sample(here: Standpoint, slug: str, value: int | None, lack: Lack | None = None) -> Figure:
    return Figure(INDICATORS[slug], here.period, here.as_of, value, lack=lack)


def _figures(here: Standpoint) -> tuple[tuple[str, Figure], ...]:
    one, signed = next(iter(INDICATORS)), next(s for s, i in INDICATORS.items() if i.signed_zero)
    return (
        ("有据，可点开", _sample(here, one, 181)),
        ("有据的零", _sample(here, signed, 0)),
        ("零，待签认", _sample(here, signed, None, Lack.UNSIGNED)),
        ("未报", _sample(here, one, None, Lack.UNREAD)),
        ("限看", _sample(here, signed, None, Lack.RESTRICTED)),
    )


def _rows(here: Standpoint) -> tuple[TwoYearRow, ...]:
    slugs = list(INDICATORS)[:3]
    pairs = zip(slugs, ((181, 166), (28, 31), (7, 7)), strict=True)
    return tuple(
        TwoYearRow(_sample(here, slug, now), _sample(here, slug, then), "" if place else "一")
        for place, (slug, (now, then)) in enumerate(pairs)
    )


def _grid() -> DueGrid:
    monthly = tuple(
        DueCell(1, 7, done, missing=("甲支部", "乙支部")[: 7 - done])
        for done in (7, 7, 5, 7, 7, 6, 7, 7, 7, 7, 6)
    )
    last = (DueCell(1, 7, 5, is_running=True),)
    done = DueCell(3, 7, 7)
    quarters = (done, done, done, DueCell(3, 7, 6, is_running=True))
    yearly = (DueCell(9, 0, 0), DueCell(3, 7, 7))
    return DueGrid(
        (
            DueRow("主题党日", monthly + last),
            DueRow("党员大会", quarters),
            DueRow("组织生活会", yearly),
        )
    )


def _fields() -> tuple[FormField, ...]:
    wrong = Problem("bad_date", "sample_day", "2025年2月没有30日，", "请改日期。")
    levels = tuple(
        Option(str(int(one)), one.label, one is Level.CITY, int(one)) for one in reversed(Level)
    )
    return (
        FormField("sample_title", "名称", "text", is_required=True, value="平常"),
        FormField(
            "sample_day", "日期", "day", is_required=True, value="2025.2.30", problems=(wrong,)
        ),
        FormField("sample_level", "级别", "level", options=levels),
    )


def _moments(now: datetime) -> tuple[Moment, ...]:
    return (
        Moment(now, "确认", "政治部主任"),
        Moment(now - timedelta(days=1), "退回", "政治部主任", "缺文号，请补上。"),
        Moment(now - timedelta(days=2), "登记", "政治部内勤"),
    )
