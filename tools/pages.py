"""Reference pages that are made from the code, so that they cannot say anything else.

``python tools/pages.py`` writes them; a test says when one is out of date.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jujiao.conf.settings")
django.setup()

from jujiao.access.policy import POLICY, Allow, Never, Reach
from jujiao.catalogue import INDICATORS, REGISTER_LABELS
from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.streams import STREAM_OFFICES, STREAMS
from jujiao.kernel.concepts import Focus
from jujiao.kernel.obligations import Duty
from jujiao.kernel.questions import Distinct, Indicator

DOCS = Path(__file__).resolve().parents[1] / "docs"
MADE = "本页由 tools/pages.py 生成，请改代码，不要改本页。"
COUNTED_ONCE = {
    Distinct.PERSON: "人",
    Distinct.UNIT: "集体",
    Distinct.RECORD: "记录",
    Distinct.EVENT: "次",
    Distinct.PAIR: "师徒对",
    Distinct.PARTICIPATION: "人与记录",
    Distinct.ROUND: "轮次",
}


def pages() -> dict[Path, str]:
    """Path → what it should say."""
    return {
        DOCS / "definitions.md": _definitions(),
        DOCS / "handbook" / "权限一览.md": _permissions(),
        DOCS / "handbook" / "应办一览.md": _duties(),
    }


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", MADE, *parts)) + "\n"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _definitions() -> str:
    intro = (
        "每个数字按下面的口径算，报告附录“数据依据”印的也是这些话。"
        "事实须在年内、已生效、属于本院台账；当年没有读到登记簿的，数字是“未报”，不是零。"
    )
    return _page("指标口径表", intro, *(_focus(focus) for focus in Focus))


def _focus(focus: Focus) -> str:
    own = [one for one in INDICATORS.values() if one.focus is focus]
    head = ("指标", "代码", "单位", "同一什么只计一次", "口径", "登记簿")
    title = f"## 聚焦{focus.ordinal} {focus.label}"
    if not own:
        return f"{title}\n\n目前没有指标。"
    return f"{title}\n\n{_table(head, (_indicator(one) for one in own))}"


def _indicator(one: Indicator) -> tuple[str, ...]:
    notes = [one.definition]
    if one.part_of:
        notes.append(f"其中：包含于“{INDICATORS[one.part_of].name}”")
    if one.signed_zero:
        notes.append("零须签认")
    return (
        one.name,
        f"`{one.slug}`",
        one.unit,
        COUNTED_ONCE[one.distinct],
        "；".join(notes),
        REGISTER_LABELS[one.register],
    )


def _duties() -> str:
    intro = (
        "谁、多久、至少几次，依据哪一条。“必须”拦住，“一般”提醒并请写原因，“本地”由本院定。"
        "写“待核”的依据还没有与正式文本核对，不改变软硬。怎么记、怎么算见[应办事项](duties.md)。"
    )
    head = ("事项", "规则", "软硬", "默认", "登记在", "依据")
    rows = (
        (
            one.label,
            "；".join((one.rule, *_when(one))),
            one.hardness.value,
            "默认执行" if one.on else "默认关闭，本院启用才执行",
            REGISTER_LABELS[one.register],
            one.basis.citation,
        )
        for one in DUTIES.values()
    )
    return _page("应办一览", intro, _table(head, rows))


def _when(duty: Duty) -> Iterator[str]:
    if duty.due_month:
        yield f"窗口第{duty.due_month}个月末到期"
    if duty.prompted_from > 1:
        yield f"第{duty.prompted_from}个月起提示"


def _permissions() -> str:
    intro = (
        "●：全院（或不限法院）可办。○：只在本支部、本部门可办。空白：不可办。"
        "“不得”一栏是职责分离：写在里面的人，有权限也不能办。"
    )
    roles = [role for role in StaffRole if role is not StaffRole.CONSOLE]
    head = ("事项", "代码", *(role.label for role in roles), "范围", "不得")
    rows = (
        (line.label, f"`{action}`", *(_mark(line, role) for role in roles), *_limits(line))
        for action, line in POLICY.items()
    )
    return _page("权限一览", intro, _table(head, rows), _streams())


def _streams() -> str:
    """Which offices inspect in which stream: there the table above holds for them, elsewhere not."""
    intro = (
        "## 督察条线\n\n问题、督察、检查单、通报各归一条线。督察、机关纪委、机关党委上表里的●，"
        "只在自己的条线里有效；别条线的问题对他们就像没有。"
    )
    offices = sorted(STREAM_OFFICES, key=lambda role: list(StaffRole).index(role))
    head = ("条线", "代码", *(role.label for role in offices))
    rows = (
        (
            one.label,
            f"`{one.slug}`",
            *("●" if role in one.overseers else "" for role in offices),
        )
        for one in STREAMS.values()
    )
    return f"{intro}\n\n{_table(head, rows)}"


def _mark(line: Allow, role: StaffRole) -> str:
    if role in line.roles:
        return "●"
    return "○" if role in line.unit_roles else ""


def _limits(line: Allow) -> tuple[str, str]:
    reach = "" if line.reach is Reach.OWN_COURT else line.reach.value
    own = "本人也可" if line.own else "责任人也可" if line.answers else ""
    never = "" if line.never is Never.NOBODY else line.never.value
    return "，".join(one for one in (reach, own) if one), never


if __name__ == "__main__":
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
