"""A record that few may read: closed until its reader says why, and open for that one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from jujiao.confidential.reading import FactReading, is_sealed, read_sealed
from jujiao.kernel.concepts import AnyKind
from jujiao.web.acting import sent_form
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.forms.questions import Question
from jujiao.web.parts import Heading, Link
from jujiao.web.registers import registers
from jujiao.web.standpoint import Standpoint

READ = Act(
    "read",
    "查看",
    lambda doing: read_sealed(
        FactReading(doing.subject), reason=doing.said.get("reason", ""), **doing.who
    ),
    "",
    lambda here, fact: (Question("reason", "查看的原因", hint="写一句话；记入流水，审计员看得到"),),
    (
        "受限台账只有机关纪委和院领导能打开",
        "每打开一次写一次原因，谁、何时、看了哪一条都记入流水",
        "离开本页即不再显示；下载佐证另记一次",
    ),
)
TO_CORRECT = "更正"
TO_GO_ON = "接着填"


@dataclass(frozen=True, slots=True)
class SealedPage:
    """The page of a closed record: what it is, and the form that opens it."""

    heading: Heading
    form: ActForm
    names: tuple[str, ...] = ()


def sealed_page(kind: AnyKind, form: ActForm) -> SealedPage:
    """The page before anything was read."""
    register = registers()[kind.register_slug]
    crumbs = (
        Link(kind.focus.label, reverse("focus", args=[int(kind.focus)])),
        Link(register.short, reverse("ledger", args=[register.slug])),
    )
    day = form.subject.occurred_on
    since = f"{day.year}年{day.month}月{day.day}日，" if day else ""
    return SealedPage(Heading(kind.label, f"{since}受限台账，查看要先写原因", crumbs), form)


def reading_form(request: HttpRequest, here: Standpoint, fact: Any) -> ActForm:
    """The form that opens a record, with what was sent."""
    return sent_form(request, here, READ, fact, reverse("read", args=[fact.kind, fact.public_id]))


def note_reading(here: Standpoint, fact: Any, reason: str) -> None:
    """Writes down that a form shows what a sealed record says; of other records nothing."""
    if is_sealed(fact.kind):
        read_sealed(FactReading(fact), reason=reason, by=here.actor, at=here.now)
