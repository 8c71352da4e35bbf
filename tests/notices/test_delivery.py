"""送达: once in the system, at least once outside, to nobody who was not meant; nothing is lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cast import registers
from company import Company, the_company
from jujiao.access.models import Account
from jujiao.kernel.problems import Refused
from jujiao.notices import scheduling
from jujiao.notices.carriers import Carrier
from jujiao.notices.mail import MailCarrier
from jujiao.notices.mail import MailServer as MailAddress
from jujiao.notices.models import Arrival, Letter, LetterState
from jujiao.notices.outbox import GAVE_UP, LEASE, lease_next
from jujiao.notices.selectors import CourtDay
from jujiao.notices.services import (
    NewTarget,
    OwnDelivery,
    choose_delivery,
    mark_read,
    set_webhook,
)
from jujiao.notices.webhook import WebhookCarrier, read_allowed
from jujiao.notices.worker import Round, Worker, unnoticed
from jujiao.policies.models import CalendarYear
from receivers import Gateway, MailServer, running
from supervision_cast import the_calendars

pytestmark = pytest.mark.django_db(transaction=True)
THURSDAY = datetime(2025, 4, 10, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
SENDER = "jujiao@court.example"


@pytest.fixture
def company() -> Company:
    the_calendars()
    company = the_company()
    registers(company.court, 2025, ["branch_meetings"])
    return company


def secretary(company: Company) -> Account:
    return company.accounts["secretary"]


def works(carriers: dict[str, Carrier], at: datetime = THURSDAY) -> Round:
    return Worker("test", lambda: at, carriers).round()


def mails_to(port: int) -> dict[str, Carrier]:
    return {"mail": MailCarrier(MailAddress("127.0.0.1", port, SENDER))}


def posts(*lines: str, **lookup: str) -> dict[str, Carrier]:
    """A carrier of posts with this allow-list; names mean what ``lookup`` says."""
    meant = {name.replace("_", "."): address for name, address in lookup.items()}
    return {
        "webhook": WebhookCarrier(read_allowed(lines), lambda host, port: [meant.get(host, host)])
    }


def wants(company: Company, *, mail: str = "", url: str = "") -> None:
    """The secretary wants his digest by mail, or by the court's gateway."""
    by, own = company.actor("secretary"), OwnDelivery(secretary(company))
    choose_delivery(own, mail_address=mail, by_webhook=bool(url), by=by, at=THURSDAY)
    if url:
        admin = company.actor("sysadmin")
        set_webhook(NewTarget(company.court.pk, url), by=admin, at=THURSDAY)


def parked(channel: str) -> list[str]:
    rows = Letter.objects.filter(channel=channel, state=LetterState.PARKED)
    return list(rows.values_list("last_error", flat=True))


def test_a_digest_arrives_once_a_working_day(company: Company) -> None:
    assert works({}).sent > 0
    again = works({}, THURSDAY + timedelta(hours=3))
    assert (again.composed, again.sent) == (0, 0)
    [arrived] = Arrival.objects.filter(account=secretary(company))
    assert arrived.content["subject"].startswith("4月10日提示")
    assert any("主题党日 2025年1月" in line for line in arrived.content["lines"])


def test_nothing_is_sent_on_a_holiday_or_before_the_hour(company: Company) -> None:
    saturday, early = THURSDAY + timedelta(days=2), THURSDAY.replace(hour=7)
    assert works({}, saturday).composed == 0
    assert works({}, early).composed == 0


def test_in_a_year_whose_holidays_nobody_knows_the_machine_is_told_instead(
    company: Company,
) -> None:
    works({}, THURSDAY.replace(year=2031))
    assert not CalendarYear.objects.filter(calendar_year=2031).exists()
    [told] = Arrival.objects.all()
    assert told.account == company.accounts["sysadmin"]
    assert "2031年的节假日安排还没有导入" in told.content["subject"]


def test_a_day_says_only_what_is_new_or_louder_than_the_day_before(company: Company) -> None:
    works({})
    works({}, THURSDAY + timedelta(days=1))
    assert Arrival.objects.filter(account=secretary(company)).count() == 1
    works({}, THURSDAY + timedelta(days=4))
    monday = Arrival.objects.filter(account=secretary(company)).latest("arrived_at")
    assert any("【督办】" in line for line in monday.content["lines"]), (
        "a week begins with what is late"
    )


