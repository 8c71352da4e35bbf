"""Facts for the tests of the pages: what stands in the ledger when somebody opens it."""

from __future__ import annotations

from datetime import date

from cast import AT, WHY_LATE, registers
from company import Company
from jujiao.catalogue.honours import HONOUR, PERSON
from jujiao.catalogue.integrity import VIOLATION
from jujiao.catalogue.publicity import ARTICLE, AUTHOR, FIRST
from jujiao.kernel.levels import Level
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record, file_record


def an_article(
    company: Company,
    title: str = "草原上的巡回法庭",
    *,
    on: date = date(2025, 11, 3),
    level: Level | None = Level.CITY,
    outcome: str = FIRST,
    author: str = "judge",
) -> RecordEntry:
    """An article in a city's paper."""
    return RecordEntry(
        court_id=company.court.pk,
        kind=ARTICLE.slug,
        occurred_on=on,
        title=title,
        award_level=level,
        issuer="某市日报",
        outcome=outcome,
        people=((AUTHOR, company.people[author].pk),),
    )


def filed(company: Company, entry: RecordEntry, by: str = "clerk") -> Record:
    """Filed, and waiting for a second person."""
    return file_record(entry, by=company.actor(by), at=AT, reason=WHY_LATE)


def in_force(company: Company, entry: RecordEntry) -> Record:
    """Filed by the clerk and confirmed by the head."""
    record = filed(company, entry)
    if record.state != FactState.FILED.value:
        return record
    return confirm_record(record, by=company.actor("head"), at=AT)


def drafted(company: Company, entry: RecordEntry, by: str = "clerk") -> Record:
    """Begun and not filed."""
    return file_record(entry, by=company.actor(by), at=AT, state=FactState.DRAFT)


def an_honour_of(company: Company, part: str, title: str = "全市法院先进个人") -> RecordEntry:
    """An honour of the city for somebody of the cast."""
    return RecordEntry(
        court_id=company.court.pk,
        kind=HONOUR.slug,
        occurred_on=date(2025, 5, 4),
        title=title,
        award_level=Level.CITY,
        issuer="某市中级人民法院",
        people=((PERSON, company.people[part].pk),),
    )


def a_violation(company: Company, title: str = "某案") -> RecordEntry:
    """A case that few may read."""
    return RecordEntry(
        court_id=company.court.pk,
        kind=VIOLATION.slug,
        occurred_on=date(2025, 6, 1),
        title=title,
        details={"sanction": "警告"},
        people=(("person_sanctioned", company.people["judge"].pk),),
    )


def kept(company: Company, *slugs: str, year: int = 2025) -> None:
    """The court keeps these registers in the year."""
    registers(company.court, year, slugs)


def address(record: Record) -> str:
    """The page of a record."""
    return f"/ledger/{record.kind}/{record.public_id}/"
