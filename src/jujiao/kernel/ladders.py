"""Ladders of ranks: who may be raised by one rung, from which day, and what stands in the way.

《公务员职务与职级并行规定》第十八条 (years), 《公务员考核规定》(years that shorten or do not count),
《公务员法》第六十四条 and 《政务处分法》 (periods of sanctions). Ranks are raised rung by rung.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jujiao.kernel.concepts import Basis
from jujiao.kernel.periods import add_months

EXCELLENT_MONTHS = 6
APPRAISAL_RULES = Basis("《公务员考核规定》", "第十八条至第二十一条", verified=True)
SANCTION_RULES = Basis("《中华人民共和国公务员法》", "第六十四条", verified=True)
STEP_BY_STEP = Basis("《中华人民共和国公务员法》", "第四十九条", verified=True)


class Grade(StrEnum):
    """年度考核等次, and the two ways of having none."""

    EXCELLENT = "excellent"
    COMPETENT = "competent"
    BASIC = "basic"
    INCOMPETENT = "incompetent"
    UNDETERMINED = "undetermined"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        """优秀, 称职, 基本称职, 不称职, 不定等次, 不参加考核."""
        return GRADE_LABELS[self]

    @property
    def counts(self) -> bool:
        """Whether the year counts as years in rank: 称职以上 alone does."""
        return self in (Grade.EXCELLENT, Grade.COMPETENT)


GRADE_LABELS = {
    Grade.EXCELLENT: "优秀",
    Grade.COMPETENT: "称职",
    Grade.BASIC: "基本称职",
    Grade.INCOMPETENT: "不称职",
    Grade.UNDETERMINED: "不定等次",
    Grade.ABSENT: "不参加考核",
}


class SanctionKind(StrEnum):
    """处分; 开除 ends the service itself and has no period."""

    WARNING = "warning"
    DEMERIT = "demerit"
    MAJOR_DEMERIT = "major_demerit"
    DEMOTION = "demotion"
    REMOVAL = "removal"

    @property
    def label(self) -> str:
        """警告, 记过, 记大过, 降级, 撤职."""
        return SANCTION_LABELS[self]

    @property
    def months(self) -> int:
        """受处分的期间: 6, 12, 18, 24, 24 calendar months."""
        return SANCTION_MONTHS[self]


SANCTION_LABELS = {
    SanctionKind.WARNING: "警告",
    SanctionKind.DEMERIT: "记过",
    SanctionKind.MAJOR_DEMERIT: "记大过",
    SanctionKind.DEMOTION: "降级",
    SanctionKind.REMOVAL: "撤职",
}
SANCTION_MONTHS = {
    SanctionKind.WARNING: 6,
    SanctionKind.DEMERIT: 12,
    SanctionKind.MAJOR_DEMERIT: 18,
    SanctionKind.DEMOTION: 24,
    SanctionKind.REMOVAL: 24,
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One step up: to ``title`` from any of ``sources`` after ``months``; None is 择优选升 without a term."""

    title: str
    sources: tuple[str, ...]
    months: int | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Ladder:
    """A ladder as it stands while its table is in force; ``rungs`` from the lowest step up.

    ``classes`` are the classes of staff (人员类别) that stand on it.
    """

    slug: str
    label: str
    rungs: tuple[Rung, ...]
    classes: tuple[str, ...]
    in_force_from: date
    in_force_until: date | None = None
    excellent_months: int = EXCELLENT_MONTHS

    @property
    def titles(self) -> frozenset[str]:
        """Every title from which or to which a step leads."""
        sources = {one for rung in self.rungs for one in rung.sources}
        return frozenset(sources | {rung.title for rung in self.rungs})

    def after(self, title: str) -> Rung | None:
        """The one step that leads up from a title; None at the top."""
        return next((rung for rung in self.rungs if title in rung.sources), None)


