"""The yearly appraisal as forms: schemes, rounds, sheets, notice, result, and what one may object to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jujiao.appraisals.complaints import file_complaint, settle_complaint
from jujiao.appraisals.grades import (
    end_notice,
    freeze_round,
    note_objection,
    notify_appraisee,
    open_notice,
    sign_result,
    widen_quota,
)
from jujiao.appraisals.judging import GradingSheet, JudgingSheet, grade_people, judge_people
from jujiao.appraisals.metric_sheets import metric_columns, read_metrics
from jujiao.appraisals.polls import close_poll, open_poll
from jujiao.appraisals.rules import ABSENCES, APPRAISAL, REVIEW_RULES, STAGES
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.selectors import (
    Mark,
    adopted_schemes,
    appraisees_of,
    complaints_of,
    items_of_form,
    judgements_of,
    polls_of,
    scored,
)
from jujiao.appraisals.services import (
    NewAppraisal,
    exempt_appraisee,
    import_metrics,
    open_appraisal,
)
from jujiao.catalogue.schemes import SCHEMES
from jujiao.kernel.ladders import GRADE_LABELS, Grade
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, choice_question, day_question
from jujiao.web.parts import Option
from jujiao.web.standpoint import Standpoint
from jujiao.web.workbooks import first_sheet

AGREES = {"yes": "同意", "no": "不同意"}
GRADES = [(grade.value, label) for grade, label in GRADE_LABELS.items()]


def _dated(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (day_question(here),)


def _adopt_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    named = ((one.slug, f"{one.label}（{'、'.join(one.classes)}）") for one in SCHEMES.values())
    return (
        choice_question("scheme", "方案", named),
        Question("document_no", "通过的文号", is_required=False),
    )


def _adopt(doing: Doing) -> object:
    new = NewScheme(doing.here.court.pk, SCHEMES[doing["scheme"]], doing["document_no"])
    return adopt_scheme(new, **doing.who)


def _open_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    named = {one.slug: one.label for one in adopted_schemes(here.court.pk)}
    return (
        Question("year", "考核年度", "count", value=str(here.today.year)),
        choice_question("scheme", "方案", named.items()),
        day_question(here),
    )


def _open(doing: Doing) -> object:
    new = NewAppraisal(doing.here.court.pk, doing["year"], doing["scheme"])
    return open_appraisal(new, on=doing["on"], **doing.who)


def _waiting(appraisal: Any) -> list[Any]:
    return list(appraisees_of(appraisal).filter(notified_on=None))


def _notify_asks(here: Standpoint, appraisal: Any) -> Sequence[Question]:
    options = tuple(
        Option(one.person.public_id, one.person.full_name, is_chosen=True)
        for one in _waiting(appraisal)
    )
    return (
        Question("people", "通知谁", "ticks", options=options),
        day_question(here, "on", "通知日期"),
    )


def _notify(doing: Doing) -> object:
    chosen = set(doing["people"])
    return [
        notify_appraisee(one, on=doing["on"], **doing.who)
        for one in _waiting(doing.subject)
        if one.person.public_id in chosen
    ]


def _poll_asks(here: Standpoint, appraisal: Any) -> Sequence[Question]:
    items = [(one.slug, one.label) for one in items_of_form(appraisal, "polled")]
    return (
        choice_question("item", "测评项", items, value=items[0][0] if len(items) == 1 else ""),
        Question("voters", "参加测评人数", "count", hint="少于5人不组织、不公开"),
        day_question(here),
    )


def _poll(doing: Doing) -> object:
    return open_poll(
        doing.subject,
        item_slug=doing["item"],
        voters=doing["voters"],
        on=doing["on"],
        **doing.who,
    )


def _close_polls(doing: Doing) -> object:
    running = polls_of(doing.subject).filter(closed_on=None)
    return [close_poll(one, on=doing["on"], **doing.who) for one in running]


ADOPT = Act(
    "adopt",
    "通过方案",
    _adopt,
    "方案通过了，是新的一版；旧的考核仍按旧版。",
    _adopt_asks,
    (
        "各级分值合计不对的不收",
        "随软件附带的是样例，分值没有全国统一的数",
        "“三个规定”零报告、谈话不得作为数据来源",
    ),
)
OPEN = Act(
    "open",
    "启动考核",
    _open,
    "启动了，按人员类别列出了参加的人。",
    _open_asks,
    (
        APPRAISAL,
        "试用期内、受记过以上处分的参加但不定等次；受警告处分的不得优秀；各写依据",
        "先通过方案，才能启动",
    ),
)


def _import_asks(here: Standpoint, appraisal: Any) -> Sequence[Question]:
    heads = "、".join(metric_columns(appraisal))
    return (Question("files", "填好的表", "files", hint=f"xlsx，列：姓名、部门、{heads}"),)


def _import(doing: Doing) -> object:
    file = doing["files"][0]
    rows = first_sheet(doing.here, file, place="files")
    sheet = read_metrics(doing.subject, rows, file_name=file.name, on=doing.here.today)
    return import_metrics(sheet, **doing.who)


POLL = Act("poll", "组织民主测评", _poll, "选票码做好了，只显示这一次，请打印后抽取。", _poll_asks)
ROUND_ACTS = {
    one.slug: one
    for one in (
        Act(
            "publish",
            "优秀公示",
            lambda doing: open_notice(doing.subject, on=doing["on"], **doing.who),
            "公示开始，满5个工作日且异议处理完才能结束。",
            _dated,
        ),
        Act(
            "objection",
            "登记异议",
            lambda doing: note_objection(doing.subject, settled=False, **doing.who),
            "异议登记了；内容不在这里记。",
        ),
        Act(
            "settled",
            "异议处理完毕",
            lambda doing: note_objection(doing.subject, settled=True, **doing.who),
            "登记了。",
        ),
        Act(
            "end_notice",
            "结束公示",
            lambda doing: end_notice(doing.subject, on=doing["on"], **doing.who),
            "公示结束，可以审定了。",
            _dated,
        ),
        Act(
            "widen",
            "登记优秀比例审批",
            lambda doing: widen_quota(doing.subject, document_no=doing["document_no"], **doing.who),
            "优秀比例按25%计算。",
            lambda here, appraisal: (Question("document_no", "同意的文号"),),
        ),
        Act(
            "freeze",
            "审定",
            lambda doing: freeze_round(
                doing.subject, on=doing["on"], document_no=doing["document_no"], **doing.who
            ),
            "审定了：方案、得分、等次一并定格，每人的等次成为一条记录。",
            lambda here, appraisal: (
                day_question(here),
                Question("document_no", "审定文号", is_required=False),
            ),
        ),
        Act(
            "notify",
            "书面通知",
            _notify,
            "通知登记了，复核、申诉的期限从这一天起算。",
            _notify_asks,
        ),
        Act(
            "import",
            "导入考核数据",
            _import,
            "数据导入了，只读；同样的数再导一次不变。",
            _import_asks,
            hint="有一行读不懂，就一行也不导入。空着的是未知，不是0。",
        ),
        POLL,
        Act("close_poll", "结束民主测评", _close_polls, "测评结束，够5票的才公开平均分。", _dated),
    )
}


def _others(here: Standpoint, appraisal: Any) -> list[Any]:
    """Everybody who takes part, but for the reader himself."""
    rows = appraisees_of(appraisal).filter(takes_part=True)
    return list(rows.exclude(person_id=here.actor.person_id or 0))


def judging_act(item: Any) -> Act:
    """The sheet of one item: a field for each person."""

    def asks(here: Standpoint, appraisal: Any) -> Sequence[Question]:
        given = judgements_of(appraisal, item.slug)
        return [
            Question(
                one.person.public_id,
                one.person.full_name,
                "points",
                is_required=False,
                hint=f"{given[one.pk].judged_by_name}评" if one.pk in given else "",
                value=str(given[one.pk].points) if one.pk in given else "",
            )
            for one in _others(here, appraisal)
        ]

    def run(doing: Doing) -> object:
        points = tuple(
            (one, doing[one.person.public_id])
            for one in _others(doing.here, doing.subject)
            if doing[one.person.public_id] is not None
        )
        return judge_people(JudgingSheet(doing.subject, item.slug, points), **doing.who)

    full = f"“{item.label}”{item.bounds}；不评自己；空着的不改"
    return Act("judge", f"评“{item.label}”", run, "评分记下了。", asks, (full,))


def _grade_asks(here: Standpoint, appraisal: Any) -> Sequence[Question]:
    """All grades for everybody; what the rules do not allow is refused with the clause."""
    marks = {one.person_id: one for one in scored(appraisal)}
    return [
        replace(
            choice_question(
                one.person.public_id, one.person.full_name, GRADES, value=one.grade, required=False
            ),
            hint=_known_of(one, marks[one.person_id]),
        )
        for one in _others(here, appraisal)
    ]


def _known_of(appraisee: Any, mark: Mark) -> str:
    """What a leader should know when he decides: the points, and what limits the grade."""
    points = "得分未知" if mark.total is None else f"{mark.total:g}分"
    vetoes = (f"{veto.label}，最高{GRADE_LABELS[Grade(veto.at_best)]}" for veto in mark.vetoes)
    return "；".join(one for one in (points, appraisee.ground, *vetoes) if one)


def _grade(doing: Doing) -> object:
    grades = tuple(
        (one, Grade(doing[one.person.public_id]))
        for one in _others(doing.here, doing.subject)
        if doing[one.person.public_id]
    )
    return grade_people(GradingSheet(doing.subject, grades), **doing.who)


GRADE = Act(
    "grade",
    "确定等次",
    _grade,
    "等次确定了。",
    _grade_asks,
    (
        f"{APPRAISAL}：优秀20%以内，经同意不超过25%，向下取整",
        "分数由方案算出，等次由人确定，系统不定等次",
        "不定自己的等次；超过名额的不收",
    ),
)


def _settle_asks(here: Standpoint, appraisee: Any) -> Sequence[Question]:
    named = [
        (str(one.pk), f"{one.filed_on.month}月{one.filed_on.day}日{STAGES[one.stage]}")
        for one in complaints_of(appraisee).filter(decided_on=None)
    ]
    return (
        choice_question("complaint", "哪一件", named, value=named[0][0] if named else ""),
        choice_question("grade", "决定的等次", GRADES, value=appraisee.grade),
        day_question(here, "on", "决定日期"),
        Question("document_no", "决定文号"),
    )


def _settle(doing: Doing) -> object:
    complaint = complaints_of(doing.subject).get(pk=int(doing["complaint"]))
    return settle_complaint(
        doing.subject,
        complaint,
        on=doing["on"],
        document_no=doing["document_no"],
        grade=Grade(doing["grade"]),
        **doing.who,
    )


APPRAISEE_ACTS = {
    one.slug: one
    for one in (
        Act(
            "exempt",
            "不参加或不定等次",
            lambda doing: exempt_appraisee(doing.subject, cause=doing["cause"], **doing.who),
            "登记了，不占优秀名额的分母。",
            lambda here, appraisee: (
                choice_question(
                    "cause", "情形", ((code, one.ground) for code, one in ABSENCES.items())
                ),
            ),
        ),
        Act(
            "notify",
            "书面通知",
            lambda doing: notify_appraisee(doing.subject, on=doing["on"], **doing.who),
            "通知登记了。",
            _dated,
        ),
        Act(
            "sign",
            "签署意见",
            lambda doing: sign_result(
                doing.subject, on=doing["on"], agrees=doing["agrees"] == "yes", **doing.who
            ),
            "签署了。不同意的，可以申请复核。",
            lambda here, appraisee: (
                choice_question("agrees", "意见", AGREES.items()),
                day_question(here),
            ),
        ),
        Act(
            "object",
            "申请复核或申诉",
            lambda doing: file_complaint(
                doing.subject, stage=doing["stage"], filed_on=doing["filed_on"], **doing.who
            ),
            "申请登记了，到期以前答复；结果不得加重。",
            lambda here, appraisee: (
                choice_question("stage", "复核还是申诉", STAGES.items()),
                day_question(here, "filed_on", "申请日期"),
            ),
            hint=REVIEW_RULES.citation,
        ),
        Act("settle", "登记决定", _settle, "决定登记了。", _settle_asks),
    )
}
