"""各条督察线的人只看、只办自己这条线: what an office may do ends where another stream begins."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cast import an_actor
from jujiao.access.actors import Actor
from jujiao.access.policy import POLICY, objection
from jujiao.access.scope import StreamSubject, scope_of, streams_open_to
from jujiao.catalogue.inspection_terms import OPEN_VISIT
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.streams import STREAM_OFFICES, STREAMS
from jujiao.evidence.models import Evidence
from jujiao.evidence.services import attach_evidence, target_of
from jujiao.findings.inspections import planned_for, sheets_for
from jujiao.findings.models import Finding
from jujiao.findings.selectors import findings_of
from jujiao.findings.services import (
    FindingEntry,
    close_finding,
    confirm_finding,
    finish_measure,
    raise_finding,
)
from jujiao.findings.services.inspections import VisitEntry, plan_inspection
from jujiao.findings.services.sheets import SheetOrder, number_sheet
from jujiao.kernel.problems import Refused
from supervision_cast import TODAY, Cast, a_cast, at, measured, reported

pytestmark = pytest.mark.django_db
INSPECTORS_OF = {
    "party_inspection": {StaffRole.PARTY_OFFICER, StaffRole.DISCIPLINE_LEAD},
    "conduct": {StaffRole.SUPERVISOR, StaffRole.DISCIPLINE_LEAD},
    "court_affairs": {StaffRole.SUPERVISOR, StaffRole.DISCIPLINE_LEAD},
    "trial_conduct": {StaffRole.SUPERVISOR, StaffRole.DISCIPLINE_LEAD},
    "external_inspection": {StaffRole.PARTY_OFFICER, StaffRole.DISCIPLINE_LEAD},
}


def _one_of_each(cast: Cast) -> dict[str, Finding]:
    """A finding of every stream, in the same department."""
    entries = {
        slug: FindingEntry(
            cast.court.pk, stream.findings.slug, f"{stream.label}的问题", TODAY,
            unit_id=cast.hall.pk,
        )
        for slug, stream in STREAMS.items()
    }  # fmt: skip
    return {
        slug: raise_finding(entry, by=cast.second, at=at(TODAY)) for slug, entry in entries.items()
    }


def _seen_by(actor: Actor, cast: Cast) -> set[str]:
    scope = scope_of(actor, cast.court.pk)
    assert scope is not None
    return {finding.inspection_stream for finding in findings_of(scope)}


@pytest.mark.parametrize("role", sorted(STREAM_OFFICES))
def test_an_office_sees_the_findings_of_its_own_streams_and_no_other(role: StaffRole) -> None:
    cast = a_cast()
    _one_of_each(cast)
    own = {stream for stream, roles in INSPECTORS_OF.items() if role in roles}
    assert _seen_by(an_actor(cast.court, role), cast) == own


@pytest.mark.parametrize("role", [StaffRole.COURT_LEADER, StaffRole.POLITICAL_HEAD])
def test_whoever_answers_for_the_court_sees_all_streams(role: StaffRole) -> None:
    cast = a_cast()
    _one_of_each(cast)
    assert _seen_by(an_actor(cast.court, role), cast) == set(STREAMS)


def test_a_department_sees_what_every_stream_found_in_it() -> None:
    cast = a_cast()
    _one_of_each(cast)
    assert _seen_by(cast.head, cast) == set(STREAMS)


def test_no_act_on_a_finding_is_open_to_inspectors_of_another_stream() -> None:
    cast = a_cast()
    acts = [action for action in POLICY if action.startswith("finding.")]
    for slug, finding in _one_of_each(cast).items():
        for role in STREAM_OFFICES - INSPECTORS_OF[slug]:
            stranger = an_actor(cast.court, role)
            may = [one for one in acts if objection(stranger, one, finding) is None]
            assert may == [], (slug, role)


def test_nothing_is_entered_closed_or_planned_in_another_stream() -> None:
    cast = a_cast()
    officer = an_actor(cast.court, StaffRole.PARTY_OFFICER)
    entry = FindingEntry(cast.court.pk, "conduct_finding", "串岗", TODAY, unit_id=cast.hall.pk)
    with pytest.raises(Refused, match="不在您的权限之内"):
        raise_finding(entry, by=officer, at=at(TODAY))
    finding = reported(cast)
    with pytest.raises(Refused, match="不在您的权限之内"):
        close_finding(finding, on=TODAY, by=officer, at=at(TODAY), version=finding.version)
    assert cast.inspector.person_id is not None
    assert cast.second.person_id is not None
    visit = VisitEntry(
        cast.court.pk, "conduct", TODAY, "值班", OPEN_VISIT, (cast.hall.pk,),
        (cast.inspector.person_id, cast.second.person_id),
    )  # fmt: skip
    with pytest.raises(Refused, match="不在您的权限之内"):
        plan_inspection(visit, by=officer, at=at(TODAY))


def test_plans_and_sheets_are_known_in_their_stream_alone() -> None:
    cast = a_cast()
    assert cast.inspector.person_id is not None
    assert cast.second.person_id is not None
    group = (cast.inspector.person_id, cast.second.person_id)
    visit = VisitEntry(
        cast.court.pk, "conduct", TODAY + timedelta(days=1), "值班", OPEN_VISIT,
        (cast.hall.pk,), group,
    )  # fmt: skip
    plan_inspection(visit, by=cast.inspector, at=at(TODAY))
    order = SheetOrder(cast.court.pk, "conduct", "attendance", cast.hall.pk)
    number_sheet(order, by=cast.inspector, at=at(TODAY))
    officer = an_actor(cast.court, StaffRole.PARTY_OFFICER)
    assert planned_for(cast.inspector, cast.court.pk).count() == 1
    assert sheets_for(cast.inspector, cast.court.pk, 2025).count() == 1
    assert not planned_for(officer, cast.court.pk).exists()
    assert not sheets_for(officer, cast.court.pk, 2025).exists()


def test_two_offices_in_one_person_open_both_streams() -> None:
    cast = a_cast()
    both = an_actor(cast.court, StaffRole.SUPERVISOR, StaffRole.PARTY_OFFICER)
    assert streams_open_to(both, "finding.read", cast.court.pk) == set(STREAMS)
    assert objection(both, "finding.raise", StreamSubject(cast.court.pk, "conduct")) is None


def _owner(cast: Cast) -> Actor:
    """Who does the work: no office, only his measure."""
    actor = an_actor(cast.court, StaffRole.MEMBER)
    return Actor(
        actor.name, actor.court_id, actor.offices, actor.account_id, person_id=cast.worker.pk
    )


def test_whoever_has_a_measure_to_do_says_it_is_done_and_bears_it_out() -> None:
    cast = a_cast()
    finding, [measure] = measured(cast, "开庭前十分钟到庭")
    owner = _owner(cast)
    target = target_of(measure, "finding_measure")
    attach_evidence(target, file_name="到庭登记.txt", content=b"x", by=owner, at=at(TODAY))
    done = finish_measure(measure, on=TODAY, result="已做到。", by=owner, at=at(TODAY))
    assert done.done_on == TODAY
    assert finding.steps.filter(act="finish").count() == 1


def test_a_colleague_neither_finishes_nor_bears_out_what_is_not_his() -> None:
    cast = a_cast()
    finding, [measure] = measured(cast, "开庭前十分钟到庭")
    colleague = an_actor(cast.court, StaffRole.MEMBER)
    with pytest.raises(Refused, match="不在您的权限之内"):
        finish_measure(measure, on=TODAY, result="已做到。", by=colleague, at=at(TODAY))
    for stranger in (colleague, an_actor(cast.court, StaffRole.PARTY_OFFICER)):
        with pytest.raises(Refused, match="不在您的权限之内"):
            attach_evidence(
                target_of(finding, "finding"), file_name="说明.txt", content=b"x", by=stranger,
                at=at(TODAY),
            )  # fmt: skip
    assert not Evidence.objects.exists()


def test_the_inspected_of_another_department_confirm_nothing() -> None:
    cast = a_cast()
    finding = _one_of_each(cast)["conduct"]
    stranger = an_actor(cast.court, StaffRole.DEPARTMENT_HEAD, unit=cast.office)
    with pytest.raises(Refused, match="不在您的权限之内"):
        confirm_finding(
            finding, on=date(2025, 4, 10), by=stranger, at=at(TODAY), version=finding.version
        )
