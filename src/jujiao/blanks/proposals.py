"""Proposals: what a cell is likely to want, by the words that reading ledgers and drafts already knows.

The words around a cell are read as the sentence they stand for (获市级以上表彰集体｜数量（个） is
“获市级以上表彰集体1个”) and bound as a figure of a draft is; the headers of a list are read as those of a
ledger. A proposal is put before a person, it fills nothing by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jujiao.blanks.answers import SERIAL, fields_of
from jujiao.blanks.forms import BlankForm, FormCell, FormSheet, Place, address
from jujiao.blanks.lists import ListArea, list_areas
from jujiao.blanks.mapping import CellMap, FigureSource, FormMap, ListMap, TextSource
from jujiao.catalogue import INDICATORS, RECORD_KINDS, TENURE_KINDS
from jujiao.drafts.judging import bind, read_text
from jujiao.drafts.vocabulary import Vocabulary
from jujiao.exchange.vocabulary import SheetWords, sheet_vocabulary
from jujiao.kernel.spelling import fold

MEASURE = re.compile(r"[（(]单位[:：]?([^）)]{1,3})[）)]|[（(]([^）)]{1,3})[）)]")
PARTS = {
    "上半年": "H1",
    "下半年": "H2",
    **{f"{words}季度": f"Q{place}" for place, words in enumerate("一二三四", 1)},
}
OWN_WORDS = {"填报单位": "{court}", "填报法院": "{court}", "单位名称": "{court}", "年度": "{year}"}
LEAST_FIELDS = 3
ANY_ROW = re.compile(r"序号|编号|^号$|NO", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a cell is likely to want, how sure that is, and why."""

    cell: CellMap
    score: float
    reason: str


def proposals(form: BlankForm, vocabulary: Vocabulary) -> list[Proposal]:
    """A proposal for every cell whose words are understood."""
    found = []
    for sheet in form.sheets:
        listed = {row for area in list_areas(sheet) for row in _rows(area)}
        for cell in sheet.blanks():
            if cell.row not in listed and (one := _proposal(sheet, cell, vocabulary)):
                found.append(one)
    return found


def proposed_lists(form: BlankForm) -> list[ListMap]:
    """A list for every area whose headers are those of a kind of ledger."""
    areas = ((sheet, area) for sheet in form.sheets for area in list_areas(sheet))
    return [one for sheet, area in areas if (one := _list(sheet, area)) is not None]


def proposed_map(form: BlankForm, vocabulary: Vocabulary) -> FormMap:
    """All proposals as a map that a person goes through."""
    cells = tuple(one.cell for one in proposals(form, vocabulary))
    return FormMap(form.file_name, cells, tuple(proposed_lists(form)))


def _rows(area: ListArea) -> range:
    return range(area.first_row, area.last_row + 1)


def _proposal(sheet: FormSheet, cell: FormCell, vocabulary: Vocabulary) -> Proposal | None:
    label = sheet.label_of(cell)
    place = Place(sheet.name, cell.at)
    words = sheet.row_label(cell).rstrip("：:")
    for known, text in OWN_WORDS.items():
        if words.endswith(known):
            return Proposal(CellMap(place, TextSource(text), label), 1.0, f"“{known}”")
    best = max(_bound(sheet, cell, vocabulary), key=lambda one: one[0], default=None)
    if best is None:
        return None
    score, slug, reason = best
    source = FigureSource(slug, _part(label))
    return Proposal(CellMap(place, source, label), score, reason)


def _bound(
    sheet: FormSheet, cell: FormCell, vocabulary: Vocabulary
) -> Iterator[tuple[float, str, str]]:
    """The words around a cell as sentences, each bound: in the measure that they name, else in any."""
    row, column = sheet.row_label(cell), sheet.column_label(cell)
    named = _measures(f"{row}{column}")
    units = named or list(dict.fromkeys(one.indicator.unit for one in vocabulary.entries))
    bare = [MEASURE.sub("", words).replace(" ", "") for words in (row, column)]
    for words in ("".join(bare), "".join(reversed(bare)), *bare):
        for unit in units if words else ():
            read = read_text(f"全年{words}1{unit}。")
            for binding in bind(read, vocabulary):
                if binding.slug is not None and not binding.other_measure:
                    yield binding.score - (0 if named else DOUBT), binding.slug, binding.reason


