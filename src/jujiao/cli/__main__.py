"""``python -m jujiao.cli``."""

from __future__ import annotations

import sys

from jujiao.cli.main import main

sys.exit(main())
