"""A paper with every sort of block, and ways of tampering with its files."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import date

from jujiao.papers.seals import sealed
from jujiao.papers.tree import (
    Align,
    Appendix,
    Colophon,
    Column,
    Field,
    Form,
    FormRow,
    Heading,
    Listing,
    Manner,
    Masthead,
    Paper,
    Paragraph,
    Picture,
    SealCode,
    SignOff,
    StatedFigure,
    Table,
    WritingLines,
)

DAY = date(2026, 1, 8)
NAMES = {"branch_days": "主题党日", "honoured": "获表彰个人", "closed": "办结案件"}
DAYS = StatedFigure("branch_days", 84, "次", 1)
HONOURED = StatedFigure("honoured", 17, "名", 2)
CLOSED = StatedFigure("closed", 206, "件", 3)


def a_png(wide: int = 24, high: int = 12, shade: int = 200) -> bytes:
    """A picture of one colour."""

    def chunk(sort: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(sort + content))
        return struct.pack(">I", len(content)) + sort + content + check

    rows = (b"\0" + bytes([shade]) * 3 * wide) * high
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def a_table() -> Table:
    """What was counted, one line for each figure, over more than one page."""
    columns = (
        Column("序号", 3, Align.RIGHT),
        Column("数字", 4, Align.RIGHT, strong=True),
        Column("口径", 20),
    )
    rows = [(str(place), one, NAMES[one.slug]) for place, one in enumerate(plain_figures(), 1)]
    filling = [(str(place), "—", "另有说明，不列数字") for place in range(4, 45)]
    return Table(columns, (*rows, *filling), caption="数据依据一览")


def a_form() -> Form:
    """A form with labels, what is filled in, and where somebody signs."""
    name = (Field(("姓名",), is_label=True), Field(("苏合",)), Field(("部门",), is_label=True))
    summary = Field(("全年工作总结如下。", ("开展主题党日", DAYS, "。")), span=3)
    return Form(
        (5, 9, 5, 9),
        (
            FormRow((*name, Field(("立案庭",)))),
            FormRow((Field(("个人总结",), is_label=True), summary), 40),
            FormRow(
                (Field(("审核意见",), is_label=True), Field(span=3, foot="签名　　年　月　日"))
            ),
        ),
    )


def plain_figures() -> list[StatedFigure]:
    """The figures as a table has them, without unit and mark."""
    return [StatedFigure(one.slug, one.value, "") for one in (DAYS, HONOURED, CLOSED)]


def a_paper(*more: Paragraph) -> Paper:
    """A bulletin with everything that a paper may have."""
    text = ("全院开展主题党日", DAYS, "，有", HONOURED, "干警受到表彰。")
    blocks = (
        Paragraph("各部门：", Manner.FLUSH),
        Paragraph(text),
        Heading("一、办案情况"),
        Heading("（一）总体情况", 2),
        Paragraph(("办结案件", CLOSED, "，比上年有所增加。")),
        Heading("1.存在的不足", 3),
        Listing(("个别文书送达不及时。", ("党日", DAYS, "中有的主题不够集中。"))),
        Listing(("已核对台账",), "□"),
        Picture(a_png(), "图1　现场检查", 60),
        WritingLines(2, "审核意见："),
        Table((Column("事项", 10), Column("结果", 10)), (("着装", ""),), ruled=True),
        a_form(),
        *more,
        SignOff("青原旗人民法院", DAY),
        Appendix("数据依据", (a_table(), Paragraph(("校验码", SealCode(), "。"), Manner.NOTE))),
    )
    return Paper(
        "青原旗人民法院\n关于第四季度督察情况的通报",
        blocks,
        note="（送审稿）",
        issuer="青原旗人民法院",
        dated=DAY,
        masthead=Masthead("审务督察通报", "第4期", "督察室", DAY),
        colophon=Colophon("政治部", DAY, ("上级法院督察室", "本院各部门")),
    )


def a_sealed_paper(*more: Paragraph) -> Paper:
    """The same under a seal that names its figures."""
    return sealed(a_paper(*more), {"number": "〔2026〕4号", "names": NAMES})


def with_part(docx: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The docx with one of its parts changed, zipped again."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                after = change(content.decode())
                assert after != content.decode(), "nothing was changed"
                content = after.encode()
            target.writestr(name, content)
    return changed.getvalue()


def with_text(docx: bytes, old: str, new: str) -> bytes:
    """The docx with the first of these words in its text replaced."""
    return with_part(docx, "word/document.xml", lambda text: text.replace(old, new, 1))
