"""A court whose confidential fields hold markers nobody else would write; run in a process of its own.

It fills the data folder of the environment, reads some talks, and writes exports, a backup, a copy of
the live database with its WAL, and the markers to a folder. In the open the cipher is taken out, to
show that the search would find what is not sealed.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection

from cast import a_court, a_person, an_actor
from jujiao.access.scope import Scope
from jujiao.catalogue.roles import StaffRole
from jujiao.cli.main import main as jujiao
from jujiao.confidential.ciphers import SUITES
from jujiao.exchange.export import ExportColumn, ExportSheet, write_workbook
from jujiao.integrity.services.talks import TalkEntry, TalkReading, read_talk, record_talk
from jujiao.ledger.selectors import records
from jujiao.people.models import Unit

FIELDS = ("affirmed", "problems", "direction", "requests")
TALKS, MARKERS_IN_A_FIELD = 100, 25
IN_A_TALK = len(FIELDS) * MARKERS_IN_A_FIELD
DAY = date(2025, 4, 10)


class Unsealed:
    """No cipher at all: the text as it is."""

    key_bytes = 32

    def seal(self, key: bytes, text: bytes, place: bytes) -> bytes:
        """The text as it is."""
        return text

    def unseal(self, key: bytes, sealed: bytes, place: bytes) -> bytes:
        """The text as it is."""
        return sealed


def keep_talks(out: Path, *, in_the_open: bool = False) -> None:
    """Everything a court does with its talks, and everything that leaves the machine."""
    if in_the_open:
        SUITES["aes-256-gcm"] = Unsealed()
    jujiao(["migrate"])
    court = a_court()
    words = [f"mk{place:06x}{os.urandom(9).hex()}" for place in range(TALKS * IN_A_TALK)]
    _hold_talks(court, words)
    (out / "export.xlsx").write_bytes(_everything_listed(court))
    for name in ("jujiao.sqlite3", "jujiao.sqlite3-wal"):
        shutil.copy(Path(settings.DATA_DIR) / name, out / f"live-{name}")
    jujiao(["findings", "--court", court.name, "--as-of", "2025-12-31", "--json"])
    jujiao(["figures", "--court", court.name, "--year", "2025", "--json"])
    connection.close()
    jujiao(["backup", str(out / "backup.tar"), "--json"])
    (out / "markers.txt").write_text("\n".join(words))


def _hold_talks(court: Unit, words: list[str]) -> None:
    lead, at = an_actor(court, StaffRole.DISCIPLINE_LEAD), datetime(2025, 4, 10, tzinfo=UTC)
    talker, person = a_person(court, "朝克"), a_person(court, "巴特")
    for start in range(0, len(words), IN_A_TALK):
        said = {
            field: "，".join(words[start + place * MARKERS_IN_A_FIELD :][:MARKERS_IN_A_FIELD])
            for place, field in enumerate(FIELDS)
        }
        entry = TalkEntry(court.pk, DAY, talker.pk, person.pk, "regular", said)
        talk = record_talk(entry, by=lead, at=at)
        read = read_talk(TalkReading(talk), reason="核实", by=lead, at=at)
        assert read == said


def _everything_listed(court: Unit) -> bytes:
    rows = records(Scope(court.pk, confidential=True)).values()
    cells = [[str(list(row.values()))] for row in rows]
    return write_workbook(ExportSheet("廉政谈话", [ExportColumn("全部字段")], cells))
