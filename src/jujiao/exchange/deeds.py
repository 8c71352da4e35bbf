"""What a row says, ready to be written: entries of facts, the relations they end, and their digest."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from jujiao.findings.services import FindingEntry
from jujiao.kernel.digests import hash_hex
from jujiao.ledger.entries import RecordEntry
from jujiao.people.services import TenureEntry
from jujiao.policies.services import PolicySetting
from jujiao.procedures.services import ProcedureEntry


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """What a roster says of a person."""

    person_id: int
    sex: str = ""
    ethnicity: str = ""
    born_on: date | None = None
    joined_work_on: date | None = None
    joined_court_on: date | None = None
    joined_party_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Ending:
    """A relation of a person that this fact ends."""

    kind: str
    person_id: int
    on: date


Entry = RecordEntry | TenureEntry | ProcedureEntry | FindingEntry | PersonEntry | PolicySetting


@dataclass(frozen=True, slots=True)
class Deed:
    """One fact of a row. ``part`` tells the facts of a row apart and stays when a cell is corrected.

    ``of_part`` names the record of the same row that a finding belongs to.
    """

    entry: Entry
    part: str = "fact"
    of_part: str = ""
    endings: tuple[Ending, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of all that is to be written."""
        said = [self.part, asdict(self.entry), [asdict(ending) for ending in self.endings]]
        return hash_hex(
            "sha256",
            json.dumps(said, ensure_ascii=False, sort_keys=True, default=str).encode(),
        )


def row_digest(deeds: Sequence[Deed]) -> str:
    """The digest of all that a row says."""
    return hash_hex("sha256", "".join(deed.digest for deed in deeds).encode())
