"""Which scheme a class of staff is appraised by in a year, and adopting a version of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.appraisals.content import scheme_as_json, scheme_from_json
from jujiao.appraisals.models import AdoptedScheme
from jujiao.catalogue.schemes import SCHEMES
from jujiao.kernel.problems import refuse
from jujiao.kernel.schemes import Scheme, check_scheme


@dataclass(frozen=True, slots=True)
class NewScheme:
    """A scheme that a court adopts, by a document."""

    court_id: int
    scheme: Scheme
    document_no: str = ""

    def __str__(self) -> str:
        return self.scheme.label


@command("appraisal.adopt")
def adopt_scheme(new: NewScheme, *, by: Actor, at: datetime) -> AdoptedScheme:
    """通过方案: the next version of the scheme. Raises Refused with everything that does not add up."""
    check_scheme(new.scheme)
    before = AdoptedScheme.objects.filter(court_id=new.court_id, slug=new.scheme.slug)
    version = before.count() + 1
    scheme = replace(new.scheme, version=version)
    adopted = AdoptedScheme(
        court_id=new.court_id,
        slug=scheme.slug,
        scheme_version=version,
        label=scheme.label,
        content=scheme_as_json(scheme),
        in_force_from=scheme.in_force_from,
        document_no=new.document_no,
        adopted_by_name=by.name,
    )
    adopted.save()
    return adopted


def adopted_scheme(court_id: int, slug: str, *, on: date) -> AdoptedScheme | None:
    """The version in force on a day; a later version does not change what was appraised by an earlier."""
    rows = AdoptedScheme.objects.filter(court_id=court_id, slug=slug, in_force_from__lte=on)
    return rows.order_by("-in_force_from", "-scheme_version").first()


def scheme_of(court_id: int, slug: str, *, on: date) -> Scheme:
    """The court's own version, or the one shipped as a sample. Raises Refused for an unknown name."""
    adopted = adopted_scheme(court_id, slug, on=on)
    if adopted is not None:
        return scheme_from_json(adopted.content)
    if slug not in SCHEMES:
        known = "、".join(SCHEMES)
        raise refuse(
            "scheme_unknown",
            f"没有名为{slug}的考核方案。",
            place="--scheme",
            remedy=f"现有{known}。",
        )
    return SCHEMES[slug]
