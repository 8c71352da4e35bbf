"""Every address."""

from __future__ import annotations

from django.contrib.auth.views import (
    LoginView,
    LogoutView,
    PasswordChangeDoneView,
    PasswordChangeView,
)
from django.urls import URLPattern, path, reverse_lazy

from jujiao.web.account import OwnPasswordForm
from jujiao.web.agenda.urls import urlpatterns as agenda
from jujiao.web.branches.urls import urlpatterns as branches
from jujiao.web.capability.urls import urlpatterns as capability
from jujiao.web.drafts.urls import urlpatterns as drafts
from jujiao.web.parts import Heading
from jujiao.web.supervision.urls import urlpatterns as supervision
from jujiao.web.views import (
    facts,
    figures,
    filing,
    imports,
    keeping,
    ledgers,
    people,
    reports,
    start,
)

PASSWORD = Heading("换口令", "不少于8位，别用常见的")

urlpatterns: list[URLPattern] = [
    path("", start.home, name="home"),
    path("login/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("account/", start.account, name="account"),
    path(
        "account/password/",
        PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            success_url=reverse_lazy("password_changed"),
            extra_context={"heading": PASSWORD},
        ),
        name="password",
    ),
    path(
        "account/password/changed/",
        PasswordChangeDoneView.as_view(extra_context={"heading": Heading("口令换好了")}),
        name="password_changed",
    ),
    path("todo/", start.todo, name="todo"),
    path("search/", start.search, name="search"),
    path("help/keys/", start.keys, name="keys"),
    path("design/", start.design, name="design"),
    path("focus/<int:focus>/", ledgers.focus, name="focus"),
    path("filing/", filing.choose, name="filing"),
    path("ledger/", ledgers.ledgers, name="ledgers"),
    path("ledger/keep/", keeping.keeping, name="keeping"),
    path("ledger/<slug:kind>/", ledgers.ledger, name="ledger"),
    path("ledger/<slug:kind>/export/", ledgers.export, name="export"),
    path("ledger/<slug:kind>/batch/", ledgers.batch, name="batch"),
    path("ledger/<slug:kind>/new/", filing.file, name="file"),
    path("ledger/<slug:kind>/<slug:public_id>/", facts.fact, name="fact"),
    path("ledger/<slug:kind>/<slug:public_id>/read/", facts.read, name="read"),
    path("ledger/<slug:kind>/<slug:public_id>/confirm/", facts.confirm, name="confirm"),
    path("ledger/<slug:kind>/<slug:public_id>/send-back/", facts.send_back, name="send_back"),
    path("ledger/<slug:kind>/<slug:public_id>/submit/", facts.submit, name="submit"),
    path("ledger/<slug:kind>/<slug:public_id>/withdraw/", facts.withdraw, name="withdraw"),
    path("ledger/<slug:kind>/<slug:public_id>/revise/", filing.revise, name="revise"),
    path("ledger/<slug:kind>/<slug:public_id>/correct/", filing.correct, name="correct"),
    path("ledger/<slug:kind>/<slug:public_id>/files/", facts.attach, name="attach"),
    path(
        "ledger/<slug:kind>/<slug:public_id>/files/<int:file_id>/", facts.download, name="download"
    ),
    path("figures/", figures.figures, name="figures"),
    path("figures/<slug:slug>/", figures.figure, name="figure"),
    path("figures/<slug:slug>/proof/", figures.proof, name="proof"),
    path("figures/<slug:slug>/sign/", figures.sign, name="sign"),
    path("figures/<slug:slug>/unsign/", figures.unsign, name="unsign"),
    path("people/", people.people, name="people"),
    path("people/names/", people.names, name="names"),
    path("people/<slug:public_id>/", people.person, name="person"),
    path("units/", people.units, name="units"),
    path("units/<slug:public_id>/", people.unit, name="unit"),
    path("import/", imports.imports, name="imports"),
    path("import/upload/", imports.upload, name="upload"),
    path("import/<slug:public_id>/", imports.batch, name="import_batch"),
    path("import/<slug:public_id>/amend/", imports.amend, name="import_amend"),
    path("import/<slug:public_id>/<slug:name>/", imports.act, name="import_act"),
    path("reports/", reports.reports, name="reports"),
    path("reports/paper.css", reports.paper_style, name="paper_style"),
    path("reports/<slug:slug>/", reports.draft, name="report_draft"),
    path("reports/<slug:slug>/file.<slug:suffix>", reports.draft_file, name="report_draft_file"),
    path("reports/<slug:slug>/edit/", reports.edit, name="report_edit"),
    path("reports/<slug:slug>/issue/", reports.issue, name="report_issue"),
    path("reports/<int:year>/<int:number>/", reports.issued, name="report_issued"),
    path(
        "reports/<int:year>/<int:number>/file.<slug:suffix>",
        reports.issued_file,
        name="report_issued_file",
    ),
    *capability,
    *supervision,
    *drafts,
    *branches,
    *agenda,
]
