"""月提示: computed on the first of a month for every branch, from what the ledger knows on that day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_setup import POSTS, SECRETARY_POST
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import dues
from jujiao.kernel.cadence import Window
from jujiao.kernel.obligations import Bearer
from jujiao.oversight.events import events_of_branches
from jujiao.oversight.guides import contact_names
from jujiao.oversight.other_lines import other_lines
from jujiao.oversight.prompt_lines import PromptSheet, duty_lines, not_needed_now
from jujiao.people.selectors import branches_of
from jujiao.procedures.teams import Team, teams

JANUARY = 1
BRANCH_BEARERS = (Bearer.BRANCH, Bearer.GROUP, Bearer.MEMBER)
SECRETARY = POSTS[SECRETARY_POST]


def prompt_sheets(scope: Scope, month: Window) -> list[PromptSheet]:
    """The prompts of all branches that exist on the first of the month, in register order."""
    on = month.period.first
    branches = list(branches_of(scope.court_id, on=on))
    owed = _by_branch(_dues(scope, on))
    team_of = {team.branch.pk: team for team in teams(scope, on=on)}
    events = events_of_branches(scope, month, team_of)
    others = other_lines(scope, month, branches)
    contacts = contact_names(scope, on=on)
    sheets = []
    for branch in branches:
        mine = owed.get(branch.pk, [])
        lines = tuple(duty_lines(mine, on=on, secretary=_secretary(team_of[branch.pk])))
        sheet = PromptSheet(
            branch.pk,
            branch.name,
            branch.public_id,
            month,
            on,
            contacts.get(branch.pk, ""),
            (*lines, *others.get(branch.pk, ())),
            tuple(events.get(branch.pk, ())),
            tuple(not_needed_now(mine, lines, on=on)),
        )
        sheets.append(sheet)
    return sheets


def _dues(scope: Scope, on: date) -> list[Due]:
    """What branches owe in the year; in January also what they still owe of the year before."""
    asked = tuple(duty for duty in DUTIES.values() if duty.bearer in BRANCH_BEARERS)
    owing = Owing(scope, on, asked)
    before = dues(replace(owing, year=on.year - 1)) if on.month == JANUARY else []
    return before + dues(owing)


def _by_branch(found: Iterable[Due]) -> dict[int, list[Due]]:
    grouped: dict[int, list[Due]] = {}
    for due in found:
        if due.bearer.unit_id is not None:
            grouped.setdefault(due.bearer.unit_id, []).append(due)
    return grouped


def _secretary(team: Team) -> str:
    named = [one.name for one in team.members if one.title == SECRETARY]
    return named[0] if named else "支部书记"
