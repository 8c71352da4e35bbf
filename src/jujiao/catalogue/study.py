"""政治轮训、专题培训、学习培训学时, 宪法宣誓、升旗仪式: who learns how much, and on which days.

Hours are added up from attendance lists; online time is never kept.
"""

from __future__ import annotations

from jujiao.catalogue.activities import activity
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.branch_setup import BRANCH_POST, POSTS, SECRETARY_POST
from jujiao.catalogue.relations import STAFF_CLASS
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind
from jujiao.kernel.obligations import After, Bearer, Duty, OnDays

MEMBER_EDUCATION = "《中国共产党党员教育管理工作条例》"
OATH_DECISION = "《全国人民代表大会常务委员会关于实行宪法宣誓制度的决定》"
FLAG_LAW = "《中华人民共和国国旗法》"
MEMBER_HOURS, OFFICER_HOURS = 32, 56
CONCENTRATED, INDUCTION, OTHER = "concentrated", "induction", "other"
OATH_TAKER, JUDGE = "oath_taker", "员额法官"
TRAINEES = {ATTENDEE: "参加人员"}

POLITICAL_TRAINING = activity(
    "political_training", "政治轮训", Focus.POLITICS, "政治培训", "政治教育培训", roles=TRAINEES
)
TOPICAL_TRAINING = activity("topical_training", "专题培训", Focus.POLITICS, roles=TRAINEES)
CONSTITUTION_OATH = activity(
    "constitution_oath", "宪法宣誓", Focus.POLITICS, "宪法宣誓仪式", roles={OATH_TAKER: "宣誓人"}
)
FLAG_RAISING = activity("flag_raising", "升旗仪式", Focus.POLITICS, "升国旗仪式", "升国旗")
MEMBER_TRAINING = RecordKind(
    "member_training",
    "党员集中学习培训",
    Focus.POLITICS,
    (
        Ask("title", "培训名称"),
        Ask("occurred_on", "培训日期"),
        Ask("quantity", "学时", hint="每人实际学习的学时"),
        Ask("outcome", "培训类别"),
        Ask("recipients", "参加人员", hint="从支部名册勾选"),
    ),
    register="member_training",
    roles=TRAINEES,
    outcomes={CONCENTRATED: "集中培训", INDUCTION: "任职培训", OTHER: "其他学习"},
    wants_confirmation=False,
    basis=Basis(MEMBER_EDUCATION),
)

KINDS = (POLITICAL_TRAINING, TOPICAL_TRAINING, CONSTITUTION_OATH, FLAG_RAISING)
TRAINING = (MEMBER_TRAINING,)

OATH_DAYS = OnDays("oath_days", ((12, 4, "国家宪法日"),))
FLAG_DAYS = OnDays("flag_days", ((1, 1, "元旦"), (10, 1, "国庆节"), (12, 4, "国家宪法日")))
FROM_SEPTEMBER, TERM_OF_OATH = 9, 3

DUTIES = (
    Duty(
        "member_hours_yearly",
        "党员集中学习培训学时",
        Bearer.MEMBER,
        (MEMBER_TRAINING,),
        Every.YEAR,
        Basis(MEMBER_EDUCATION, "党员每年集中学习培训一般不少于32学时"),
        Hardness.GENERAL,
        at_least=MEMBER_HOURS,
        role=ATTENDEE,
        sums="quantity",
        unit_word="学时",
        prompted_from=FROM_SEPTEMBER,
    ),
    Duty(
        "officer_hours_yearly",
        "书记和班子成员学习培训学时",
        Bearer.MEMBER,
        (MEMBER_TRAINING,),
        Every.YEAR,
        Basis(MEMBER_EDUCATION, "书记和班子成员每年不少于56学时"),
        Hardness.GENERAL,
        at_least=OFFICER_HOURS,
        role=ATTENDEE,
        holding=BRANCH_POST,
        sums="quantity",
        unit_word="学时",
        prompted_from=FROM_SEPTEMBER,
    ),
    Duty(
        "officer_trained_yearly",
        "书记和班子成员集中培训",
        Bearer.MEMBER,
        (MEMBER_TRAINING,),
        Every.YEAR,
        Basis(MEMBER_EDUCATION, "书记和班子成员每年至少参加1次集中培训"),
        Hardness.GENERAL,
        role=ATTENDEE,
        holding=BRANCH_POST,
        outcomes=(CONCENTRATED,),
        prompted_from=FROM_SEPTEMBER,
    ),
    Duty(
        "new_secretary_inducted",
        "新任书记任职培训",
        Bearer.MEMBER,
        (MEMBER_TRAINING,),
        After(BRANCH_POST, months=6, titles=(POSTS[SECRETARY_POST],)),
        Basis(MEMBER_EDUCATION, "新任书记半年内参加任职培训"),
        Hardness.GENERAL,
        role=ATTENDEE,
        outcomes=(INDUCTION,),
    ),
    Duty(
        "new_judges_take_oath",
        "新任法官宪法宣誓",
        Bearer.STAFF,
        (CONSTITUTION_OATH,),
        After(STAFF_CLASS, months=TERM_OF_OATH, titles=(JUDGE,)),
        Basis(OATH_DECISION, "就职时应当公开进行宪法宣誓；三个月为提醒期限，可改"),
        Hardness.MUST,
        role=OATH_TAKER,
    ),
    Duty(
        "oath_on_constitution_day",
        "宪法宣誓活动",
        Bearer.COURT,
        (CONSTITUTION_OATH,),
        OATH_DAYS,
        Basis("本院宪法宣誓工作安排"),
        Hardness.LOCAL,
        on=False,
    ),
    Duty(
        "flag_raised_on_days",
        "升旗仪式",
        Bearer.COURT,
        (FLAG_RAISING,),
        FLAG_DAYS,
        Basis(FLAG_LAW, "；具体日期由本院确定"),
        Hardness.LOCAL,
        on=False,
    ),
)
