"""A year of staff, cases, discipline and activities of a court that does not exist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from exchange.invented_people import Somebody
from exchange.invented_year import Year
from exchange.ledger_values import Entry, Flagged, Register, Row, Word


def roster(year: Year) -> Register:
    """花名册 of those in service."""
    book = Register("roster")
    for number, one in enumerate(year.staff.roster):
        book.add(
            who=one, sex="女" if number % 2 else "男", people=("汉族", "蒙古族", "满族")[number % 3],
            born=one.born, department=one.department, post=one.post, sort=Word("sort", one.sort),
            rank=one.rank, ranked=date(year.number - 2, 5, 1 + number % 27),
            politics=Word("politics", one.politics), joined=one.joined, branch=one.branch,
            worked=date(one.born.year + 23, 7, 15), came=date(one.born.year + 25, 8, 1),
        )  # fmt: skip
    return book


def retired(year: Year) -> Register:
    """离退休干部."""
    book = Register("retired")
    for one in year.staff.retired:
        book.add(who=one, branch=one.branch)
    return book


def cases(year: Year) -> Register:
    """疑难复杂案件: led by members and by others, closed in the year, before it, and not yet."""
    book = Register("cases")
    members, others = year.some(year.staff.members, 8), list(year.admitted)[:1]
    outsider = next(one for one in year.staff.others if one not in year.admitted)
    for number in range(year.many(21, 33)):
        _case(year, book, members[number % 8], year.day())
    fresh = others[0]
    _case(year, book, fresh, year.admitted[fresh] - timedelta(days=20))
    _case(year, book, fresh, year.admitted[fresh] + timedelta(days=20))
    _case(year, book, outsider, year.day())
    _case(year, book, members[0], None)
    _case(year, book, members[1], None)
    _case(year, book, members[2], date(year.number - 1, 12, 20))
    year.chance.shuffle(book.entries)
    if year.traits.get("case_flags"):
        spoilt = _case(year, book, members[3], None)
        spoilt.cells |= {"date": year.no_such_day(), "state": Word("case", "closed")}
        spoilt.flag = Flagged("bad_date", "date")
        book.again(book.rows[2], "number")
    return book


def _case(year: Year, book: Register, who: Somebody, closed: date | None) -> Row:
    number = len(book.entries) + 1
    return book.add(
        number=f"（{year.number}）内29{number % 90:02d}民初{1200 + 7 * number}号",
        cause=year.chance.choice(("民间借贷纠纷", "草原承包合同纠纷", "故意伤害", "买卖合同纠纷")),
        who=who, department=who.department, state=Word("case", "closed" if closed else "open"),
        date=closed,
    )  # fmt: skip


def changes(year: Year) -> Register:
    """人事变动: whatever happened to people's ranks, posts and places."""
    book = Register("changes")
    officers = list(year.staff.officers)
    year.chance.shuffle(officers)
    take = iter(officers)

    def change(who: Somebody, kind: str, before: str | None, after: str | None, on: date) -> None:
        book.add(
            who=who, department=who.department, change=Word("change", kind), before=before,
            after=after, document=year.document(), date=on,
        )  # fmt: skip

    promoted = [next(take) for _ in range(year.many(4, 9))]
    for who in promoted:
        change(who, "rank", "四级主任科员", "三级主任科员", year.day())
    change(promoted[0], "rank", "三级主任科员", "二级主任科员", date(year.number, 12, 29))
    change(next(take), "rank", "二级科员", "一级科员", date(year.number - 1, 12, 6))
    change(next(take), "judge_rank", "四级法官", "三级法官", year.day())
    change(next(take), "police_rank", "三级警司", "二级警司", year.day())
    for _ in range(year.many(2, 5)):
        change(next(take), "quota", "法官助理", "员额法官", year.day())
    for after in ("庭长", "副庭长", "主任", "副局长", "副主任", "大队长")[: year.many(3, 6)]:
        change(next(take), "post", None, after, year.day())
    for number in range(year.many(4, 8)):
        who = next(take)
        change(who, "posting", who.department, year.tribunals[number % 2], year.day())
    change(next(take), "retired", "在职", "退休", date(year.number, 10, 30))
    change(next(take), "left", "在职", "调出", date(year.number, 4, 8))
    assert year.staff.arrived is not None
    change(year.staff.arrived, "arrived", None, "一级科员", date(year.number, 3, 2))
    year.chance.shuffle(book.entries)
    if year.traits.get("change_flags"):
        change(next(take), "rank", "一级科员", "四级主任科员", date(year.number, 5, 5))
        book.rows[-1].cells["date"] = year.no_such_day()
        book.rows[-1].flag = Flagged("bad_date", "date")
    return book


def mentors(year: Year) -> Register:
    """师徒结对: of before, of now, of next year, without an end, and with somebody new."""
    book = Register("mentors")
    people = year.some(year.staff.officers, 14)
    number = year.number

    def pair(since: date, until: date | None, state: str, pupil: object | None = None) -> None:
        mentor, default = people.pop(), people.pop()
        book.add(
            who=mentor, pupil=pupil or default, since=since, until=until,
            state=Word("pair", state),
        )  # fmt: skip

    for _ in range(year.many(2, 4)):
        pair(date(number, 3, 12), date(number + 1, 3, 11), "on")
    pair(date(number - 1, 9, 1), date(number, 8, 31), "ended")
    pair(date(number - 2, 5, 4), date(number - 1, 5, 3), "ended")
    pair(date(number + 1, 1, 8), date(number + 2, 1, 7), "planned")
    return book


