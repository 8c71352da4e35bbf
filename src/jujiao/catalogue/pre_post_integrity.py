"""任前廉政: before somebody takes up a new post. The talk is the rule, the five gates a local default."""

from __future__ import annotations

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.concepts import Ask, Basis, Focus, RecordKind

APPOINTEE, GATE_TALKER = "appointee", "gate_talker"
TALK_GATE = "talk"
GATES = {
    "test": "考（廉政测试）",
    "statement": "讲（廉政表态）",
    "pledge": "签（廉政承诺书）",
    "family": "认（家属阅签倡议书）",
    TALK_GATE: "听（任前廉政谈话）",
}
APPOINTMENT_TALK_RULE = Basis("《党政领导干部选拔任用工作条例》", "任职谈话")
REQUIRED_GATES = PolicyDefault(
    "pre_post_gates",
    "任前廉政须过的关口",
    (TALK_GATE,),
    Basis("谈话依条例；五关为地方做法，由本院选用"),
)
PRE_POST_GATE = RecordKind(
    "pre_post_gate",
    "任前廉政关口",
    Focus.DISCIPLINE,
    (
        Ask("occurred_on", "日期"),
        Ask("recipients", "拟任人员"),
        Ask("title", "拟任职务"),
        Ask("outcome", "关口"),
        Ask("quantity", "测试成绩", required=False),
        Ask("document_no", "承诺书或回执编号", required=False),
    ),
    register="pre_post_gates",
    roles={APPOINTEE: "拟任人员", GATE_TALKER: "谈话人"},
    outcomes=GATES,
    confidential=True,
    wants_confirmation=False,
    basis=APPOINTMENT_TALK_RULE,
)

KINDS = (PRE_POST_GATE,)
DEFAULTS = (REQUIRED_GATES,)
