"""月提示 on the screen: the months of the year, one month over all branches, one branch's prompt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue.duties import DUTIES
from jujiao.duties.selectors import dues
from jujiao.kernel.cadence import Every, Window, windows
from jujiao.kernel.obligations import DueState
from jujiao.oversight.prompt_lines import PromptLine, PromptSheet
from jujiao.oversight.prompt_papers import NOTHING_DUE, NOTHING_TO_FILL, text_of_prompt
from jujiao.oversight.prompts import prompt_sheets
from jujiao.oversight.selectors import issued_sheet, prompts_of
from jujiao.oversight.services import MonthOfCourt, issue_prompts, receive_prompt
from jujiao.web.acting import act_forms
from jujiao.web.branches.due_lines import OF_BRANCHES, owing_of
from jujiao.web.branches.places import crumbs_of, filing_address
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Place, Standpoint
from jujiao.web.tones import Look, look_of_due

DONE = Look("check", "pine", DueState.FULFILLED.label)
SETTLED = frozenset({DueState.FULFILLED, DueState.EXCUSED})


def _issue(doing: Doing) -> object:
    return issue_prompts(MonthOfCourt(doing.here.court.pk, doing.subject), **doing.who)


ISSUE = Act(
    "issue",
    "签发本月提示",
    _issue,
    "已签发，各支部都收到自己的一份。",
    hint="签发后内容定稿，不再变动；每月前三个工作日签发。",
)
RECEIVE = Act(
    "receive", "签收", lambda doing: receive_prompt(doing.subject, **doing.who), "签收了。"
)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month: how many branches were prompted and how many received theirs."""

    month: Window
    url: str
    issued: int
    received: int
    issued_by: str
    issued_at: Any
    is_late: bool


@dataclass(frozen=True, slots=True)
class PromptsPage:
    """The months of the year that have begun, the latest first."""

    heading: Heading
    months: tuple[MonthLine, ...]


def prompts_page(here: Standpoint) -> PromptsPage:
    """All months that have begun."""
    issued = list(prompts_of(here.scope))
    begun = [one for one in windows(Every.MONTH, here.period) if one.period.first <= here.as_of]
    lines = tuple(_month_line(one, issued) for one in reversed(begun))
    lead = "每月1日算出，前三个工作日由人签发；支部不用填任何东西"
    return PromptsPage(Heading("月提示", lead, crumbs_of("月提示")), lines)


