"""The environment, read strictly: a value that cannot be meant stops the start and says so."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

MAIL_LINES = {"smtp": ("", 25), "smtp+starttls": ("starttls", 587), "smtps": ("tls", 465)}
TRUE, FALSE = ("1", "true", "yes", "on"), ("", "0", "false", "no", "off")


def flag(name: str, environ: Mapping[str, str] = os.environ) -> bool:
    """A yes or no; unset is no. Raises ImproperlyConfigured for anything else."""
    word = environ.get(name, "").lower()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise ImproperlyConfigured(f"{name}={word!r}：只能是 1 或 0。")


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where database, key, evidence and papers lie: ``JUJIAO_DATA``, else ``./var``."""
    return Path(environ.get("JUJIAO_DATA") or "var").resolve()


def one_of(
    name: str, allowed: tuple[str, ...], default: str, environ: Mapping[str, str] = os.environ
) -> str:
    """A word from a closed list. Raises ImproperlyConfigured for any other."""
    word = environ.get(name) or default
    if word not in allowed:
        raise ImproperlyConfigured(f"{name}={word!r}：只能是 {'、'.join(allowed)}。")
    return word


def hosts(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The host names this installation answers to: ``JUJIAO_HOSTS``, separated by commas."""
    named = environ.get("JUJIAO_HOSTS", "127.0.0.1,localhost,[::1]")
    return [host.strip() for host in named.split(",") if host.strip()]


def database(folder: Path, environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """SQLite in the data folder, or what ``DATABASE_URL`` names (postgresql://…)."""
    url = environ.get("DATABASE_URL", "")
    if not url:
        return _sqlite(folder / "jujiao.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL：只支持 postgresql://用户:口令@主机/库名。")
    return _postgresql(
        {
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or dict(parse_qsl(parts.query)).get("host", "")),
            "PORT": str(parts.port or ""),
        }
    )


def _sqlite(path: Path) -> dict[str, Any]:
    """Measured defaults: acknowledged means on disk, writers wait instead of failing (ADR 8)."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
            ),
        },
    }


def _postgresql(named: dict[str, str]) -> dict[str, Any]:
    timeouts = (
        "-c lock_timeout=2s -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s"
    )
    return {
        "ENGINE": "django.db.backends.postgresql",
        **named,
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": timeouts},
    }


def mail_server(environ: Mapping[str, str] = os.environ) -> dict[str, Any] | None:
    """Where mail is handed in: ``JUJIAO_SMTP`` (smtp, smtp+starttls or smtps ://用户:口令@主机:端口)
    and ``JUJIAO_MAIL_FROM``; None where no mail is sent."""
    url = environ.get("JUJIAO_SMTP", "")
    if not url:
        return None
    parts, sender = urlsplit(url), environ.get("JUJIAO_MAIL_FROM", "")
    if parts.scheme not in MAIL_LINES or not parts.hostname or "@" not in sender:
        raise ImproperlyConfigured(
            "JUJIAO_SMTP：写成 smtp://主机:端口，并用 JUJIAO_MAIL_FROM 写明发件地址。"
        )
    security, port = MAIL_LINES[parts.scheme]
    return {
        "host": parts.hostname,
        "port": parts.port or port,
        "sender": sender,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "security": security,
    }


def webhook_allowed(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The machines to which notices may be posted: ``JUJIAO_WEBHOOK_ALLOW``, 10.8.0.12:8443 or
    10.8.0.0/24:8443, separated by commas; without it nothing is posted anywhere."""
    named = environ.get("JUJIAO_WEBHOOK_ALLOW", "")
    return [line.strip() for line in named.split(",") if line.strip()]
