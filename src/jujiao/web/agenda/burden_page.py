"""减负: how many fields each mechanism asks for, counted from the forms that are in use."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jujiao.burden.fields import (
    Burden,
    BurdenSum,
    YearlyBurden,
    burden_sum,
    burdens,
    yearly_burdens,
)
from jujiao.kernel.concepts import Focus
from jujiao.kernel.obligations import Bearer
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint

LEAD = "从登记表本身数出来：必填项减去系统自己填好的"


@dataclass(frozen=True, slots=True)
class BurdenPage:
    """The fields of every form, and what a year asks of a branch."""

    heading: Heading
    total: BurdenSum
    groups: tuple[tuple[str, tuple[Burden, ...]], ...]
    branch_year: tuple[YearlyBurden, ...]


def burden_page(here: Standpoint) -> BurdenPage:
    """Restricted mechanisms are counted as well: how much is asked is no secret."""
    found = burdens()
    groups = ((focus.label, tuple(b for b in found if b.kind.focus is focus)) for focus in Focus)
    crumbs = (Link("台账", reverse("ledgers")), Link("减负"))
    return BurdenPage(
        Heading("减负", LEAD, crumbs, (PRINT,)),
        burden_sum(),
        tuple(one for one in groups if one[1]),
        tuple(yearly_burdens(Bearer.BRANCH)),
    )
