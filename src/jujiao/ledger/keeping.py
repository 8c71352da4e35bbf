"""启用登记簿: somebody says that the court keeps a register in a year, so that nothing in it means nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue import REGISTER_LABELS
from jujiao.kernel.problems import refuse
from jujiao.ledger.selectors import kept_registers
from jujiao.ledger.services import is_closed, open_registers
from jujiao.people.models import Unit


@dataclass(frozen=True, slots=True)
class RegistersOfYear:
    """Which registers a court begins to keep in a year, by its own records and not by a book read in."""

    court_id: int
    year: int
    slugs: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.year}年启用{'、'.join(REGISTER_LABELS.get(one, one) for one in self.slugs)}"


@command("register.open")
def keep_registers(registers: RegistersOfYear, *, by: Actor, at: datetime) -> frozenset[str]:
    """Returns what the court keeps from now on. Raises Refused for a closed year or no such register."""
    unknown = [one for one in registers.slugs if one not in REGISTER_LABELS]
    if unknown or not registers.slugs:
        said = f"没有名为“{unknown[0]}”的登记簿。" if unknown else "没有选登记簿。"
        raise refuse("register_unknown", said, place="slugs", remedy="请从列出的里选。")
    if is_closed(registers.court_id, registers.year):
        raise refuse(
            "year_closed", f"{registers.year}年已经封账，不能再启用登记簿。", place="slugs"
        )
    court = Unit.objects.get(pk=registers.court_id)
    basis = f"由{by.name}启用，在系统里直接登记"
    open_registers(court, registers.year, registers.slugs, at=at, basis=basis)
    return kept_registers(registers.court_id, registers.year)
