"""改写的段落: people's words around figures that stay live; what no record stands behind says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import an_actor, an_honour, in_force
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.reports import REPORTS
from jujiao.catalogue.reports.annual import ANNUAL
from jujiao.catalogue.roles import StaffRole
from jujiao.figures.selectors import Asking
from jujiao.kernel.problems import Refused
from jujiao.papers.reading import reading
from jujiao.papers.tree import Paper
from jujiao.people.models import Person
from jujiao.reports.models import RewrittenPassage
from jujiao.reports.passages import CLOSING, PREFACE, UNPROVEN, passage_names
from jujiao.reports.selectors import (
    drafted_report,
    issued_paper,
    passage_texts,
    report_facts,
)
from jujiao.reports.services import (
    PassageOfReport,
    ReportRequest,
    issue_report,
    rewrite_passage,
)
from model_year import AT, ModelYear

pytestmark = pytest.mark.django_db
FIRST = passage_names(ANNUAL)[1]
WORDS = "{year}年，{court}人人争先，{honour_persons_city_up}获市级以上表彰。这一年大家都很努力。"


def rewrite(
    year: ModelYear, words: str, *, passage: str = FIRST, version: int = 0
) -> RewrittenPassage:
    asked = PassageOfReport(year.court.pk, ANNUAL.slug, 2025, passage)
    return rewrite_passage(asked, words=words, version=version, by=console(year.court.pk), at=AT)


def draft(year: ModelYear) -> str:
    return text_of(drafted_report(year.asking, ANNUAL.slug).paper)


def text_of(paper: Paper) -> str:
    return reading(paper)


def test_every_passage_of_a_report_can_be_named() -> None:
    for template in REPORTS.values():
        names = passage_names(template)
        assert len(names) == len(set(names)), template.slug


def test_own_words_stand_in_place_of_the_templates(model_year: ModelYear) -> None:
    rewrite(model_year, WORDS)
    said = draft(model_year)
    assert "2025年，示例旗人民法院人人争先，" in said
    assert f"，{model_year.figures()['honour_persons_city_up'].text}" in said


def test_a_figure_in_own_words_stays_live(model_year: ModelYear) -> None:
    rewrite(model_year, WORDS)
    before = model_year.figures()["honour_persons_city_up"].value
    assert before is not None
    fresh = _somebody_without_honours(model_year)
    in_force(model_year.court, an_honour(model_year.court, fresh))
    report = drafted_report(model_year.asking, ANNUAL.slug)
    [stated] = [one for one in report.statements if one.figure.slug == "honour_persons_city_up"]
    assert stated.figure.value == before + 1


def _somebody_without_honours(year: ModelYear) -> Person:
    honoured = {row.key for row in year.figures()["honour_persons_city_up"].proof}
    people = Person.objects.filter(court=year.court, on_roster=True).exclude(pk__in=honoured)
    person = people.first()
    assert person is not None
    return person


def test_a_sentence_without_a_figure_says_that_no_record_stands_behind_it(
    model_year: ModelYear,
) -> None:
    rewrite(model_year, WORDS)
    said = draft(model_year)
    assert f"这一年大家都很努力。{UNPROVEN}" in said
    assert said.count(UNPROVEN) == 1
    assert "下列文句由人撰写，台账没有记录可以印证" in said


def test_the_issued_paper_lists_such_sentences_behind_the_text(model_year: ModelYear) -> None:
    rewrite(model_year, WORDS)
    asked = ReportRequest(model_year.court.pk, ANNUAL.slug, 2025)
    said = text_of(issued_paper(issue_report(asked, by=console(model_year.court.pk), at=AT)))
    assert UNPROVEN not in said
    assert said.count("这一年大家都很努力。") == 2, "in the text, and in the list behind it"


def test_own_words_after_the_issue_make_another_paper(model_year: ModelYear) -> None:
    asked = ReportRequest(model_year.court.pk, ANNUAL.slug, 2025)
    first = issue_report(asked, by=console(model_year.court.pk), at=AT)
    assert issue_report(asked, by=console(model_year.court.pk), at=AT) == first
    rewrite(model_year, WORDS)
    second = issue_report(asked, by=console(model_year.court.pk), at=AT)
    assert second.replaces == first
    assert "人人争先" not in text_of(issued_paper(first))


def test_a_figure_that_nobody_knows_is_named_and_holds_the_issue_up(model_year: ModelYear) -> None:
    rewrite(model_year, "全年违纪违法{violations}。", passage=CLOSING)
    assert "【干警违纪违法案件：待签认】" in draft(model_year)
    asked = ReportRequest(model_year.court.pk, ANNUAL.slug, 2025)
    with pytest.raises(Refused, match="改写的段落引用了这项数字"):
        issue_report(asked, by=console(model_year.court.pk), at=AT)


def test_a_passage_given_back_is_the_templates_again(model_year: ModelYear) -> None:
    untouched, _, _ = draft(model_year).partition("流水第")
    mine = rewrite(model_year, WORDS)
    rewrite(model_year, "", version=mine.version)
    assert draft(model_year).partition("流水第")[0] == untouched


def test_the_words_the_ledger_writes_are_there_to_begin_from(model_year: ModelYear) -> None:
    rewrite(model_year, WORDS, passage=PREFACE)
    facts = report_facts(model_year.asking, ANNUAL)
    texts = {one.name: one for one in passage_texts(facts, ANNUAL)}
    assert list(texts) == list(passage_names(ANNUAL))
    assert texts[PREFACE].rewritten == WORDS
    assert texts[PREFACE].unproven == ("这一年大家都很努力。",)
    assert "{honour_persons_city_up}" in "".join(one.written for one in texts.values())
    again = replace(facts, rewritten={name: one.written for name, one in texts.items()})
    same = {one.name: one.written for one in passage_texts(again, ANNUAL)}
    assert same == {name: one.written for name, one in texts.items()}


@pytest.mark.parametrize(
    ("words", "code"),
    [("{nothing}件。", "unknown_figure"), ("{honour", "bad_braces"), ("长" * 4001, "too_long")],
    ids=["unknown", "braces", "long"],
)
def test_words_that_cannot_be_set_are_refused(model_year: ModelYear, words: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        rewrite(model_year, words)
    assert refused.value.problems[0].code == code


def test_the_later_of_two_writers_is_told(model_year: ModelYear) -> None:
    rewrite(model_year, WORDS)
    with pytest.raises(Refused, match="刚被别人改过"):
        rewrite(model_year, "另写一段。")


def test_a_member_of_staff_does_not_rewrite_the_report(model_year: ModelYear) -> None:
    asked = PassageOfReport(model_year.court.pk, ANNUAL.slug, 2025, FIRST)
    member = an_actor(model_year.court, StaffRole.MEMBER)
    with pytest.raises(Refused, match="不在您的权限之内"):
        rewrite_passage(asked, words=WORDS, version=0, by=member, at=AT)


def test_another_years_report_keeps_its_own_words(model_year: ModelYear) -> None:
    rewrite(model_year, WORDS)
    last_year = Asking(Scope(model_year.court.pk), 2024, AT.date())
    with pytest.raises(Refused, match="还没有2024年的台账"):
        report_facts(last_year, ANNUAL)
    assert RewrittenPassage.objects.filter(report_year=2024).count() == 0