def test_who_was_away_for_days_gets_one_digest_and_not_one_for_each_day(company: Company) -> None:
    works({})
    works({}, THURSDAY + timedelta(days=12))
    assert Arrival.objects.filter(account=secretary(company)).count() == 2


def test_a_mail_server_that_is_down_for_a_day_loses_nothing(company: Company) -> None:
    wants(company, mail="secretary@court.example")
    server = MailServer()
    port = server.port
    server.server_close()
    at = THURSDAY
    for _ in range(48):
        works(mails_to(port), at)
        at += timedelta(minutes=30)
    [letter] = Letter.objects.filter(channel="mail", key__contains="2025-04-10")
    assert (letter.state, letter.tries) == (LetterState.WAITING, 0)
    up = MailServer(port)
    with running(up):
        works(mails_to(port), at + timedelta(hours=1))
    days = [str(mail["Subject"]) for mail in up.mails]
    assert sum("4月10日" in subject for subject in days) == 1
    assert parked("mail") == []


def test_a_mail_that_is_sent_again_carries_the_same_message_id(company: Company) -> None:
    wants(company, mail="secretary@court.example")
    server = MailServer()
    with running(server):
        works(mails_to(server.port))
        Letter.objects.filter(channel="mail").update(state=LetterState.WAITING)
        works(mails_to(server.port))
    first, second = server.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first["To"] == "secretary@court.example"
    assert "主题党日" in first.get_content()


def test_a_letter_that_is_refused_five_times_is_parked_and_the_machine_is_told(
    company: Company,
) -> None:
    wants(company, mail="nobody@court.example")
    server = MailServer(refusal=b"550 no such mailbox")
    with running(server):
        for hour in range(7):
            works(mails_to(server.port), THURSDAY + timedelta(hours=hour))
    [letter] = Letter.objects.filter(channel="mail")
    assert (letter.state, letter.tries) == (LetterState.PARKED, 5)
    told = Arrival.objects.filter(account=company.accounts["sysadmin"], key__startswith="parked:")
    assert told.count() == 1


class Breaking:
    """A carrier with a fault in it."""

    def carry(self, letter: Letter) -> None:
        raise ZeroDivisionError


def test_a_letter_that_breaks_its_carrier_keeps_no_other_back_and_is_parked(
    company: Company,
) -> None:
    wants(company, mail="secretary@court.example")
    for hour in range(6):
        works({"mail": Breaking()}, THURSDAY + timedelta(hours=hour))
    assert "ZeroDivisionError" in parked("mail")[0]
    assert Arrival.objects.filter(account=secretary(company)).exists()


def test_a_letter_over_which_workers_die_is_parked_after_five(company: Company) -> None:
    wants(company, mail="secretary@court.example")
    works({})
    at = THURSDAY
    for _ in range(5):
        at += 2 * LEASE
        assert lease_next(at, by="dying", without=["inbox"], reached=unnoticed) is not None
    works({"mail": Breaking()}, at + 2 * LEASE)
    assert parked("mail") == [GAVE_UP]


def test_a_lease_keeps_a_letter_from_another_worker_until_it_is_over(company: Company) -> None:
    wants(company, mail="secretary@court.example")
    works({})
    mine = lease_next(THURSDAY, by="one", without=[], reached=unnoticed)
    assert mine is not None
    assert lease_next(THURSDAY, by="other", without=[], reached=unnoticed) is None
    after = THURSDAY + LEASE + timedelta(seconds=1)
    assert lease_next(after, by="other", without=[], reached=unnoticed) == mine


