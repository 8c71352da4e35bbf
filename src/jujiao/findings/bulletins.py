"""通报: what an issue says. Compiled from the inspections it cites, frozen when it is issued."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from jujiao.catalogue.streams import BULLETIN_KINDS, BY_INSPECTION, STREAMS, InspectionStream
from jujiao.findings.models import Bulletin, BulletinDelivery, Finding
from jujiao.findings.redaction import without_names
from jujiao.kernel.problems import Problem, refuse
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Person, Unit

IN_FORCE = FactState.IN_FORCE.value


@dataclass(frozen=True, slots=True)
class BulletinDraft:
    """通报 as it is to be issued: its number, its day, the inspections it cites, its words."""

    court_id: int
    stream: str
    bulletin_year: int
    issue_no: int
    issued_on: date
    cites: tuple[Record, ...] = ()
    names_shown: bool = False
    good_practice: str = ""
    demands: str = ""
    copies_to: tuple[str, ...] = ()

    @property
    def serial(self) -> str:
        """第3期."""
        return f"第{self.issue_no}期"

    def objections(self) -> list[Problem]:
        """Why it may not go out: no inspections, other streams, a word still owed to somebody."""
        stream = STREAMS[self.stream]
        if self.issued_on.year != self.bulletin_year:
            return [Problem("wrong_year", "issued_on", "印发日期不在本年。", "期号按年编排。")]
        if self.cites:
            return [*_wrong_citations(self, stream), *_unanswered(self)]
        label = stream.inspection.label
        return [
            Problem("no_inspections", "cites", "通报没有依据任何督察。", f"请选所依据的{label}。")
        ]

    def content(self) -> BulletinContent:
        """What it says, from the inspections as they stand now."""
        names = () if self.names_shown else _names_of(self.court_id)
        return BulletinContent(
            **self.head(),
            names_shown=self.names_shown,
            visits=tuple(_visit_line(record, names) for record in self.cites),
            problems=tuple(_problem_line(one, self, names) for one in _findings_of(self.cites)),
            good_practice=without_names(self.good_practice, names),
            demands=without_names(self.demands, names),
        )

    def head(self) -> dict[str, Any]:
        """What every issue says of itself."""
        return {
            "stream": self.stream,
            "name": BULLETIN_KINDS[self.stream].label,
            "serial": self.serial,
            "bulletin_year": self.bulletin_year,
            "issuer": Unit.objects.get(pk=self.court_id).name,
            "issued_on": self.issued_on.isoformat(),
            "copies_to": self.copies_to,
        }

    def __str__(self) -> str:
        return f"{BULLETIN_KINDS[self.stream].label}{self.bulletin_year}年{self.serial}"

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream


@dataclass(frozen=True, slots=True)
class BulletinContent:
    """What an issue says, as plain values that can be frozen."""

    stream: str
    name: str
    serial: str
    bulletin_year: int
    issuer: str
    issued_on: str
    names_shown: bool = False
    visits: tuple[Mapping[str, Any], ...] = ()
    problems: tuple[Mapping[str, Any], ...] = ()
    good_practice: str = ""
    demands: str = ""
    copies_to: tuple[str, ...] = ()
    quarter: Mapping[str, Any] = field(default_factory=dict)


def next_issue_no(court_id: int, stream: str, year: int) -> int:
    """The number after the last that was issued in the year, by this system or on paper before it."""
    return max(numbers_used(court_id, stream, year), default=0) + 1


def numbers_used(court_id: int, stream: str, year: int) -> set[int]:
    """The numbers of a stream and year that are taken, imported issues included."""
    kind = BULLETIN_KINDS[stream].slug
    rows = Record.objects.filter(
        court_id=court_id, kind=kind, state=IN_FORCE, occurred_on__year=year, bulletin=None
    )
    own = Bulletin.objects.filter(court_id=court_id, stream=stream, bulletin_year=year)
    numbers = {number_in(serial) for serial in rows.values_list("serial", flat=True)}
    return {one for one in numbers if one} | set(own.values_list("issue_no", flat=True))


def number_in(serial: str) -> int:
    """The number that a serial names: 第3期, 2025年第3期, 3; 0 where it names none."""
    found = re.findall(r"\d+", serial)
    return int(found[-1]) if found else 0


def uncited_inspections(
    court_id: int, stream: str, *, since: date | None, until: date
) -> list[Record]:
    """The inspections of a stream that no issue has reported on yet, in order of their days."""
    rows = Record.objects.filter(
        court_id=court_id,
        kind=STREAMS[stream].inspection.slug,
        state=IN_FORCE,
        occurred_on__lte=until,
        cited_in=None,
    )
    if since is not None:
        rows = rows.filter(occurred_on__gt=since)
    return list(rows.order_by("occurred_on", "pk"))


def content_of_issued(bulletin: Bulletin) -> BulletinContent:
    """What an issue said when it went out."""
    said = dict(bulletin.frozen)
    for name in ("visits", "problems", "copies_to"):
        said[name] = tuple(said[name])
    return BulletinContent(**said)


def bulletins_of(court_id: int, *, stream: str = "", year: int | None = None) -> QuerySet[Bulletin]:
    """The issues of a court, the latest first."""
    rows = Bulletin.objects.filter(court_id=court_id)
    if stream:
        rows = rows.filter(stream=stream)
    if year is not None:
        rows = rows.filter(bulletin_year=year)
    return rows.order_by("-bulletin_year", "stream", "-issue_no")


def bulletin_in_court(court_id: int, public_id: str) -> Bulletin | None:
    """One issue of a court, or None."""
    return bulletins_of(court_id).filter(public_id=public_id).first()


def deliveries_of(bulletin: Bulletin) -> QuerySet[BulletinDelivery]:
    """To whom an issue went, in the order of sending."""
    return bulletin.deliveries.select_related("unit").order_by("pk")


def unsigned_deliveries(bulletin: Bulletin) -> QuerySet[BulletinDelivery]:
    """To whom it went without a receipt so far."""
    return bulletin.deliveries.filter(received_on=None).select_related("unit").order_by("pk")


def _wrong_citations(draft: BulletinDraft, stream: InspectionStream) -> list[Problem]:
    problems = []
    for record in draft.cites:
        wrong_kind = record.kind != stream.inspection.slug or record.court_id != draft.court_id
        if wrong_kind:
            problems.append(
                Problem("other_stream", str(record), "不是这条督察线的督察。", "各条线分开通报。")
            )
        elif record.state != IN_FORCE:
            problems.append(
                Problem("not_in_force", str(record), "这次督察还没有确认。", "请先确认再通报。")
            )
        elif record.occurred_on is not None and record.occurred_on > draft.issued_on:
            problems.append(Problem("later_visit", str(record), "这次督察在印发之后。"))
        elif getattr(record, "cited_in", None) is not None:
            problems.append(Problem("cited_before", str(record), "这次督察已通报过。"))
    return problems


def _unanswered(draft: BulletinDraft) -> list[Problem]:
    return [
        Problem(
            "reply_pending",
            one.title,
            "被督察部门还没有认定，或者异议还没有答复。",
            "请先办完认定和申辩，再通报。",
        )
        for one in _findings_of(draft.cites)
        if FindingState(one.progress).awaits_reply
    ]


def _findings_of(cites: Sequence[Record]) -> QuerySet[Finding]:
    rows = Finding.objects.filter(record__in=cites, state=IN_FORCE).select_related(
        "unit", "owner", "record"
    )
    return rows.order_by("area", "found_on", "pk")


def _visit_line(record: Record, names: Sequence[str]) -> Mapping[str, Any]:
    role = BY_INSPECTION[record.kind].inspected_role
    units = Participation.objects.filter(record=record, role=role, unit__isnull=False)
    return {
        "day": record.occurred_on.isoformat() if record.occurred_on else "",
        "title": without_names(record.title or record.serial, names),
        "mode": str(record.details.get("mode", "")),
        "units": list(units.order_by("position").values_list("unit__name", flat=True)),
    }


def _problem_line(
    finding: Finding, draft: BulletinDraft, names: Sequence[str]
) -> Mapping[str, Any]:
    owner = finding.owner.full_name if finding.owner and draft.names_shown else ""
    return {
        "area": STREAMS[draft.stream].areas.get(finding.area, "未分类"),
        "title": without_names(finding.title, names),
        "unit": finding.unit.name if finding.unit else "",
        "owner": owner,
        "due": finding.due_on.isoformat() if finding.due_on else "",
        "state": FindingState(finding.progress).label,
    }


def _names_of(court_id: int) -> Sequence[str]:
    return list(Person.objects.filter(court_id=court_id).values_list("full_name", flat=True))


def need_stream(name: str) -> str:
    """The stream of bulletins that a word names, by its code or in Chinese. Raises Refused."""
    labels = {kind.label: slug for slug, kind in BULLETIN_KINDS.items()}
    labels |= {STREAMS[slug].label: slug for slug in BULLETIN_KINDS if slug in STREAMS}
    found = name if name in BULLETIN_KINDS else labels.get(name)
    if found is None:
        raise refuse(
            "unknown_stream",
            f"没有“{name}”这条通报。",
            remedy=f"可选：{'、'.join(BULLETIN_KINDS)}。",
        )
    return found