DOUBT = 0.1
"""What a binding is worth less where the form names no measure."""


def _measures(label: str) -> list[str]:
    known = {one.unit for one in INDICATORS.values()} | {"人", "项", "场"}
    found = (one[1] or one[2] for one in MEASURE.finditer(label))
    return [unit for unit in found if unit in known]


def _part(label: str) -> str:
    return next((part for words, part in PARTS.items() if words in label), "year")


def _list(sheet: FormSheet, area: ListArea) -> ListMap | None:
    """The kind of ledger most of whose headers stand there, titles deciding between equals."""
    rated = [
        (len(columns), _titled(sheet, area, words), kind, columns)
        for words in sheet_vocabulary()
        if (kind := _kind_of(words.slug))
        and len(columns := _columns(area, words, kind)) >= LEAST_FIELDS
    ]
    best = max(rated, key=lambda one: one[:2], default=None)
    if best is None:
        return None
    _, _, kind, columns = best
    numbered = _numbered(area)
    beside = {_letter(place): head for place, head in area.headers.items()}
    told = {**numbered, **columns}
    return ListMap(
        sheet.name,
        area.first_row,
        area.last_row,
        kind,
        told,
        beside={letter: beside[letter] for letter in told},
    )


def _columns(area: ListArea, words: SheetWords, kind: str) -> dict[str, str]:
    """Column letter → field, of the headers that such a ledger has and such a list can hold."""
    allowed = fields_of(kind)
    found: dict[str, str] = {}
    for place, header in area.headers.items():
        bare = fold(header)
        named = next((name for name, one in words.fields.items() if bare in one.names), "")
        kept = next((one for one in (named, *KEPT_AS.get(named, ())) if one in allowed), "")
        if kept and kept not in found.values():
            found[_letter(place)] = kept
    return found


def columns_for(area: ListArea, kind: str) -> dict[str, str]:
    """Column letter → field, where somebody says of which kind the rows are."""
    declared = RECORD_KINDS.get(kind) or TENURE_KINDS[kind]
    register = declared.register_slug
    known = [words for words in sheet_vocabulary() if words.slug == register]
    found = _columns(area, known[0], kind) if known else {}
    return {**_numbered(area), **found}


def _numbered(area: ListArea) -> dict[str, str]:
    """The columns that count the rows."""
    return {_letter(place): SERIAL for place, head in area.headers.items() if ANY_ROW.search(head)}


KEPT_AS = {
    "recipient": ("recipients",),
    "person_name": ("person", "recipients"),
    "author": ("recipients",),
    "unit_name": ("unit", "recipients"),
    "branch_name": ("unit", "recipients"),
    "topic": ("title",),
    "case_no": ("title",),
    "outlet": ("issuer",),
    "round_label": ("serial",),
    "issue_no": ("serial",),
    "reprint_state": ("outcome",),
    "progress": ("outcome",),
    "change_type": ("outcome",),
    "mentor": ("person",),
    "mentee": ("counterpart",),
    "school": ("outside",),
}
"""Field of a ledger → the column of the fact in which it is kept."""


def _titled(sheet: FormSheet, area: ListArea, words: SheetWords) -> bool:
    said = "".join(one.text for one in sheet.cells.values() if one.row < area.first_row)
    return any(title in fold(said) for title in words.titles)


def _kind_of(sheet_kind: str) -> str:
    """The kind of record or relation that a ledger holds; blank where it is no single one."""
    for declared in (RECORD_KINDS, TENURE_KINDS):
        kinds = [one.slug for one in declared.values() if one.register_slug == sheet_kind]
        if len(kinds) == 1:
            return kinds[0]
    return ""


def _letter(column: int) -> str:
    return address(1, column)[:-1]
