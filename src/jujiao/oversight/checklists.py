"""督查清单: for one branch, made from its duties, with what the system already knows filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_inspection import PARTY_INSPECTION_FINDINGS
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import dues
from jujiao.findings.models import Finding
from jujiao.kernel.obligations import DueState
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.oversight.models import BranchCheck
from jujiao.oversight.rules import INTERVIEW_RESULTS

SETTLED = (DueState.FULFILLED, DueState.OVERDUE, DueState.EXCUSED, DueState.UNKNOWN)
BY_HAND = (
    ("absentees", "会议记录写明缺席人员和原因", "三会一课记录"),
    ("resolutions", "议定事项有责任人、有期限、有落实", "会议记录、交办事项"),
    ("procedure", "发展党员、换届补选按程序办理", "程序材料"),
    ("integration", "党建与审判执行业务结合", "攻坚案件、双报到"),
)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One line to look at: its code, what is looked at, what the ledger says of it already."""

    code: str
    matter: str
    known: str
    basis: str


@dataclass(frozen=True, slots=True)
class BranchChecklist:
    """The list for one branch in a round."""

    check: BranchCheck
    rows: tuple[CheckRow, ...]

    @property
    def label(self) -> str:
        """党建督查清单〔2025〕第1轮 审判第一党支部."""
        asked = self.check.round
        return f"党建督查清单〔{asked.round_year}〕{asked.serial} {self.check.unit}"


def checklist_of(check: BranchCheck) -> BranchChecklist:
    """The list of a branch, as the ledger stood on the first day of the round."""
    asked = check.round
    found = dues(
        Owing(
            Scope(asked.court_id, confidential=False),
            asked.starts_on,
            tuple(duty for duty in DUTIES.values() if duty.oversight and duty.oversight.inspects),
            branch_id=check.unit_id,
        )
    )
    rows = [*_of_duties(found), *_of_findings(check), *_of_interviews(check), *_by_hand()]
    return BranchChecklist(check, tuple(rows))


def _of_duties(found: Iterable[Due]) -> Iterator[CheckRow]:
    settled = sorted((due for due in found if due.state in SETTLED), key=lambda due: due.duty.slug)
    for _, group in groupby(settled, key=lambda due: due.duty.slug):
        mine = list(group)
        duty = mine[0].duty
        yield CheckRow(duty.slug, duty.label, _known(mine), duty.basis.citation)


def _known(mine: Sequence[Due]) -> str:
    """应3期，已办2期；未办：2025年3月（主题党日）. Persons are counted, units are dated."""
    done = sum(due.state is DueState.FULFILLED for due in mine)
    missed = [due for due in mine if due.state is DueState.OVERDUE]
    unit = "人" if mine[0].duty.bearer.is_person else "期"
    said = [f"应{len(mine)}{unit}，已办{done}{unit}"]
    if missed:
        names = [due.bearer.name if unit == "人" else due.window.words for due in missed]
        said.append(f"未办：{'、'.join(names)}")
    excused = sum(due.state is DueState.EXCUSED for due in mine)
    unknown = sum(due.state is DueState.UNKNOWN for due in mine)
    said += [f"核免{excused}{unit}"] if excused else []
    said += [f"未报{unknown}{unit}"] if unknown else []
    return "；".join(said)


def _of_findings(check: BranchCheck) -> Iterator[CheckRow]:
    rows = Finding.objects.filter(
        court_id=check.round.court_id,
        kind=PARTY_INSPECTION_FINDINGS.slug,
        unit_id=check.unit_id,
        state=FactState.IN_FORCE.value,
        found_on__lt=check.round.starts_on,
    ).exclude(progress=FindingState.CLOSED.value)
    for finding in rows.order_by("found_on", "pk"):
        due = f"，期限{finding.due_on}" if finding.due_on else ""
        known = f"{FindingState(finding.progress).label}{due}"
        yield CheckRow(f"finding_{finding.pk}", f"上轮问题：{finding.title}", known, "督查整改")


def _of_interviews(check: BranchCheck) -> Iterator[CheckRow]:
    for one in check.interviews.select_related("person", "record").order_by("pk"):
        known: Mapping[str, str] = INTERVIEW_RESULTS
        said = known.get(one.result, "待访谈")
        yield CheckRow(
            f"interview_{one.pk}",
            f"访谈{one.person}：{one.record}（{one.record.occurred_on}）",
            said,
            "随机抽取",
        )


def _by_hand() -> Iterator[CheckRow]:
    for code, matter, where in BY_HAND:
        yield CheckRow(code, matter, "", where)
