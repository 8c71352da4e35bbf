"""A year of honours, contests, articles and research at a court that does not exist."""

from __future__ import annotations

from datetime import date

from exchange.invented_year import Year
from exchange.ledger_values import Flagged, Register, Word

LEVELS = ("nation", "region", "city", "banner", "court")


def level(key: str) -> Word:
    """The word for a level of honour, press or contest."""
    return Word("level", key)


def honours(year: Year) -> Register:
    """对外表彰, with everything in it that must not be counted, or not be read."""
    book = Register("honours")
    _persons(year, book)
    _collectives(year, book)
    year.chance.shuffle(book.entries)
    _unreadable_honours(year, book)
    return book


def _honour(
    year: Year, book: Register, who: object, title: str, of: str, on: date | str | None = None,
    *, where: object = "", flag: Flagged | None = None,
):  # fmt: skip
    """One honour; the department stands beside a single person only."""
    seat = where if where != "" else getattr(who, "department", None)
    return book.add(
        flag, who=who, department=seat, title=title, issuer=year.issuers[of], level=level(of),
        date=on or year.ceremony(title), document=year.document(),
    )  # fmt: skip


def _persons(year: Year, book: Register) -> None:
    city, region, staff = year.city, year.region, year.staff
    winners = year.some(staff.officers, year.many(8, 15))
    for who in winners:
        _honour(year, book, who, f"全{city}法院先进工作者", "city")
    _honour(year, book, winners[0], f"全{city}优秀法官", "city")
    _honour(year, book, winners[1], f"全{region}法院办案标兵", "region")
    _honour(year, book, year.another(winners), "全国法院先进个人", "nation")
    _honour(year, book, year.another(winners), "市三八红旗手", "city")
    _honour(year, book, staff.namesakes[1], f"{city}级政法先进个人", "city")
    _honour(year, book, staff.arrived, f"全{city}法院调研工作先进个人", "city")
    _honour(
        year, book, year.some(staff.others, 2), f"全{city}法院宣传工作先进个人", "city", where=None
    )
    for who in year.some(staff.officers, year.many(2, 6)):
        _honour(year, book, who, f"{year.banner_word}先进工作者", "banner")
    _honour(
        year,
        book,
        staff.leaders[0],
        f"全{city}法院先进工作者",
        "city",
        date(year.number - 1, 11, 20),
    )


def _collectives(year: Year, book: Register) -> None:
    city, units = year.city, year.departments
    _honour(year, book, units[0], f"全{city}法院先进集体", "city")
    _honour(year, book, units[0], f"全{city}巾帼文明岗", "city")
    _honour(year, book, year.tribunals[0], f"全{city}优秀人民法庭", "city")
    _honour(year, book, year.court, f"全{year.region}法院先进集体", "region")
    _honour(year, book, units[3], f"{year.banner_word}先进集体", "banner")


def _unreadable_honours(year: Year, book: Register) -> None:
    city, staff = year.city, year.staff
    lonely = year.some(staff.officers, 3)
    row = _honour(year, book, lonely[0], "业务工作通报表扬", "city")
    row.cells |= {"level": None, "issuer": "有关部门"}
    row.flag = Flagged("level_missing", "level")
    _honour(
        year, book, "司徒无名", f"全{city}法院先进个人", "city", where=year.departments[1],
        flag=Flagged("person_unknown", "who"),
    )  # fmt: skip
    _honour(
        year, book, lonely[1], f"全{city}法院先进个人", "city", year.no_such_day(),
        flag=Flagged("bad_date", "date"),
    )  # fmt: skip
    _honour(
        year, book, staff.namesakes[0], f"全{city}普法先进个人", "city", where=None,
        flag=Flagged("name_ambiguous", "who"),
    )  # fmt: skip
    if year.traits.get("honour_repeats"):
        book.again(book.rows[4], "who")


def commendations(year: Year) -> Register:
    """院内评优: every level is the court's own."""
    book = Register("commendations")
    people = [*year.some(year.staff.officers, year.many(9, 16)), year.staff.namesakes[0]]
    for who in people:
        _honour(year, book, who, "优秀干警", "court", date(year.number, 12, 27))
    _honour(year, book, people[0], "办案能手", "court", date(year.number, 12, 27))
    for unit in (year.tribunals[0], *year.departments[: year.many(1, 4)]):
        _honour(year, book, unit, "先进集体", "court", date(year.number, 12, 27))
    return book


def contests(year: Year) -> Register:
    """竞赛获奖: 人次 of single winners and of teams; the court's own prize is nobody's."""
    book = Register("contests")
    city, region = year.city, year.region
    officers = year.staff.officers

    def prize(name: str, award: str, who: object, of: str, on: date | None = None, flag=None):  # type: ignore[no-untyped-def]
        return book.add(
            flag, contest=name, award=award, who=who, host=year.issuers[of], level=level(of),
            date=on or year.day(), department=getattr(who, "department", None),
        )  # fmt: skip

    twice = year.some(officers, 1)[0]
    for number in (1, 2):
        prize(
            f"全{city}法院庭审技能竞赛", "二等奖", twice, "city", date(year.number, number + 2, 9)
        )
    for who in year.some(officers, year.many(4, 9)):
        prize(f"全{city}法院文书评比", "三等奖", who, "city")
    prize(f"全{city}法院辩论赛", "团体一等奖", year.some(officers, year.many(3, 6)), "city")
    prize(f"全{city}法院知识竞赛", "团体三等奖", year.some(officers, 3), "city")
    prize(f"全{city}法院知识竞赛", "优秀组织奖", year.court, "city")
    prize(f"全{region}法官论坛", "优秀奖", year.some(officers, 2), "region")
    prize(f"{year.banner_word}演讲比赛", "一等奖", year.some(officers, 1)[0], "banner")
    prize(f"全{city}法院辩论赛", "二等奖", officers[5], "city", date(year.number - 1, 10, 10))
    if year.traits.get("contest_departments"):
        prize(f"全{city}法院征文", "一等奖", year.staff.namesakes[0], "city")
    if year.traits.get("contest_flags"):
        _unreadable_prizes(year, prize)
    return book


