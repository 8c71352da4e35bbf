"""考核方案: schemes as shipped, one for each class of staff. A court adopts its own versions of them.

No national numbers exist (《关于加强和完善法官考核工作的指导意见》 sets the frame): weights here are examples
of local schemes and printed as such. Attitudes, zero reports and talks are never scored.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jujiao.catalogue.appraisal import APPRAISED, QUARTER_GRADE, SANCTION, SANCTIONED
from jujiao.catalogue.contests import CONTEST_PRIZE, WINNER
from jujiao.catalogue.honours import HONOUR, ORDINARY, PERSON, RED_BANNER
from jujiao.catalogue.publicity import ARTICLE, AUTHOR, COUNTED
from jujiao.catalogue.research import AUTHOR as PROJECT_LEADER
from jujiao.catalogue.research import RESEARCH_OUTPUT
from jujiao.kernel.concepts import Basis
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.kernel.levels import Level
from jujiao.kernel.schemes import Item, Method, Scheme, Source, Veto

LOCAL_SAMPLE = Basis("本院绩效考核办法（样例，分值可改）")
JUDGE_FRAME = Basis("《关于加强和完善法官考核工作的指导意见》（2021年）", "分值为样例，可改")
SANCTION_EFFECT = Basis("《公务员考核规定》", "受处分人员的年度考核")
HEAVIER = tuple(kind.value for kind in SanctionKind if kind is not SanctionKind.WARNING)


def _judged(slug: str, label: str, full: int) -> Item:
    return Item(slug, label, Decimal(full), Method.DIRECT, Source("judged"))


PUBLICITY = Item(
    "publicity",
    "信息宣传",
    Decimal(10),
    Method.CAPPED,
    Source("counted", ARTICLE.slug, AUTHOR, outcomes=COUNTED),
    step=Decimal(1),
)
TRAINING = Item(
    "training", "学习培训", Decimal(10), Method.RATIO, Source("hours"), target=Decimal(90)
)
QUARTERLY = Item(
    "quarterly",
    "平时考核",
    Decimal(10),
    Method.DIRECT,
    Source("quarterly", QUARTER_GRADE.slug, APPRAISED),
)
PRIZES = Item(
    "prizes",
    "竞赛获奖",
    Decimal(2),
    Method.CAPPED,
    Source("counted", CONTEST_PRIZE.slug, WINNER, at_least=Level.CITY),
    step=Decimal(1),
)
HONOURS = Item(
    "honours",
    "荣誉表彰",
    Decimal(3),
    Method.CAPPED,
    Source("counted", HONOUR.slug, PERSON, at_least=Level.CITY, outcomes=(ORDINARY, RED_BANNER)),
    step=Decimal(1),
)
INNOVATION = Item(
    "innovation", "创新加分", Decimal(5), Method.SUM, items=(PRIZES, HONOURS), bonus=True
)
VETOES = (
    Veto(
        "warned",
        "受警告处分",
        Source("counted", SANCTION.slug, SANCTIONED, outcomes=(SanctionKind.WARNING.value,)),
        Grade.COMPETENT.value,
        SANCTION_EFFECT,
    ),
    Veto(
        "sanctioned",
        "受记过以上处分",
        Source("counted", SANCTION.slug, SANCTIONED, outcomes=HEAVIER),
        Grade.UNDETERMINED.value,
        SANCTION_EFFECT,
    ),
)

ADMINISTRATIVE = Scheme(
    "administrative_staff",
    1,
    "司法行政人员考核方案",
    ("司法行政人员",),
    (
        Item(
            "tasks",
            "任务目标",
            Decimal(70),
            Method.SUM,
            items=(_judged("duties", "岗位职责", 40), PUBLICITY, TRAINING, QUARTERLY),
        ),
        Item("satisfaction", "满意度测评", Decimal(30), Method.DIRECT, Source("polled")),
        INNOVATION,
    ),
    date(2025, 1, 1),
    LOCAL_SAMPLE,
    VETOES,
)
CASES = (
    Item(
        "quantity", "办案数量", Decimal(25), Method.RATIO, Source("imported", "weighted_cases"),
        target=Decimal(100),
    ),
    Item(
        "quality", "办案质量", Decimal(20), Method.DEDUCT, Source("imported", "cases_reversed"),
        step=Decimal(2),
    ),
    Item(
        "efficiency", "办案效率", Decimal(15), Method.DIFFERENCE,
        Source("imported", "closing_rate"), base=Decimal(10), reference=Decimal(90),
        step=Decimal(1),
    ),
    Item(
        "effect", "办案效果", Decimal(10), Method.BASE, Source("imported", "cases_praised"),
        minus=Source("imported", "petitions_founded"), base=Decimal(8), step=Decimal(1),
    ),
)  # fmt: skip
JUDGES = Scheme(
    "judges",
    1,
    "法官考核方案",
    ("员额法官", "法官"),
    (
        Item("cases", "审判工作实绩", Decimal(70), Method.SUM, items=CASES),
        _judged("conduct", "职业道德与审判作风", 10),
        TRAINING,
        Item(
            "research",
            "调研与宣传",
            Decimal(10),
            Method.CAPPED,
            Source("counted", RESEARCH_OUTPUT.slug, PROJECT_LEADER),
            step=Decimal(5),
        ),
        INNOVATION,
    ),
    date(2025, 1, 1),
    JUDGE_FRAME,
    VETOES,
)
SCHEMES = {one.slug: one for one in (ADMINISTRATIVE, JUDGES)}
