"""The user's own docx comes back with a comment on each figure, and nothing else is changed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from jujiao.drafts.annotation import Note, annotate
from jujiao.drafts.correction import Correction, correct_text, correct_word
from jujiao.drafts.reading import read_draft
from jujiao.kernel.problems import Refused
from word_drafts import (
    a_docx,
    deleted,
    footnote_mark,
    inserted,
    p,
    part_of,
    r,
    table,
    text_box,
)

AT = datetime(2026, 1, 6, 9, 0, tzinfo=UTC)
BOLD = '<w:b/><w:sz w:val="32"/>'
MARK = re.compile(r'<w:commentRange(Start|End) w:id="(\d+)"/>|<w:t[^>]*>([^<]*)</w:t>|</w:p>')


def _text(content: bytes) -> str:
    return read_draft("草稿.docx", content).text


def _noted(content: bytes, *surfaces: str) -> bytes:
    text = _text(content)
    notes = [
        Note(text.index(one), text.index(one) + len(one), (f"【一致】{one}",)) for one in surfaces
    ]
    return annotate(content, notes, at=AT)


def _commented(content: bytes) -> dict[str, str]:
    """Comment number → the signs that lie between its marks."""
    open_marks: dict[str, str] = {}
    done: dict[str, str] = {}
    for sort, number, said in MARK.findall(part_of(content, "word/document.xml")):
        if sort == "Start":
            open_marks[number] = ""
        elif sort == "End":
            done[number] = open_marks.pop(number)
        else:
            open_marks = {one: so_far + said for one, so_far in open_marks.items()}
    return done


def _comment_lines(content: bytes) -> dict[str, str]:
    comments = part_of(content, "word/comments.xml")
    return {
        number: "".join(re.findall(r"<w:t>([^<]*)</w:t>", body))
        for number, body in re.findall(
            r'<w:comment [^>]*w:id="(\d+)"[^>]*>(.*?)</w:comment>', comments
        )
    }


def test_each_comment_lies_on_exactly_its_figure() -> None:
    content = a_docx(p(r("开展审务督察2"), r("4", BOLD), r("次,通报5期,谈话9次。")))
    noted = _noted(content, "24次", "5期", "9次")
    lines, marked = _comment_lines(noted), _commented(noted)
    assert sorted(marked.values()) == ["24次", "5期", "9次"]
    assert {lines[number] for number in marked} == {"【一致】24次", "【一致】5期", "【一致】9次"}
    assert all(marked[number] in lines[number] for number in marked)


def test_the_text_and_its_formatting_are_as_before() -> None:
    content = a_docx(p(r("审务督察24次,通报5期。", BOLD)), table(("督察", "8次")))
    noted = _noted(content, "24次", "5期", "8次")
    assert _text(noted) == _text(content)
    document = part_of(noted, "word/document.xml")
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*<w:t.*?</w:r>", document[: document.index("<w:tbl>")])
    assert [re.sub("<[^>]+>", "", run) for run in runs] == [
        "审务督察",
        "24次",
        ",通报",
        "5期",
        "。",
    ]
    assert all(BOLD in run for run in runs)


def test_all_other_parts_are_the_same_bytes() -> None:
    content = a_docx(p(r("审务督察24次。")))
    noted = _noted(content, "24次")
    with ZipFile(BytesIO(content)) as before, ZipFile(BytesIO(noted)) as after:
        for name in before.namelist():
            changed = before.read(name) != after.read(name)
            assert changed == (
                name in {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
            )
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_insertions_and_deletions_stay_what_they_are() -> None:
    content = a_docx(p(r("督察"), deleted("23"), inserted(r("24")), r("次。")))
    noted = _noted(content, "24次")
    document = part_of(noted, "word/document.xml")
    assert document.count("<w:del ") == document.count("<w:ins ") == 1
    assert "<w:delText>23</w:delText>" in document


def test_a_figure_in_a_box_or_a_note_is_commented_where_that_hangs() -> None:
    content = a_docx(
        p(r("正文。"), text_box(r("获奖28人次。")), footnote_mark(1)), footnotes=("成果6篇。",)
    )
    noted = _noted(content, "28人次", "6篇")
    assert set(_comment_lines(noted).values()) == {
        "（文本框）【一致】28人次",
        "（脚注）【一致】6篇",
    }
    document = part_of(noted, "word/document.xml")
    box = document[document.index("<wps:txbx>") : document.index("</wps:txbx>")]
    assert "commentRangeStart" not in box


def test_comments_that_were_there_stay() -> None:
    once = _noted(a_docx(p(r("审务督察24次,通报5期。"))), "24次")
    twice = _noted(once, "5期")
    assert set(_comment_lines(twice).values()) == {"【一致】24次", "【一致】5期"}
    assert sorted(_commented(twice).values()) == ["24次", "5期"]


def test_another_reader_of_docx_finds_the_comments() -> None:
    noted = _noted(a_docx(p(r("审务督察24次,通报5期。"))), "24次", "5期")
    document = Document(BytesIO(noted))
    assert sorted(one.text for one in document.comments) == ["【一致】24次", "【一致】5期"]
    assert {one.author for one in document.comments} == {"聚焦"}


def test_a_taken_number_stands_in_the_format_of_the_old_one() -> None:
    content = a_docx(p(r("审务督察2", BOLD), r("3次,通报5期。")))
    text = _text(content)
    at = text.index("23次")
    corrected = correct_word(content, [Correction(at, at + 3, "24次")])
    assert _text(corrected) == text.replace("23次", "24次")
    said = '<w:t xml:space="preserve">24次</w:t>'
    document = part_of(corrected, "word/document.xml")
    assert f"<w:rPr>{BOLD}</w:rPr>{said}" in document


def test_a_number_in_a_footnote_is_left_to_its_writer() -> None:
    content = a_docx(p(r("正文。"), footnote_mark(1)), footnotes=("成果6篇。",))
    at = _text(content).index("6篇")
    with pytest.raises(Refused, match="脚注"):
        correct_word(content, [Correction(at, at + 2, "7篇")])


def test_plain_text_is_corrected_in_place() -> None:
    corrections = [Correction(4, 6, "24"), Correction(9, 10, "5")]
    assert correct_text("审务督察23次通报6期", corrections) == "审务督察24次通报5期"
