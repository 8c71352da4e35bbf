"""One check as a page: the text with its figures marked, the list beside it, what may be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse

from jujiao.catalogue import INDICATORS
from jujiao.drafts.returned import text_of
from jujiao.drafts.selectors import standing_decisions
from jujiao.drafts.services import TAKEN
from jujiao.drafts.verdicts import Verdict
from jujiao.web.acting import act_forms
from jujiao.web.drafts.draft_acts import FIGURE_ACTS, DraftFigure
from jujiao.web.drafts.marked_draft import LOOK_NAMES, Block, Mark, blocks_of
from jujiao.web.drafts.marked_draft import in_brief as brief
from jujiao.web.forms.acts import ActForm
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import VERDICTS, Look

ORDER = (
    Verdict.DIFFERS,
    Verdict.NO_INDICATOR,
    Verdict.CANNOT_VERIFY,
    Verdict.ROUGHLY,
    Verdict.NOT_OURS,
    Verdict.AGREES,
)
MAY_ACT = {
    "take": "draft.accept",
    "keep": "draft.accept",
    "reopen": "draft.accept",
    "bind": "draft.correct_binding",
}


@dataclass(frozen=True, slots=True)
class Looking:
    """What the reader asked to see: figures of one verdict, and the figure that stands open."""

    verdict: str = ""
    at: int | None = None


@dataclass(frozen=True, slots=True)
class VerdictTab:
    """A verdict with how many figures got it; the address shows these alone, or all again."""

    look: Look
    count: int
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure in the list; forms only where it stands open."""

    number: int
    claim: Mapping[str, Any]
    title: str
    look: Look
    url: str
    is_current: bool
    proof_url: str
    decision: Any
    forms: tuple[ActForm, ...]

    @property
    def taken_text(self) -> str:
        """What the ledger's number would read in the text."""
        return f"{self.claim['ledger_value']}{self.claim['unit'] or ''}"


@dataclass(frozen=True, slots=True)
class CheckPage:
    """All that the page shows."""

    heading: Heading
    check: Any
    foreign: tuple[str, ...]
    blocks: tuple[Block, ...]
    tabs: tuple[VerdictTab, ...]
    lines: tuple[FigureLine, ...]
    agreeing: tuple[FigureLine, ...]
    said: Mapping[str, Any]
    faults: int
    downloads: tuple[Link, ...]
    decided: int


def check_page(
    here: Standpoint, check: Any, looking: Looking, sent: ActForm | None = None
) -> CheckPage:
    """A check as the reader asked to see it."""
    said = check.said
    decisions = standing_decisions(check)
    draft = text_of(check)
    at = sent.subject.start if sent else looking.at
    lines = _lines(here, check, decisions, Looking(looking.verdict, at), sent)
    return CheckPage(
        heading=_heading(check, lines),
        check=check,
        foreign=_foreign(said, check),
        blocks=tuple(blocks_of(draft.text, said["claims"], [_mark(one) for one in lines])),
        tabs=_tabs(check, said, looking),
        lines=_shown(lines, looking),
        agreeing=_folded(lines, looking),
        said=said,
        faults=sum(not one["holds"] for one in said["arithmetic"]),
        downloads=_downloads(check, is_word=draft.is_word, taken=_taken(decisions)),
        decided=len(decisions),
    )


def looking_of(given: Mapping[str, Any]) -> Looking:
    """What an address asks for; what it names wrongly is not asked for."""
    verdict, at = str(given.get("verdict", "")), str(given.get("at", ""))
    known = verdict in {one.value for one in Verdict}
    is_place = at.isascii() and at.isdigit() and len(at) < 9
    return Looking(verdict if known else "", int(at) if is_place else None)


def _taken(decisions: Mapping[int, Any]) -> bool:
    return any(one.decision == TAKEN.value for one in decisions.values())


def _heading(check: Any, lines: Sequence[FigureLine]) -> Heading:
    summary = check.said["summary"]
    others = summary["numerals"] - summary["claims"]
    lead = f"文中数字{summary['claims']}处；另有日期、序次、专名{others}处，不核对"
    crumbs = (
        Link("文书", reverse("reports")),
        Link("数字核对", reverse("drafts")),
        Link(f"{check.figure_year}年台账"),
    )
    return Heading(
        check.file_name.rpartition(".")[0] or check.file_name, lead, crumbs, _next(lines)
    )


def _next(lines: Sequence[FigureLine]) -> tuple[Action, ...]:
    """The way to the next figure that differs and that nobody has dealt with, around the end."""
    current = next((one.number for one in lines if one.is_current), 0)
    waiting = [one for one in lines if _is_waiting(one) and not one.is_current]
    after = [one for one in waiting if one.number > current] or waiting
    return (Action("下一处不一致", after[0].url, tone="main"),) if after else ()


def _is_waiting(line: FigureLine) -> bool:
    return line.claim["verdict"] == Verdict.DIFFERS.value and line.decision is None