def vice_principals(year: Year) -> Register:
    """法治副校长: one serves two schools, one's term is over."""
    book = Register("vice_principals")
    people = year.some(year.staff.officers, 4)
    since, until = date(year.number - 1, 9, 1), date(year.number + 2, 8, 31)
    for who, school in zip([*people[:3], people[0]], year.schools, strict=False):
        book.add(who=who, school=school, since=since, until=until)
    book.add(
        who=people[3], school=year.schools[4], since=date(year.number - 4, 9, 1),
        until=date(year.number - 1, 8, 31),
    )  # fmt: skip
    book.add(
        who=Somebody("赫连外聘", "", on_roster=False),
        school=year.schools[5],
        since=since,
        until=until,
    )
    return book


def court_inspections(year: Year) -> Register:
    """审务督察: one visit to several departments is one."""
    book = Register("court_inspections")
    days = sorted({year.day() for _ in range(year.many(9, 18))})
    for number, on in enumerate([*days, date(year.number - 1, 12, 25)]):
        mode = Word("mode", ("open", "covert", "online")[number % 3])
        seats = year.chance.sample([*year.departments, *year.tribunals], (1, 3, 1, 2)[number % 4])
        rows = [
            Row({
                "date": on, "mode": mode, "content": ("庭审礼仪", "窗口服务", "车辆管理")[number % 3],
                "department": seat, "problem": "无", "rectified": None,
            })
            for seat in seats
        ]  # fmt: skip
        book.entries.append(Entry(rows, merged=("#", "date", "mode")))
    return book


def bulletins(year: Year) -> Register:
    """督察通报."""
    book = Register("bulletins")
    for number in range(1, year.many(4, 6)):
        book.add(number=Word("issue", str(number)), date=date(year.number, 2 * number + 1, 18))
    return book


def conduct_inspections(year: Year) -> Register:
    """纪律作风专项督查."""
    book = Register("conduct_inspections")
    for number in range(year.many(5, 9)):
        seats = year.chance.sample(year.departments, 2)
        on = date(year.number, 3 + number, 11) if number else date(year.number - 1, 6, 1)
        book.add(
            date=on, content=("工作纪律", "会风会纪", "值班值守")[number % 3], departments=seats,
            problem="无",
        )  # fmt: skip
    return book


def trial_problems(year: Year) -> Register:
    """庭审作风整治: found and put right, and one that is not yet."""
    book = Register("trial_problems")
    mended = year.many(2, 4)
    for number, problem in enumerate(("迟到", "法袍不整", "中途离席", "接打电话", "未敲法槌")):
        found = date(year.number, 3 + number, 6)
        done = number < mended
        book.add(
            date=found, problem=problem, department=year.departments[number],
            rectified=Word("rectified", "done" if done else "open"),
            until=found + timedelta(days=90) if done else None,
        )  # fmt: skip
    return book


def violations(year: Year) -> Register:
    """违纪违法: mostly an empty register."""
    book = Register("violations")
    for number in range(year.traits.get("violations", 0)):
        book.add(
            who=year.staff.others[number], sanction=("警告", "记过")[number % 2],
            date=date(year.number, 6 + number, 17),
        )  # fmt: skip
    return book


ACTIVITIES = (
    ("first_topic", 5), ("study_group", 4), ("rotation", 2), ("training", 3), ("hearing", 3), ("lessons", 2),
    ("school", 4), ("open_day", 2), ("publicity", 5), ("volunteers", 4), ("oath", 2), ("flag", 3),
    ("warning", 2), ("integrity", 3), ("reading", 2), ("family", 1), ("visit", 3), ("farewell", 2),
    ("sport", 1), ("festival", 3),
)  # fmt: skip


def activities(year: Year) -> Register:
    """活动 of every sort."""
    book = Register("activities")
    seats = [*year.departments, *year.tribunals]
    for sort, many in ACTIVITIES:
        for number in range(many):
            book.add(
                title=Word("activity", sort), sort=Word("activity", sort),
                place=year.chance.choice(("本院", "社区", "学校")),
                seat=year.chance.choice(seats), attendance=year.chance.randrange(8, 70),
                date=date(year.number, 1 + (3 * number) % 12, 2 + len(book.entries) % 26),
            )  # fmt: skip
    year.chance.shuffle(book.entries)
    return book


def policies(year: Year) -> Register:
    """制度文件."""
    book = Register("policies")
    for number, title in enumerate(("案件评查办法", "考勤管理办法", "青年干警培养方案")):
        book.add(
            title=f"《{year.court}{title}》", date=date(year.number, 3 + number, 8),
            department=year.departments[-1],
        )  # fmt: skip
    return book


def interference(year: Year) -> Register:
    """三个规定月报: a number, a nil and silence are three things."""
    book = Register("interference")
    for number, seat in enumerate([*year.departments, *year.tribunals]):
        book.add(department=seat, months=[_month(number, month) for month in range(12)])
    return book


def _month(number: int, month: int) -> Word:
    key: Sequence[str] = ("nil", "nil", "nil", "nil", "reported", "nil", "nil", "silent", "nil")
    return Word("month", key[(5 * number + 7 * month) % len(key)])
