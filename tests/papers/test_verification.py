"""核验: a paper that was altered after it was issued does not verify, and the figure is named."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.conf import settings

from jujiao.kernel.problems import Refused
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.fonts import paper_fonts
from jujiao.papers.html_writer import write_html
from jujiao.papers.pdf_writer import write_pdf
from jujiao.papers.seals import sealed
from jujiao.papers.tree import Paper, Paragraph, StatedFigure
from jujiao.papers.verification import Verdict, verify_paper
from sample_paper import NAMES, a_png, a_sealed_paper, with_part, with_text

PAPER = a_sealed_paper()
DOCX = write_docx(PAPER)
HTML = write_html(PAPER).encode()
DOCUMENT = "word/document.xml"


def problems(content: bytes) -> list[tuple[str, str]]:
    verdict = verify_paper(content)
    assert not verdict.holds
    return [(one.code, one.place) for one in verdict.problems]


def messages(verdict: Verdict) -> str:
    return "".join(str(one) for one in verdict.problems)


def test_untouched_papers_verify_without_any_database() -> None:
    pdf = write_pdf(PAPER, paper_fonts(settings.FONT_DIRS))
    for content in (DOCX, HTML, pdf):
        verdict = verify_paper(content)
        assert verdict.holds
        assert verdict.claims["number"] == "〔2026〕4号"
        assert verdict.figures == 8


@pytest.mark.parametrize(
    ("old", "new", "slug", "said"),
    [
        ("84次", "88次", "branch_days", "现为88次"),
        ("17名", "177名", "honoured", "现为177名"),
        ("206件", "26件", "closed", "现为26件"),
        ("206件", "1206件", "closed", "现为1206件"),
        ("17名", "17个", "honoured", "现为17个"),
        ("84次", "", "branch_days", "现已删去"),
    ],
)
def test_an_altered_figure_is_named_with_what_it_was(
    old: str, new: str, slug: str, said: str
) -> None:
    for content in (with_text(DOCX, old, new), HTML.replace(old.encode(), new.encode(), 1)):
        verdict = verify_paper(content)
        [found] = [one for one in verdict.problems if one.code == "figure_altered"]
        assert found.place == slug
        assert NAMES[slug] in found.message
        assert f"印发时为{old}，{said}" in found.message


def test_each_figure_of_the_appendix_is_watched_too() -> None:
    cell = re.compile(r'(w:name="closed__2"/><w:r><w:rPr><w:b/></w:rPr><w:t[^>]*>)206<')
    altered = with_part(DOCX, DOCUMENT, lambda text: cell.sub(r"\g<1>208<", text))
    assert problems(altered) == [("figure_altered", "closed")]


def test_any_other_word_is_watched_as_well() -> None:
    verdict = verify_paper(with_text(DOCX, "有所增加", "大幅增加"))
    assert [one.code for one in verdict.problems] == ["text_altered"]
    assert "印发时为“有所”，现为“大幅”" in messages(verdict)


def test_hiding_a_figure_and_showing_another_is_seen() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>206件</w:t></w:r><w:r><w:t>266件</w:t></w:r>"
    run = re.compile(r'<w:r><w:t xml:space="preserve">206件</w:t></w:r>')
    altered = with_part(DOCX, DOCUMENT, lambda text: run.sub(hidden, text, count=1))
    assert ("figure_altered", "closed") in problems(altered)


def test_a_bookmark_drawn_around_other_words_is_seen() -> None:
    altered = with_part(
        DOCX, DOCUMENT, lambda text: text.replace('w:name="closed"', 'w:name="honoured__9"', 1)
    )
    assert ("figure_altered", "closed") in problems(altered)


def test_words_added_to_the_foot_of_the_page_are_seen() -> None:
    more = "<w:r><w:t>作废</w:t></w:r></w:p>"
    altered = with_part(DOCX, "word/footer-odd.xml", lambda text: text.replace("</w:p>", more))
    assert [code for code, _ in problems(altered)] == ["text_altered"]


def test_another_picture_is_seen() -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            content = a_png(shade=90) if name.endswith(".png") else source.read(name)
            target.writestr(name, content)
    assert problems(changed.getvalue()) == [("picture_altered", "图片")]


def test_a_paper_saved_again_by_a_word_processor_still_verifies() -> None:
    again = with_part(DOCX, DOCUMENT, lambda text: text.replace("<w:r>", '<w:r w:rsidR="00A1">'))
    assert verify_paper(again).holds


def test_the_code_that_is_printed_belongs_to_the_seal() -> None:
    assert PAPER.seal is not None
    altered = with_text(DOCX, PAPER.seal.code[:4], "0000")
    assert [code for code, _ in problems(altered)] == ["text_altered"]


def test_a_seal_that_was_altered_is_seen() -> None:
    altered = with_part(DOCX, "customXml/item1.xml", lambda text: text.replace('"84次"', '"85次"'))
    assert ("seal_altered", "封") in problems(altered)


def test_a_seal_made_anew_carries_another_code() -> None:
    forged = verify_paper(write_docx(sealed(PAPER, {"number": "〔2026〕5号"})))
    assert forged.holds
    assert forged.code != verify_paper(DOCX).code


def test_a_pdf_is_watched_to_the_last_byte() -> None:
    pdf = write_pdf(PAPER, paper_fonts(settings.FONT_DIRS))
    assert problems(pdf + b" ") == [("file_altered", "文件")]
    assert problems(pdf.replace(b"/Title", b"/Titel", 1))[-1] == ("file_altered", "文件")


def test_a_figure_set_differently_in_a_pdf_is_named() -> None:
    """The words of one pdf under the seal of another: what stands on the page is read."""
    fonts = paper_fonts(settings.FONT_DIRS)
    said = sealed(_one_figure(12), {"names": {"rank": "职级晋升"}})
    shown_instead = Paper(said.title, _one_figure(13).blocks, issuer=said.issuer, seal=said.seal)
    verdict = verify_paper(write_pdf(shown_instead, fonts))
    assert "“职级晋升”印发时为12人，现为13人" in messages(verdict)


def _one_figure(value: int) -> Paper:
    return Paper("总结", (Paragraph(("完成职级晋升", StatedFigure("rank", value, "人"), "。")),))


def test_a_file_without_a_seal_is_refused() -> None:
    bare = write_docx(Paper("通知", (Paragraph("无"),)))
    with pytest.raises(Refused, match="没有封"):
        verify_paper(bare)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04broken", b"%PDF-1.7 broken", b"<"])
def test_a_file_that_is_no_paper_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(Refused, match=r"不是|打不开|没有封"):
        verify_paper(content)


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", b"0" * (65 * 1024 * 1024))
    with pytest.raises(Refused, match="64兆"):
        verify_paper(bomb.getvalue())


def test_the_seal_is_found_wherever_a_word_processor_put_it() -> None:
    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(DOCX)) as source, zipfile.ZipFile(moved, "w") as target:
        for name in source.namelist():
            target.writestr(name.replace("item1.xml", "item3.xml"), source.read(name))
    assert verify_paper(moved.getvalue()).holds
