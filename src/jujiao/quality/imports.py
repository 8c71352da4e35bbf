"""Flaws of what was read: rows kept out, hints of the readers, uploads that wait for a second person."""

from __future__ import annotations

from collections.abc import Iterator

from jujiao.exchange.faults import Why
from jujiao.exchange.readers import READERS
from jujiao.exchange.selectors import batches_waiting, open_flags, sheets_read
from jujiao.figures.selectors import Asking
from jujiao.quality.flaws import BATCH_WAITING, IMPORT_FLAG, IMPORT_HINT, Flaw

MEND_ROW = "请在导入页面就地改正，或改好台账再导入一次。"
LOOK_AT_ROW = "读入的内容不受影响；写错了的，请改好台账再导入一次。"


def flagged_rows(asking: Asking) -> Iterator[Flaw]:
    """Every row that was kept out and still waits."""
    for flag in open_flags(asking.scope.court_id, asking.year):
        if _may_see(asking, flag.kind):
            column = f" {flag.column_name}" if flag.column_name else ""
            said = f"{Why(flag.why).label}：{flag.message}"
            yield Flaw(IMPORT_FLAG, f"{flag}{column}", said, MEND_ROW)


def hinted_rows(asking: Asking) -> Iterator[Flaw]:
    """What a reader noticed and took in all the same."""
    for sheet in sheets_read(asking.scope.court_id, asking.year):
        if _may_see(asking, sheet.kind):
            for hint in sheet.hints:
                where = hint["where"] or str(sheet)
                yield Flaw(IMPORT_HINT, where, hint["message"], LOOK_AT_ROW)


def waiting_batches(asking: Asking) -> Iterator[Flaw]:
    """Uploads of the year that nobody has confirmed."""
    for batch in batches_waiting(asking.scope, not_by=None).filter(ledger_year=asking.year):
        said = f"{batch.recorded_by_name}提交的导入还没有确认，里面的行都没有计入。"
        yield Flaw(
            BATCH_WAITING,
            batch.file_name,
            said,
            "请另一人在导入页面确认或退回。",
            public_id=batch.public_id,
        )


def _may_see(asking: Asking, sheet_kind: str) -> bool:
    return asking.scope.confidential or not READERS[sheet_kind].confidential
