"""Acts on prompts: somebody issues them to all branches of a court, each branch receives its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.kernel.cadence import Every, Window, window_of
from jujiao.kernel.problems import Refused, refuse
from jujiao.oversight.models import IssuedPrompt
from jujiao.oversight.prompts import prompt_sheets
from jujiao.policies.selectors import work_calendar

ISSUE_WORKDAYS = 3


@dataclass(frozen=True, slots=True)
class MonthOfCourt:
    """The month for which a court prompts its branches."""

    court_id: int
    month: Window

    def __str__(self) -> str:
        return f"{self.month.words}月提示"


@command("prompt.issue")
def issue_prompts(asked: MonthOfCourt, *, by: Actor, at: datetime) -> list[IssuedPrompt]:
    """签发: freezes the prompts of the month as they stand and gives each branch its own.

    Raises Refused before the month has begun, and where it was prompted already. One that is issued
    after the third working day is marked late.
    """
    today = timezone.localdate(at)
    if today < asked.month.period.first:
        raise refuse("month_not_begun", f"{asked.month.words}还没有开始。", place="month")
    known = IssuedPrompt.objects.filter(court_id=asked.court_id, window_label=asked.month.label)
    if known.exists():
        raise refuse("prompted_already", f"{asked.month.words}的月提示已经签发。", place="month")
    is_late = _is_late(asked.month, today)
    sheets = prompt_sheets(Scope(asked.court_id), asked.month)
    return IssuedPrompt.objects.bulk_create(
        [
            IssuedPrompt(
                court_id=asked.court_id,
                unit_id=sheet.branch_id,
                window_label=asked.month.label,
                content=sheet.as_json(),
                is_late=is_late,
                issued_at=at,
                issued_by_name=by.name,
            )
            for sheet in sheets
        ]
    )


@command("prompt.receive")
def receive_prompt(prompt: IssuedPrompt, *, by: Actor, at: datetime) -> IssuedPrompt:
    """签收: the branch has read it. Raises Refused where that was said before."""
    if prompt.received_at is not None:
        raise refuse("received_already", f"已由{prompt.received_by_name}签收。")
    prompt.received_at, prompt.received_by_name = at, by.name
    prompt.save()
    return prompt


def month_of(day: date) -> Window:
    """The month that a day lies in, as a window."""
    return window_of(Every.MONTH, day)


def _is_late(month: Window, today: date) -> bool:
    """Whether the third working day is past; nobody knows in a year without a calendar."""
    try:
        return work_calendar().count(month.period.first, today) > ISSUE_WORKDAYS
    except Refused:
        return False
