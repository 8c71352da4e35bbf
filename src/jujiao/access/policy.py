"""The one table of permissions: which office may do what, where, and who may never.

A name that is not in the table is an error of the program, never a refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from jujiao.access.actors import Actor, Office
from jujiao.catalogue.roles import StaffRole as R
from jujiao.catalogue.streams import PARTY_LIFE, STREAM_OFFICES, STREAMS
from jujiao.kernel.problems import Problem, Refused


class Reach(Enum):
    """How far an office reaches."""

    ANYWHERE = "不限"
    OWN_COURT = "本院"
    OWN_UNIT = "本单位"


class Never(Enum):
    """Who may not, whatever the office: separation of duties."""

    NOBODY = "无"
    AUTHOR = "录入人本人"
    OWNER = "责任人和报送整改的人"


@dataclass(frozen=True, slots=True)
class Allow:
    """One line of the table; with ``own`` also whoever entered the subject, or is whom it concerns;
    with ``answers`` also whoever answers for it, and not whoever asked for it.
    """

    label: str
    roles: frozenset[R]
    reach: Reach = Reach.OWN_COURT
    unit_roles: frozenset[R] = frozenset()
    never: Never = Never.NOBODY
    own: bool = False
    answers: bool = False


POLITICAL = frozenset({R.POLITICAL_CLERK, R.POLITICAL_HEAD})
PARTY = frozenset({R.PARTY_OFFICER})
OVERSEERS = frozenset({R.SUPERVISOR, R.DISCIPLINE_LEAD})
LEADERS = frozenset({R.COURT_LEADER})
UNIT_OFFICES = frozenset({R.BRANCH_SECRETARY, R.DEPARTMENT_HEAD})
CONSOLE = frozenset({R.CONSOLE})
INSPECTORS = OVERSEERS | PARTY
WRITERS = POLITICAL | PARTY | OVERSEERS
HEADS = LEADERS | CONSOLE | {R.POLITICAL_HEAD}
EVERYBODY = WRITERS | LEADERS | UNIT_OFFICES | {R.MEMBER, R.SUPERIOR_VIEWER} | CONSOLE

POLICY: Mapping[str, Allow] = {
    "court.open": Allow("设立法院", CONSOLE | {R.SYSTEM_ADMIN}, Reach.ANYWHERE),
    "account.create": Allow("建立账号", CONSOLE | {R.SYSTEM_ADMIN}, Reach.ANYWHERE),
    "password.change": Allow("换口令", frozenset(R) - CONSOLE, Reach.ANYWHERE),
    "password.reset": Allow("重设口令", CONSOLE | {R.SYSTEM_ADMIN}, Reach.ANYWHERE),
    "account.close": Allow("停用账号", CONSOLE | {R.SYSTEM_ADMIN}, Reach.ANYWHERE),
    "role.grant": Allow("授权", CONSOLE | {R.SECURITY_ADMIN}, Reach.ANYWHERE),
    "role.end": Allow("收回职务", CONSOLE | {R.SECURITY_ADMIN}, Reach.ANYWHERE),
    "policy.set": Allow("设定规则参数", CONSOLE | {R.POLITICAL_HEAD}),
    "calendar.import": Allow("导入节假日安排", CONSOLE | {R.SYSTEM_ADMIN}, Reach.ANYWHERE),
    "record.read": Allow("查看台账", EVERYBODY),
    "record.read_confidential": Allow(
        "查看受限台账", CONSOLE | {R.DISCIPLINE_LEAD, R.COURT_LEADER}
    ),
    "finding.read": Allow("查看问题", WRITERS | LEADERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "finding.raise": Allow("登记问题", INSPECTORS | CONSOLE),
    "finding.confirm": Allow("认定问题", POLITICAL, unit_roles=UNIT_OFFICES),
    "finding.contest": Allow("对问题提出异议", POLITICAL, unit_roles=UNIT_OFFICES),
    "finding.deem": Allow("期满视为认定", INSPECTORS),
    "finding.uphold": Allow("维持问题", INSPECTORS | LEADERS),
    "finding.dismiss": Allow("撤销问题", INSPECTORS | LEADERS),
    "finding.correct": Allow("登记当场纠正", INSPECTORS),
    "finding.notify": Allow("下发整改通知书", INSPECTORS),
    "finding.extend": Allow("延长整改期限", INSPECTORS | LEADERS, never=Never.OWNER),
    "finding.plan": Allow("制定整改措施", INSPECTORS | POLITICAL, unit_roles=UNIT_OFFICES),
    "finding.finish": Allow("登记措施完成", POLITICAL, unit_roles=UNIT_OFFICES, own=True),
    "finding.report": Allow("报送整改结果", POLITICAL, unit_roles=UNIT_OFFICES),
    "finding.close": Allow("复查销号", INSPECTORS, never=Never.OWNER),
    "finding.send_back": Allow("退回整改", INSPECTORS, never=Never.OWNER),
    "finding.sustain": Allow("转为长期坚持", INSPECTORS, never=Never.OWNER),
    "finding.reopen": Allow("重新整改", INSPECTORS | LEADERS),
    "finding.advise": Allow("登记问责建议", INSPECTORS),
    "finding.hand_over": Allow("登记移送", OVERSEERS),
    "finding.sign": Allow("签字背书整改", LEADERS),
    "finding.approve": Allow("登记会议审定", POLITICAL | PARTY_LIFE | LEADERS),
    "finding.disclose": Allow("确定整改公开内容", PARTY_LIFE | LEADERS),
    "inspection.focus": Allow("列年度督察重点", INSPECTORS | LEADERS | CONSOLE),
    "inspection.plan": Allow("安排督察", INSPECTORS | CONSOLE),
    "inspection.cancel": Allow("取消督察安排", INSPECTORS | CONSOLE),
    "inspection.record": Allow("登记督察", INSPECTORS | CONSOLE),
    "inspection.print_sheet": Allow("编号印制检查单", INSPECTORS | CONSOLE),
    "inspection.read_sheet": Allow("读回检查单", INSPECTORS | CONSOLE),
    "bulletin.issue": Allow("印发通报", OVERSEERS | LEADERS | CONSOLE),
    "bulletin.deliver": Allow("送达通报", OVERSEERS | CONSOLE),
    "bulletin.receive": Allow("签收通报", OVERSEERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "interference.read": Allow(
        "查看“三个规定”月统计",
        OVERSEERS | POLITICAL | LEADERS | CONSOLE,
        unit_roles=frozenset({R.DEPARTMENT_HEAD}),
    ),
    "interference.report": Allow(
        "报送“三个规定”月报", OVERSEERS | CONSOLE, unit_roles=frozenset({R.DEPARTMENT_HEAD})
    ),
    "interference.confirm": Allow("确认“三个规定”月报", OVERSEERS | CONSOLE, never=Never.AUTHOR),
    "interference.correct": Allow("更正“三个规定”月报", OVERSEERS | CONSOLE),
    "talk.record": Allow("登记廉政谈话", OVERSEERS | LEADERS),
    "first_form.record": Allow("登记第一种形态", frozenset({R.DISCIPLINE_LEAD})),
    "gate.record": Allow("登记任前廉政", OVERSEERS | POLITICAL | CONSOLE),
    "risk.enter": Allow("登记廉政风险", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "risk.rate": Allow("复评廉政风险", WRITERS | CONSOLE),
    "lessons.draw": Allow("登记以案促改措施", WRITERS | CONSOLE),
    "receipt.enter": Allow("登记回执", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "talk.read": Allow("查看廉政谈话内容", frozenset({R.DISCIPLINE_LEAD}), own=True),
    "talk.destroy": Allow("销毁保存期满的谈话内容", frozenset({R.DISCIPLINE_LEAD})),
    "sealed.rotate": Allow("更换字段密钥", CONSOLE, Reach.ANYWHERE),
    "record.file": Allow("登记", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "record.revise": Allow("修改草稿", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "record.submit": Allow("提交", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "record.confirm": Allow("确认", WRITERS | LEADERS | CONSOLE, never=Never.AUTHOR),
    "record.send_back": Allow("退回", WRITERS | LEADERS | CONSOLE, never=Never.AUTHOR),
    "record.supersede": Allow("更正", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "record.withdraw": Allow("撤回", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "register.open": Allow("启用登记簿", WRITERS | CONSOLE),
    "evidence.attach": Allow("上传佐证", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES, own=True),
    "upload.refuse": Allow(
        "拒收标有密级的文件（系统自动）", frozenset(R) - {R.SUPERIOR_VIEWER}, Reach.ANYWHERE
    ),
    "task.assign": Allow("交办", WRITERS | LEADERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "task.accept": Allow("接办交办事项", CONSOLE, unit_roles=UNIT_OFFICES, answers=True),
    "task.decline": Allow("不接交办事项", CONSOLE, unit_roles=UNIT_OFFICES, answers=True),
    "task.report": Allow("办结", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES, own=True),
    "task.redirect": Allow(
        "改派交办事项", HEADS, unit_roles=UNIT_OFFICES, never=Never.OWNER, own=True
    ),
    "task.settle": Allow("验收交办事项", HEADS, never=Never.OWNER, own=True),
    "task.return": Allow("退回重办交办事项", HEADS, never=Never.OWNER, own=True),
    "task.withdraw": Allow("撤销交办事项", HEADS, never=Never.OWNER, own=True),
    "suggestion.make": Allow("提建议", EVERYBODY - {R.SUPERIOR_VIEWER}),
    "place.enter": Allow("登记场所", WRITERS | CONSOLE),
    "campaign.open": Allow("设立专项活动", WRITERS | CONSOLE),
    "outreach.record": Allow("登记普法活动", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "vice_principal.appoint": Allow("聘任法治副校长", POLITICAL | CONSOLE),
    "vice_principal.end": Allow("提前结束法治副校长聘期", POLITICAL | CONSOLE),
    "school.serve": Allow("登记法治副校长履职", WRITERS | CONSOLE, own=True),
    "retirement.decide": Allow("定退休日期", CONSOLE | {R.POLITICAL_HEAD}),
    "visit.record": Allow("登记走访慰问", WRITERS | LEADERS | CONSOLE),
    "staff_talk.record": Allow(
        "登记干警谈心", LEADERS | {R.POLITICAL_HEAD}, unit_roles=frozenset({R.DEPARTMENT_HEAD})
    ),
    "staff_talk.read": Allow(
        "查看干警谈心内容",
        frozenset({R.POLITICAL_HEAD}),
        unit_roles=frozenset({R.COURT_LEADER}),
        own=True,
    ),
    "talk_cause.note": Allow(
        "登记必谈情形", POLITICAL | LEADERS | OVERSEERS, unit_roles=frozenset({R.DEPARTMENT_HEAD})
    ),
    "talk_owed.read": Allow(
        "查看谁该找谁谈", LEADERS | {R.POLITICAL_HEAD}, unit_roles=frozenset({R.DEPARTMENT_HEAD})
    ),
    "position.enter": Allow("登记阵地", WRITERS | CONSOLE),
    "position.review": Allow("复核阵地", WRITERS | LEADERS | CONSOLE, never=Never.OWNER),
    "incident.report": Allow("登记意识形态事件", WRITERS | LEADERS | CONSOLE),
    "incoming.receive": Allow("登记来文", WRITERS | LEADERS | CONSOLE),
    "incoming.divide": Allow("来文分办", WRITERS | LEADERS | CONSOLE),
    "incoming.answer": Allow("登记来文反馈", WRITERS | LEADERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "duty.excuse": Allow("核免应办事项", PARTY | {R.POLITICAL_HEAD} | CONSOLE),
    "duty.demand": Allow("撤销核免", PARTY | {R.POLITICAL_HEAD} | CONSOLE),
    "duty.adjust": Allow("设定应办规则", PARTY | {R.POLITICAL_HEAD} | CONSOLE),
    "duty.serve": Allow("一事多用", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "meeting.file": Allow("登记组织生活", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "contact.assign": Allow("确定联系委员", PARTY | CONSOLE),
    "quota.set": Allow("登记发展党员指标", PARTY | CONSOLE),
    "party_day.template": Allow("设定主题党日固定动作", PARTY | CONSOLE),
    "community.register": Allow("登记社区报到", PARTY | CONSOLE, unit_roles=UNIT_OFFICES),
    "meeting.plan": Allow("计划组织生活", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "study.file": Allow("登记党组学习", WRITERS | CONSOLE),
    "talk.file": Allow("登记谈心谈话", WRITERS | CONSOLE, unit_roles=UNIT_OFFICES),
    "procedure.open": Allow("启动程序", POLITICAL | PARTY | CONSOLE, unit_roles=UNIT_OFFICES),
    "procedure.advance": Allow("办理程序", POLITICAL | PARTY | CONSOLE, unit_roles=UNIT_OFFICES),
    "procedure.override": Allow("破例办理", PARTY | LEADERS | {R.POLITICAL_HEAD} | CONSOLE),
    "procedure.cancel": Allow("终止程序", POLITICAL | PARTY | CONSOLE),
    "prompt.issue": Allow("签发月提示", PARTY | CONSOLE),
    "prompt.receive": Allow("签收月提示", CONSOLE, unit_roles=UNIT_OFFICES),
    "round.plan": Allow("安排党建督查", PARTY | CONSOLE),
    "round.visit": Allow("登记支部督查", PARTY_LIFE | CONSOLE),
    "round.close": Allow("办结督查轮次", PARTY | CONSOLE),
    "scheme.adopt": Allow("采用支部考核方案", PARTY | CONSOLE),
    "assessment.open": Allow("启动支部考核", PARTY | CONSOLE),
    "assessment.judge": Allow("支部考核评分", PARTY | CONSOLE),
    "assessment.object": Allow("对支部考核提出异议", CONSOLE, unit_roles=UNIT_OFFICES),
    "assessment.answer": Allow("答复支部考核异议", PARTY | LEADERS | CONSOLE, never=Never.AUTHOR),
    "assessment.review": Allow("复核支部考核", PARTY | LEADERS | CONSOLE),
    "assessment.freeze": Allow("支部考核定稿", PARTY | LEADERS | CONSOLE),
    "review.file": Allow("登记述职评议", PARTY | CONSOLE),
    "ballot.open": Allow("发起无记名测评", POLITICAL | PARTY | CONSOLE, unit_roles=UNIT_OFFICES),
    "ballot.close": Allow("结束无记名测评", POLITICAL | PARTY | CONSOLE, unit_roles=UNIT_OFFICES),
    "ledger.ingest": Allow("初始导入", CONSOLE),
    "ledger.upload": Allow("上传台账", WRITERS),
    "ledger.amend": Allow("改正导入行", WRITERS),
    "ledger.confirm": Allow("确认整批导入", WRITERS | LEADERS, never=Never.AUTHOR),
    "ledger.discard": Allow("放弃整批导入", WRITERS),
    "career.read": Allow(
        "查看履职页", CONSOLE | POLITICAL | LEADERS | {R.DISCIPLINE_LEAD}, own=True
    ),
    "eligibility.read": Allow("查看晋升条件", CONSOLE | POLITICAL | LEADERS, own=True),
    "selection.publish": Allow("公示人选", CONSOLE | {R.POLITICAL_HEAD}),
    "selection.appoint": Allow("登记任职文件", CONSOLE | {R.POLITICAL_HEAD}),
    "trial.start": Allow("开始任职试用期", CONSOLE | POLITICAL),
    "trial.conclude": Allow("登记试用期考核结果", CONSOLE | POLITICAL),
    "posting.conclude": Allow("登记基层锻炼考核结果", CONSOLE | POLITICAL),
    "mentorship.pair": Allow("师徒结对", CONSOLE | POLITICAL),
    "mentorship.end": Allow("结束师徒结对", CONSOLE | POLITICAL),
    "mentorship.talk": Allow("登记师徒谈心", CONSOLE | POLITICAL, own=True),
    "mentorship.confirm": Allow("确认师徒谈心", CONSOLE | POLITICAL, never=Never.AUTHOR, own=True),
    "mentorship.review": Allow("登记师徒结对考评", CONSOLE | POLITICAL),
    "publicity.join": Allow("归并一稿多发", CONSOLE | POLITICAL),
    "publicity.part": Allow("取消归并", CONSOLE | POLITICAL),
    "publicity.trace": Allow("登记文书、成果见刊", CONSOLE | POLITICAL),
    "commendation.publish": Allow("公示评优人选", CONSOLE | {R.POLITICAL_HEAD}),
    "commendation.decide": Allow("登记表彰决定", CONSOLE | {R.POLITICAL_HEAD}),
    "pay.decide": Allow("登记绩效分配决定", CONSOLE | POLITICAL),
    "honour.revoke": Allow("登记撤销荣誉", CONSOLE | {R.POLITICAL_HEAD}),
    "appraisal.read": Allow("查看考核结果", CONSOLE | POLITICAL | LEADERS, own=True),
    "appraisal.adopt": Allow("通过考核方案", CONSOLE | {R.POLITICAL_HEAD}),
    "appraisal.open": Allow("启动年度考核", CONSOLE | POLITICAL),
    "appraisal.exempt": Allow("登记不参加考核或不定等次", CONSOLE | POLITICAL, never=Never.OWNER),
    "appraisal.import": Allow("导入考核数据", CONSOLE | POLITICAL),
    "appraisal.judge": Allow(
        "考核评分", CONSOLE | POLITICAL | LEADERS | {R.DEPARTMENT_HEAD}, never=Never.OWNER
    ),
    "appraisal.widen": Allow("登记优秀比例审批", CONSOLE | POLITICAL),
    "appraisal.grade": Allow("确定考核等次", CONSOLE | LEADERS, never=Never.OWNER),
    "appraisal.publish": Allow("公示优秀等次", CONSOLE | POLITICAL),
    "appraisal.freeze": Allow("审定考核结果", CONSOLE | LEADERS),
    "appraisal.notify": Allow("书面通知考核结果", CONSOLE | POLITICAL),
    "appraisal.sign": Allow("签署考核意见", CONSOLE, own=True),
    "appraisal.object": Allow("申请复核或申诉", CONSOLE | POLITICAL, own=True),
    "appraisal.settle": Allow("登记复核或申诉结果", CONSOLE | POLITICAL, never=Never.OWNER),
    "poll.open": Allow("组织民主测评", CONSOLE | POLITICAL),
    "poll.close": Allow("结束民主测评", CONSOLE | POLITICAL),
    "decision.rest": Allow("登记决定所依据的考核", CONSOLE | POLITICAL),
    "decision.review": Allow("复核依据已变的决定", CONSOLE | POLITICAL | LEADERS),
    "plan.adopt": Allow("采用方案", CONSOLE | {R.POLITICAL_HEAD}),
    "plan.link": Allow("挂接举措", CONSOLE | POLITICAL),
    "year.turn": Allow("封账并启用新年度", CONSOLE | {R.POLITICAL_HEAD}),
    "year.close": Allow("封账", CONSOLE | {R.POLITICAL_HEAD}),
    "figure.read": Allow("查看数字", EVERYBODY),
    "zero.sign": Allow("签认零", CONSOLE | {R.DISCIPLINE_LEAD}),
    "zero.withdraw": Allow("撤回零的签认", CONSOLE | {R.DISCIPLINE_LEAD}),
    "report.read": Allow("查看文书", EVERYBODY),
    "report.edit": Allow("改写文书段落", WRITERS | CONSOLE),
    "report.issue": Allow("印发文书", CONSOLE | {R.POLITICAL_HEAD, R.COURT_LEADER}),
    "draft.check": Allow("核对草稿", WRITERS | LEADERS | UNIT_OFFICES | CONSOLE),
    "draft.accept": Allow("处理草稿数字", WRITERS | LEADERS | UNIT_OFFICES),
    "draft.correct_binding": Allow("更正草稿数字的对应关系", WRITERS),
    "draft.add_synonym": Allow("增加本院说法", WRITERS),
    "draft.add_alias": Allow("增加本院简称", WRITERS),
    "notice.choose": Allow("设置接收方式", CONSOLE, Reach.ANYWHERE, own=True),
    "notice.feed": Allow("开通或停止日历订阅", CONSOLE, Reach.ANYWHERE, own=True),
    "notice.target": Allow("设定内网消息接口", CONSOLE | {R.SYSTEM_ADMIN}, Reach.ANYWHERE),
    "form.map": Allow("对应上级报表", WRITERS | CONSOLE),
    "journal.read": Allow("查看流水", CONSOLE | {R.AUDITOR}, Reach.ANYWHERE),
}


class UndefinedPermission(LookupError):
    """An action that is not in the table."""


def objection(actor: Actor, action: str, subject: object = None) -> Problem | None:
    """Why the actor may not do this to the subject, or None where he may.

    A subject may carry ``court_id``, ``unit_id``, ``recorded_by_id``, the persons it concerns
    (``person_ids``), those who answer for it (``owner_ids``) and the accounts that reported it done
    (``reporter_ids``). One of a stream of inspection names it (``inspection_stream``): of the offices
    that inspect, only those of that stream reach it.
    """
    if action not in POLICY:
        raise UndefinedPermission(action)
    line = POLICY[action]
    if not (_owns(line, actor, subject) or _held(line, actor, subject)):
        offices = "、".join(sorted(role.label for role in line.roles | line.unit_roles))
        return Problem(
            "not_permitted", "", f"{line.label}不在您的权限之内。", f"可以办的是：{offices}。"
        )
    author = getattr(subject, "recorded_by_id", None)
    if line.never is Never.AUTHOR and author is not None and author == actor.account_id:
        return Problem(
            "same_person", "", f"{line.label}须由另一人办，录入人不能自己办。", "请同事办理。"
        )
    if line.never is Never.OWNER and _answers_for(actor, subject):
        return Problem(
            "same_person",
            "",
            f"{line.label}须由另一人办，责任人和报送整改的人不能自己办。",
            "请同事办理。",
        )
    return None


def require(actor: Actor, action: str, subject: object = None) -> None:
    """Raises Refused with the reason where the actor may not."""
    problem = objection(actor, action, subject)
    if problem is not None:
        raise Refused(problem)


def _held(line: Allow, actor: Actor, subject: object) -> bool:
    return any(_covers(line, office, subject) for office in actor.offices)


def _owns(line: Allow, actor: Actor, subject: object) -> bool:
    author = getattr(subject, "recorded_by_id", None)
    entered = author is not None and author == actor.account_id
    concerned = actor.person_id in getattr(subject, "person_ids", frozenset())
    owes = actor.person_id in getattr(subject, "owner_ids", frozenset())
    return (line.own and (entered or concerned)) or (line.answers and owes)


def _answers_for(actor: Actor, subject: object) -> bool:
    """Whether the actor owns what is to be judged, or is the one who reported it done."""
    answers = actor.person_id in getattr(subject, "owner_ids", frozenset())
    return answers or actor.account_id in getattr(subject, "reporter_ids", frozenset())


def _covers(line: Allow, office: Office, subject: object) -> bool:
    if office.role in line.roles and _of_its_stream(office, subject):
        return line.reach is Reach.ANYWHERE or _same(office.court_id, subject, "court_id")
    if office.role not in line.unit_roles:
        return False
    return _same(office.court_id, subject, "court_id") and _own_unit(office, subject)


def _of_its_stream(office: Office, subject: object) -> bool:
    """Whether an office that inspects does so in the stream of the subject; streams are never mixed."""
    stream = STREAMS.get(getattr(subject, "inspection_stream", ""))
    return stream is None or office.role not in STREAM_OFFICES or office.role in stream.overseers


def _same(held: int | None, subject: object, name: str) -> bool:
    """Whether an office for one court reaches the subject; what concerns all courts it does not."""
    return held is None or not hasattr(subject, name) or held == getattr(subject, name)


def _own_unit(office: Office, subject: object) -> bool:
    if subject is None:
        return True
    return office.unit_id is not None and getattr(subject, "unit_id", None) == office.unit_id
