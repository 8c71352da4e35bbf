"""封账并启用新年度: closing the year that is shown, and saying which registers go on being kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jujiao.catalogue import REGISTER_LABELS
from jujiao.ledger.selectors import closed_years, kept_registers
from jujiao.ledger.services import YearOfCourt
from jujiao.plans.years import Handover, handover, turn_year
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.parts import Option
from jujiao.web.standpoint import Standpoint


def _asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    kept = kept_registers(here.court.pk, here.year)
    options = tuple(
        Option(slug, label, slug in kept) for slug, label in REGISTER_LABELS.items() if slug in kept
    )
    shown = str(here.year)
    return (
        choice_question("year", "封哪一年", [(shown, f"{shown}年")], value=shown),
        Question(
            "registers", "下一年继续登记的", "ticks", is_required=False, options=options,
            hint="打勾的，下一年没有登记就是没有发生；不打勾的，没有登记就是未报",
        ),
    )  # fmt: skip


def _turn(doing: Doing) -> Handover:
    year = YearOfCourt(doing.here.court.pk, int(doing["year"]))
    return turn_year(year, registers=tuple(doing["registers"]), **doing.who)


TURN = Act(
    "turn",
    "封账并启用下一年",
    _turn,
    "封账了，下一年已启用；没办完的交办、还在任的关系、还在期的方案都接着走。",
    _asks,
    hint="封账以后这一年不能再登记，只能更正",
    danger=True,
)
TURN_ACTS = {TURN.slug: (TURN, "year.turn")}


def ahead(here: Standpoint) -> Handover:
    """What the next year finds on its first day."""
    return handover(here.scope, here.year + 1)


def may_turn(here: Standpoint) -> bool:
    """A year is closed once, when it is over."""
    is_over = here.today > here.period.last
    return is_over and here.year not in closed_years(here.court.pk)
