"""Every declaration of the catalogue is whole: named, cited, asked and counted over columns that exist."""

from __future__ import annotations

from dataclasses import fields

from django.apps import apps

from jujiao.catalogue import ALL_KINDS, INDICATORS, RECORD_KINDS, REGISTER_LABELS
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.questions import ParticipantsCounted, RoundsCovering
from jujiao.ledger.models import Record

OF_THE_ENVELOPE = {"recipients", "unit", "place", "problem"}


def _names_known_to(kind: RecordKind) -> set[str]:
    columns = {column.name for column in Record._meta.concrete_fields}
    return columns | {one.name for one in fields(kind.details)} | set(kind.roles) | OF_THE_ENVELOPE


def test_a_form_asks_only_for_what_the_ledger_can_keep() -> None:
    homeless = [
        f"{kind.slug}.{ask.name}"
        for kind in RECORD_KINDS.values()
        for ask in kind.asks
        if ask.name not in _names_known_to(kind)
    ]
    assert homeless == []


def test_no_form_asks_twice() -> None:
    for kind in RECORD_KINDS.values():
        names = [ask.name for ask in kind.asks]
        assert len(names) == len(set(names)), kind.slug


def test_whoever_asks_for_an_outcome_names_the_outcomes() -> None:
    assert [k.slug for k in RECORD_KINDS.values() if k.ask("outcome") and not k.outcomes] == []


def test_whoever_asks_for_recipients_names_their_roles() -> None:
    assert [k.slug for k in RECORD_KINDS.values() if k.ask("recipients") and not k.roles] == []


def test_an_indicator_counts_a_role_that_its_kind_has() -> None:
    wrong = [
        one.slug
        for one in INDICATORS.values()
        if isinstance(one.asks, ParticipantsCounted | RoundsCovering)
        and one.asks.role not in one.asks.kind.roles
    ]
    assert wrong == []


def test_every_register_has_a_name() -> None:
    assert [k.slug for k in ALL_KINDS.values() if k.register_slug not in REGISTER_LABELS] == []


def test_a_part_names_a_whole_that_counts_the_same_thing() -> None:
    for one in INDICATORS.values():
        if one.part_of:
            assert one.distinct is INDICATORS[one.part_of].distinct, one.slug


def test_a_phrase_leaves_a_place_for_its_figure() -> None:
    assert [one.slug for one in INDICATORS.values() if "{n}" not in one.phrase] == []


def test_outcomes_and_slugs_fit_their_columns() -> None:
    for slug in ALL_KINDS:
        assert len(slug) <= 40, slug
    for kind in RECORD_KINDS.values():
        assert all(len(word) <= 20 for word in kind.outcomes), kind.slug
        assert all(len(word) <= 30 for word in kind.roles), kind.slug


def test_tables_port_to_other_databases() -> None:
    """Identifiers of at most 30 characters, no column named by a reserved word."""
    reserved = {"level", "comment", "date", "user", "number", "rank", "year"}
    for model in apps.get_models():
        if not model.__module__.startswith("jujiao."):
            continue
        names = [column.column for column in model._meta.concrete_fields]
        named = [index.name for index in model._meta.indexes]
        named += [constraint.name for constraint in model._meta.constraints]
        assert len(model._meta.db_table) <= 30
        assert [name for name in [*names, *named] if len(name) > 30 or name in reserved] == []
