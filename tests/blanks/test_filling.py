"""上级报表: a form that was mapped once is filled from the ledger, and stays the form that it was."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.blanks.filling import Filled, fill_form, open_form
from jujiao.blanks.forms import Place
from jujiao.blanks.mapping import (
    CellMap,
    FigureSource,
    FormMap,
    TextSource,
    map_from_plain,
    read_map,
)
from jujiao.blanks.proposals import proposed_map
from jujiao.blanks.selectors import map_of, template_named
from jujiao.blanks.services import NewTemplate, save_template
from jujiao.drafts.vocabulary import shared_vocabulary
from jujiao.figures.selectors import Asking
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Refused
from model_year import AT, ModelYear
from superior_form import HEADS, LIST, ROWS, SHEET, a_document, a_form

pytestmark = pytest.mark.django_db
SLUGS = (
    "honour_units_city_up",
    "honour_persons_city_up",
    "by_elections",
    "probationary_members_admitted",
    "articles_city",
)


def proposed(form: Path) -> FormMap:
    return proposed_map(open_form(form).form, shared_vocabulary())


def kept(year: ModelYear, form: Path) -> FormMap:
    """The proposals, gone through and saved."""
    opened = open_form(form)
    new = NewTemplate(year.court.pk, "月报", proposed(form), opened.form)
    return map_of(save_template(new, by=console(year.court.pk), at=AT))


def filled(year: ModelYear, form: Path, told: FormMap) -> Filled:
    return fill_form(open_form(form), told, year.asking)


def written(done: Filled, folder: Path) -> openpyxl.Workbook:
    path = folder / "填好.xlsx"
    path.write_bytes(done.content)
    return openpyxl.load_workbook(path)


def test_the_words_around_a_cell_propose_its_figure(tmp_path: Path) -> None:
    told = proposed(a_form(tmp_path))
    figures = {
        one.place.at: one.source for one in told.cells if isinstance(one.source, FigureSource)
    }
    assert [figures[f"C{row}"].slug for row in range(4, 9)] == list(SLUGS)
    assert not any(at.startswith("D") for at in figures), "a remark is not a figure"


def test_the_heads_of_a_list_propose_its_kind(tmp_path: Path) -> None:
    [one] = proposed(a_form(tmp_path)).lists
    assert (one.kind, one.first_row, one.last_row) == ("honour", 3, 7)
    assert list(one.columns.values()) == [
        "serial_no", "recipients", "title", "issuer", "award_level", "occurred_on",
    ]  # fmt: skip


def test_every_filled_figure_is_the_ledgers_and_opens_to_its_rows(
    model_year: ModelYear, tmp_path: Path
) -> None:
    form = a_form(tmp_path)
    done = filled(model_year, form, kept(model_year, form))
    figures = model_year.figures()
    told = {one.figure.slug: one for one in done.cells if one.figure}
    assert sorted(told) == sorted(SLUGS)
    for slug, cell in told.items():
        assert cell.value == figures[slug].value
        assert set(cell.rows) == {row.public_id for row in figures[slug].proof}


def test_merged_and_protected_cells_and_formulas_stay_as_they_are(
    model_year: ModelYear, tmp_path: Path
) -> None:
    form = a_form(tmp_path)
    before = openpyxl.load_workbook(form)
    after = written(filled(model_year, form, kept(model_year, form)), tmp_path)
    for sheet in (SHEET, LIST):
        assert {str(one) for one in after[sheet].merged_cells.ranges} == {
            str(one) for one in before[sheet].merged_cells.ranges
        }
    assert after[SHEET]["C9"].value == "=C4+C5"
    assert after[SHEET].protection.sheet
    assert after[SHEET].protection.password == before[SHEET].protection.password
    assert after[SHEET].print_title_rows == before[SHEET].print_title_rows
    assert [after[SHEET][f"B{row}"].value for row in range(4, 9)] == [label for _, label in ROWS]


def test_the_text_goes_into_the_first_cell_of_a_merged_area(
    model_year: ModelYear, tmp_path: Path
) -> None:
    told = FormMap("", (CellMap(Place(SHEET, "C2"), TextSource("{court}（{year}年）")),))
    done = filled(model_year, a_form(tmp_path), told)
    assert written(done, tmp_path)[SHEET]["B2"].value == "示例旗人民法院（2025年）"


@pytest.mark.parametrize(("at", "why"), [("C9", "公式"), ("D4", "锁定"), ("B4", "已写着")])
def test_what_must_not_be_written_to_is_left_and_said(
    model_year: ModelYear, tmp_path: Path, at: str, why: str
) -> None:
    told = FormMap("", (CellMap(Place(SHEET, at), FigureSource("by_elections")),))
    form = a_form(tmp_path)
    before = openpyxl.load_workbook(form)[SHEET][at].value
    done = filled(model_year, form, told)
    assert [one.place.at for one in done.left if why in one.why] == [at]
    assert written(done, tmp_path)[SHEET][at].value == before


def test_cells_that_nobody_mapped_stay_blank_and_are_listed(
    model_year: ModelYear, tmp_path: Path
) -> None:
    form = a_form(tmp_path)
    done = filled(model_year, form, FormMap("空", ()))
    assert done.cells == ()
    left = {(one.place.sheet, one.place.at) for one in done.left}
    assert {(SHEET, f"C{row}") for row in range(4, 9)} <= left
    assert (LIST, "A3") in left


def test_a_form_that_has_changed_says_so_cell_by_cell(
    model_year: ModelYear, tmp_path: Path
) -> None:
    told = kept(model_year, a_form(tmp_path))
    other = a_form(tmp_path, first_label="获自治区级以上表彰集体（个）")
    done = filled(model_year, other, told)
    [changed] = done.changed
    assert changed.place == Place(SHEET, "C4")
    assert "自治区级" in changed.why
    assert written(done, tmp_path)[SHEET]["C4"].value is None
    assert written(done, tmp_path)[SHEET]["C5"].value is not None


def test_a_row_that_moved_is_found_again_but_not_filled_unasked(
    model_year: ModelYear, tmp_path: Path
) -> None:
    form = a_form(tmp_path)
    told = kept(model_year, form)
    book = openpyxl.load_workbook(form)
    sheet = book[SHEET]
    sheet["B6"], sheet["B7"] = sheet["B7"].value, sheet["B6"].value
    book.save(form)
    moved = {one.place.at: one.why for one in filled(model_year, form, told).changed}
    assert "可能移到了汇总!C7" in moved["C6"]
    assert "可能移到了汇总!C6" in moved["C7"]


def test_a_list_is_filled_row_by_row_and_says_what_did_not_fit(
    model_year: ModelYear, tmp_path: Path
) -> None:
    form = a_form(tmp_path)
    done = filled(model_year, form, kept(model_year, form))
    sheet = written(done, tmp_path)[LIST]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=7)]
    assert [row[0] for row in rows] == [1, 2, 3, 4, 5]
    assert all(all(value for value in row) for row in rows)
    assert len(HEADS) == len(rows[0])
    [short] = [one for one in done.left if "还有" in one.why]
    assert "只有5行" in short.why


def test_the_tables_of_a_document_are_filled_too(model_year: ModelYear, tmp_path: Path) -> None:
    form = a_document(tmp_path)
    done = filled(model_year, form, kept(model_year, form))
    path = tmp_path / "填好.docx"
    path.write_bytes(done.content)
    table = Document(str(path)).tables[0]
    figures = model_year.figures()
    assert [table.cell(row, 2).text for row in range(1, 6)] == [
        str(figures[slug].value) for slug in SLUGS
    ]
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc, "still merged"


def test_a_figure_may_be_asked_of_a_part_of_the_year_at_a_level_and_of_a_unit(
    model_year: ModelYear, tmp_path: Path
) -> None:
    whole = FigureSource("articles_city")
    parts = [replace(whole, part=part) for part in ("H1", "H2")]
    national = replace(whole, level=Level.NATIONAL)
    cells = (*parts, national, FigureSource("honour_persons_city_up", unit="刑事审判庭"))
    told = FormMap(
        "", tuple(CellMap(Place(SHEET, f"C{row}"), one) for row, one in enumerate(cells, 4))
    )
    said = [one.value for one in filled(model_year, a_form(tmp_path), told).cells]
    figures = model_year.figures()
    assert said[0] + said[1] == figures["articles_city"].value
    assert said[2] == figures["articles_national"].value
    assert said[3] == figures["honour_persons_city_up"].by_unit().get("刑事审判庭", 0)


def test_what_the_ledger_does_not_know_stays_blank_and_is_never_zero(
    model_year: ModelYear, tmp_path: Path
) -> None:
    asking = Asking(Scope(model_year.court.pk, confidential=True), 2024, AT.date())
    told = FormMap("", (CellMap(Place(SHEET, "C4"), FigureSource("by_elections")),))
    done = fill_form(open_form(a_form(tmp_path)), told, asking)
    assert done.cells == ()
    assert any("不能当作零" in one.why for one in done.left)


def test_a_map_saved_again_is_the_next_version(model_year: ModelYear, tmp_path: Path) -> None:
    form = a_form(tmp_path)
    kept(model_year, form)
    kept(model_year, form)
    template = template_named(Scope(model_year.court.pk), "月报")
    assert template is not None
    assert template.version == 2
    assert map_of(template).as_plain() == template.mapping


def test_a_map_in_a_file_names_all_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "对应.toml"
    path.write_text(
        '[[cell]]\nat = "C4"\nfigure = "nothing"\n[[cell]]\nat = "5"\ntext = "x"\n'
        '[[list]]\nkind = "honour"\nfrom = 3\nto = 1\ncolumns = {A = "title"}\n',
        encoding="utf-8",
    )
    with pytest.raises(Refused) as refused:
        read_map(path)
    assert {one.code for one in refused.value.problems} == {
        "unknown_figure", "bad_address", "bad_rows",
    }  # fmt: skip


def test_a_list_column_that_such_a_fact_does_not_have_is_refused(
    model_year: ModelYear, tmp_path: Path
) -> None:
    said = {"list": [{"sheet": LIST, "kind": "honour", "from": 3, "columns": {"B": "salary"}}]}
    with pytest.raises(Refused, match="没有“salary”"):
        filled(model_year, a_form(tmp_path), map_from_plain(said))


def test_only_forms_are_opened(tmp_path: Path) -> None:
    for name, content in (("表.xls", b"\xd0\xcf\x11\xe0"), ("表.xlsx", b"not a zip")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Refused):
            open_form(path)