def _unreadable_prizes(year: Year, prize) -> None:  # type: ignore[no-untyped-def]
    team = [*year.some(year.staff.officers, 2), "司徒无名"]
    prize(
        f"全{year.city}法院歌咏比赛", "团体二等奖", team, "city",
        flag=Flagged("person_unknown", "who"),
    )  # fmt: skip
    prize(
        f"全{year.city}法院歌咏比赛", "一等奖", year.staff.namesakes[1], "city",
        flag=Flagged("name_ambiguous", "who"),
    )  # fmt: skip
    row = prize(f"全{year.city}法院征文", "二等奖", year.staff.officers[7], "city")
    row.cells["level"], row.flag = None, Flagged("level_missing", "level")


def hosted(year: Year) -> Register:
    """承办竞赛."""
    book = Register("hosted")
    for name in ("庭审观摩决赛", "书法比赛", "文书评比")[: year.many(1, 3)]:
        book.add(contest=f"全{year.city}法院{name}", level=level("city"), date=year.day())
    book.add(contest=f"{year.banner_word}法律知识竞赛", level=level("banner"), date=year.day())
    return book


PRESS = {
    "nation": ("人民法院报", "中国法院网", "人民网"),
    "region": ("北疆新闻", "{region}法治报", "{region}高院微信公众号"),
    "city": ("{city}日报", "{city}中院公众号", "掌上{city}"),
    "banner": ("{banner}融媒体中心", "平安{banner}"),
}


def _press(year: Year) -> dict[str, tuple[str, ...]]:
    return {
        of: tuple(
            name.format(region=year.region, city=year.city, banner=year.banner) for name in names
        )
        for of, names in PRESS.items()
    }


def outlets(year: Year) -> Register:
    """媒体级别对照."""
    book = Register("outlets")
    for of, names in _press(year).items():
        for name in names:
            book.add(outlet=name, level=level(of))
    return book


TOPICS = (
    "巡回审判进牧区", "调解室里的春天", "一件旧案的了结", "庭前十分钟", "执行路上", "法庭门前的老榆树", "给孩子的一堂课",
)  # fmt: skip


def articles(year: Year) -> Register:
    """稿件: levels given and looked up, first prints and reprints, and rows that cannot be read."""
    book = Register("articles")
    press = _press(year)
    plan = [("nation", 4, 7), ("region", 11, 19), ("city", 9, 14), ("banner", 2, 5)]
    for of, least, most in plan:
        for number in range(year.many(least, most)):
            state = ("first", "first", "excerpt", "several")[number % 4]
            _article(year, book, press[of][number % len(press[of])], of, state)
    for of in ("nation", "region", "city"):
        _article(year, book, press[of][0], of, "reprint")
        _article(year, book, press[of][1], of, "first", looked_up=True)
        _article(year, book, press[of][1], of, "first", date(year.number - 1, 12, 19))
    year.chance.shuffle(book.entries)
    for position in year.traits.get("repeated_articles", (3, 9)):
        book.again(book.rows[position], "title")
    lost = _article(year, book, None, None, "first")
    lost.flag = Flagged("outlet_missing", "outlet")
    foreign = _article(year, book, "某某论坛", None, "first")
    foreign.flag = Flagged("level_missing", "level")
    if year.traits.get("article_bad_date"):
        spoilt = _article(year, book, press["city"][0], "city", "first")
        spoilt.cells["date"], spoilt.flag = year.no_such_day(), Flagged("bad_date", "date")
    return book


def _article(
    year: Year, book: Register, outlet: str | None, of: str | None, state: str,
    on: date | None = None, *, looked_up: bool = False,
):  # fmt: skip
    topic = TOPICS[len(book.entries) % len(TOPICS)]
    row = book.add(
        title=f"{topic}之{len(book.entries) + 1}", author=year.some(year.staff.officers, 1)[0],
        outlet=outlet, level=level(of) if of and not looked_up else None,
        date=on or year.day(), state=Word("state", state),
    )  # fmt: skip
    row.cells["true_level"] = of
    return row


def videos(year: Year) -> Register:
    """原创视频."""
    book = Register("videos")
    for number, title in enumerate(("《旧影》", "《草原上的天平》", "《守望》")[: year.many(2, 3)]):
        when = year.day() if number else date(year.number - 1, 5, 4)
        book.add(title=title, author=year.staff.officers[number], date=when)
    return book


def research(year: Year) -> Register:
    """课题: two closed, one with two outputs, one still under way, one closed the year before."""
    book = Register("research")
    leaders = year.staff.leaders
    for number, outputs in enumerate((1, 2, 1, 1, 2)[: year.many(2, 5)]):
        title = f"基层司法治理研究（{number + 1}）"
        for output in range(outputs):
            book.add(
                title=title, who=leaders[number % 3], output=f"《{title}成果之{output + 1}》",
                date=date(year.number, 6 + number, 20),
            )  # fmt: skip
    book.add(title="诉源治理长效机制研究", who=leaders[0], output=None, date=None)
    book.add(
        title="旧年课题研究",
        who=leaders[1],
        output="《旧年报告》",
        date=date(year.number - 1, 11, 2),
    )
    return book
