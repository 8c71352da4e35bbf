"""任职试用期、基层锻炼: what ends soon, what is over without a result, and the result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.trials import (
    POSTING_STAGES,
    TRIAL_RULES,
    appraise_posting,
    conclude_trial,
    is_posting,
    running_terms,
    trial_in_scope,
    wants_a_result,
)
from jujiao.catalogue import TENURE_KINDS
from jujiao.catalogue.careers import TRIAL_RESULTS
from jujiao.web.acting import act_forms
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.forms.questions import Question, choice_question, day_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due

CONCLUDE = Act(
    "conclude",
    "登记考核结果",
    lambda doing: conclude_trial(
        doing.subject,
        on=doing["on"],
        result=doing["result"],
        document_no=doing["document_no"],
        **doing.who,
    ),
    "结果登记了。",
    lambda here, trial: (
        choice_question("result", "考核结果", TRIAL_RESULTS.items()),
        day_question(here),
        Question("document_no", "文号"),
    ),
    hint="合格，试用时间计入任职；不合格，试任的职务即止，职级照旧。",
)
POSTING = Act(
    "posting",
    "登记锻炼考核",
    lambda doing: appraise_posting(
        doing.subject,
        on=doing["on"],
        stage=doing["stage"],
        document_no=doing["document_no"],
        **doing.who,
    ),
    "考核登记了。",
    lambda here, posting: (
        choice_question("stage", "中期还是期满", POSTING_STAGES.items()),
        day_question(here, "on", "考核日期"),
        Question("document_no", "文号", is_required=False),
    ),
    hint="期满考核登记后，这段锻炼到当日为止。",
)
TRIAL_ACTS = {one.slug: one for one in (CONCLUDE, POSTING)}


@dataclass(frozen=True, slots=True)
class TermLine:
    """A trial or a posting: until when, and its result."""

    tenure: Any
    label: str
    look: Look
    result: str
    url: str


@dataclass(frozen=True, slots=True)
class TrialsPage:
    """The terms that run, and those that want a result."""

    heading: Heading
    lines: tuple[TermLine, ...]


def trials_page(here: Standpoint) -> TrialsPage:
    """As of today; those that end first stand first."""
    lines = tuple(_line(here, one) for one in running_terms(here.court.pk, on=here.today))
    lead = f"期满前30日提示，期满没有结果的一直提示（{TRIAL_RULES.citation}）"
    return TrialsPage(
        Heading("任职试用期与基层锻炼", lead, crumbs_of("任职试用期"), (PRINT,)), lines
    )


def _line(here: Standpoint, tenure: Any) -> TermLine:
    result = TRIAL_RESULTS.get(tenure.outcome, "")
    look = (
        look_of_due(tenure.ends_on, as_of=here.today, is_done=bool(result))
        if tenure.ends_on
        else Look("ring", "ink-2", "没有止期")
    )
    return TermLine(
        tenure,
        TENURE_KINDS[tenure.kind].label,
        look,
        result,
        reverse("trial", args=[tenure.public_id]),
    )


@dataclass(frozen=True, slots=True)
class TrialPage:
    """One term."""

    heading: Heading
    line: TermLine
    facts: tuple[tuple[str, str], ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def trial_or_none(here: Standpoint, public_id: str) -> Any:
    """A trial or posting of this court, or None."""
    return trial_in_scope(here.scope, public_id)


def trial_page(here: Standpoint, tenure: Any, sent: ActForm | None = None) -> TrialPage:
    """One term as of today."""
    line = _line(here, tenure)
    offered = dict(_offered(here, tenure))
    then = (Link("任职试用期", reverse("trials")),)
    name = tenure.person.full_name
    return TrialPage(
        Heading(name, line.label, crumbs_of(name, then=then), (PRINT,)),
        line,
        tuple((label, words) for label, words in _facts(line) if words),
        act_forms(
            here,
            tenure,
            TRIAL_ACTS,
            offered,
            sent,
            lambda slug: reverse("trial_act", args=[tenure.public_id, slug]),
        ),
        [],
    )


def _offered(here: Standpoint, tenure: Any) -> Iterator[tuple[str, bool]]:
    if wants_a_result(tenure) and here.may("trial.conclude", tenure):
        yield CONCLUDE.slug, True
    if is_posting(tenure) and here.may("posting.conclude", tenure):
        yield POSTING.slug, False


def _facts(line: TermLine) -> Iterator[tuple[str, str]]:
    tenure = line.tenure
    yield "职务或岗位", tenure.title
    yield "部门", tenure.unit.name if tenure.unit else tenure.outside
    yield "起", str(tenure.starts_on or "没有登记")
    yield "止", str(tenure.ends_on or "没有登记")
    yield "结果", line.result
    yield "文号", tenure.document_no
