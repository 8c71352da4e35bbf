"""The addresses of tasks, plans, notices, quality and burden."""

from __future__ import annotations

from django.urls import URLPattern, path

from jujiao.web.agenda.views import ledger, notices, plans, tasks

urlpatterns: list[URLPattern] = [
    path("quality/", ledger.quality, name="quality"),
    path("quality/year-end/", ledger.year_end, name="year_end"),
    path("burden/", ledger.burden, name="burden"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/<slug:public_id>/", tasks.task, name="task"),
    path(
        "tasks/<slug:public_id>/files/<int:file_id>/",
        tasks.task_file,
        name="task_file",
    ),
    path("tasks/<slug:public_id>/<slug:name>/", tasks.task_act, name="task_act"),
    path("plan/", plans.plan, name="plan"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="notices_read"),
    path("notices/feed/", notices.open_calendar, name="feed_open"),
    path("notices/<slug:name>/", notices.notice_act, name="notice_act"),
    path("feed/<slug:token>.ics", notices.feed, name="feed"),
]