@dataclass(frozen=True, slots=True)
class YearGrade:
    """A year's grade and the day it was decided (None: treated as known all along)."""

    year: int
    grade: Grade
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sanction:
    """A sanction from the day it took effect; ``kind`` None is one whose kind is not recorded."""

    kind: SanctionKind | None
    starts_on: date

    @property
    def ends_on(self) -> date | None:
        """The first day that is free again."""
        return add_months(self.starts_on, self.kind.months) if self.kind else None

    def blocks(self, day: date) -> bool:
        """Whether no promotion is possible on the day; an unknown kind blocks as long as it may."""
        longest = add_months(self.starts_on, max(SANCTION_MONTHS.values()))
        return self.starts_on <= day < (self.ends_on or longest)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a person's place on a ladder.

    ``unrecorded``: years of which the court keeps grades but has none of this person, so that they
    are unknown; ``presumed``: years of which it keeps no grades at all, taken as 称职, and said.
    """

    rank: str | None
    since: date | None
    grades: tuple[YearGrade, ...] = ()
    sanctions: tuple[Sanction, ...] = ()
    unrecorded: frozenset[int] = field(default_factory=frozenset)
    presumed: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason of an answer: the rule, where it stands, and what it says of this person."""

    rule: str
    basis: str
    detail: str


@dataclass(frozen=True, slots=True)
class Eligibility:
    """What the rules allow on a day; nobody is promoted by it.

    ``since``: eligible from that day on. ``until``: the first day on which nothing known stands in
    the way. ``eligible`` None: a fact is missing, and ``because`` names it.
    """

    next: str | None
    eligible: bool | None
    since: date | None = None
    until: date | None = None
    because: tuple[Ground, ...] = ()


def ladder_on(ladders: Iterable[Ladder], slug: str, day: date) -> Ladder | None:
    """The table of a ladder that was in force on a day."""
    return next(
        (
            one
            for one in ladders
            if one.slug == slug
            and one.in_force_from <= day
            and (one.in_force_until is None or day <= one.in_force_until)
        ),
        None,
    )


def term_ends(since: date, months: int, uncounted: Iterable[int]) -> date:
    """The day on which so many counted months in rank are full; an uncounted year stops the clock."""
    end = add_months(since, months)
    for year in sorted(set(uncounted)):
        if year == since.year:
            since = date(year + 1, 1, 1)
            end = add_months(since, months)
        elif since.year < year and date(year, 1, 1) < end:
            end = add_months(end, 12)
    return end


def reached_on(since: date, months: int, grades: Iterable[YearGrade], shortening: int) -> date:
    """The day on which the years in rank are full, the grades given taken into account.

    Each 优秀 shortens by so many months (``shortening``), never to a day before it was decided.
    """
    known = sorted(grades, key=lambda one: (one.decided_on or date.min, one.year))
    uncounted = [one.year for one in known if not one.grade.counts]
    days = [term_ends(since, months, uncounted)]
    excellent = [one for one in known if one.grade is Grade.EXCELLENT]
    for number, one in enumerate(excellent, 1):
        shorter = max(0, months - shortening * number)
        days.append(max(term_ends(since, shorter, uncounted), one.decided_on or date.min))
    return min(days)


def eligibility(ladder: Ladder, standing: Standing, on: date) -> Eligibility:
    """Whether the rules allow this person to be raised on this day, from when, and why or why not."""
    if standing.rank is None:
        return Eligibility(
            None, None, because=(_unknown("rank_unknown", f"{ladder.label}没有登记"),)
        )
    rung = ladder.after(standing.rank)
    if rung is None:
        top = Ground(
            "top_of_ladder", STEP_BY_STEP.citation, f"{standing.rank}之上没有更高的{ladder.label}"
        )
        return Eligibility(None, eligible=False, because=(top,))
    checks = (_years(ladder, rung, standing, on), *_sanctions(standing, on))
    return _combined(rung.title, checks)


@dataclass(frozen=True, slots=True)
class _Check:
    """One condition: kept, broken or unknown; from which day it is kept, and the reasons."""

    kept: bool | None
    kept_from: date | None
    grounds: tuple[Ground, ...] = ()


def _combined(title: str, checks: tuple[_Check, ...]) -> Eligibility:
    verdicts = [check.kept for check in checks]
    eligible = False if False in verdicts else None if None in verdicts else True
    days = [check.kept_from for check in checks]
    known = max((day for day in days if day), default=None) if None not in days else None
    because = tuple(ground for check in checks for ground in check.grounds)
    if eligible:
        return Eligibility(title, eligible=True, since=known, because=because)
    return Eligibility(title, eligible, until=known if eligible is False else None, because=because)


