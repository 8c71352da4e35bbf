"""A check is an act: it is kept with what it rests on, decided upon, and learns a court's own words."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from django.conf import settings
from docx import Document
from pypdf import PdfReader

from cast import AT, a_clerk, an_actor
from jujiao.access.actors import Actor, console
from jujiao.access.scope import Scope
from jujiao.catalogue.roles import StaffRole
from jujiao.drafts.marked_text import segments
from jujiao.drafts.models import DecisionKind, DraftCheck
from jujiao.drafts.returned import annotated_draft, corrected_draft, text_of
from jujiao.drafts.selectors import check_in_scope, checks_of, standing_decisions
from jujiao.drafts.services import (
    CourtWords,
    Draft,
    add_alias,
    add_synonym,
    check_draft,
    correct_binding,
    decide_figure,
)
from jujiao.drafts.sheet import checking_sheet
from jujiao.figures.selectors import figure_of
from jujiao.journal.selectors import acts_on, journal_head
from jujiao.kernel.problems import Refused
from jujiao.papers.fonts import paper_fonts
from jujiao.papers.pdf_writer import write_pdf
from jujiao.papers.reading import reading
from model_year import ModelYear
from word_drafts import a_docx, p, r

pytestmark = pytest.mark.django_db
TEXT = "2025年,该院开展审务督察25次,发布督察通报5期,4个集体荣获市级荣誉表彰。法风督察12次。"


def _checked(year: ModelYear, text: str = TEXT, *, by: Actor | None = None) -> DraftCheck:
    draft = Draft(year.court, year.asking, "总结.txt", text.encode())
    return check_draft(draft, by=by or a_clerk(year.court), at=AT)


def _verdicts(check: DraftCheck) -> dict[str, str]:
    return {one["surface"]: one["verdict"] for one in check.said["claims"]}


def test_a_document_of_pictures_alone_is_refused_in_words(model_year: ModelYear) -> None:
    draft = Draft(model_year.court, model_year.asking, "总结.docx", a_docx(p(r(""))))
    with pytest.raises(Refused, match="没有文字"):
        check_draft(draft, by=a_clerk(model_year.court), at=AT)


def test_a_text_without_figures_is_checked_and_has_none(model_year: ModelYear) -> None:
    check = _checked(model_year, "本院队伍建设稳中有进,干警精神面貌焕然一新。")
    assert (check.said["summary"]["claims"], check.said["claims"]) == (0, [])


def test_a_check_is_kept_with_what_it_rests_on(model_year: ModelYear) -> None:
    head = journal_head()
    check = _checked(model_year)
    assert (check.head_seq, check.head_hash) == (head.seq, head.entry_hash)
    digest = figure_of(model_year.asking, "court_affairs_inspections").digest
    assert check.figure_digests["court_affairs_inspections"] == digest
    assert text_of(check).text == TEXT
    assert [entry.action for entry in acts_on(check)] == ["draft.check"]


def test_figures_are_judged_by_the_ledger(model_year: ModelYear) -> None:
    check = _checked(model_year)
    assert _verdicts(check) == {
        "25次": "differs", "5期": "agrees", "4个": "differs", "12次": "no_indicator",
    }  # fmt: skip
    agreed = next(one for one in check.said["claims"] if one["surface"] == "5期")
    assert (agreed["ledger_value"], agreed["proof_count"]) == (5, 5)


def test_a_difference_says_whether_another_way_to_count_would_fit(model_year: ModelYear) -> None:
    (claim,) = _checked(model_year, "国家级刊物发表文章31篇。").said["claims"]
    assert claim["verdict"] == "differs"
    (person_times,) = _checked(model_year, "28人在市级业务比赛中获奖。").said["claims"]
    assert person_times["verdict"] == "differs"
    assert "量词" in person_times["explanation"]


def test_a_taken_number_comes_back_in_the_corrected_draft(model_year: ModelYear) -> None:
    clerk = a_clerk(model_year.court)
    check = _checked(model_year, by=clerk)
    start = TEXT.index("25次")
    decide_figure(check, start, DecisionKind.TAKEN, by=clerk, at=AT)
    assert corrected_draft(check).decode() == TEXT.replace("25次", "24次")
    decide_figure(check, start, DecisionKind.REOPENED, by=clerk, at=AT)
    assert standing_decisions(check) == {}
    assert corrected_draft(check).decode() == TEXT


def test_a_figure_is_kept_only_with_a_reason_and_taken_only_where_there_is_one(
    model_year: ModelYear,
) -> None:
    clerk = a_clerk(model_year.court)
    check = _checked(model_year, by=clerk)
    with pytest.raises(Refused, match="理由"):
        decide_figure(check, TEXT.index("25次"), DecisionKind.ACCEPTED, by=clerk, at=AT)
    with pytest.raises(Refused, match="不能采用"):
        decide_figure(check, TEXT.index("12次"), DecisionKind.TAKEN, by=clerk, at=AT)
    with pytest.raises(Refused, match="没有数字"):
        decide_figure(check, 1, DecisionKind.TAKEN, by=clerk, at=AT)


def test_a_clerks_correction_of_a_binding_is_remembered_for_the_court(
    model_year: ModelYear,
) -> None:
    clerk = a_clerk(model_year.court)
    check = _checked(model_year, by=clerk)
    start = TEXT.index("12次")
    kept = correct_binding(check, start, "court_affairs_inspections", by=clerk, at=AT)
    assert kept.corrected_by_name == clerk.name
    assert _verdicts(_checked(model_year))["12次"] == "differs"
    correct_binding(check, start, "", by=clerk, at=AT)
    assert _verdicts(_checked(model_year))["12次"] == "no_indicator"


def test_a_court_adds_its_own_words_and_names(model_year: ModelYear) -> None:
    clerk, words = a_clerk(model_year.court), CourtWords(model_year.court.pk)
    add_synonym(words, "court_affairs_inspections", "法风督察", by=clerk, at=AT)
    add_synonym(words, "court_affairs_inspections", "法风督察", by=clerk, at=AT)
    assert _verdicts(_checked(model_year))["12次"] == "differs"
    text = "2025年,示旗人民法院开展审务督察24次。"
    assert _checked(model_year, text).said["foreign_court"] == "示旗人民法院"
    add_alias(words, "示旗人民法院", by=clerk, at=AT)
    assert _checked(model_year, text).said["foreign_court"] is None
    with pytest.raises(Refused):
        add_synonym(words, "no_such_figure", "某某督察", by=clerk, at=AT)


def test_who_may_check_and_who_may_teach(model_year: ModelYear) -> None:
    member = an_actor(model_year.court, StaffRole.MEMBER)
    with pytest.raises(Refused, match="权限"):
        _checked(model_year, by=member)
    with pytest.raises(Refused, match="权限"):
        add_alias(CourtWords(model_year.court.pk), "示旗法院", by=console(), at=AT)


def test_checks_of_another_court_do_not_exist(model_year: ModelYear) -> None:
    check = _checked(model_year)
    own, other = Scope(model_year.court.pk), Scope(model_year.court.pk + 1)
    assert check_in_scope(own, check.public_id) == check
    assert check_in_scope(other, check.public_id) is None
    assert list(checks_of(other)) == []


def test_a_docx_comes_back_with_a_comment_on_each_figure(model_year: ModelYear) -> None:
    content = a_docx(p(r("开展审务督察2"), r("5", "<w:b/>"), r("次,通报5期。")))
    draft = Draft(model_year.court, model_year.asking, "总结.docx", content)
    check = check_draft(draft, by=a_clerk(model_year.court), at=AT)
    comments = Document(BytesIO(annotated_draft(check, at=AT))).comments
    assert sorted(one.text[:5] for one in comments) == ["【一致】台", "【不一致】"]
    decide_figure(
        check,
        check.said["claims"][0]["start"],
        DecisionKind.TAKEN,
        by=a_clerk(model_year.court),
        at=AT,
    )
    paragraphs = Document(BytesIO(corrected_draft(check))).paragraphs
    assert paragraphs[0].text == "开展审务督察24次,通报5期。"


def test_only_a_docx_can_be_annotated(model_year: ModelYear) -> None:
    with pytest.raises(Refused, match="docx"):
        annotated_draft(_checked(model_year), at=AT)


def test_the_sheet_tells_what_differs_and_on_which_ledger(model_year: ModelYear) -> None:
    clerk = a_clerk(model_year.court)
    check = _checked(model_year, by=clerk)
    start = TEXT.index("4个")
    decide_figure(check, start, DecisionKind.ACCEPTED, by=clerk, at=AT, reason="含县级表彰")
    said = reading(checking_sheet(check, day=date(2026, 1, 6)))
    for words in ("25次", "不一致2处", "说明后保留：含县级表彰", check.text_hash[:16]):
        assert words in said


def test_a_text_cut_at_its_figures_is_the_text(model_year: ModelYear) -> None:
    check = _checked(model_year)
    cut = list(segments(TEXT, check.said["claims"]))
    assert "".join(one.text for one in cut) == TEXT
    coloured = [one.text for one in cut if one.place is not None]
    assert coloured == ["25次", "5期", "4个", "12次"]


def test_the_sheet_is_one_page_however_much_there_is_to_say(model_year: ModelYear) -> None:
    text = "".join(f"选派第{at}批业务骨干若干并开展审务督察{at}次。" for at in range(30, 90))
    sheet = checking_sheet(_checked(model_year, text), day=date(2026, 1, 6))
    content = write_pdf(sheet, paper_fonts(settings.FONT_DIRS))
    assert len(PdfReader(BytesIO(content)).pages) == 1
