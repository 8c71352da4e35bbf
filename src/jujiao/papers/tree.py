"""文书: the neutral tree of a paper, from its red head to the line that says who printed it.

Whoever composes a paper builds this tree; the writers turn it into docx, pdf and html, and all three
show the same text and the same figures in the same order. Words are a string, a figure, or a tuple of
both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """文中的数字: a figure as the paper states it; ``slug`` leads to its definition and its rows.

    ``mark`` is its line in 数据依据, raised behind it in a 送审稿; 0 is none.
    """

    slug: str
    value: int
    unit: str
    mark: int = 0

    @property
    def text(self) -> str:
        """Number and measure word: 43名."""
        return f"{self.value}{self.unit}"


@dataclass(frozen=True, slots=True)
class SealCode:
    """The place where the 校验码 of the paper is printed."""


Inline = str | StatedFigure | SealCode
Words = Inline | tuple[Inline, ...]


class Manner(Enum):
    """How a paragraph is set."""

    BODY = "body"
    FLUSH = "flush"
    CENTRED = "centred"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Heading:
    """标题: 一、 is rank 1 (黑体), （一） rank 2 (楷体), 1. rank 3; the ordinal is part of the words."""

    words: Words
    rank: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落: BODY begins two characters in, FLUSH at the edge (主送机关), NOTE is small (注, 来源)."""

    words: Words
    manner: Manner = Manner.BODY


@dataclass(frozen=True, slots=True)
class Listing:
    """条目: items under 1. 2. 3., or each behind the same sign (``□`` makes a list to tick)."""

    items: tuple[Words, ...]
    sign: str = ""

    def numbered(self) -> Iterator[tuple[str, Words]]:
        """Each item with what stands before it."""
        for place, words in enumerate(self.items, 1):
            yield self.sign or f"{place}.", words


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``width`` is its share of the line in characters."""

    title: str
    width: float
    align: Align = Align.LEFT
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """表: three rules with hairlines between the rows, or ``ruled`` all round as a form to fill in."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    caption: str = ""
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """格: one cell of a form, over ``span`` columns: a label, or what is filled in, line by line.

    ``foot`` stands at its lower right: 签名　　年　月　日.
    """

    lines: tuple[Words, ...] = ()
    span: int = 1
    is_label: bool = False
    foot: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form, at least so many millimetres high; its cells fill the width."""

    fields: tuple[Field, ...]
    height: float = 10


@dataclass(frozen=True, slots=True)
class Form:
    """登记表、审批表: a grid ruled all round; ``widths`` are the columns' shares of the line."""

    widths: tuple[float, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """图片: PNG or JPEG with its caption, ``width`` in millimetres."""

    content: bytes
    caption: str
    width: float = 120


@dataclass(frozen=True, slots=True)
class WritingLines:
    """空白横线: lines to write on by hand, after a label."""

    count: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class SignOff:
    """署名和成文日期, at the right."""

    name: str
    day: date | None = None

    @property
    def day_text(self) -> str:
        """2025年3月1日, without leading zeros; blank for a date to be written by hand."""
        return said_day(self.day) if self.day else "年    月    日"


@dataclass(frozen=True, slots=True)
class Appendix:
    """附件: begins on a page of its own."""

    title: str
    blocks: tuple[Block, ...]
    label: str = "附件"


Block = Heading | Paragraph | Listing | Table | Form | Picture | WritingLines | SignOff | Appendix


@dataclass(frozen=True, slots=True)
class Masthead:
    """版头: the red name, the number under it (第3期, 〔2025〕1号), then issuer and date, then the red rule."""

    name: str
    serial: str = ""
    issuer: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Colophon:
    """版记: 抄送, and who printed the paper on which day; at the foot of the last page."""

    issuer: str
    day: date
    copies_to: tuple[str, ...] = ()

    @property
    def copies_text(self) -> str:
        """抄送：甲，乙。 or nothing."""
        return f"抄送：{'，'.join(self.copies_to)}。" if self.copies_to else ""

    @property
    def day_text(self) -> str:
        """2025年3月1日印发."""
        return f"{said_day(self.day)}印发"


@dataclass(frozen=True, slots=True)
class Seal:
    """What vouches for a paper: the code printed on it, and all that it claims as canonical JSON."""

    code: str
    claims: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. ``title`` breaks its lines at line feeds, ``note`` stands under it in brackets.

    ``issuer`` and ``dated`` go into the properties of the files.
    """

    title: str
    blocks: tuple[Block, ...]
    note: str = ""
    issuer: str = ""
    dated: date | None = None
    masthead: Masthead | None = None
    colophon: Colophon | None = None
    seal: Seal | None = None

    @property
    def title_lines(self) -> tuple[str, ...]:
        """The title as its lines stand on the paper."""
        return tuple(printable(line) for line in self.title.split("\n"))

    @property
    def name(self) -> str:
        """The title in one line."""
        return "".join(self.title_lines)


def said_day(day: date) -> str:
    """2025年3月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def inlines(words: Words) -> tuple[Inline, ...]:
    """The words as strings and figures in their order, without what no paper can show."""
    parts: tuple[Inline, ...] = words if isinstance(words, tuple) else (words,)
    return tuple(printable(one) if isinstance(one, str) else one for one in parts)


def printable(text: str) -> str:
    """The text on one line, without control, direction and unassigned characters."""
    shown = (one for one in text.replace("\n", " ") if unicodedata.category(one) not in UNPRINTABLE)
    return "".join(shown)
