"""A year of the party branches of a court that does not exist."""

from __future__ import annotations

from datetime import date, timedelta

from exchange.invented_people import MASSES, PROBATIONARY, Somebody
from exchange.invented_year import Year
from exchange.ledger_values import Entry, Register, Row, Word


def _branches(year: Year) -> list[str]:
    return [*year.branches, year.retired_branch]


def branch_inspections(year: Year) -> Register:
    """支部督查: rounds that saw every branch, one that did not, one of the year before."""
    book = Register("branch_inspections")
    for number in range(1, year.traits.get("rounds", 4) + 2):
        complete = number <= year.traits.get("rounds", 4)
        seen = _branches(year) if complete else _branches(year)[:-1]
        start = date(year.number, min(2 + 2 * number, 12), 3)
        rows = [
            Row({
                "round": Word("round", str(number)), "branch": branch,
                "date": start + timedelta(days=year.chance.randrange(9)),
                "problem": year.chance.choice(("无", "会议记录缺签字", "无")), "rectified": "已整改",
            })
            for branch in seen
        ]  # fmt: skip
        if year.traits.get("merged_rounds"):
            book.entries.append(Entry(rows, merged=("#", "round")))
        else:
            book.entries.extend(Entry([row]) for row in rows)
    return book


MEETINGS = (("committee", 1), ("party_day", 1), ("members", 3), ("lecture", 3))


def branch_life(year: Year) -> Register:
    """三会一课 and 主题党日; one branch forgot one."""
    book = Register("branch_life")
    for month in range(1, 13):
        for kind, every in MEETINGS:
            if month % every:
                continue
            for branch in _branches(year):
                if (month, kind, branch) == (6, "party_day", year.branches[0]):
                    continue
                due = year.chance.randrange(9, 17)
                book.add(
                    branch=branch, meeting=Word("meeting", kind),
                    date=date(year.number, month, year.chance.randrange(5, 25)),
                    theme=year.chance.choice(("学习党章", "研究支部事务", "重温誓词", "交流发言")),
                    due=due, present=due - year.chance.randrange(2), chair=year.staff.officers[0],
                )  # fmt: skip
    return book


def elections(year: Year) -> Register:
    """换届补选: approved, not yet approved, and regular elections."""
    book = Register("elections")
    first, *rest = year.branches
    for branch in rest[: year.many(1, 2)]:
        held = date(year.number, 5, year.chance.randrange(2, 27))
        book.add(
            kind=Word("election", "by"), branch=branch, reason="委员调离", date=held,
            approved=held + timedelta(days=12),
        )  # fmt: skip
    regular = date(year.number, 9, 3)
    book.add(
        kind=Word("election", "regular"), branch=year.retired_branch, reason="任期届满", date=regular,
        approved=regular + timedelta(days=9),
    )  # fmt: skip
    book.add(
        kind=Word("election", "by"), branch=first, reason="书记退休", date=date(year.number, 12, 26),
        approved=None,
    )  # fmt: skip
    return book


def admissions(year: Year) -> Register:
    """发展党员: admitted this year, approved next year, approved late, and those on the way."""
    book = Register("admissions")
    fresh, waiting, late, hopeful, candidate = year.some(year.staff.others, 5)
    number = year.number
    late.politics, late.joined = PROBATIONARY, date(number - 1, 12, 22)

    def person(who: object, stage: str, held: date | None, approved: date | None) -> None:
        book.add(who=who, stage=Word("stage", stage), date=held, approved=approved)

    person(fresh, "probationary", date(number, 4, 18), date(number, 5, 16))
    person(waiting, "probationary", date(number, 12, 20), date(number + 1, 1, 11))
    person(late, "probationary", date(number - 1, 12, 22), date(number, 1, 15))
    person(hopeful, "active", None, None)
    person(candidate, "candidate", None, None)
    stranger = Somebody("尉迟新来", "", politics=MASSES, on_roster=False)
    person(stranger, "probationary", date(number, 6, 24), date(number, 7, 20))
    year.admitted = {
        fresh: date(number, 4, 18),
        waiting: date(number, 12, 20),
        late: date(number - 1, 12, 22),
    }
    return book


def strongholds(year: Year) -> Register:
    """堡垒支部: whoever was named twice counts at the higher level."""
    book = Register("strongholds")
    names = year.branches
    for branch in names[: year.many(2, 3)]:
        book.add(
            branch=branch, title="堡垒支部", level=Word("level", "banner"),
            date=date(year.number, 7, 1),
        )  # fmt: skip
    book.add(
        branch=names[0], title="坚强堡垒“模范”支部", level=Word("level", "region"),
        date=date(year.number, 11, 6),
    )  # fmt: skip
    book.add(
        branch=names[-1], title="堡垒支部", level=Word("level", "banner"),
        date=date(year.number - 1, 7, 1),
    )  # fmt: skip
    return book
