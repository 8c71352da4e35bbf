"""Which prompts were issued and received, and which rounds of inspection there were."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.findings.models import Finding
from jujiao.kernel.cadence import parse_window
from jujiao.kernel.obligations import DueState
from jujiao.oversight.models import BranchCheck, InspectionRound, Interview, IssuedPrompt
from jujiao.oversight.prompt_lines import PromptLine, PromptSheet


def prompts_of(
    scope: Scope, *, month: str = "", unit_id: int | None = None
) -> QuerySet[IssuedPrompt]:
    """The issued prompts of a court, the latest month first, branches in register order."""
    rows = within(IssuedPrompt.objects.all(), scope).select_related("unit")
    if month:
        rows = rows.filter(window_label=month)
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return rows.order_by("-window_label", "unit__display_order", "unit_id")


def prompt_in_scope(scope: Scope, public_id: str) -> IssuedPrompt | None:
    """One issued prompt, or None where the scope does not reach."""
    return prompts_of(scope).filter(public_id=public_id).first()


def rounds_of(scope: Scope, *, year: int | None = None) -> QuerySet[InspectionRound]:
    """The rounds of a court, the latest first."""
    rows = within(InspectionRound.objects.all(), scope)
    if year is not None:
        rows = rows.filter(round_year=year)
    return rows.order_by("-starts_on", "-pk")


def round_in_scope(scope: Scope, public_id: str) -> InspectionRound | None:
    """One round, or None where the scope does not reach."""
    return rounds_of(scope).filter(public_id=public_id).first()


def checks_of(asked: InspectionRound) -> QuerySet[BranchCheck]:
    """Who sees which branch in a round, in register order."""
    joined = asked.checks.select_related("unit", "inspector", "record", "round")
    return joined.order_by("unit__display_order", "pk")


def faults_of(asked: InspectionRound) -> QuerySet[Finding]:
    """The problems that the visits of a round brought up, by branch in register order."""
    seen = asked.checks.exclude(record=None).values("record_id")
    rows = Finding.objects.filter(record__in=seen).select_related("unit")
    return rows.order_by("unit__display_order", "pk")


def interviews_of(asked: InspectionRound) -> QuerySet[Interview]:
    """Who was drawn by lot in a round, and what came of it."""
    rows = Interview.objects.filter(branch_check__round=asked)
    return rows.select_related("person", "record", "branch_check").order_by("branch_check_id", "pk")


def issued_sheet(prompt: IssuedPrompt) -> PromptSheet:
    """An issued prompt as the sheet that was issued: nothing in it moves afterwards."""
    said = prompt.content
    return PromptSheet(
        prompt.unit_id,
        said["branch"],
        prompt.unit.public_id,
        parse_window(prompt.window_label),
        date.fromisoformat(said["as_of"]),
        said["contact"],
        tuple(_line(one) for one in said["lines"]),
        tuple(said["events"]),
        tuple(said["not_needed"]),
    )


def _line(said: Mapping[str, Any]) -> PromptLine:
    return PromptLine(
        said["matter"],
        said["period"],
        said["basis"],
        date.fromisoformat(said["due_on"]) if said["due_on"] else None,
        DueState(said["state"]),
        said["who"],
        said["kind"],
    )