def _foreign(said: Mapping[str, Any], check: Any) -> tuple[str, ...]:
    found = []
    if said["foreign_court"]:
        found.append(f"文稿写的是{said['foreign_court']}，下面按{check.court.name}的台账核对。")
    if said["foreign_year"]:
        found.append(f"文稿写的是{said['foreign_year']}年，下面按{check.figure_year}年台账核对。")
    return tuple(found)


def _address(check: Any, looking: Looking) -> str:
    """The page as it is asked for, at the figure in the text."""
    asked = [f"verdict={looking.verdict}"] if looking.verdict else []
    asked += [f"at={looking.at}"] if looking.at is not None else []
    url = reverse("draft_check", args=[check.public_id])
    place = f"#mark-{looking.at}" if looking.at is not None else ""
    return f"{url}{'?' if asked else ''}{'&'.join(asked)}{place}"


def _tabs(check: Any, said: Mapping[str, Any], looking: Looking) -> tuple[VerdictTab, ...]:
    return tuple(
        VerdictTab(
            _look(one.value),
            said["summary"][one.value],
            _address(check, Looking("" if one.value == looking.verdict else one.value)),
            one.value == looking.verdict,
        )
        for one in ORDER
    )


def _look(verdict: str) -> Look:
    return VERDICTS[LOOK_NAMES[Verdict(verdict)]]


def _lines(
    here: Standpoint,
    check: Any,
    decisions: Mapping[int, Any],
    looking: Looking,
    sent: ActForm | None,
) -> tuple[FigureLine, ...]:
    line = partial(_line, here, check, decisions, looking, sent)
    return tuple(line(number, claim) for number, claim in enumerate(check.said["claims"], 1))


def _line(
    here: Standpoint,
    check: Any,
    decisions: Mapping[int, Any],
    looking: Looking,
    sent: ActForm | None,
    number: int,
    claim: Mapping[str, Any],
) -> FigureLine:
    start, is_current = claim["start"], claim["start"] == looking.at
    figure, decision = DraftFigure(check, claim), decisions.get(start)
    slug = claim["indicator"] or ""
    shows_proof = slug in INDICATORS and claim["verdict"] != Verdict.NOT_OURS.value
    proof = f"{reverse('figure', args=[slug])}?year={check.figure_year}" if shows_proof else ""
    return FigureLine(
        number=number,
        claim=claim,
        title=brief(claim),
        look=_look(claim["verdict"]),
        url=_address(check, Looking(looking.verdict, start)),
        is_current=is_current,
        proof_url=proof,
        decision=decision,
        forms=_forms(here, figure, decision, sent) if is_current else (),
    )


def _forms(
    here: Standpoint, figure: DraftFigure, decision: Any, sent: ActForm | None
) -> tuple[ActForm, ...]:
    """Taking the ledger's number is one click and stands apart; where something stands, taking it back."""
    claim = figure.claim
    takes = claim["ledger_value"] is not None and claim["ledger_value"] != claim["value"]
    fitting = {
        "take": takes and decision is None,
        "keep": claim["verdict"] != Verdict.AGREES.value and decision is None,
        "reopen": decision is not None,
        "bind": True,
    }
    offered = {slug: False for slug, fits in fitting.items() if fits and here.may(MAY_ACT[slug])}
    return act_forms(
        here,
        figure,
        FIGURE_ACTS,
        offered,
        sent,
        lambda slug: reverse("draft_act", args=[figure.check.public_id, figure.start, slug]),
    )


def _mark(line: FigureLine) -> Mark:
    is_taken = line.decision is not None and line.decision.decision == TAKEN.value
    return Mark(
        line.number,
        line.claim["start"],
        LOOK_NAMES[Verdict(line.claim["verdict"])],
        line.look.label,
        line.url.replace("#mark-", "#figure-"),
        line.is_current,
        line.taken_text if is_taken else "",
    )


def _shown(lines: Sequence[FigureLine], looking: Looking) -> tuple[FigureLine, ...]:
    """In the order of what needs attention; what agrees only where it was asked for or stands open."""
    if looking.verdict:
        return tuple(one for one in lines if one.claim["verdict"] == looking.verdict)
    order = [one.value for one in ORDER]
    wanted = [
        one for one in lines if one.claim["verdict"] != Verdict.AGREES.value or one.is_current
    ]
    return tuple(sorted(wanted, key=lambda one: order.index(one.claim["verdict"])))


def _folded(lines: Sequence[FigureLine], looking: Looking) -> tuple[FigureLine, ...]:
    if looking.verdict:
        return ()
    return tuple(
        one for one in lines if one.claim["verdict"] == Verdict.AGREES.value and not one.is_current
    )


def _downloads(check: Any, *, is_word: bool, taken: bool) -> tuple[Link, ...]:
    offered = (
        ("annotated", "带批注的Word", is_word),
        ("corrected", "改好的稿子", taken),
        ("sheet-docx", "核校单Word", True),
        ("sheet-pdf", "核校单PDF", True),
        ("json", "JSON", True),
    )
    return tuple(
        Link(label, reverse("draft_file", args=[check.public_id, form]))
        for form, label, is_offered in offered
        if is_offered
    )
