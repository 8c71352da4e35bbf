"""What is measured, in order: an empty folder, ten courts' decade, and a real year read on top of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from bench import branches, capability, postgresql
from bench.checking import checking
from bench.decade import RECORDS, Court, build
from bench.measuring import Measured, alternating, milliseconds, timed
from bench.raw_report import QUESTIONS, answers
from bench.worker import worker_megabytes
from jujiao.access.actors import Actor, actor_of, console
from jujiao.access.models import Account
from jujiao.access.scope import Scope
from jujiao.access.services import NewAccount, create_account, grant_role
from jujiao.burden.fields import burden_sum
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.roles import StaffRole
from jujiao.conf.planner import refresh_planner
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.levels import Level
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import file_record
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.fonts import paper_fonts
from jujiao.papers.html_writer import write_html
from jujiao.papers.pdf_writer import write_pdf
from jujiao.people.models import Person, Unit
from jujiao.people.services import NewCourt, open_court
from jujiao.policies.services import import_shipped_calendar
from jujiao.reports.selectors import drafted_report

LEDGERS = Path(__file__).resolve().parents[1] / "demo" / "ledgers" / "2025"
YEAR = 2025
CLERK = "bench"


def measure_all(*, tell: Callable[[str], None]) -> list[Measured]:
    """Every figure, in the order in which the database grows."""
    measured = [*_burden(), _migration()]
    tell("写入六十万条记录…")
    courts = build()
    import_shipped_calendar(by=console(), at=timezone.now())
    refresh_planner()
    tell("逐项测量…")
    measured += [_report_figures(courts[0]), *_paper_of_a_read_year()]
    client = _client(courts[0])
    pages = _pages(courts[0])
    measured += [_page(client, what, address, limit) for what, (address, limit) in pages.items()]
    measured.append(_filing(courts[0]))
    measured += branches.measured(tell=tell)
    measured += capability.measured(tell=tell)
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    addresses = [address for address, _ in pages.values()] * 5
    measured.append(Measured("worker", round(worker_megabytes(cookie, addresses)), "MB", 150))
    return [*measured, *postgresql.measured(tell=tell)]


def _burden() -> list[Measured]:
    """What the forms have people fill in: counted, not timed."""
    found = burden_sum()
    heaviest = "、".join(found.heaviest)
    return [
        Measured(
            "fields_median", found.median_fields, "fields", 3, f"{found.mechanisms} mechanisms"
        ),
        Measured("fields_most", found.most_fields, "fields", 6, heaviest),
        Measured("fields_of_a_branch_year", found.branch_year, "fields", 68),
    ]


def _migration() -> Measured:
    with timed() as watch:
        call_command("migrate", interactive=False, verbosity=0)
    return Measured("migrate", round(watch.seconds, 2), "s", 10)


def _report_figures(court: Court) -> Measured:
    """All indicators of the report against the same questions in SQL, taking turns."""
    asking = Asking(Scope(court.court_id, confidential=True), YEAR, date(YEAR, 12, 31))
    wanted = [INDICATORS[slug] for slug in QUESTIONS]
    period = asking.period

    def by_hand() -> dict[str, int]:
        return answers(court.court_id, period.first, period.last)

    known = {one.slug: one.value for one in figures_of(asking, wanted) if one.value is not None}
    raw = by_hand()
    assert known == {slug: raw[slug] for slug in known}
    assert known
    ours, raw_time = alternating([lambda: figures_of(asking, wanted), by_hand])
    note = f"{len(wanted)} indicators {ours:.2f} ms, raw SQL {raw_time:.2f} ms, {RECORDS} records"
    return Measured("report_figures_to_raw_sql", round(ours / raw_time, 2), "×", 1.5, note)


def _paper_of_a_read_year() -> list[Measured]:
    court = open_court(NewCourt("示例旗人民法院"), by=console(), at=timezone.now())
    with timed() as reading:
        outcome = ingest_folder(
            LEDGERS,
            LedgerYear(court, YEAR),
            by=console(),
            at=timezone.now(),
            progress=lambda text: None,
            dry_run=False,
        )
    with timed() as writing:
        _write_report(court)
    files = f"{len(list(LEDGERS.glob('*.xlsx')))} workbooks, {type(outcome).__name__}"
    return [
        Measured("ingest", round(reading.seconds, 2), "s", 3, files),
        Measured(
            "docx_pdf_html", round(writing.seconds, 2), "s", 2, "figures, tree and three files"
        ),
        *checking(court, YEAR),
    ]


def _write_report(court: Unit) -> list[bytes]:
    asking = Asking(Scope(court.pk), YEAR, date(YEAR, 12, 31))
    paper = drafted_report(asking, "annual").paper
    html = write_html(paper, lambda slug: f"/figures/{slug}/")
    return [write_docx(paper), write_pdf(paper, paper_fonts(settings.FONT_DIRS)), html.encode()]


def _clerk(court: Court) -> Account:
    """A member of the political department of a court, made once."""
    known = Account.objects.filter(username=CLERK).first()
    if known is not None:
        return known
    new = NewAccount(CLERK, "内勤", court.court_id)
    account = create_account(new, password="a passing password", by=console(), at=timezone.now())
    grant_role(account, StaffRole.POLITICAL_CLERK, by=console(), at=timezone.now())
    return account


def _client(court: Court) -> Client:
    client = Client(SERVER_NAME=settings.ALLOWED_HOSTS[0])
    client.force_login(_clerk(court), backend="django.contrib.auth.backends.ModelBackend")
    return client


def _pages(court: Court) -> dict[str, tuple[str, float]]:
    """Page → address and limit in milliseconds."""
    person = Person.objects.get(pk=court.person_ids[0])
    unit = Unit.objects.get(pk=court.unit_ids[0])
    narrowed = f"year=2024&level=3&outcome=ordinary&unit={unit.public_id}"
    return {
        "list_with_three_filters": (f"/ledger/honours/?{narrowed}", 60),
        "person_page": (f"/people/{person.public_id}/", 30),
        "career_page": (f"/capability/people/{person.public_id}/", 30),
    }


def _page(client: Client, what: str, address: str, limit: float) -> Measured:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    taken = milliseconds(lambda: client.get(address))
    return Measured(what, round(taken, 1), "ms", limit, f"{len(answer.content) // 1024} kB")


def _filing(court: Court) -> Measured:
    by: Actor = actor_of(_clerk(court), on=date(YEAR, 12, 31))
    entry = RecordEntry(
        court_id=court.court_id,
        kind="honour",
        occurred_on=date(YEAR, 3, 5),
        title="先进工作者",
        award_level=Level.CITY,
        issuer="某市总工会",
        people=(("awarded_person", court.person_ids[0]),),
    )
    taken = milliseconds(lambda: file_record(entry, by=by, at=timezone.now()))
    return Measured("record_filed", round(taken, 1), "ms", 20, "row, participant, journal entry")
