"""The branches on PostgreSQL: the same ten courts' decade and the same measurements, in a server of our own.

``python -m bench.postgresql`` fills the database of DATABASE_URL and prints what was measured in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import django

from jujiao.conf.keys import ensure_secret_key

if TYPE_CHECKING:
    from bench.measuring import Measured

SERVER = Path(__file__).resolve().parents[1] / "tests" / "postgresql.py"
WHERE = "_postgresql"


def measured(*, tell: Callable[[str], None]) -> list[Measured]:
    """What another process measures beside a server that lives as long as it does."""
    tell("PostgreSQL：写入六十万条记录，逐项测量…")
    command = [sys.executable, str(SERVER), sys.executable, "-m", "bench.postgresql"]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measuring = import_module("bench.measuring")
    return [measuring.Measured(**one) for one in json.loads(answer.stdout)]


def main() -> int:
    """Fills the database and prints the measurements as JSON."""
    with tempfile.TemporaryDirectory(prefix="jujiao-bench-") as folder:
        os.environ["JUJIAO_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jujiao.conf.settings")
        ensure_secret_key(Path(folder))
        django.setup()
        import_module("django.core.management").call_command("migrate", verbosity=0)
        import_module("bench.decade").build()
        with import_module("django.db").connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        found = import_module("bench.branches").measured(tell=lambda text: None, where=WHERE)
        fields = [{name: getattr(one, name) for name in one.__slots__} for one in found]
        json.dump(fields, sys.stdout, ensure_ascii=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