def test_a_court_whose_day_cannot_be_composed_keeps_no_other_from_its_own(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed = scheduling.court_day

    def failing(court_id: int, as_of: date) -> CourtDay:
        if court_id == company.neighbour.pk:
            raise LookupError("a fault")
        return composed(court_id, as_of)

    monkeypatch.setattr(scheduling, "court_day", failing)
    works({})
    assert Arrival.objects.filter(account=secretary(company)).exists()
    [told] = Arrival.objects.filter(account=company.accounts["sysadmin"])
    assert "LookupError" in told.content["subject"]


def test_a_server_that_says_later_is_asked_later(company: Company) -> None:
    wants(company, mail="secretary@court.example")
    server = MailServer(refusal=b"451 greylisted")
    with running(server):
        for hour in range(7):
            works(mails_to(server.port), THURSDAY + timedelta(hours=hour))
        assert parked("mail") == []
        server.refusal = b""
        works(mails_to(server.port), THURSDAY + timedelta(hours=9))
    assert len(server.mails) == 1


def test_a_post_to_the_allowed_machine_carries_its_key(company: Company) -> None:
    gateway = Gateway()
    wants(company, url=f"http://gateway.example:{gateway.port}/notices")
    with running(gateway):
        works(posts(f"127.0.0.1:{gateway.port}", gateway_example="127.0.0.1"))
    [(key, body)] = gateway.posts
    assert key == body["key"]
    assert Letter.objects.get(key=key).state == LetterState.SENT
    assert body["account"] == "secretary"


@pytest.mark.parametrize("line", ["127.0.0.2:{port}", "127.0.0.1:1", "10.0.0.0/8:{port}"])
def test_a_machine_outside_the_allow_list_gets_nothing(company: Company, line: str) -> None:
    gateway = Gateway()
    wants(company, url=f"http://127.0.0.1:{gateway.port}/")
    with running(gateway):
        works(posts(line.format(port=gateway.port)))
    assert gateway.posts == []
    assert "不在允许名单里" in parked("webhook")[0]


def test_a_redirect_is_not_followed(company: Company) -> None:
    elsewhere = Gateway()
    gateway = Gateway(302, f"http://127.0.0.1:{elsewhere.port}/")
    wants(company, url=f"http://127.0.0.1:{gateway.port}/")
    with running(gateway), running(elsewhere):
        works(posts(f"127.0.0.1:{gateway.port}", f"127.0.0.1:{elsewhere.port}"))
    assert elsewhere.posts == []
    assert "没有跟去" in parked("webhook")[0]


def test_a_name_that_points_elsewhere_by_now_leads_nowhere(company: Company) -> None:
    gateway, answers = Gateway(), iter([["192.0.2.7"], ["127.0.0.1"]])
    wants(company, url=f"http://gateway.example:{gateway.port}/")
    carrier = WebhookCarrier(
        read_allowed([f"127.0.0.1:{gateway.port}"]), lambda host, port: next(answers)
    )
    with running(gateway):
        works({"webhook": carrier})
    assert gateway.posts == []
    assert "192.0.2.7" in parked("webhook")[0]


def test_the_connection_goes_to_the_very_address_that_was_checked(company: Company) -> None:
    """Looked up once: a second answer, as in rebinding, is never asked for."""
    gateway, asked = Gateway(), []

    def lookup(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.7"]

    wants(company, url=f"http://rebinding.example:{gateway.port}/")
    with running(gateway):
        works({"webhook": WebhookCarrier(read_allowed([f"127.0.0.1:{gateway.port}"]), lookup)})
    assert (len(gateway.posts), len(asked)) == (1, 1)


@pytest.mark.parametrize(
    ("url", "reached"),
    [
        ("http://[::ffff:127.0.0.1]:{port}/", True),
        ("http://[::1]:{port}/", False),
        ("http://127.1:{port}/", False),
        ("http://0x7f000001:{port}/", False),
        ("http://2130706433:{port}/", False),
    ],
)
def test_an_address_in_disguise_is_what_it_is(company: Company, url: str, *, reached: bool) -> None:
    """What is no plain address is a name; here no name means anything."""
    gateway = Gateway()
    wants(company, url=url.format(port=gateway.port))
    with running(gateway):
        works(posts(f"127.0.0.1:{gateway.port}"))
    assert bool(gateway.posts) is reached


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "gopher://10.0.0.1/", "http://user:word@10.0.0.1/", "http:///x", "//x"],
)
def test_what_is_no_address_is_not_kept_as_one(company: Company, url: str) -> None:
    with pytest.raises(Refused, match="不是可用的接口地址"):
        set_webhook(NewTarget(company.court.pk, url), by=company.actor("sysadmin"), at=THURSDAY)


def test_nobody_chooses_for_another(company: Company) -> None:
    own = OwnDelivery(secretary(company))
    with pytest.raises(Refused, match="不在您的权限之内"):
        choose_delivery(
            own,
            mail_address="x@y.example",
            by_webhook=False,
            by=company.actor("clerk"),
            at=THURSDAY,
        )


def test_a_notice_that_was_read_leaves_the_bell(company: Company) -> None:
    works({})
    account = secretary(company)
    [arrived] = Arrival.objects.filter(account=account)
    assert mark_read(account.pk, [arrived.key], at=THURSDAY) == 1
    assert not Arrival.objects.filter(account=account, read_at=None).exists()
