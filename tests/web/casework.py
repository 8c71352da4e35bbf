"""Findings for the tests of the pages: a department that is inspected, its head, and what was found there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page

from cast import a_person, a_tenure
from company import Company, an_account
from jujiao.access.actors import actor_of, console
from jujiao.access.models import Account
from jujiao.access.services import grant_role
from jujiao.catalogue.relations import COURT_SERVICE, UNIT_MEMBERSHIP
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.supervision import COURT_AFFAIRS_FINDINGS
from jujiao.findings.models import Finding
from jujiao.findings.services import FindingEntry, raise_finding
from jujiao.people.models import Person
from supervision_cast import at, the_calendars

FOUND_ON = date(2025, 12, 26)
BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True, slots=True)
class Inspected:
    """The hall with its head and somebody who works there, and the court around it."""

    company: Company
    head: Account
    worker: Person

    def actor(self) -> object:
        """The head, ready to act."""
        return actor_of(self.head, on=FOUND_ON)

    def client(self) -> Client:
        """A browser in which the head is logged in."""
        client = Client()
        client.force_login(self.head, backend=BACKEND)
        return client


def inspected(company: Company) -> Inspected:
    """The company with a head of its hall; the working days of its years are known."""
    the_calendars()
    people = [_of_the_hall(company, name) for name in ("其其格", "巴特")]
    head = an_account(company.court, "hall_head", StaffRole.MEMBER, people[0])
    grant_role(
        head, StaffRole.DEPARTMENT_HEAD, unit_id=company.hall.pk, by=console(), at=at(FOUND_ON)
    )
    return Inspected(company, head, people[1])


def _of_the_hall(company: Company, name: str) -> Person:
    person = a_person(company.court, name)
    a_tenure(person, COURT_SERVICE, since=date(2018, 1, 1))
    a_tenure(person, UNIT_MEMBERSHIP, since=date(2018, 1, 1), unit=company.hall)
    return person


def a_finding(company: Company, title: str = "开庭迟到⟦青原⟧") -> Finding:
    """A problem that was found in the hall and waits for the department's word."""
    entry = FindingEntry(
        company.court.pk,
        COURT_AFFAIRS_FINDINGS.slug,
        title,
        FOUND_ON,
        unit_id=company.hall.pk,
        area="hearing",
    )
    return raise_finding(entry, by=company.actor("supervisor"), at=at(FOUND_ON))


Act = Callable[..., HttpResponse]


def acting_on(finding: Finding) -> Act:
    """Sends the form of an act on the finding, with the version that stands there."""

    def act(client: Client, name: str, **fields: object) -> HttpResponse:
        finding.refresh_from_db()
        sent = {"on": "2025-12-29", "version": finding.version, **fields}
        return client.post(page_of(finding, name), sent)

    return act


def page_of(finding: Finding, name: str = "") -> str:
    """The page of a finding, or the address of one of its acts."""
    return f"/supervision/findings/{finding.public_id}/" + (f"{name}/" if name else "")


def do(page: Page, act: str, **typed: str) -> None:
    """Fills the small form of an act and presses its button."""
    form = page.locator(f"#act-{act}")
    if form.get_attribute("open") is None:
        form.locator("summary").click()
    for name, words in typed.items():
        asked = form.locator(f"[name={name}]")
        if asked.evaluate("one => one.tagName") == "SELECT":
            asked.select_option(words)
        else:
            asked.fill(words)
    form.locator(".buttons .button").click()
