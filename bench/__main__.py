"""``python -m bench``: prints one JSON list, each figure beside its limit."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import django

from jujiao.conf.keys import ensure_secret_key


def main() -> int:
    """Measures everything in a data folder of its own, which is taken away afterwards."""
    with tempfile.TemporaryDirectory(prefix="jujiao-bench-") as folder:
        os.environ["JUJIAO_DATA"] = folder
        os.environ.pop("DATABASE_URL", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jujiao.conf.settings")
        ensure_secret_key(Path(folder))
        django.setup()
        program = import_module("bench.program")
        measured = program.measure_all(tell=_tell)
        json.dump([one.as_json() for one in measured], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    return 0


def _tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
