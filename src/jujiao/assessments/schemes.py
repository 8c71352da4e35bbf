"""A branch scheme as rows and as the kernel knows it; adopting one checks it first."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.assessments.models import BranchScheme, SchemeLine
from jujiao.assessments.rules import Band, check_bands, check_reachable
from jujiao.catalogue import FINDING_STREAMS, RECORD_KINDS
from jujiao.catalogue.duties import DUTIES
from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.schemes import ZERO, Item, Method, Scheme, Source, Veto, check_scheme

SEPARATOR = ","
KNOWN: Mapping[str, Container[str]] = {
    "overdue": DUTIES,
    "findings": FINDING_STREAMS,
    "counted": RECORD_KINDS,
}
FORMS_OF_BRANCHES = (*KNOWN, "judged")


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item as it is to be written; items of one ``group`` stand under it and add up to it."""

    slug: str
    label: str
    full: Decimal
    method: Method = Method.DIRECT
    form: str = "judged"
    of: str = ""
    step: Decimal = ZERO
    group: str = ""
    bonus: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True)
class VetoLine:
    """一票否决: where it applies the grade is at best ``at_best``."""

    slug: str
    label: str
    at_best: str
    basis: str = ""


@dataclass(frozen=True, slots=True)
class NewScheme:
    """A scheme that a court wants to assess its branches by."""

    court_id: int
    slug: str
    label: str
    items: tuple[ItemLine, ...]
    bands: tuple[Band, ...]
    in_force_from: date
    basis: str = ""
    vetoes: tuple[VetoLine, ...] = ()
    total: Decimal = Decimal(100)

    def __str__(self) -> str:
        return self.label


@command("scheme.adopt")
def adopt_scheme(new: NewScheme, *, by: Actor, at: datetime) -> BranchScheme:
    """采用方案: the next version of it. Raises Refused with everything that is wrong with it.

    Weights add up, every source is one that the ledger has, a veto names a grade of the bands, and
    the highest band can be reached.
    """
    check_bands(new.bands)
    wrong = [*_unknown_sources(new.items), *_unknown_grades(new)]
    if wrong:
        raise Refused(*wrong)
    check_scheme(as_scheme(new, version=1))
    check_reachable(new.bands[0], sum((item.full for item in new.items), ZERO))
    before = BranchScheme.objects.filter(court_id=new.court_id, slug=new.slug).count()
    scheme = BranchScheme(
        court_id=new.court_id,
        slug=new.slug,
        scheme_version=before + 1,
        label=new.label,
        total=new.total,
        bands=[[band.grade, str(band.at_least)] for band in new.bands],
        basis=new.basis,
        in_force_from=new.in_force_from,
        adopted_by_name=by.name,
    )
    scheme.save()
    lines = [_item_row(scheme, place, item) for place, item in enumerate(new.items, 1)]
    lines += [
        _veto_row(scheme, place, veto) for place, veto in enumerate(new.vetoes, len(new.items) + 1)
    ]
    SchemeLine.objects.bulk_create(lines)
    return scheme


def as_scheme(new: NewScheme, *, version: int) -> Scheme:
    """The scheme as the kernel scores it: groups become items with parts."""
    groups: dict[str, list[Item]] = {}
    for line in new.items:
        groups.setdefault(line.group or line.slug, []).append(_item(line))
    items = tuple(_group(name, parts) for name, parts in groups.items())
    vetoes = tuple(
        Veto(one.slug, one.label, Source("judged"), one.at_best, Basis(one.basis))
        for one in new.vetoes
    )
    return Scheme(
        new.slug,
        version,
        new.label,
        ("支部",),
        items,
        new.in_force_from,
        Basis(new.basis),
        vetoes,
        new.total,
    )


