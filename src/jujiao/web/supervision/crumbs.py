"""The way to a page of 严管厚爱."""

from __future__ import annotations

from functools import partial

from jujiao.kernel.concepts import Focus
from jujiao.web.crumbs import crumbs_under

crumbs_of = partial(crumbs_under, Focus.DISCIPLINE)
