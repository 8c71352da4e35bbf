"""Whatever the catalogue declares has its list, its form and its page, without a line written for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from cast import AT
from company import Company
from jujiao.catalogue import ALL_KINDS, INDICATORS, RECORD_KINDS
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import file_record
from jujiao.web.branches.places import form_address, has_own_form
from jujiao.web.registers import registers
from jujiao.web.roles import role_for, roles_asked
from web.facts import address
from web.reading import main, text

READER, OF_GRADES = "discipline", "clerk"


@pytest.fixture
def reading(as_: Callable[[str], Client]) -> Callable[[str], Client]:
    """Whoever's office opens a kind; grades are read by those who decide about them."""
    clients = {part: as_(part) for part in (READER, OF_GRADES)}

    def client_for(slug: str) -> Client:
        kind = ALL_KINDS[slug]
        graded = isinstance(kind, RecordKind) and bool(kind.read_by)
        return clients[OF_GRADES if graded else READER]

    return client_for


@pytest.mark.parametrize("slug", sorted(registers()))
def test_every_register_has_its_list(slug: str, reading: Callable[[str], Client]) -> None:
    first = registers()[slug].kinds[0].slug
    answer = reading(first).get(f"/ledger/{slug}/")
    assert answer.status_code == 200
    assert registers()[slug].label in text(answer)


def test_every_kind_has_its_list_and_its_export(reading: Callable[[str], Client]) -> None:
    for slug in ALL_KINDS:
        client = reading(slug)
        assert client.get(f"/ledger/{slug}/").status_code == 200, slug
        assert client.get(f"/ledger/{slug}/export/").content.startswith(b"PK"), slug


def test_every_record_kind_has_a_form_that_asks_all_it_wants(
    reading: Callable[[str], Client],
) -> None:
    for slug, kind in RECORD_KINDS.items():
        answer = reading(slug).get(f"/ledger/{slug}/new/")
        if has_own_form(slug):
            assert answer.url == form_address(slug)
            continue
        assert answer.status_code == 200, slug
        names = set(main(answer).xpath(".//form[@data-filing]//@name"))
        assert {ask.name for ask in kind.asks} <= names, slug


def test_every_form_sent_empty_comes_back_with_what_is_missing(
    reading: Callable[[str], Client],
) -> None:
    for slug, kind in RECORD_KINDS.items():
        answer = reading(slug).post(f"/ledger/{slug}/new/", {"act": "file"})
        if any(ask.required for ask in kind.asks):
            assert answer.status_code == 422, slug


@pytest.mark.parametrize(
    "nonsense", ["0000-02-30", "１２３", "1e308", "\u202e反", "𠮷" * 400, "a\x00b", "-1"]
)
def test_no_field_breaks_on_nonsense(as_: Callable[[str], Client], nonsense: str) -> None:
    client = as_(READER)
    for slug in ("honour", "committee_meeting", "article", "interference_month"):
        told = {ask.name: nonsense for ask in RECORD_KINDS[slug].asks} | {"act": "file"}
        assert client.post(f"/ledger/{slug}/new/", told).status_code in (302, 422), slug


def test_every_record_has_its_page(company: Company, reading: Callable[[str], Client]) -> None:
    for slug, kind in RECORD_KINDS.items():
        title = "样例" if kind.ask("title") else ""
        entry = RecordEntry(court_id=company.court.pk, kind=slug, title=title)
        record = file_record(entry, by=company.actor("clerk"), at=AT, state=FactState.DRAFT)
        assert reading(slug).get(address(record)).status_code == 200, slug


def test_every_figure_has_its_page(as_: Callable[[str], Client]) -> None:
    client = as_(READER)
    for slug, indicator in INDICATORS.items():
        assert indicator.name in text(client.get(f"/figures/{slug}/")), slug


@pytest.mark.parametrize("kind", [one for one in RECORD_KINDS.values() if one.ask("recipients")])
def test_whoever_is_named_takes_a_role_that_the_kind_has(kind: RecordKind) -> None:
    taken = {role_for(kind, is_unit=False), role_for(kind, is_unit=True)} - {None}
    assert taken
    assert taken <= set(roles_asked(kind))
