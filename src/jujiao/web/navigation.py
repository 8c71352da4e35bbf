"""The frame of every page: court, year, date, what waits, and the way to everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from jujiao.access.actors import Actor
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.concepts import Focus
from jujiao.notices.selectors import unread_count
from jujiao.people.selectors import unit_names
from jujiao.web.addresses import Address
from jujiao.web.registers import RegisterOf, ledgers_of, register_named
from jujiao.web.standpoint import Court, Standpoint, actor_behind, standpoint_of
from jujiao.web.todo import waiting_count


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the navigation."""

    label: str
    url: str
    is_current: bool = False
    ordinal: str = ""
    tail: str = ""
    icon: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A group of lines under one word."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """The same page in another year."""

    year: int
    url: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What the frame shows; without a court only the name."""

    name: str
    office: str
    sections: tuple[Section, ...] = ()
    tabs: tuple[Item, ...] = ()
    court: Court | None = None
    courts: tuple[Court, ...] = ()
    year: int = 0
    years: tuple[YearLink, ...] = ()
    as_of: date | None = None
    todo: int = 0


# label, name of the address, the act that opens it; a line whose act a reader lacks is absent
PAPERS = (
    ("年度总结", "reports", "report.read"),
    ("方案", "plan", "figure.read"),
    ("上级报表", "superior_forms", "figure.read"),
    ("数字核对", "drafts", "draft.check"),
)
BOOKS = (
    ("全部台账", "ledgers", "record.read"),
    ("人员", "people", "record.read"),
    ("部门与支部", "units", "record.read"),
    ("数字与口径", "figures", "figure.read"),
    ("导入", "imports", "ledger.upload"),
    ("从Excel粘贴", "paste", "ledger.upload"),
    ("数据质量", "quality", "record.confirm"),
    ("减负", "burden", "record.read"),
)
# the work of a focus that is more than a register: label, name of the address, the act that opens it
DESKS: dict[Focus, tuple[tuple[str, str, str], ...]] = {
    Focus.POLITICS: (
        ("联学主题", "themes", "record.read"),
        ("谈心谈话", "staff_talks", "talk_owed.read"),
        ("意识形态阵地", "positions", "record.read"),
    ),
    Focus.BRANCHES: (
        ("应办事项", "duties", "record.read"),
        ("月提示", "prompts", "record.read"),
        ("督查轮次", "rounds", "round.visit"),
        ("支部考核", "branch_assessments", "finding.read"),
        ("支部班子", "teams", "record.read"),
        ("换届与发展", "branch_courses", "record.read"),
        ("民主测评", "branch_ballots", "ballot.open"),
        ("书记述职", "reviews", "review.file"),
        ("双报到", "community", "record.read"),
        ("党建设定", "party_settings", "record.read"),
    ),
    Focus.CAPABILITY: (
        ("晋升条件", "ranks", "eligibility.read"),
        ("晋升与选任", "selections", "eligibility.read"),
        ("任职试用期", "trials", "eligibility.read"),
        ("师徒结对", "mentorships", "mentorship.pair"),
        ("培训学时", "training", "appraisal.read"),
        ("宣传统计", "publicity", "record.read"),
        ("课题调研", "research", "record.read"),
        ("荣誉统计", "honours_counted", "record.read"),
        ("制度", "regulations", "record.read"),
        ("评优人选", "candidates", "appraisal.read"),
        ("年度考核", "appraisals", "appraisal.judge"),
        ("结果运用", "consequences", "decision.review"),
    ),
    Focus.DISCIPLINE: (
        ("问题整改", "findings", "finding.read"),
        ("督察", "inspections", "inspection.plan"),
        ("督察通报", "bulletins", "finding.read"),
        ("巡察整改", "rectifications", "finding.approve"),
        ("三个规定", "interference", "interference.read"),
        ("廉政谈话", "talks", "talk.record"),
        ("廉政风险", "risks", "risk.enter"),
        ("廉政教育", "education", "receipt.enter"),
    ),
    Focus.COHESION: (
        ("普法", "law", "record.read"),
        ("法治副校长", "schools", "record.read"),
        ("离退休人员", "retirees", "record.read"),
        ("节日与文体", "culture", "record.read"),
        ("建议箱", "suggestions", "record.read"),
    ),
}
AREAS = {
    "mindset": Focus.POLITICS,
    "cohesion": Focus.COHESION,
    "branches": Focus.BRANCHES,
    "capability": Focus.CAPABILITY,
    "supervision": Focus.DISCIPLINE,
}
TABS = (
    ("今天", "home", "home", "record.read"),
    ("台账", "ledgers", "book", "record.read"),
    ("登记", "filing", "add", "record.file"),
    ("文书", "reports", "file", "record.read"),
    ("我的", "account", "person", "record.read"),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """What the frame shows; for somebody who has not logged in, nothing."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    here = standpoint_of(request)
    if here is None:
        actor = actor_behind(request)
        own = (
            _item(request, "账号", "account"),
            _item(request, "提醒", "notices", _unread(request)),
        )
        return {"frame": Frame(actor.name, office_of(actor), (Section("", own),))}
    return {"frame": _frame(request, here)}


def office_of(actor: Actor) -> str:
    """The office that stands beside the name; of several, the last in the list of offices."""
    held = sorted(actor.roles, key=list(StaffRole).index)
    return held[-1].label if held else ""


def _beside_the_name(here: Standpoint) -> str:
    names = unit_names(here.scope, here.own_units) if here.own_units else []
    return names[0] if names else office_of(here.actor)


def _frame(request: HttpRequest, here: Standpoint) -> Frame:
    todo = waiting_count(here)
    address = Address.of(request)
    years = tuple(YearLink(year, str(address.having("year", year))) for year in here.years)
    return Frame(
        here.actor.name,
        _beside_the_name(here),
        _sections(request, here, todo),
        tuple(_tab(request, *tab) for *tab, act in TABS if here.may(act)),
        here.court,
        here.courts,
        here.year,
        years,
        here.as_of,
        todo,
    )


def _sections(request: HttpRequest, here: Standpoint, todo: int) -> tuple[Section, ...]:
    opened = _opened_focus(request)
    first = (
        _item(request, "首页", "home"),
        _item(request, "待办", "todo", tail=str(todo) if todo else ""),
        _item(request, "交办", "tasks"),
        _item(request, "来文", "incoming_papers"),
        _item(request, "提醒", "notices", tail=_unread(request)),
    )
    focuses = tuple(_focus_item(request, here, focus, opened) for focus in Focus)
    return (
        Section("", first),
        Section("五个聚焦", focuses),
        Section("文书", tuple(_allowed(request, here, PAPERS))),
        Section("台账", tuple(_allowed(request, here, BOOKS))),
    )


def _unread(request: HttpRequest) -> str:
    """How many notices the reader has not looked at, in words; nothing where there are none."""
    count = unread_count(request.user.pk or 0)
    return f"未读{count}" if count else ""


def _allowed(
    request: HttpRequest, here: Standpoint, entries: Iterable[tuple[str, str, str]]
) -> list[Item]:
    return [_item(request, label, name) for label, name, act in entries if here.may(act)]


def _item(request: HttpRequest, label: str, name: str, tail: str = "") -> Item:
    url = reverse(name)
    inside = request.path == url or (url != "/" and request.path.startswith(url))
    is_ledger = name == "ledgers" and request.path != url
    return Item(label, url, inside and not is_ledger, tail=tail)


def _tab(request: HttpRequest, label: str, name: str, icon: str) -> Item:
    url = reverse(name)
    inside = request.path == url or (url != "/" and request.path.startswith(url))
    return Item(label, url, inside, icon=icon)


def _focus_item(request: HttpRequest, here: Standpoint, focus: Focus, opened: Focus | None) -> Item:
    url = reverse("focus", args=[int(focus)])
    ledgers = tuple(
        _ledger_item(request, one, focus)
        for one in (ledgers_of(focus) if focus is opened else ())
        if is_readable(here, one)
    )
    desks = desks_of(request, here, focus) if focus is opened else ()
    return Item(focus.label, url, request.path == url, focus.ordinal, items=(*desks, *ledgers))


def desks_of(request: HttpRequest, here: Standpoint, focus: Focus) -> tuple[Item, ...]:
    """The work of a focus that the reader's office opens."""
    return tuple(_allowed(request, here, DESKS.get(focus, ())))


def is_readable(here: Standpoint, register: RegisterOf) -> bool:
    """Whether the reader's office opens this register at all."""
    if register.has_only_findings:
        return here.may("finding.read")
    return any(here.scope.opens(kind.slug) for kind in register.kinds)


def _ledger_item(request: HttpRequest, register: RegisterOf, focus: Focus) -> Item:
    url = reverse("ledger", args=[register.slug])
    found = _register_shown(request)
    is_here = found is not None and found.slug == register.slug
    if len(register.focuses) == 1:
        return Item(register.short, url, is_here)
    shown = request.GET.get("focus", "")
    return Item(register.short, f"{url}?focus={int(focus)}", is_here and shown == str(int(focus)))


def _opened_focus(request: HttpRequest) -> Focus | None:
    """The focus whose ledgers are shown: the one the page belongs to."""
    match = request.resolver_match
    given = match.kwargs if match else {}
    if "focus" in given:
        return Focus(given["focus"]) if given["focus"] in list(Focus) else None
    area = AREAS.get(request.path.strip("/").partition("/")[0])
    if area is not None:
        return area
    asked = request.GET.get("focus", "")
    if asked in {str(int(one)) for one in Focus}:
        return Focus(int(asked))
    if match and match.url_name == "figure":
        return _focus_of_figure(str(given.get("slug", "")))
    register = _register_shown(request)
    return register.focuses[0] if register else None


def _focus_of_figure(slug: str) -> Focus | None:
    indicator = INDICATORS.get(slug)
    return indicator.focus if indicator else None


def _register_shown(request: HttpRequest) -> RegisterOf | None:
    match = request.resolver_match
    found = register_named(str(match.kwargs.get("kind", ""))) if match else None
    return found[0] if found else None
