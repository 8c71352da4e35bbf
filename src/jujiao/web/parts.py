"""The small values of which pages are made: what a template is handed, already decided."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads somewhere; without an address it is only the word."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that may be done from a page. One of a screen is the main one."""

    label: str
    url: str
    icon: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a page: crumbs, title, one line of facts, what may be done."""

    title: str
    lead: str = ""
    crumbs: tuple[Link, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Tab:
    """A view among others of the same page, with how much it holds."""

    label: str
    url: str
    count: int | None = None
    is_current: bool = False
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter and the address without it."""

    name: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a field or a filter."""

    value: str
    label: str
    is_chosen: bool = False
    level: int = 0
    group: str = ""


@dataclass(frozen=True, slots=True)
class OptionRow:
    """A filter with its choices."""

    name: str
    label: str
    options: tuple[Option, ...]
    many: bool = True


@dataclass(frozen=True, slots=True)
class Empty:
    """A page with nothing on it: whether there is none or nothing was filed, and what to do."""

    text: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """One act in the life of a fact."""

    at: object
    act: str
    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a long list is cut."""

    first: int
    last: int
    total: int
    links: tuple[Tab, ...] = ()
    before: str = ""
    after: str = ""
    size: int = 50
    sizes: tuple[Tab, ...] = field(default=())
