"""人文关怀: farewells, visits at festivals and in need, meetings with those who have retired.

Whoever is visited in illness or need stands in a register that few read; of the illness itself nothing is
kept. A need that was raised is a task, followed to its end.
"""

from __future__ import annotations

from jujiao.catalogue.activities import activity
from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.festivals import DOUBLE_NINTH, FESTIVALS, SPRING
from jujiao.kernel.concepts import Ask, Basis, Focus, RecordKind

PRACTICE = Basis("本院老干部工作惯例")
HONOUREE, VISITED, VISITOR = "honouree", "visited", "visitor"
FAREWELL_ASK = Ask(HONOUREE, "荣退或荣调人员", required=False)
VISIT_ROLES = {VISITED: "走访对象", VISITOR: "走访人员"}
VISIT_FESTIVALS = (SPRING, DOUBLE_NINTH)
ON_OTHER_DAYS = "other"
VISIT_OCCASIONS = {slug: FESTIVALS[slug] for slug in VISIT_FESTIVALS} | {ON_OTHER_DAYS: "日常走访"}
HARDSHIPS = {"illness": "生病住院", "hardship": "生活困难", "bereavement": "家中有丧"}

RETIREE_VISIT = activity(
    "retiree_visit",
    "退休干部走访",
    Focus.COHESION,
    "走访慰问",
    "退休走访慰问",
    "离退休干部走访",
    "慰问退休干部",
    "慰问老干部",
    roles=VISIT_ROLES,
    outcomes=VISIT_OCCASIONS,
    more=(
        Ask("outcome", "节日", required=False),
        Ask(VISITED, "走访对象", required=False),
        Ask(VISITOR, "走访人员", required=False),
    ),
)
RETIREMENT_CEREMONY, TRANSFER_CEREMONY = (
    activity(
        slug,
        label,
        Focus.COHESION,
        *aliases,
        roles={HONOUREE: "荣退荣调人员"},
        more=(FAREWELL_ASK,),
    )
    for slug, label, aliases in (
        ("retirement_ceremony", "荣退仪式", ("荣退", "光荣退休仪式")),
        ("transfer_ceremony", "荣调仪式", ("荣调",)),
    )
)
EVENTS = (RETIREE_VISIT, RETIREMENT_CEREMONY, TRANSFER_CEREMONY)

HARDSHIP_VISIT = RecordKind(
    "hardship_visit",
    "困难慰问",
    Focus.COHESION,
    (
        Ask("occurred_on", "日期"),
        Ask("outcome", "缘由", hint="不写病情"),
        Ask(VISITED, "慰问对象"),
        Ask(VISITOR, "慰问人员"),
    ),
    register="hardship_visits",
    roles=VISIT_ROLES,
    outcomes=HARDSHIPS,
    confidential=True,
    wants_confirmation=False,
    basis=Basis("《个人信息保护法》", "第二十八条：健康状况是敏感个人信息", verified=True),
)
RETIREE_MEETING = RecordKind(
    "retiree_meeting",
    "退休干部座谈会",
    Focus.COHESION,
    (
        Ask("title", "座谈内容"),
        Ask("occurred_on", "日期"),
        Ask("quantity", "参加人数", required=False),
    ),
    register="retiree_meetings",
    wants_confirmation=False,
    basis=PRACTICE,
)
KINDS = (HARDSHIP_VISIT, RETIREE_MEETING)

VISIT_BEFORE = PolicyDefault("festival_visit_before", "节前几日内的走访算节日走访", 30, PRACTICE)
VISIT_AFTER = PolicyDefault("festival_visit_after", "节后几日内的走访仍算", 7, PRACTICE)
DEFAULTS = (VISIT_BEFORE, VISIT_AFTER)
