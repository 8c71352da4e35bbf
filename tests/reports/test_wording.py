"""年度总结: what is said rests on the ledger, and reads well whatever is missing beside it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from jujiao.catalogue import INDICATORS
from jujiao.catalogue.reports.wording import Clause, held, sentence, series
from jujiao.kernel.concepts import Focus
from jujiao.papers.tree import Heading, Paragraph, StatedFigure, inlines
from jujiao.reports.composition import Composition, ReportFacts, compose
from known_figures import ANNUAL, COURT, KINDS, a_figure, everything, facts_of

BROKEN = re.compile(r"[，、。；：]{2}|[，、]$|^[，、。]|（）|《》|为。|其中。|[，、]等")
STANDING_TERMS = (
    "习近平新时代中国特色社会主义思想",
    "自治区级坚强堡垒模范支部",
    "党组理论学习中心组学习",
)


def written(facts: ReportFacts, *, marked: bool = False) -> Composition:
    return compose(ANNUAL, facts, marked=marked)


def text_of(composition: Composition) -> str:
    return "\n".join(_words(block) for block in composition.blocks)


def _words(block: object) -> str:
    assert isinstance(block, Heading | Paragraph)
    pieces = inlines(block.words)
    return "".join(one.text if isinstance(one, StatedFigure) else str(one) for one in pieces)


def body_of(facts: ReportFacts) -> str:
    """The text without its first and last paragraph."""
    return "\n".join(_words(block) for block in written(facts).blocks[1:-1])


def test_the_report_has_a_place_for_every_figure_of_the_catalogue() -> None:
    assert set(ANNUAL.slugs()) == set(INDICATORS)


def test_the_five_focuses_stand_in_their_order() -> None:
    assert [one.focus for one in ANNUAL.sections] == list(Focus)
    headings = [block.words for block in written(everything()).blocks if _is_first(block)]
    assert [str(words)[:2] for words in headings] == ["一、", "二、", "三、", "四、", "五、"]
    for heading, focus in zip(headings, Focus, strict=True):
        assert f"聚焦{focus.label}" in str(heading)


def _is_first(block: object) -> bool:
    return isinstance(block, Heading) and block.rank == 1


def test_no_number_is_written_into_the_sentences() -> None:
    for clause in ANNUAL.clauses():
        plain = "".join(words for words, _ in clause.pieces())
        assert not re.search(r"[0-9０-９%％]", plain), clause.words


def test_every_number_of_the_text_is_a_figure() -> None:
    for block in written(everything()).blocks[1:-1]:
        assert isinstance(block, Heading | Paragraph)
        plain = "".join(one for one in inlines(block.words) if isinstance(one, str))
        assert not re.search(r"\d", plain), plain


def test_the_full_report_reads_without_a_seam() -> None:
    for line in text_of(written(everything())).splitlines():
        assert not BROKEN.search(line), line


@pytest.mark.parametrize("slug", sorted(set(INDICATORS) - {"violations"}))
def test_a_figure_reads_well_when_it_is_the_only_one(slug: str) -> None:
    facts = facts_of({slug: 3})
    text = body_of(facts)
    whole = INDICATORS[slug].part_of
    if slug == "mentorship_pairs_begun" or whole:
        assert not text, "a part is not said without its whole"
        return
    assert text.count(facts.figures[slug].text) == 1
    assert not any(BROKEN.search(line) for line in text.splitlines()), text
    assert text.count("。") == 1


@pytest.mark.parametrize("missing", sorted(INDICATORS))
def test_the_sentence_closes_up_around_a_missing_figure(missing: str) -> None:
    whole = everything()
    rest = {slug: one for slug, one in whole.figures.items() if slug != missing}
    text = body_of(replace(whole, figures=rest))
    assert not any(BROKEN.search(line) for line in text.splitlines()), text
    stated = {one.figure.slug for one in written(replace(whole, figures=rest)).statements}
    assert missing not in stated
    assert len(stated) >= len(INDICATORS) - 4


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_activity_reads_well_when_it_is_the_only_one(kind: str) -> None:
    text = body_of(facts_of({}, happened=frozenset({kind}), titles={"regulation": ("值班制度",)}))
    said = [line for line in text.splitlines() if line.endswith("。")]
    assert said, kind
    assert not any(BROKEN.search(line) for line in said), said


def test_what_nobody_knows_is_left_out_and_never_printed_as_zero() -> None:
    facts = facts_of(
        {"rank_promotions": 4, "judge_quota_selections": None, "hard_cases_closed": None}
    )
    text = body_of(facts)
    assert "职级晋升4人" in text
    assert "遴选" not in text
    assert "疑难" not in text


def test_a_mechanism_without_any_fact_is_left_out_rather_than_said_to_be_zero() -> None:
    text = body_of(facts_of({"by_elections": 0, "rank_promotions": 2}))
    assert "补选" not in text
    assert "0" not in text


def test_sections_are_numbered_by_what_is_said() -> None:
    text = body_of(facts_of({"law_vice_principals": 2}))
    assert text.startswith("一、聚焦凝心聚力")
    assert "（一）" in text
    assert "（二）" not in text


def test_a_zero_is_said_where_somebody_signed_it_and_only_there() -> None:
    assert "干警违纪违法案件为0件" in body_of(facts_of({"violations": 0}))
    unsigned = replace(facts_of({}), figures={"violations": a_figure("violations", 0)})
    assert not body_of(unsigned)
    assert "查处案件2件" in body_of(facts_of({"violations": 2}))


def test_a_part_is_said_of_its_whole_only() -> None:
    text = body_of(facts_of({"honour_persons_city_up": 9, "honour_persons_region_up": 2}))
    assert "9名个人获得市级以上荣誉表彰，其中2人受到自治区级以上表彰。" in text


def test_registered_titles_are_named_and_many_are_cut_short() -> None:
    titles = {"regulation": ("甲规定", "《乙办法》", "丙细则", "丁制度")}
    happened = frozenset({"regulation"})
    assert "印发《甲规定》《乙办法》《丙细则》等，" in body_of(
        facts_of({}, happened=happened, titles=titles)
    )


def test_marks_number_the_figures_in_the_order_of_the_text() -> None:
    composition = written(everything(), marked=True)
    marks = [
        one.mark
        for block in composition.blocks
        for one in inlines(block.words)  # type: ignore[union-attr]
        if isinstance(one, StatedFigure)
    ]
    assert marks == list(range(1, len(INDICATORS) + 1))
    assert [one.figure.slug for one in composition.statements] == list(ANNUAL.slugs())


def test_what_frames_a_sentence_never_stands_alone() -> None:
    framed = sentence(
        "坚持不懈",
        series(held("甲", "x"), held("乙", "y"), lead="开展"),
        Clause("丙{by_elections}"),
    )
    assert [one.words for one in framed.clauses()] == ["甲", "乙", "丙{by_elections}"]
    assert not body_of(facts_of({}))


@pytest.mark.needs_shared
def test_no_sentence_is_another_courts(shared: Path) -> None:
    article = re.sub(r"\W", "", (shared / "article.txt").read_text(encoding="utf-8"))
    ours = text_of(written(everything())).replace(COURT, "\n")
    for term in STANDING_TERMS:
        ours = ours.replace(term, "\n")
    for piece in re.split(r"[\W\d_]+", ours):
        copied = [piece[at : at + 11] for at in range(len(piece) - 10)]
        assert not [one for one in copied if one in article], piece