def _years(ladder: Ladder, rung: Rung, standing: Standing, on: date) -> _Check:
    if rung.months is None:
        detail = f"升{rung.title}为择优选升，没有固定年限，由有权机关决定"
        return _Check(None, None, (Ground("by_selection", rung.basis.citation, detail),))
    if standing.since is None:
        missing = _unknown("rank_date_unknown", f"任{standing.rank}的时间没有登记")
        return _Check(None, None, (missing,))
    since, months, shortening = standing.since, rung.months, ladder.excellent_months
    grades = _known_grades(standing, since, on)
    unrecorded = sorted(year for year in standing.unrecorded if since.year <= year < on.year)
    best = tuple(YearGrade(year, Grade.EXCELLENT) for year in unrecorded)
    worst = tuple(YearGrade(year, Grade.ABSENT) for year in unrecorded)
    earliest = reached_on(since, months, grades + best, shortening)
    latest = reached_on(since, months, grades + worst, shortening)
    kept = True if on >= latest else False if on < earliest else None
    certain = latest if kept or not unrecorded else None
    grounds = _grounds_of_years(ladder, rung, standing, on, certain)
    return _Check(kept, certain, grounds)


def _known_grades(standing: Standing, since: date, on: date) -> tuple[YearGrade, ...]:
    """The grades of the years in this rank that had been decided by the day."""
    return tuple(
        one
        for one in standing.grades
        if since.year <= one.year <= on.year and (one.decided_on is None or one.decided_on <= on)
    )


def _grounds_of_years(
    ladder: Ladder, rung: Rung, standing: Standing, on: date, certain: date | None
) -> tuple[Ground, ...]:
    since, months = standing.since, rung.months
    assert since is not None
    assert months is not None
    grades = _known_grades(standing, since, on)
    full = f"，{in_words(certain)}满" if certain else ""
    detail = f"{in_words(since)}任{standing.rank}，升{rung.title}须任满{_span(months)}{full}"
    excellent = [one.year for one in grades if one.grade is Grade.EXCELLENT]
    uncounted = [one for one in grades if not one.grade.counts]
    spent = {since.year + offset for offset in range(on.year - since.year)}
    lines = (
        (True, "years_in_rank", rung.basis, detail),
        (
            excellent and ladder.excellent_months,
            "excellent_years",
            APPRAISAL_RULES,
            f"{_years_named(excellent)}年度考核优秀，每次缩短{_span(ladder.excellent_months)}",
        ),
        (
            uncounted,
            "uncounted_years",
            APPRAISAL_RULES,
            "、".join(f"{one.year}年{one.grade.label}" for one in uncounted)
            + "，当年不计算任职年限",
        ),
        (
            standing.presumed & spent,
            "appraisal_presumed",
            APPRAISAL_RULES,
            f"{_years_named(standing.presumed & spent)}年度考核结果没有登记，按称职计算；登记后重新计算",
        ),
        (
            standing.unrecorded & spent,
            "appraisal_unknown",
            APPRAISAL_RULES,
            f"缺本人{_years_named(standing.unrecorded & spent)}年度考核结果，不能确定年限是否缩短或不计",
        ),
    )
    return tuple(Ground(rule, basis.citation, said) for holds, rule, basis, said in lines if holds)


def _sanctions(standing: Standing, on: date) -> tuple[_Check, ...]:
    return tuple(_sanction(one, on) for one in standing.sanctions if one.starts_on <= on)


def _sanction(sanction: Sanction, on: date) -> _Check:
    if not sanction.blocks(on):
        return _Check(kept=True, kept_from=sanction.ends_on or on)
    if sanction.ends_on is None:
        detail = f"{in_words(sanction.starts_on)}所受处分的种类没有登记，不能确定受处分期间"
        return _Check(None, None, (Ground("sanction_unknown", SANCTION_RULES.citation, detail),))
    detail = f"受处分期间不得晋升职务、职级和级别，{in_words(sanction.ends_on)}起期满"
    ground = Ground("sanction_period", SANCTION_RULES.citation, detail)
    return _Check(kept=False, kept_from=sanction.ends_on, grounds=(ground,))


def in_words(day: date) -> str:
    """2024年7月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _unknown(rule: str, detail: str) -> Ground:
    return Ground(rule, STEP_BY_STEP.citation, f"{detail}，不能判断；请补录")


def _span(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{years}年" if years and not rest else f"{months}个月" if rest != 6 or years else "半年"


def _years_named(years: Iterable[int]) -> str:
    return "、".join(f"{year}年" for year in sorted(years))
