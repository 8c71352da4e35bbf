"""The thirty-two figures of an invented year, counted from what its registers mean."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from exchange.invented_people import Somebody
from exchange.invented_year import Year
from exchange.ledger_values import Entry, Register, Row

Registers = dict[str, Register]
AT_LEAST = {
    "city": ("nation", "region", "city"),
    "region": ("nation", "region"),
}


def figures(year: Year, books: Registers) -> dict[str, int | None]:
    """Every figure under its public name; none for the zero that nobody has signed."""
    return {
        **_honour_figures(year, books),
        **_branch_figures(year, books),
        **_staff_figures(year, books),
        **_work_figures(year, books),
    }


def _within(year: Year, rows: Iterable[Row], column: str = "date") -> list[Row]:
    return [row for row in rows if (on := row.on(column)) and on.year == year.number]


def _key(row: Row, column: str = "level") -> str:
    return row[column].key if row[column] else ""


def _people(rows: Iterable[Row]) -> set[Somebody]:
    return {one for row in rows for one in row.people}


def _units(rows: Iterable[Row]) -> set[str]:
    return {row["who"] for row in rows if isinstance(row["who"], str)}


def _honour_figures(year: Year, books: Registers) -> dict[str, int | None]:
    rows = _within(year, books["honours"].kept)
    city = [row for row in rows if _key(row) in AT_LEAST["city"]]
    region = [row for row in rows if _key(row) in AT_LEAST["region"]]
    own = _within(year, books["commendations"].kept)
    return {
        "honour_units_city_up": len(_units(city)),
        "honour_persons_city_up": len(_people(city)),
        "honour_persons_region_up": len(_people(region)),
        "honour_persons_city_red_banner": len(
            _people(row for row in city if row["title"] == "市三八红旗手")
        ),
        "commended_units_court": len(_units(own)),
        "commended_persons_court": len(_people(own)),
    }


def _branch_figures(year: Year, books: Registers) -> dict[str, int | None]:
    by = [row for row in books["elections"].kept if _key(row, "kind") == "by"]
    named = _within(year, books["strongholds"].kept)
    region = {row["branch"] for row in named if _key(row) == "region"}
    banner = {row["branch"] for row in named if _key(row) == "banner"} - region
    admitted = _within(year, books["admissions"].kept, "approved")
    return {
        "by_elections": len({row["branch"] for row in _within(year, by, "approved")}),
        "probationary_members_admitted": len(_people(row for row in admitted if row.on())),
        "stronghold_branches_banner": len(banner),
        "stronghold_model_branches_region": len(region),
        "party_inspection_rounds": _rounds(year, books["branch_inspections"]),
    }


def _rounds(year: Year, book: Register) -> int:
    seen: dict[str, set[str]] = {}
    for row in _within(year, book.kept):
        seen.setdefault(_key(row, "round"), set()).add(row["branch"])
    everyone = {*year.branches, year.retired_branch}
    return sum(branches == everyone for branches in seen.values())


def _staff_figures(year: Year, books: Registers) -> dict[str, int | None]:
    changes = _within(year, books["changes"].kept)
    pairs = books["mentors"].kept
    principals = books["vice_principals"].kept

    def whom(change: str) -> int:
        return len(_people(row for row in changes if _key(row, "change") == change))

    return {
        "rank_promotions": whom("rank"),
        "judge_quota_selections": whom("quota"),
        "department_head_appointments": whom("post"),
        "grassroots_postings": whom("posting"),
        "mentorship_pairs": sum(_overlaps(year, row) for row in pairs),
        "mentorship_pairs_begun": len(_within(year, pairs, "since")),
        "law_vice_principals": len(_people(row for row in principals if _overlaps(year, row))),
    }


def _overlaps(year: Year, row: Row) -> bool:
    since, until = row.on("since"), row.on("until")
    assert since is not None
    return since.year <= year.number and (until is None or until.year >= year.number)


def _work_figures(year: Year, books: Registers) -> dict[str, int | None]:
    prizes = [row for row in _within(year, books["contests"].kept) if _key(row) == "city"]
    projects = [
        row for row in books["research"].kept if row.on() is None or row.on().year == year.number
    ]
    mended = [row for row in books["trial_problems"].kept if _key(row, "rectified") == "done"]
    return {
        "hard_cases_closed": sum(_by_a_member(year, row) for row in books["cases"].kept),
        "contest_awards_city": sum(len(row.people) for row in prizes),
        "contests_hosted_city": sum(
            _key(row) == "city" for row in _within(year, books["hosted"].kept)
        ),
        "research_projects": len({row["title"] for row in projects}),
        "research_outputs": sum(bool(row["output"]) for row in projects),
        "original_videos": len(_within(year, books["videos"].kept)),
        **{f"articles_{name}": _articles(year, books, of) for name, of in PRESS_FIGURES},
        "conduct_inspections": _events(year, books["conduct_inspections"]),
        "court_affairs_inspections": _events(year, books["court_inspections"]),
        "inspection_bulletins": len(_within(year, books["bulletins"].kept)),
        "trial_conduct_problems_rectified": len(mended),
        "violations": len(_within(year, books["violations"].kept)) or None,
    }


PRESS_FIGURES = (("national", "nation"), ("region", "region"), ("city", "city"))


def _by_a_member(year: Year, row: Row) -> bool:
    closed = row.on()
    if closed is None or closed.year != year.number:
        return False
    who = row["who"]
    assembly: date | None = year.admitted.get(who)
    return assembly <= closed if assembly else who.member_on(closed)


def _articles(year: Year, books: Registers, of: str) -> int:
    rows = _within(year, books["articles"].kept)
    return sum(row["true_level"] == of and _key(row, "state") != "reprint" for row in rows)


def _events(year: Year, book: Register) -> int:
    entries: list[Entry] = [entry for entry in book.entries if entry.first.flag is None]
    return len(_within(year, (entry.first for entry in entries)))
