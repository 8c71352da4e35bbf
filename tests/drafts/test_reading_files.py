"""What is read of a file is what a reader sees; what cannot be read is refused in clear words."""

from __future__ import annotations

import pytest

from jujiao.drafts.judging import read_text
from jujiao.drafts.reading import read_draft, without_source_line
from jujiao.kernel.problems import Refused
from word_drafts import (
    a_docx,
    deleted,
    field,
    footnote_mark,
    inserted,
    p,
    r,
    table,
    text_box,
    zipped,
)


def _surfaces(content: bytes) -> list[str]:
    text = read_draft("草稿.docx", content).text
    return [one.numeral.surface(text) for one in read_text(text).claims]


def test_insertions_are_in_and_deletions_are_out() -> None:
    content = a_docx(p(r("开展审务督察"), deleted("23"), inserted(r("24")), r("次。")))
    assert _surfaces(content) == ["24次"]


def test_a_number_broken_over_runs_is_one_number() -> None:
    content = a_docx(p(r("开展审务督察2"), r("4", "<w:b/>"), r("次,通报"), r("5"), r("期。")))
    assert _surfaces(content) == ["24次", "5期"]


def test_of_a_field_its_result_is_read() -> None:
    content = a_docx(p(r("开展审务督察"), field("REF 99次", "24"), r("次。")))
    assert _surfaces(content) == ["24次"]


def test_hidden_text_is_not_read() -> None:
    content = a_docx(
        p(r("通报7期", "<w:vanish/>"), r("开展审务督察24次。", '<w:vanish w:val="0"/>'))
    )
    assert _surfaces(content) == ["24次"]


def test_a_raised_number_leads_to_a_note_and_is_not_part_of_the_figure() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    content = a_docx(p(r("审务督察24"), r("3", raised), r("次,通报5期"), r("12", raised), r("。")))
    assert _surfaces(content) == ["24次", "5期"]


def test_tables_text_boxes_and_footnotes_are_read_once_each() -> None:
    content = a_docx(
        p(r("正文审务督察24次。"), text_box(r("获奖28人次。")), footnote_mark(1)),
        table(("项目", "数量"), ("审务督察通报", "5期")),
        footnotes=("另有调研成果6篇。",),
    )
    assert _surfaces(content) == ["24次", "28人次", "5期", "6篇"]


def test_paragraphs_and_cells_are_kept_apart() -> None:
    content = a_docx(p(r("通报5")), p(r("期")), table(("审务督察", "24次"), ("通报", "5期")))
    assert read_draft("草稿.docx", content).text == "通报5\n期\n审务督察\t24次\t\n通报\t5期\t\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_is_read_in_the_encodings_people_have(encoding: str) -> None:
    assert read_draft("草稿.txt", "审务督察24次\r\n".encode(encoding)).text == "审务督察24次\r\n"


def test_an_old_traditional_file_is_not_read_as_a_mainland_one() -> None:
    said = "本院全年開展審務督察24次,參加的幹警有三十人。"
    assert read_draft("草稿.txt", said.encode("big5")).text == said
    mainland = (
        said.replace("審務", "审务").replace("開", "开").replace("參", "参").replace("幹", "干")
    )
    assert read_draft("草稿.txt", mainland.encode("gb18030")).text == mainland


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("总结.pdf", b"%PDF-1.7 /XObject", "pdf", "扫描"),
        ("总结.pdf", b"%PDF-1.7 /Font", "pdf", "PDF"),
        ("总结.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "old_format", "docx"),
        (
            "总结.docx",
            b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            "密码",
        ),
        ("总结.docx", b"", "empty_file", "空"),
        ("总结.doc", b"{\\rtf1\\ansi 24}", "not_word", "另存为docx"),
        ("总结.doc", b"<html><body>24</body></html>", "not_word", "另存为docx"),
        ("总结.doc", b'<?xml version="1.0"?><w:wordDocument/>', "not_word", "另存为docx"),
        ("总结.docx", b"PK\x03\x04 broken", "draft_damaged", "损坏"),
        ("表.xlsx", zipped({"xl/workbook.xml": "<workbook/>"}), "not_word", "docx"),
        ("总结.docx", zipped({"word/document.xml": "<w:p"}), "draft_damaged", "损坏"),
        ("图.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text", "文字"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    name: str, content: bytes, code: str, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        read_draft(name, content)
    assert refused.value.problems[0].code == code
    assert words in str(refused.value)


def test_an_entity_that_reaches_for_other_files_is_not_followed() -> None:
    trick = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    body = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    document = f"{trick}{body}<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    text = read_draft("草稿.docx", zipped({"word/document.xml": document})).text
    assert text.strip() == ""


def test_a_first_line_that_names_the_source_is_set_aside() -> None:
    assert without_source_line("https://example.invalid/a\n督察3次") == "督察3次"
    assert without_source_line("(来源)\n督察3次") == "督察3次"
    assert without_source_line("督察3次\n通报2期") == "督察3次\n通报2期"
