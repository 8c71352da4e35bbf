"""Checking a draft, deciding of its figures, and teaching the checker a court's own words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue import INDICATORS
from jujiao.drafts.judging import Asked, CheckedText, bind, judge_text, read_text
from jujiao.drafts.models import (
    BindingCorrection,
    CourtAlias,
    DecisionKind,
    DraftCheck,
    DraftDecision,
    DraftSynonym,
)
from jujiao.drafts.reading import read_draft
from jujiao.drafts.said_as_json import check_as_json
from jujiao.drafts.selectors import aliases_of, evidence_of, vocabulary_of
from jujiao.drafts.verdicts import Verdict
from jujiao.evidence.screening import MarkedUpload, screen_upload
from jujiao.evidence.services import vault
from jujiao.figures.selectors import Asking
from jujiao.journal.selectors import journal_head
from jujiao.kernel.digests import hash_hex
from jujiao.kernel.problems import refuse
from jujiao.people.models import Unit

TEXT_HASH = "sm3"
SHORTEST_WORD = 2
LONGEST_NAME = 200
TAKEN, ACCEPTED, REOPENED = DecisionKind


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft handed in: the file, and against which court's and year's ledger it is to be checked."""

    court: Unit
    asking: Asking
    file_name: str
    content: bytes

    @property
    def court_id(self) -> int:
        """The court whose ledger is asked."""
        return self.court.pk

    def __str__(self) -> str:
        return f"{self.asking.year}年 {self.file_name}"


@dataclass(frozen=True, slots=True)
class CourtWords:
    """The court whose words are taught."""

    court_id: int

    def __str__(self) -> str:
        return "本院说法"


def check_draft(draft: Draft, *, by: Actor, at: datetime) -> DraftCheck:
    """核对草稿: a draft that is not marked secret is read and judged. Raises Refused."""
    marked = MarkedUpload(draft.court_id, "草稿")
    screen_upload(marked, file_name=draft.file_name, content=draft.content, by=by, at=at)
    return keep_check(draft, by=by, at=at)


@command("draft.check")
def keep_check(draft: Draft, *, by: Actor, at: datetime) -> DraftCheck:
    """核对草稿: judges every figure of a draft and keeps what was found.

    Raises Refused for a file that cannot be read or has no text in it.
    """
    read = read_draft(draft.file_name, draft.content)
    if not read.text.strip():
        raise refuse(
            "no_text",
            "文件里没有文字，可能只有图片。",
            place=draft.file_name,
            remedy="请把文字录入后再传，或者粘贴文字。",
        )
    checked, digests = _judged(draft, read.text, markdown=read.is_markdown)
    head = journal_head()
    check = DraftCheck(
        court=draft.court,
        figure_year=draft.asking.year,
        file_name=draft.file_name[-LONGEST_NAME:],
        content_hash=vault().keep(draft.content),
        text_hash=hash_hex(TEXT_HASH, read.text.encode()),
        figure_digests=digests,
        head_seq=head.seq,
        head_hash=head.entry_hash,
        checked_at=at,
        checked_by_id=by.account_id,
        checked_by_name=by.name,
        said=check_as_json(checked),
    )
    check.save()
    return check


@command("draft.accept")
def decide_figure(
    check: DraftCheck,
    start_at: int,
    decision: DecisionKind,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
) -> DraftDecision:
    """处理一个数字: takes the ledger's number, keeps the draft's with a reason, or takes a decision back.

    Raises Refused where there is no such figure, no number to take, or no reason.
    """
    claim = claim_at(check, start_at)
    if decision is DecisionKind.TAKEN and claim["ledger_value"] is None:
        raise refuse("nothing_to_take", "台账没有这个数，不能采用。", remedy="可以写明依据后保留。")
    if decision is DecisionKind.ACCEPTED and not reason.strip():
        raise refuse("reason_missing", "没有写保留的理由。", place="理由", remedy="请写明依据。")
    made = DraftDecision(
        draft_check=check,
        start_at=start_at,
        decision=decision.value,
        reason=reason.strip(),
        decided_at=at,
        decided_by_name=by.name,
    )
    made.save()
    return made


@command("draft.correct_binding")
def correct_binding(
    check: DraftCheck, start_at: int, slug: str, *, by: Actor, at: datetime
) -> BindingCorrection:
    """更正对应关系: these words mean that figure in this court from now on; a blank ``slug``: none.

    Raises Refused where there is no such figure.
    """
    claim = claim_at(check, start_at)
    if slug and slug not in INDICATORS:
        raise refuse("unknown_figure", f"没有名为{slug}的指标。", place="指标")
    corrected = BindingCorrection(
        court_id=check.court_id,
        words_key=claim["binding"]["key"],
        phrase=claim["phrase"],
        slug=slug,
        corrected_at=at,
        corrected_by_name=by.name,
    )
    corrected.save()
    return corrected


@command("draft.add_synonym")
def add_synonym(
    words: CourtWords, slug: str, word: str, *, by: Actor, at: datetime
) -> DraftSynonym:
    """增加本院说法: another word for a figure. Adding the same again changes nothing. Raises Refused."""
    said = _said_word(word)
    if slug not in INDICATORS:
        raise refuse("unknown_figure", f"没有名为{slug}的指标。", place="指标")
    standing = DraftSynonym.objects.filter(court_id=words.court_id, slug=slug, word=said).first()
    if standing is not None:
        return standing
    added = DraftSynonym(
        court_id=words.court_id, slug=slug, word=said, added_at=at, added_by_name=by.name
    )
    added.save()
    return added


@command("draft.add_alias")
def add_alias(words: CourtWords, alias: str, *, by: Actor, at: datetime) -> CourtAlias:
    """增加本院简称: another name of the court. Adding the same again changes nothing. Raises Refused."""
    said = _said_word(alias)
    standing = CourtAlias.objects.filter(court_id=words.court_id, alias=said).first()
    if standing is not None:
        return standing
    added = CourtAlias(court_id=words.court_id, alias=said, added_at=at, added_by_name=by.name)
    added.save()
    return added


def claim_at(check: DraftCheck, start_at: int) -> dict[str, Any]:
    """The figure of a check that begins at this place. Raises Refused."""
    claims: list[dict[str, Any]] = check.said["claims"]
    found = next((one for one in claims if one["start"] == start_at), None)
    if found is None:
        raise refuse("no_such_figure", "草稿的这个位置没有数字。", remedy="请重新打开核对页。")
    return found


def _judged(draft: Draft, text: str, *, markdown: bool) -> tuple[CheckedText, dict[str, str]]:
    read = read_text(text, markdown=markdown)
    bindings = bind(read, vocabulary_of(draft.court_id))
    evidence = evidence_of(draft.asking, {one.slug for one in bindings if one.slug})
    asked = Asked(draft.court.name, draft.asking.year, aliases_of(draft.court_id))
    checked = judge_text(read, bindings, asked, evidence)
    named = {one.binding.slug for one in checked.claims if one.verdict is not Verdict.NO_INDICATOR}
    digests = {slug: evidence.known[slug].digest for slug in sorted(filter(None, named))}
    return checked, digests


def _said_word(word: str) -> str:
    said = word.strip()
    if len(said) < SHORTEST_WORD:
        raise refuse("word_too_short", "说法至少两个字。", place="说法", remedy="请写完整。")
    return said
