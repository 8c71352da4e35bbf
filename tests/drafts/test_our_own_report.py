"""The project's own annual report, read back from its docx: every figure agrees with the ledger."""

from __future__ import annotations

import pytest

from cast import AT, a_clerk
from jujiao.drafts.services import Draft, check_draft
from jujiao.papers.docx_writer import write_docx
from jujiao.reports.selectors import drafted_report
from model_year import ModelYear

pytestmark = pytest.mark.django_db


def test_every_figure_of_our_own_report_agrees(model_year: ModelYear) -> None:
    content = write_docx(drafted_report(model_year.asking, "annual").paper)
    draft = Draft(model_year.court, model_year.asking, "年度总结.docx", content)
    said = check_draft(draft, by=a_clerk(model_year.court), at=AT).said
    other = [one["surface"] for one in said["claims"] if one["verdict"] != "agrees"]
    assert (other, len(said["claims"]) > 25) == ([], True)
    assert [one for one in said["arithmetic"] if not one["holds"]] == []
    assert (said["foreign_court"], said["foreign_year"]) == (None, None)
