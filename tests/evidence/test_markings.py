"""密级标志: what says that it is a state secret is refused; what speaks of secrets is not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from django.conf import settings

from cast import AT, a_clerk, a_court
from jujiao.access.scope import Scope
from jujiao.drafts.services import Draft, check_draft
from jujiao.evidence.markings import is_marked_secret
from jujiao.evidence.models import Evidence
from jujiao.evidence.services import Target, attach_evidence
from jujiao.exchange.batches import Upload, upload_workbook
from jujiao.figures.selectors import Asking
from jujiao.journal.models import JournalEntry
from jujiao.kernel.problems import Refused
from jujiao.papers.fonts import PaperFonts, paper_fonts
from jujiao.papers.pdf_writer import write_pdf
from jujiao.papers.tree import Paper, Paragraph


@pytest.fixture
def fonts() -> PaperFonts:
    """The faces that papers are set in here."""
    return paper_fonts(settings.FONT_DIRS)


def _docx(*lines: str, header: str = "") -> bytes:
    paper, out = docx.Document(), BytesIO()
    for line in lines:
        paper.add_paragraph(line)
    paper.sections[0].header.paragraphs[0].text = header
    paper.save(out)
    return out.getvalue()


def _xlsx(text: str) -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    book.active["A1"] = text
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "name",
    [
        "机密_会议纪要.docx",
        "纪要（秘密）.docx",
        "【绝密】名单.docx",
        "通知 机密.docx",
        "秘密★1年.docx",
    ],
)
def test_a_name_with_a_grade_is_a_marking(name: str) -> None:
    assert is_marked_secret(name, _docx("通知"))


@pytest.mark.parametrize("line", ["机密★10年", "秘密", "绝 密★长期", "密级：秘密", "机密 ☆ 启用前"])
def test_a_grade_at_the_head_of_the_text_is_a_marking(line: str) -> None:
    assert is_marked_secret("纪要.docx", _docx(line, "关于某事项的通知"))
    assert is_marked_secret("纪要.txt", f"{line}\n关于某事项的通知".encode())
    assert is_marked_secret("纪要.txt", f"{line}\n关于某事项的通知".encode("gb18030"))


def test_headers_and_cells_are_read_too() -> None:
    assert is_marked_secret("纪要.docx", _docx("通知", header="机密★5年"))
    assert is_marked_secret("名单.xlsx", _xlsx("秘密★1年"))


def test_the_text_of_a_pdf_is_read(fonts: PaperFonts) -> None:
    secret = Paper("机密★10年", (Paragraph("关于某事项的通知"),))
    plain = Paper("通知", (Paragraph("学习保密规定。"),))
    assert is_marked_secret("纪要.pdf", write_pdf(secret, fonts))
    assert not is_marked_secret("纪要.pdf", write_pdf(plain, fonts))


def test_the_text_of_old_binary_files_is_searched_for_the_star() -> None:
    content = b"\xd0\xcf\x11\xe0" + bytes(12) + "机密★".encode("utf-16-le") + bytes(8)
    assert is_marked_secret("纪要.doc", content)


@pytest.mark.parametrize(
    "line",
    [
        "涉及国家秘密、商业秘密的案件不公开审理。",
        "全体干警应当保守秘密。",
        "本件为工作秘密，注意保管。",
        "学习《保守国家秘密法》",
        "“机密”一词的含义",
    ],
)
def test_a_text_that_speaks_of_secrets_is_no_secret(line: str) -> None:
    assert not is_marked_secret("商业秘密案件审理情况.docx", _docx(line))


@pytest.mark.parametrize("content", [b"PK\x03\x04broken", b"%PDF-1.4 broken", b"\x00\x01\x02"])
def test_a_file_that_cannot_be_read_bears_no_marking(content: bytes) -> None:
    assert not is_marked_secret("附件.bin", content)


@pytest.mark.django_db
def test_an_upload_that_is_marked_is_refused_with_the_rule_and_nothing_is_kept() -> None:
    court = a_court()
    target = Target(court.pk, None, "record", 1)
    with pytest.raises(Refused, match=r"标有密级.*保守国家秘密法") as refused:
        attach_evidence(
            target,
            file_name="机密_名单.txt",
            content="名单".encode(),
            by=a_clerk(court),
            at=AT,
        )
    assert "名单" not in str(refused.value)
    assert not Evidence.objects.exists()


@pytest.mark.django_db
def test_that_it_was_turned_away_is_written_down_without_its_name_or_a_word_of_it() -> None:
    court = a_court()
    clerk = a_clerk(court)
    with pytest.raises(Refused, match="标有密级"):
        attach_evidence(
            Target(court.pk, None, "record", 1), file_name="机密_名单.txt",
            content="机密★10年\n行动名单".encode(), by=clerk, at=AT,
        )  # fmt: skip
    entry = JournalEntry.objects.latest("seq")
    assert (entry.action, entry.actor_id, entry.court_id) == (
        "upload.refuse", clerk.account_id, court.pk,
    )  # fmt: skip
    assert entry.subject == "佐证标有密级，没有接收"
    assert not any(
        "名单" in str(value) for row in JournalEntry.objects.values() for value in row.values()
    )


def _kept_files() -> set[Path]:
    return {path for path in Path(settings.EVIDENCE_DIR).rglob("*") if path.is_file()}


@pytest.mark.django_db
def test_no_other_door_lets_a_marked_file_in() -> None:
    court, kept = a_court(), _kept_files()
    clerk, secret = a_clerk(court), "绝密★启用前\n名单".encode()
    with pytest.raises(Refused, match="标有密级"):
        upload_workbook(Upload(court, 2025, "台账.xlsx"), content=secret, by=clerk, at=AT)
    draft = Draft(court, Asking(Scope(court.pk), 2025, AT.date()), "总结.txt", secret)
    with pytest.raises(Refused, match="标有密级"):
        check_draft(draft, by=clerk, at=AT)
    refusals = JournalEntry.objects.filter(action="upload.refuse")
    assert [one.subject[:2] for one in refusals.order_by("seq")] == ["台账", "草稿"]
    assert _kept_files() == kept
