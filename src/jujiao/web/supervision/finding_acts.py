"""The acts on a finding as small forms: each asks what its service takes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jujiao.access.policy import POLICY
from jujiao.catalogue.external_inspection import DISCLOSURES
from jujiao.catalogue.inspection_terms import CAUSES
from jujiao.evidence.services import attach_evidence, target_of
from jujiao.findings.casework import FINDING, MEASURE, measures_of
from jujiao.findings.openings import sharing_a_notice
from jujiao.findings.services import (
    MeasureEntry,
    NoticeEntry,
    advise_accountability,
    close_finding,
    confirm_finding,
    contest_finding,
    correct_on_spot,
    deem_confirmed,
    dismiss_finding,
    extend_deadline,
    finish_measure,
    hand_over_finding,
    notify_rectification,
    plan_measures,
    reopen_finding,
    report_rectification,
    send_back_finding,
    sustain_finding,
    uphold_finding,
)
from jujiao.findings.services.external import (
    approve_rectification,
    decide_disclosure,
    sign_rectification,
)
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    person_question,
)
from jujiao.web.parts import Option
from jujiao.web.standpoint import Standpoint

Asks = Callable[[Standpoint, Any], Sequence[Question]]
WORKDAYS = "10"
ITSELF = "finding"


def _dated(*more: Question) -> Asks:
    """The day, and what else."""
    return lambda here, finding: (day_question(here), *more)


def _words(name: str, label: str) -> Question:
    return Question(name, label, "long")


def _act(
    slug: str,
    run: Callable[[Doing], Any],
    done: str,
    asks: Asks,
    *,
    hint: str = "",
    danger: bool = False,
) -> Act:
    return Act(slug, POLICY[f"finding.{slug}"].label, run, done, asks, hint=hint, danger=danger)


def _notice_asks(here: Standpoint, finding: Any) -> Sequence[Question]:
    others = tuple(Option(one.public_id, one.title) for one in sharing_a_notice(finding))
    same = Question("others", "一并下发", "ticks", is_required=False, options=others)
    return (
        Question("document_no", "通知书编号"),
        day_question(here, "issued_on", "下发日期"),
        Question("workdays", "限几个工作日", "count", value=WORKDAYS),
        person_question("owner_id", "责任人", required=False),
        *((same,) if others else ()),
    )


def _notify(doing: Doing) -> object:
    chosen = set(doing.said.get("others", ()))
    others = [one for one in sharing_a_notice(doing.subject) if one.public_id in chosen]
    entry = NoticeEntry(
        doing.here.court.pk,
        (doing.subject, *others),
        doing["document_no"],
        doing["issued_on"],
        doing["workdays"],
        doing.said.get("owner_id"),
    )
    return notify_rectification(entry, **doing.who)


def _measure_asks(here: Standpoint, finding: Any) -> Sequence[Question]:
    task = Question("task_title", "归入任务", is_required=False, hint="巡察整改的任务；其他可不填")
    return (
        Question("title", "措施", "long"),
        person_question("owner_id", "责任人"),
        Question("due_on", "完成期限", "day"),
        choice_question("cause", "问题原因", CAUSES.items(), value=finding.cause, required=False),
        *(() if finding.notice_id else (task,)),
    )


def _plan(doing: Doing) -> object:
    entry = MeasureEntry(
        doing["title"],
        doing["owner_id"],
        doing["due_on"],
        task_title=doing.said.get("task_title", ""),
    )
    cause = doing.said.get("cause", "")
    return plan_measures(doing.subject, [entry], cause=cause, **doing.versioned)


def _finish_asks(here: Standpoint, finding: Any) -> Sequence[Question]:
    undone = [one for one in measures_of(finding) if one.done_on is None]
    named = [(one.public_id, one.title) for one in undone if here.may("finding.finish", one)]
    first = named[0][0] if len(named) == 1 else ""
    return (
        choice_question("measure", "措施", named, value=first),
        day_question(here, "on", "完成日期"),
        _words("result", "完成情况"),
    )


def _finish(doing: Doing) -> object:
    measure = measures_of(doing.subject).get(public_id=doing["measure"])
    return finish_measure(measure, on=doing["on"], result=doing["result"], **doing.who)


def _attach_asks(here: Standpoint, finding: Any) -> Sequence[Question]:
    named = [(ITSELF, "这个问题"), *((one.public_id, one.title) for one in measures_of(finding))]
    return (
        choice_question("target", "证明什么", named, value=named[-1][0]),
        Question("files", "文件", "files", hint="一页督察日志也可以，不要求照片"),
    )


def _attach(doing: Doing) -> object:
    finding = doing.subject
    target = target_of(finding, FINDING)
    if doing["target"] != ITSELF:
        measure = measures_of(finding).get(public_id=doing["target"])
        target = target_of(measure, MEASURE)
    return [
        attach_evidence(target, file_name=one.name, content=one.read(), **doing.who)
        for one in doing["files"]
    ]


def _disclosure_asks(here: Standpoint, finding: Any) -> Sequence[Question]:
    return (
        choice_question(
            "disclosure", "公开范围", DISCLOSURES.items(), value=finding.disclosure, required=False
        ),
        Question("text", "公开的文字", "long", is_required=False, value=finding.disclosed_text),
    )


ATTACH = Act("attach", "上传佐证", _attach, "佐证收下了。", _attach_asks)
NUMBER = Question("document_no", "文号", hint="只记日期和文号，不记内容")
FINDING_ACTS: dict[str, Act] = {
    one.slug: one
    for one in (
        _act(
            "confirm",
            lambda d: confirm_finding(d.subject, on=d["on"], slip_no=d["slip_no"], **d.versioned),
            "已认定，可以整改了。",
            _dated(Question("slip_no", "纸质单编号", is_required=False, hint="代录纸质意见的填")),
        ),
        _act(
            "contest",
            lambda d: contest_finding(d.subject, on=d["on"], grounds=d["grounds"], **d.versioned),
            "申辩已送督察，答复以前不通报。",
            _dated(_words("grounds", "申辩理由")),
        ),
        _act(
            "deem",
            lambda d: deem_confirmed(d.subject, on=d["on"], **d.versioned),
            "申辩期满，视为认定。",
            _dated(),
        ),
        _act(
            "uphold",
            lambda d: uphold_finding(d.subject, on=d["on"], answer=d["answer"], **d.versioned),
            "已答复，问题维持。",
            _dated(_words("answer", "复核意见")),
        ),
        _act(
            "dismiss",
            lambda d: dismiss_finding(d.subject, on=d["on"], answer=d["answer"], **d.versioned),
            "问题已撤销，仍可查看，不再计数。",
            _dated(_words("answer", "复核意见")),
            danger=True,
        ),
        _act("notify", _notify, "整改通知书已下发，期限按工作日算好了。", _notice_asks),
        _act(
            "correct",
            lambda d: correct_on_spot(d.subject, on=d["on"], note=d["note"], **d.versioned),
            "已登记当场纠正，仍由另一人复查。",
            _dated(_words("note", "怎样纠正的")),
        ),
        _act("plan", _plan, "措施记下了。", _measure_asks),
        _act("finish", _finish, "措施已登记完成。", _finish_asks),
        _act(
            "report",
            lambda d: report_rectification(d.subject, on=d["on"], note=d["note"], **d.versioned),
            "整改结果已报送，等另一人复查。",
            _dated(_words("note", "整改结果")),
        ),
        _act(
            "sign",
            lambda d: sign_rectification(d.subject, on=d["on"], **d.versioned),
            "已签字背书。",
            _dated(),
        ),
        _act(
            "approve",
            lambda d: approve_rectification(
                d.subject, meeting=d["meeting"], held_on=d["held_on"], **d.versioned
            ),
            "会议审定已登记。",
            lambda here, finding: (
                Question("meeting", "审定的会议"),
                day_question(here, "held_on", "会议日期"),
            ),
        ),
        _act(
            "close",
            lambda d: close_finding(d.subject, on=d["on"], note=d["note"], **d.versioned),
            "已销号。",
            _dated(Question("note", "复查意见", "long", is_required=False)),
        ),
        _act(
            "send_back",
            lambda d: send_back_finding(d.subject, on=d["on"], why=d["why"], **d.versioned),
            "已退回，继续整改。",
            _dated(_words("why", "退回的原因")),
        ),
        _act(
            "sustain",
            lambda d: sustain_finding(d.subject, on=d["on"], why=d["why"], **d.versioned),
            "已转为长期坚持。这不是销号，不计入完成率。",
            _dated(_words("why", "长期坚持的内容")),
        ),
        _act(
            "reopen",
            lambda d: reopen_finding(
                d.subject, on=d["on"], why=d["why"], due_on=d["due_on"], **d.versioned
            ),
            "重新整改，原来的经过都在。",
            _dated(_words("why", "重新整改的原因"), Question("due_on", "新的期限", "day")),
        ),
        _act(
            "extend",
            lambda d: extend_deadline(d.subject, due_on=d["due_on"], why=d["why"], **d.versioned),
            "期限延长了，原来的期限和延期的原因都在经过里。",
            lambda here, finding: (
                Question("due_on", "新的期限", "day"),
                _words("why", "延期的原因"),
            ),
            hint="由下发通知书的一方批准，责任人不能给自己延期。",
        ),
        _act(
            "disclose",
            lambda d: decide_disclosure(
                d.subject, disclosure=d["disclosure"], text=d["text"], **d.versioned
            ),
            "公开范围已定。",
            _disclosure_asks,
            hint="公开稿一律隐去姓名、案号和电话；不公开的留空。",
        ),
        _act(
            "advise",
            lambda d: advise_accountability(
                d.subject, on=d["on"], document_no=d["document_no"], **d.who
            ),
            "问责建议已登记。",
            _dated(NUMBER),
        ),
        _act(
            "hand_over",
            lambda d: hand_over_finding(
                d.subject, on=d["on"], document_no=d["document_no"], **d.who
            ),
            "移送已登记。",
            _dated(NUMBER),
        ),
        ATTACH,
    )
}
