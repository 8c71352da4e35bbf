"""What may differ between installations comes from the environment, and is read strictly."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from jujiao.conf import env
from jujiao.conf.keys import ensure_secret_key, secret_key, secret_key_path
from jujiao.conf.version import version_of


def test_a_yes_or_no_that_is_neither_stops_the_start() -> None:
    assert env.flag("JUJIAO_HTTPS", {"JUJIAO_HTTPS": "1"})
    assert not env.flag("JUJIAO_HTTPS", {})
    with pytest.raises(ImproperlyConfigured, match="只能是 1 或 0"):
        env.flag("JUJIAO_HTTPS", {"JUJIAO_HTTPS": "maybe"})


def test_a_word_that_is_not_in_the_list_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="只能是 sm3、sha256"):
        env.one_of("JUJIAO_JOURNAL_HASH", ("sm3", "sha256"), "sm3", {"JUJIAO_JOURNAL_HASH": "md5"})


def test_without_an_address_the_database_is_one_file_in_the_data_folder(tmp_path: Path) -> None:
    database = env.database(tmp_path, {})
    assert database["NAME"] == tmp_path / "jujiao.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_an_address_selects_postgresql_by_host_or_by_socket(tmp_path: Path) -> None:
    url = "postgresql://jujiao:p%40ss@db.court.example:5433/ledger"
    named = env.database(tmp_path, {"DATABASE_URL": url})
    assert (named["HOST"], named["PORT"], named["NAME"]) == ("db.court.example", "5433", "ledger")
    assert (named["USER"], named["PASSWORD"]) == ("jujiao", "p@ss")
    socket = "postgresql://postgres@/postgres?host=/var/run/postgresql"
    assert env.database(tmp_path, {"DATABASE_URL": socket})["HOST"] == "/var/run/postgresql"


def test_another_kind_of_database_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="只支持 postgresql"):
        env.database(tmp_path, {"DATABASE_URL": "mysql://root@localhost/x"})


def test_hosts_are_named_with_commas_between_them() -> None:
    assert env.hosts({"JUJIAO_HOSTS": "a.example, b.example,"}) == ["a.example", "b.example"]
    assert "127.0.0.1" in env.hosts({})


def test_the_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    ensure_secret_key(tmp_path)
    first = secret_key(tmp_path)
    ensure_secret_key(tmp_path)
    assert secret_key(tmp_path) == first
    assert stat.S_IMODE(secret_key_path(tmp_path).stat().st_mode) == 0o600


def test_the_version_is_the_latest_of_the_changelog() -> None:
    assert version_of("# 更新记录\n\n## 1.2.3 (2026-01-01)\n\n## 1.2.2\n") == "1.2.3"
    with pytest.raises(ValueError, match="no version"):
        version_of("# 更新记录\n")


def test_nothing_is_allowed_that_a_page_does_not_need() -> None:
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    said = " ".join(source for sources in policy.values() for source in sources)
    assert "unsafe-inline" not in said
    assert "unsafe-eval" not in said
    assert policy["default-src"] == ["'none'"]


@pytest.mark.django_db
def test_the_database_keeps_what_it_acknowledges() -> None:
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SHOW lock_timeout")
            assert cursor.fetchone() == ("2s",)
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
        cursor.execute("PRAGMA foreign_keys")
        assert cursor.fetchone() == (1,)
