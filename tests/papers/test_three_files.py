"""One tree, three files: docx, pdf and html show the same text and the same figures in the same order."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import pytest
from django.conf import settings
from lxml import etree, html
from pypdf import PdfReader

from jujiao.kernel.problems import Refused
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.fonts import PaperFonts, faces_among, paper_fonts
from jujiao.papers.html_writer import write_fragment, write_html
from jujiao.papers.official import masthead_points, title_lines
from jujiao.papers.pdf_writer import Unset, write_pdf
from jujiao.papers.reading import CODE_PLACE, reading, stated_figures
from jujiao.papers.shown import shown
from jujiao.papers.stored import as_plain, paper_from_plain
from jujiao.papers.tree import Paper, Paragraph, StatedFigure
from jujiao.papers.wordml import WORD
from sample_paper import CLOSED, DAYS, HONOURED, a_paper, a_sealed_paper

W = f"{{{WORD}}}"
PAPER = a_sealed_paper()


@pytest.fixture(scope="module")
def fonts() -> PaperFonts:
    return paper_fonts(settings.FONT_DIRS)


def address(slug: str) -> str:
    return f"/figures/{slug}/"


def three_files(paper: Paper, fonts: PaperFonts) -> list[bytes]:
    return [write_docx(paper), write_pdf(paper, fonts), write_html(paper, address).encode()]


def part_of(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def test_all_three_files_show_the_text_of_the_tree(fonts: PaperFonts) -> None:
    assert PAPER.seal is not None
    text = reading(PAPER).replace(CODE_PLACE, PAPER.seal.code)
    assert "主题党日84次1" in text
    assert [shown(one).text for one in three_files(PAPER, fonts)] == [text] * 3


def test_all_three_files_hold_the_same_figures_in_the_same_order(fonts: PaperFonts) -> None:
    figures = [(one.slug, one.text) for one in stated_figures(PAPER)]
    assert [slug for slug, _ in figures[:4]] == ["branch_days", "honoured", "closed", "branch_days"]
    docx, pdf, page = (shown(one) for one in three_files(PAPER, fonts))
    assert docx.figures == page.figures == tuple(figures)
    kept = json.loads(pdf.seal)["content"]["figures"]
    read_from_pdf = [(slug, pdf.text[at : at + len(text)]) for slug, text, at in kept]
    assert read_from_pdf == figures


def test_the_same_paper_gives_the_same_bytes(fonts: PaperFonts) -> None:
    assert three_files(PAPER, fonts) == three_files(a_sealed_paper(), fonts)


def test_every_figure_lies_in_a_bookmark_of_its_own(fonts: PaperFonts) -> None:
    body = part_of(write_docx(PAPER), "word/document.xml")
    names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert names[:4] == ["branch_days", "honoured", "closed", "branch_days__2"]
    assert len(set(names)) == len(names) == len(stated_figures(PAPER))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in names)


def test_the_page_is_that_of_an_official_paper() -> None:
    docx = write_docx(PAPER)
    section = part_of(docx, "word/document.xml").find(f".//{W}sectPr")
    size, margin, grid = (section.find(f"{W}{name}") for name in ("pgSz", "pgMar", "docGrid"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    wide = 11906 - int(margin.get(f"{W}left")) - int(margin.get(f"{W}right"))
    assert round(wide / 1440 * 25.4) == 156
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("linesAndChars", "579")
    styles = part_of(docx, "word/styles.xml")
    body = styles.find(f'{W}style[@{W}styleId="BodyText"]')
    assert body.find(f"{W}pPr/{W}spacing").get(f"{W}line") == "579"
    assert body.find(f"{W}rPr/{W}rFonts").get(f"{W}eastAsia") == "仿宋_GB2312"


def test_page_numbers_stand_on_the_outer_side() -> None:
    docx = write_docx(PAPER)
    sides = [part_of(docx, f"word/footer-{one}.xml").find(f".//{W}jc") for one in ("odd", "even")]
    assert [side.get(f"{W}val") for side in sides] == ["right", "left"]
    assert part_of(docx, "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


def test_marks_are_raised_behind_the_figures_of_a_draft_only() -> None:
    marked = Paper("通知", (Paragraph(("开展", DAYS)),))
    plain = Paper("通知", (Paragraph(("开展", replace(DAYS, mark=0))),))
    assert "<sup" in write_fragment(marked)
    assert "<sup" not in write_fragment(plain)
    assert reading(marked) == reading(plain) + "1"


def test_each_figure_of_the_page_is_a_link_to_its_rows() -> None:
    page = html.document_fromstring(write_html(PAPER, address))
    links = [(one.get("href"), one.text) for one in page.xpath('//a[@class="figure"]')]
    figures = [(address(one.slug), one.text) for one in stated_figures(PAPER)]
    assert links == figures


def test_the_page_needs_neither_script_nor_style_of_its_elements() -> None:
    page = html.document_fromstring(write_html(PAPER, address))
    assert not page.xpath("//@style | //@onclick | //link | //script[@src]")
    assert [one.get("type") for one in page.xpath("//script")] == ["application/json"]
    assert "<style" not in write_fragment(PAPER, address)


def test_the_pdf_carries_chinese_fonts_and_its_title(fonts: PaperFonts) -> None:
    reader = PdfReader(io.BytesIO(write_pdf(PAPER, fonts)))
    used = {
        str(font["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert used
    assert all(name.startswith(("NotoSerifSC", "NotoSansSC")) for name in used)
    assert reader.metadata is not None
    assert reader.metadata.title == PAPER.name


def test_a_sign_that_no_font_has_is_refused_and_named(fonts: PaperFonts) -> None:
    with pytest.raises(Refused, match="\U00013000"):
        write_pdf(Paper("通知", (Paragraph("此处有\U00013000字"),)), fonts)


def test_an_unknown_font_is_an_error(fonts: PaperFonts) -> None:
    wrong = replace(fonts, faces={**fonts.faces, "body": ("No Such Font",)})
    with pytest.raises(Unset, match="no such font"):
        write_pdf(a_paper(), wrong)


def test_a_courts_own_faces_come_first_and_lend_each_other_signs() -> None:
    faces = faces_among(frozenset({"FangSong_GB2312", "Noto Serif SC", "Noto Sans SC"}))
    assert faces["body"] == ("FangSong_GB2312", "Noto Serif SC")
    assert faces["title"] == ("Noto Serif SC",)


def test_missing_fonts_are_named_with_what_to_do() -> None:
    with pytest.raises(Refused, match=r"Noto Serif SC.*make setup"):
        paper_fonts([])


def test_a_picture_that_is_none_is_refused(fonts: PaperFonts) -> None:
    from_disk = a_paper()
    broken = replace(from_disk, blocks=tuple(_spoilt(block) for block in from_disk.blocks))
    for write in (write_docx, write_html, lambda paper: write_pdf(paper, fonts)):
        with pytest.raises(Refused, match="PNG或JPEG"):
            write(broken)


def _spoilt(block: object) -> object:
    return replace(block, content=b"GIF89a") if hasattr(block, "content") else block


@pytest.mark.parametrize(
    "words",
    [
        "</w:t></w:r><w:p/>",
        "{{ 7*7 }}{% debug %}",
        "#let x = 1 #x $y$ *z* _w_ `v`",
        "<script>alert(1)</script>&lt;&amp;",
        "a\x00b\x1bc\u202ed\u200be",
        "= 标题 \\ @label [方] “引”",
        "]]><!--x--><?y?>",
    ],
)
def test_whatever_the_ledger_holds_is_shown_as_it_stands(words: str, fonts: PaperFonts) -> None:
    paper = a_sealed_paper(Paragraph(("记录题为", words, "。", StatedFigure("closed", 7, "件"))))
    assert PAPER.seal is not None
    texts = {shown(one).text for one in three_files(paper, fonts)}
    assert len(texts) == 1
    expected = "".join(re.sub("[\x00-\x1f\u202e\u200b]", "", words).split())
    assert f"记录题为{expected}。7件" in texts.pop()


def test_a_stored_paper_comes_back_as_it_was() -> None:
    kept = json.loads(json.dumps(as_plain(PAPER)))
    assert paper_from_plain(kept) == PAPER


def test_running_heads_and_page_numbers_are_no_part_of_the_text(fonts: PaperFonts) -> None:
    pdf = write_pdf(PAPER, fonts)
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 3
    heads = sum("口径" in page.extract_text() for page in pages)
    assert heads > 1
    assert shown(pdf).text.count("口径") == 1
    assert CLOSED.text in shown(pdf).text
    assert HONOURED.text in shown(pdf).text


def test_a_long_title_is_cut_where_a_piece_of_speech_ends_and_leaves_no_lone_character() -> None:
    assert title_lines(["关于2025年第一季度“三个规定”情况的通报"]) == (
        "关于2025年第一季度",
        "“三个规定”情况的通报",
    )
    assert title_lines(["短题目"]) == ("短题目",)
    for length in range(20, 60):
        assert min(len(one) for one in title_lines(["文" * length])) > 8


def test_the_red_name_is_made_smaller_until_it_stands_on_one_line() -> None:
    assert masthead_points("审务督察通报") == 48
    assert masthead_points("“三个规定”季度通报") * 10 <= 156 * 72 / 25.4