def new_scheme_of(scheme: BranchScheme) -> NewScheme:
    """An adopted scheme as it was written: the start of its next version."""
    lines = list(scheme.lines.order_by("position"))
    return NewScheme(
        scheme.court_id,
        scheme.slug,
        scheme.label,
        tuple(_line_of(one) for one in lines if not one.at_best),
        bands_of(scheme),
        scheme.in_force_from,
        scheme.basis,
        tuple(
            VetoLine(one.slug, one.label, one.at_best, one.basis) for one in lines if one.at_best
        ),
        scheme.total,
    )


def scheme_of(scheme: BranchScheme) -> Scheme:
    """An adopted scheme as the kernel scores it."""
    return as_scheme(new_scheme_of(scheme), version=scheme.scheme_version)


def bands_of(scheme: BranchScheme) -> tuple[Band, ...]:
    """The grades of a scheme from the highest."""
    return tuple(Band(grade, Decimal(at_least)) for grade, at_least in scheme.bands)


def scheme_in_force(court_id: int, slug: str, *, on: date) -> BranchScheme:
    """The version that was in force on a day. Raises Refused where there was none."""
    found = (
        BranchScheme.objects.filter(court_id=court_id, slug=slug, in_force_from__lte=on)
        .order_by("-in_force_from", "-scheme_version")
        .first()
    )
    if found is None:
        raise refuse("scheme_missing", f"{on}没有生效的考核方案。", remedy="请先采用一个方案。")
    return found


def _item(line: ItemLine) -> Item:
    return Item(
        line.slug,
        line.label,
        line.full,
        line.method,
        Source(line.form, line.of),
        step=line.step,
        bonus=line.bonus,
        basis=line.basis,
    )


def _group(name: str, parts: Sequence[Item]) -> Item:
    if len(parts) == 1 and parts[0].slug == name:
        return parts[0]
    full = sum((part.full for part in parts), ZERO)
    bonus = all(part.bonus for part in parts)
    return Item(f"group:{name}", name, full, Method.SUM, items=tuple(parts), bonus=bonus)


def _item_row(scheme: BranchScheme, place: int, line: ItemLine) -> SchemeLine:
    return SchemeLine(
        scheme=scheme,
        position=place,
        group_label=line.group,
        slug=line.slug,
        label=line.label,
        full=line.full,
        method=line.method.value,
        source_form=line.form,
        source_of=line.of,
        step=line.step,
        is_bonus=line.bonus,
        basis=line.basis,
    )


def _veto_row(scheme: BranchScheme, place: int, veto: VetoLine) -> SchemeLine:
    return SchemeLine(
        scheme=scheme,
        position=place,
        slug=veto.slug,
        label=veto.label,
        method=Method.DIRECT.value,
        source_form="judged",
        at_best=veto.at_best,
        basis=veto.basis,
    )


def _line_of(row: SchemeLine) -> ItemLine:
    return ItemLine(
        row.slug,
        row.label,
        row.full,
        Method(row.method),
        row.source_form,
        row.source_of,
        row.step,
        row.group_label,
        row.is_bonus,
        row.basis,
    )


def _unknown_sources(items: Sequence[ItemLine]) -> list[Problem]:
    found = []
    for item in items:
        if item.form not in FORMS_OF_BRANCHES:
            found.append(Problem("source_unknown", item.slug, f"“{item.label}”的数据来源不认识。"))
        named = item.of.split(SEPARATOR) if item.form in KNOWN else []
        unknown = [one for one in named if one not in KNOWN[item.form]]
        if unknown:
            said = f"“{item.label}”的来源{'、'.join(unknown) or '空白'}没有这个代号。"
            found.append(Problem("source_unknown", item.slug, said, "请核对代号。"))
    return found


def _unknown_grades(new: NewScheme) -> list[Problem]:
    grades = {band.grade for band in new.bands}
    return [
        Problem(
            "grade_unknown",
            veto.slug,
            f"“{veto.label}”的等次“{veto.at_best}”不在方案里。",
            "请改正。",
        )
        for veto in new.vetoes
        if veto.at_best not in grades
    ]
