"""What goes back to whoever handed a draft in: his document with comments, the corrected draft, the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from jujiao.drafts.annotation import Note, annotate
from jujiao.drafts.correction import Correction, correct_text, correct_word
from jujiao.drafts.models import DecisionKind, DraftCheck
from jujiao.drafts.reading import DraftText, read_draft
from jujiao.drafts.selectors import standing_decisions
from jujiao.evidence.services import vault
from jujiao.kernel.problems import refuse


def content_of(check: DraftCheck) -> bytes:
    """The file as it was handed in."""
    return vault().read(check.content_hash)


def text_of(check: DraftCheck) -> DraftText:
    """The text of the file as it was handed in."""
    return read_draft(check.file_name, content_of(check))


def annotated_draft(check: DraftCheck, *, at: datetime) -> bytes:
    """The user's docx with a comment on each figure. Raises Refused for a draft that is no docx."""
    content = content_of(check)
    if not read_draft(check.file_name, content).is_word:
        raise refuse("not_word", "只有docx可以加批注。", remedy="请把草稿存成docx再传。")
    return annotate(content, list(notes_of(check.said)), at=at)


def corrected_draft(check: DraftCheck) -> bytes:
    """The draft with the ledger's numbers where they were taken, in the format it came in."""
    content = content_of(check)
    draft = read_draft(check.file_name, content)
    corrections = list(_corrections(check))
    if draft.is_word:
        return correct_word(content, corrections)
    return correct_text(draft.text, corrections).encode()


def notes_of(said: dict[str, Any]) -> Iterator[Note]:
    """A note for each figure: the verdict with its reason, and what does not add up."""
    faults = [one for one in said["arithmetic"] if not one["holds"]]
    for claim in said["claims"]:
        lines = (f"【{claim['verdict_label']}】{claim['explanation']}", *_faults_of(claim, faults))
        yield Note(claim["start"], claim["end"], lines)


def _faults_of(claim: dict[str, Any], faults: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    own = [one for one in faults if any(item["start"] == claim["start"] for item in one["items"])]
    return tuple(f"【算术】{one['explanation']}" for one in own)


def _corrections(check: DraftCheck) -> Iterator[Correction]:
    claims = {claim["start"]: claim for claim in check.said["claims"]}
    for start_at, decision in standing_decisions(check).items():
        if decision.decision == DecisionKind.TAKEN.value:
            claim = claims[start_at]
            text = f"{claim['ledger_value']}{claim['unit'] or ''}"
            yield Correction(claim["start"], claim["end"], text)
