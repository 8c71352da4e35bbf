"""The four sorts of facts as lists and pages show them: records, tenures, procedures, problems."""

from __future__ import annotations

from jujiao.kernel.concepts import AnyKind, FindingStream, ProcedureKind, RecordKind, TenureKind
from jujiao.web.sorts.findings import FindingSort
from jujiao.web.sorts.procedures import ProcedureSort
from jujiao.web.sorts.records import RecordSort
from jujiao.web.sorts.shapes import Sort
from jujiao.web.sorts.tenures import TenureSort

SORTS: dict[type, Sort] = {
    RecordKind: RecordSort(),
    TenureKind: TenureSort(),
    ProcedureKind: ProcedureSort(),
    FindingStream: FindingSort(),
}


def sort_of(kind: AnyKind) -> Sort:
    """The sort that a kind is of."""
    return SORTS[type(kind)]
