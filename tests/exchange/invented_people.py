"""The people, departments and branches of a court that does not exist, drawn from a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

SURNAMES = "顾贺秦温邵庞樊祁尚牧雷廖宁龙盛桑莫骆洪邢"
GIVEN = (
    "晓东", "雨桐", "立新", "静", "国栋", "海燕", "思远", "敏", "永刚", "佳宁", "博文", "丽", "春生", "梦洁",
    "振华", "晨", "秀兰", "宏伟", "一鸣", "薇", "建军", "若溪", "长河", "颖", "志强", "雪梅", "东升", "岩",
)  # fmt: skip
STEPPE = (
    "阿拉坦其其格", "乌云毕力格", "苏日娜", "朝格图", "萨日朗", "额尔敦巴雅尔", "呼和", "托娅", "牧仁", "青格乐图",
    "宝音德力格尔", "娜布其",
)  # fmt: skip
MEMBER, PROBATIONARY, MASSES, YOUTH = "member", "probationary", "masses", "youth"


@dataclass(slots=True, eq=False)
class Somebody:
    """A member of staff: two may share a name, so it is the object that counts, not the name."""

    name: str
    department: str
    post: str | None = None
    politics: str = MASSES
    joined: date | None = None
    branch: str | None = None
    sort: str = "clerk"
    rank: str = "四级主任科员"
    born: date = date(1985, 1, 1)
    on_roster: bool = True

    def member_on(self, day: date) -> bool:
        """Whether he belonged to the party on a day; whoever the roster calls a member did all year."""
        if self.politics not in (MEMBER, PROBATIONARY):
            return False
        return self.joined is None or self.joined <= day


@dataclass(slots=True)
class Staff:
    """Everybody, and the parts that the registers ask for."""

    leaders: list[Somebody] = field(default_factory=list)
    officers: list[Somebody] = field(default_factory=list)
    namesakes: list[Somebody] = field(default_factory=list)
    retired: list[Somebody] = field(default_factory=list)
    arrived: Somebody | None = None
    used: set[str] = field(default_factory=set)

    @property
    def roster(self) -> list[Somebody]:
        """Who stands in the book of those in service."""
        return [*self.leaders, *self.officers, *self.namesakes]

    @property
    def members(self) -> list[Somebody]:
        """Officers with a name of their own who belonged to the party before the year began."""
        return [one for one in self.officers if one.politics == MEMBER]

    @property
    def others(self) -> list[Somebody]:
        """Officers who belong to no party."""
        return [one for one in self.officers if one.politics == MASSES]


SORTS = (
    ("judge", ("三级法官", "四级法官", "一级法官")),
    ("assistant", ("四级主任科员", "一级科员")),
    ("clerk", ("一级科员", "二级科员")),
    ("marshal", ("三级警长", "四级警长")),
    ("administrator", ("二级主任科员", "三级主任科员")),
)


class Census:
    """Draws people: names never twice, but for the two namesakes."""

    def __init__(self, chance: random.Random, court: dict[str, object]) -> None:
        self.chance = chance
        self.departments = [*court["departments"], *court["tribunals"]]  # type: ignore[misc]
        self.branches: list[str] = list(court["branches"])  # type: ignore[call-overload]
        self.head_office = str(court["head_office"])
        self.retired_branch = str(court["retired_branch"])
        self.year = int(str(court["year"]))
        plain = [surname + given for surname in SURNAMES for given in GIVEN]
        chance.shuffle(plain)
        steppe = list(STEPPE)
        chance.shuffle(steppe)
        self.names = [*steppe[:6], *plain]

    def take(self, size: int) -> Staff:
        """The whole court."""
        staff = Staff()
        for number in range(size):
            staff.officers.append(self.officer(number))
        for post in ("院长", "副院长", "副院长"):
            leader = self.officer(0)
            leader.department, leader.post, leader.sort = self.head_office, post, "judge"
            staff.leaders.append(leader)
        staff.namesakes = self.namesakes()
        staff.retired = [
            Somebody(self.names.pop(), "", politics=MEMBER, branch=self.retired_branch)
            for _ in range(6)
        ]
        staff.arrived = self.officer(1)
        staff.arrived.on_roster = False
        return staff

    def officer(self, number: int) -> Somebody:
        """Two of three belong to the party; departments are filled in turn."""
        name = self.names.pop(0 if number % 8 == 3 else -1)
        sort, ranks = SORTS[number % len(SORTS)]
        politics = MEMBER if number % 3 != 1 else (YOUTH if number % 7 == 1 else MASSES)
        one = Somebody(
            name,
            self.departments[number % len(self.departments)],
            politics=politics,
            sort=sort,
            rank=self.chance.choice(ranks),
            born=date(1970 + number % 28, 1 + number % 12, 1 + number % 27),
        )
        if politics == MEMBER:
            one.joined = date(2003, 1, 1) + timedelta(days=self.chance.randrange(6500))
            one.branch = self.branches[number % len(self.branches)]
        return one

    def namesakes(self) -> list[Somebody]:
        """Two who share a name and sit in different departments."""
        first, second = self.officer(0), self.officer(1)
        second.name = first.name
        first.department, second.department = self.departments[1], self.departments[2]
        return [first, second]
