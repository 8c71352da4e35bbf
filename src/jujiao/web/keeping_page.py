"""启用登记簿: the registers that the court does not keep yet in the year, to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from jujiao.ledger.keeping import RegistersOfYear, keep_registers
from jujiao.ledger.selectors import kept_registers
from jujiao.web.acting import FormPage
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question
from jujiao.web.navigation import is_readable
from jujiao.web.parts import Heading, Link, Option
from jujiao.web.registers import registers
from jujiao.web.standpoint import Standpoint


def _asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    kept = kept_registers(here.court.pk, here.year)
    options = tuple(
        Option(one.slug, one.label)
        for one in registers().values()
        if one.slug not in kept and is_readable(here, one)
    )
    return (Question("slugs", f"{here.year}年启用", "ticks", options=options),)


def _keep(doing: Doing) -> object:
    here = doing.here
    return keep_registers(
        RegistersOfYear(here.court.pk, here.year, tuple(doing["slugs"])), **doing.who
    )


KEEP = Act(
    "keep",
    "启用登记簿",
    _keep,
    "启用了；从现在起，簿里没有的就是没有，不再是未报。",
    _asks,
    (
        "启用以前，空着的数是“未报”；启用以后，空着才是没有发生",
        "读入过工作簿、登记过一条的，不用再启用",
        "关系重大的零（如违纪违法）仍须有人签认",
    ),
)


def keeping_page(form: ActForm) -> FormPage:
    """The form with the rules beside it."""
    crumbs = (Link("全部台账", reverse("ledgers")), Link(KEEP.label))
    return FormPage(Heading(KEEP.label, f"{form.here.year}年", crumbs), form, [])
