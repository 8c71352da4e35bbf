"""People on their ladders for the tests of the pages: colleagues of the hall, a round, an appraisal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.test import Client

from company import Company, an_account
from jujiao.access.actors import console
from jujiao.access.models import Account
from jujiao.appraisals.grades import (
    decide_grade,
    end_notice,
    freeze_round,
    notify_appraisee,
    open_notice,
)
from jujiao.appraisals.models import Appraisee, Round
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.services import NewAppraisal, open_appraisal
from jujiao.careers.pairs import NewPair, pair_up
from jujiao.careers.publication import Nominee, publish
from jujiao.catalogue.careers import RANK_PROMOTION
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.schemes import ADMINISTRATIVE
from jujiao.catalogue.selection import MEMBERS, PRESENT, PROMOTION_ROUND, ROUND_PATHS
from jujiao.kernel.courses import StepTaken
from jujiao.kernel.ladders import Grade
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person, Tenure
from jujiao.procedures.acts import NewProcedure, advance_procedure, open_procedure
from jujiao.procedures.models import Procedure
from mechanisms.personnel import a_member, stamp, writing
from supervision_cast import at
from web.casework import BACKEND, inspected

READY, EARLY, SILENT = "林书禾", "高云起", "沈知行"
LATELY = at(date(2025, 12, 26))
COLLEAGUES = (READY, EARLY, SILENT, "苏合", "毕力格")


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Five people of the hall: who may be raised, who not yet, of whom nothing is known, two more."""

    company: Company
    people: dict[str, Person]
    accounts: dict[str, Account]

    def client(self, name: str) -> Client:
        """A browser in which one of the five is logged in."""
        client = Client()
        client.force_login(self.accounts[name], backend=BACKEND)
        return client


def colleagues(company: Company) -> Colleagues:
    """The hall with its people; the working days of its years are known."""
    inspected(company)
    ranks: dict[str, tuple[str, date | None]] = {
        READY: ("二级主任科员", date(2022, 7, 1)),
        EARLY: ("二级主任科员", date(2024, 4, 1)),
        SILENT: ("二级主任科员", None),
    }
    people = {
        name: a_member(
            company.court,
            name,
            rank=ranks.get(name, ("", None))[0],
            since=ranks.get(name, ("", None))[1],
            unit=company.hall,
        )
        for name in COLLEAGUES
    }
    accounts = {
        name: an_account(company.court, f"member{number}", StaffRole.MEMBER, people[name])
        for number, name in enumerate(COLLEAGUES)
    }
    return Colleagues(company, people, accounts)


def a_selection(company: Company) -> Procedure:
    """A round of promotion that has just begun."""
    court = company.court
    new = NewProcedure(
        court.pk, PROMOTION_ROUND.slug, unit_id=court.pk, title="第一批，名额1名⟦青原⟧"
    )
    return open_procedure(new, on=date(2025, 11, 3), by=console(court.pk), at=LATELY)


def a_decided_selection(company: Company) -> Procedure:
    """A round whose candidates the party group has decided on."""
    selection = a_selection(company)
    heads = {MEMBERS: 9, PRESENT: 7}
    for rule in ROUND_PATHS[PROMOTION_ROUND.slug].rules[:-1]:
        step = StepTaken(rule.step, date(2025, 11, 20), "旗纪函〔2025〕3号", numbers=heads)
        advance_procedure(selection, step, by=console(company.court.pk), at=LATELY)
    return selection


def a_notice(staff: Colleagues, on: date = date(2025, 12, 15)) -> Procedure:
    """The notice of the one who may be raised."""
    selection = a_decided_selection(staff.company)
    nominee = Nominee(selection, RANK_PROMOTION.slug, staff.people[READY].pk, "一级主任科员")
    court_id = staff.company.court.pk
    return publish(nominee, on=on, document_no="公示1号", by=console(court_id), at=LATELY)


def a_pair(staff: Colleagues) -> Tenure:
    """The first teaches the second."""
    court_id = staff.company.court.pk
    mentor, mentee = staff.people[READY], staff.people[EARLY]
    new = NewPair(court_id, mentor.pk, mentee.pk, date(2025, 7, 1), date(2026, 6, 30))
    return pair_up(new, by=console(court_id), at=LATELY)


def an_appraisal(company: Company) -> Round:
    """The year's appraisal of the five, just begun."""
    court_id = company.court.pk
    scheme = NewScheme(court_id, ADMINISTRATIVE, "青院发〔2025〕3号")
    adopt_scheme(scheme, by=console(court_id), at=LATELY)
    new = NewAppraisal(court_id, 2025, ADMINISTRATIVE.slug)
    return open_appraisal(new, on=date(2025, 12, 1), by=console(court_id), at=LATELY)


def graded(appraisal: Round) -> Round:
    """The first excellent, everybody else competent."""
    for one in appraisal.appraisees.select_related("person"):
        first = one.person.full_name == READY
        grade = Grade.EXCELLENT if first else Grade.COMPETENT
        decide_grade(one, grade=grade, by=console(appraisal.court_id), at=LATELY)
    return appraisal


def frozen(appraisal: Round) -> Round:
    """Decided: the notice is over and the result stands."""
    by = console(appraisal.court_id)
    open_notice(graded(appraisal), on=date(2025, 12, 15), by=by, at=LATELY)
    end_notice(appraisal, on=date(2025, 12, 22), by=by, at=LATELY)
    return freeze_round(appraisal, on=date(2025, 12, 23), document_no="青院考1号", by=by, at=LATELY)


def notified(appraisal: Round, name: str = EARLY) -> Appraisee:
    """One of the five, who has been told his result in writing."""
    appraisee = appraisee_of(frozen(appraisal), name)
    by = console(appraisal.court_id)
    return notify_appraisee(appraisee, on=date(2025, 12, 24), by=by, at=LATELY)


def appraisee_of(appraisal: Round, name: str) -> Appraisee:
    """One of the five in the appraisal."""
    rows = Appraisee.objects.select_related("round", "person")
    return rows.get(round=appraisal, person__full_name=name)


def a_record(entry: RecordEntry) -> Record:
    """A record in force, as an import writes it."""
    with writing():
        return enter_records([entry], [stamp()])[0]
