"""月提示的条目: one line for each thing owed, with its rule, its day, its state and who does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from itertools import groupby

from jujiao.duties.rules import Due, is_prompted
from jujiao.kernel.cadence import Window
from jujiao.kernel.obligations import DueState

OPEN = (DueState.OVERDUE, DueState.DUE)
SHOWN_NAMES = 12


@dataclass(frozen=True, slots=True)
class PromptLine:
    """One line. ``kind`` is what a click files, blank where nothing is to be filed."""

    matter: str
    period: str
    basis: str
    due_on: date | None
    state: DueState
    who: str
    kind: str = ""

    def state_words(self, on: date) -> str:
        """逾期29天, 今日到期, 还有3天, or the state alone."""
        if self.due_on is None:
            return self.state.label
        days = (self.due_on - on).days
        if self.state is DueState.OVERDUE:
            return f"逾期{-days}天"
        return f"还有{days}天" if days else "今日到期"


@dataclass(frozen=True, slots=True)
class PromptSheet:
    """月提示: what one branch is told in a month. Nothing in it is to be filled in.

    ``events`` are what happened and wants attention (班子变动, 组织关系转接, 预备期届满, 换届);
    ``not_needed`` says what need not be reported this month.
    """

    branch_id: int
    branch: str
    branch_key: str
    month: Window
    as_of: date
    contact: str = ""
    lines: tuple[PromptLine, ...] = ()
    events: tuple[str, ...] = ()
    not_needed: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """The sheet as it is stored when it is issued, and as programs read it."""
        return {
            "branch": self.branch,
            "month": self.month.label,
            "as_of": self.as_of.isoformat(),
            "contact": self.contact,
            "lines": [_line_as_json(line, self.as_of) for line in self.lines],
            "events": list(self.events),
            "not_needed": list(self.not_needed),
        }


def duty_lines(dues: Iterable[Due], *, on: date, secretary: str) -> Iterator[PromptLine]:
    """The lines of what a branch owes: overdue first, the oldest on top, then what is due."""
    open_dues = [
        due
        for due in dues
        if due.state in OPEN
        and (due.state is DueState.OVERDUE or is_prompted(due.duty, due.window, on))
    ]
    ordered = sorted(open_dues, key=lambda due: (due.duty.slug, due.window.label))
    lines = []
    for _, group in groupby(ordered, key=lambda due: (due.duty.slug, due.window.label)):
        lines += _of_group(list(group), secretary)
    yield from sorted(
        lines, key=lambda line: (line.state is not DueState.OVERDUE, line.due_on or on)
    )


def not_needed_now(dues: Iterable[Due], lines: Iterable[PromptLine], *, on: date) -> Iterator[str]:
    """本月无需填报的事项: what was done for the running window, or is not asked for yet."""
    asked = {line.matter for line in lines}
    for label, group in groupby(sorted(dues, key=_label), key=_label):
        running = [due for due in group if on in due.window.period]
        if label in asked or not running:
            continue
        done = all(due.state in (DueState.FULFILLED, DueState.EXCUSED) for due in running)
        yield f"{label}（{'已办' if done else '未到办理时间'}）"


def _label(due: Due) -> str:
    return due.duty.label


def _of_group(dues: Sequence[Due], secretary: str) -> list[PromptLine]:
    """One line for persons taken together, one for each unit otherwise."""
    first = dues[0]
    if not first.duty.bearer.is_person:
        return [_line(due, due.window.words, _who(due, secretary)) for due in dues]
    names = [due.bearer.name for due in dues]
    shown = "、".join(names[:SHOWN_NAMES]) + ("等" if len(names) > SHOWN_NAMES else "")
    period = f"{first.window.words}，还有{len(names)}人：{shown}"
    worst = min(dues, key=lambda due: due.state is not DueState.OVERDUE)
    return [_line(worst, period, secretary)]


def _who(due: Due, secretary: str) -> str:
    is_branch = due.bearer.unit_id == due.bearer.bearer_id
    return secretary if is_branch else due.bearer.name


def _line(due: Due, period: str, who: str) -> PromptLine:
    duty = due.duty
    basis = f"{duty.rule}。{duty.basis.citation}"
    return PromptLine(duty.label, period, basis, due.due_on, due.state, who, kind=duty.of[0].slug)


def _line_as_json(line: PromptLine, on: date) -> dict[str, object]:
    said = asdict(line)
    said["due_on"] = line.due_on.isoformat() if line.due_on else None
    said["state"] = line.state.value
    said["state_words"] = line.state_words(on)
    return said
