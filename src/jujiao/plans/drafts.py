"""方案 as it is written: its measures and what shows each done; a TOML file is read whole or not at all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jujiao.catalogue import INDICATORS, RECORD_KINDS
from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.plan_sorts import DUTY, INDICATOR, LEDGER
from jujiao.kernel.concepts import Focus
from jujiao.kernel.problems import Problem, Refused, refuse

LABELS: Mapping[str, Mapping[str, str]] = {
    INDICATOR: {slug: one.name for slug, one in INDICATORS.items()},
    DUTY: {slug: one.label for slug, one in DUTIES.items()},
    LEDGER: {slug: one.label for slug, one in RECORD_KINDS.items()},
}
TABLES = {"indicators": INDICATOR, "duties": DUTY, "ledgers": LEDGER}
PLAN_FIELDS: Mapping[str, type] = {
    "title": str,
    "issuer": str,
    "document_no": str,
    "adopted_on": date,
    "first_year": int,
    "last_year": int,
}
MEASURE_FIELDS: Mapping[str, type] = {
    "ordinal": int,
    "title": str,
    "focus": int,
    "content": str,
    "standard": str,
    "audience": str,
    "unit": str,
    "due_on": date,
}
NEEDED_FIELDS = ("title", "adopted_on", "first_year", "ordinal")


@dataclass(frozen=True, slots=True)
class LinkDraft:
    """What shows a measure done: which sort of thing, by its slug, and how much of it."""

    sort: str
    slug: str
    target: int = 1
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """One measure as it is written."""

    ordinal: int
    title: str
    focus: int | None = None
    content: str = ""
    standard: str = ""
    audience: str = ""
    unit: str = ""
    due_on: date | None = None
    links: tuple[LinkDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan as it is to be adopted."""

    title: str
    adopted_on: date
    first_year: int
    measures: tuple[MeasureDraft, ...]
    last_year: int | None = None
    issuer: str = ""
    document_no: str = ""


def plan_of_toml(text: str) -> PlanDraft:
    """The plan that a TOML file writes. Raises Refused for what it cannot be read as."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _unreadable(f"方案文件读不懂：{fault}") from fault
    lines = told.pop("measure", [])
    if not isinstance(lines, list) or not all(isinstance(one, dict) for one in lines):
        raise _unreadable("举措要写成[[measure]]")
    _check_fields(told, PLAN_FIELDS, "方案")
    return PlanDraft(measures=tuple(_measure(one) for one in lines), **told)


def problems_of(measures: Iterable[MeasureDraft]) -> Iterator[Problem]:
    """What is wrong with measures, whichever way they were written."""
    seen: set[int] = set()
    for one in measures:
        place = f"第{one.ordinal}项"
        if not one.title.strip():
            yield Problem("required", place, "举措没有写。", "请填写。")
        if one.ordinal < 1 or one.ordinal in seen:
            yield Problem("bad_ordinal", place, "序号重复或者不是正数。", "请从1起编号。")
        if one.focus is not None and one.focus not in set(Focus):
            yield Problem("unknown_focus", place, "没有这个聚焦。", "填1至5，或者名称。")
        seen.add(one.ordinal)
        yield from _amiss_in_links(one.links, place)


def _amiss_in_links(links: Sequence[LinkDraft], place: str) -> Iterator[Problem]:
    for link in links:
        if link.slug not in LABELS.get(link.sort, {}):
            said = f"没有名为“{link.slug}”的挂接。"
            yield Problem("unknown_link", place, said, "请核对代号或者名称。")
        if link.target < 0:
            yield Problem("negative", place, "目标值不能是负数。", "请改正。")
    named = [(link.sort, link.slug, link.campaign) for link in links]
    if len(set(named)) < len(named):
        yield Problem("linked_twice", place, "同一样挂了两次。", "请去掉一个。")


def _measure(told: dict[str, Any]) -> MeasureDraft:
    where = f"举措{told.get('ordinal', '')}"
    tables = {sort: told.pop(table, {}) for table, sort in TABLES.items()}
    _check_fields(told, MEASURE_FIELDS, where)
    links = tuple(
        LinkDraft(sort, slug, target)
        for sort, table in tables.items()
        for slug, target in _targets(table, where)
    )
    return MeasureDraft(links=links, **told)


def _targets(told: object, where: str) -> Iterator[tuple[str, int]]:
    """``{slug = target}``, or a list of slugs where there is nothing to be counted up to."""
    if isinstance(told, list):
        told = {str(one): 1 for one in told}
    if not isinstance(told, dict) or not all(type(one) is int for one in told.values()):
        raise _unreadable(f"{where}的挂接要写成“代号 = 目标值”")
    yield from told.items()


def _check_fields(told: Mapping[str, object], fields: Mapping[str, type], where: str) -> None:
    """Every needed field is there, none is unknown, and each is of its type."""
    needed = [name for name in NEEDED_FIELDS if name in fields and name not in told]
    if needed:
        raise _unreadable(f"{where}缺{'、'.join(needed)}")
    for name, value in told.items():
        if name not in fields:
            raise _unreadable(f"{where}里不认识“{name}”")
        if type(value) is not fields[name]:
            raise _unreadable(f"{where}的“{name}”写法不对")


def _unreadable(why: str) -> Refused:
    return refuse("plan_unreadable", f"{why}。", remedy="请对照手册里的样例改正。")