def _month_line(month: Window, issued: Iterable[Any]) -> MonthLine:
    mine = [one for one in issued if one.window_label == month.label]
    first = mine[0] if mine else None
    return MonthLine(
        month,
        reverse("prompt_month", args=[month.label]),
        len(mine),
        sum(one.received_at is not None for one in mine),
        first.issued_by_name if first else "",
        first.issued_at if first else None,
        bool(first and first.is_late),
    )


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One branch in a month: how much it is told, and whether it has read it."""

    sheet: PromptSheet
    url: str
    late: int
    prompt: Any


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month over all branches."""

    heading: Heading
    rows: tuple[SheetRow, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def month_page(here: Standpoint, month: Window, sent: ActForm | None = None) -> MonthPage:
    """What each branch was told, or would be told if it were issued now."""
    issued = list(prompts_of(here.scope, month=month.label))
    sheets = (
        [(issued_sheet(one), one) for one in issued]
        if issued
        else [(one, None) for one in prompt_sheets(here.scope, month)]
    )
    lead = _issued_words(issued[0]) if issued else "还没有签发，下面是按台账现算的"
    offered = {} if issued or not here.may("prompt.issue") else {ISSUE.slug: True}
    address = reverse("prompt_issue", args=[month.label])
    return MonthPage(
        Heading(
            f"{month.words}党建工作月提示",
            lead,
            crumbs_of(month.words, then=_to_prompts()),
            _printing(),
        ),
        tuple(_sheet_row(sheet, one) for sheet, one in sheets),
        act_forms(here, month, {ISSUE.slug: ISSUE}, offered, sent, lambda slug: address),
        [],
    )


def _issued_words(prompt: Any) -> str:
    late = "，签发迟于第三个工作日" if prompt.is_late else ""
    return f"{prompt.issued_by_name}签发{late}"


def _sheet_row(sheet: PromptSheet, prompt: Any) -> SheetRow:
    return SheetRow(
        sheet,
        reverse("prompt", args=[sheet.month.label, sheet.branch_key]),
        sum(one.state is DueState.OVERDUE for one in sheet.lines),
        prompt,
    )


def _to_prompts() -> tuple[Link, ...]:
    return (Link("月提示", reverse("prompts")),)


def _printing() -> tuple[Action, ...]:
    return (Action("打印", "#", "print"),)


@dataclass(frozen=True, slots=True)
class ToDo:
    """One line of a prompt: as it was told, how it stands now, and where it is filed."""

    line: PromptLine
    look: Look
    url: str
    is_nearest: bool


@dataclass(frozen=True, slots=True)
class PromptPage:
    """One branch's prompt."""

    heading: Heading
    sheet: PromptSheet
    prompt: Any
    lines: tuple[ToDo, ...]
    nothing_due: str
    nothing_to_fill: str
    text: str
    forms: tuple[ActForm, ...]
    names: list[str]


def sheet_and_prompt(here: Standpoint, month: Window, unit: Any) -> tuple[PromptSheet, Any] | None:
    """The prompt of a branch as issued, else as it would be; None where it is prompted of nothing."""
    issued = prompts_of(here.scope, month=month.label, unit_id=unit.pk).first()
    if issued is not None:
        return issued_sheet(issued), issued
    found = [one for one in prompt_sheets(here.scope, month) if one.branch_id == unit.pk]
    return (found[0], None) if found else None


def prompt_page(
    here: Standpoint, sheet: PromptSheet, prompt: Any, sent: ActForm | None = None
) -> PromptPage:
    """The prompt with each line as it stands by now: what was filed meanwhile is ticked off."""
    address = reverse("prompt", args=[sheet.month.label, sheet.branch_key])
    waits = prompt is not None and prompt.received_at is None
    may = here.may("prompt.receive", Place(here.court.pk, sheet.branch_id))
    offered = {RECEIVE.slug: False} if waits and may else {}
    return PromptPage(
        _prompt_heading(sheet, prompt, address),
        sheet,
        prompt,
        _to_do(here, sheet),
        NOTHING_DUE,
        NOTHING_TO_FILL,
        text_of_prompt(sheet),
        act_forms(
            here, prompt, {RECEIVE.slug: RECEIVE}, offered, sent, lambda slug: f"{address}receive/"
        ),
        [],
    )


def _prompt_heading(sheet: PromptSheet, prompt: Any, address: str) -> Heading:
    month = Link(sheet.month.words, reverse("prompt_month", args=[sheet.month.label]))
    contact = f"，联系委员{sheet.contact}" if sheet.contact else ""
    state = _issued_words(prompt) if prompt else "还没有签发"
    return Heading(
        f"{sheet.branch}月提示",
        f"{sheet.month.words}，{state}{contact}",
        crumbs_of(sheet.branch, then=(*_to_prompts(), month)),
        (
            *_printing(),
            Action("Word", f"{address}file.docx", "download"),
            Action("PDF", f"{address}file.pdf", "download"),
        ),
    )


def _to_do(here: Standpoint, sheet: PromptSheet) -> tuple[ToDo, ...]:
    settled = _settled(here, sheet.branch_id)
    done = [_is_settled(line, settled) for line in sheet.lines]
    first = done.index(False) if False in done else -1
    return tuple(
        ToDo(
            line,
            DONE if done[place] else _look(line, here),
            "" if done[place] else _file_url(here, line, sheet),
            place == first,
        )
        for place, line in enumerate(sheet.lines)
    )


def _settled(here: Standpoint, branch_id: int) -> set[tuple[str, str]]:
    """Matter and window of what nobody of the branch owes any more."""
    asked = tuple(one for one in DUTIES.values() if one.bearer in OF_BRANCHES)
    found = dues(owing_of(here, asked, branch_id))
    every = {(due.duty.label, due.window.words) for due in found}
    owed = {(due.duty.label, due.window.words) for due in found if due.state not in SETTLED}
    return every - owed


def _is_settled(line: PromptLine, settled: set[tuple[str, str]]) -> bool:
    """A line about persons names the window first and the persons after it."""
    return (line.matter, line.period.partition("，")[0]) in settled


def _look(line: PromptLine, here: Standpoint) -> Look:
    if line.due_on is None:
        return Look("ring", "ink-2", line.state.label)
    return look_of_due(line.due_on, as_of=here.as_of)


def _file_url(here: Standpoint, line: PromptLine, sheet: PromptSheet) -> str:
    if not line.kind:
        return ""
    return filing_address(here, line.kind, sheet.branch_key, sheet.month.label)
