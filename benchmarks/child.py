"""Programs run as processes of their own: how long, how much memory, what they say."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer
from time import perf_counter, time
from typing import Any, Final

ROOT: Final = Path(__file__).parent.parent
_KIB: Final = 1024
# Linux counts to a process what the one that began it held: one with nothing in it begins what is weighed.
_SCALE: Final = """
import os, sys
_, status, usage = os.wait4(os.spawnv(os.P_NOWAIT, sys.argv[2], sys.argv[2:]), 0)
with open(sys.argv[1], "w") as file:
    file.write(str(usage.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status) != 0)
"""
LONGEST: Final = 900.0
# What the window remembers as if it had been left there: on the register, the whole time under its filter.
_LEFT: Final = r"""[General]
page="\"register\""
filter="{\"preset\": \"all\"}"
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """Seconds and the most megabytes a process took, its output; `weighed` alone knows the megabytes well."""

    seconds: float
    megabytes: float
    output: str


def run(*words: str | Path) -> Ended:
    """Run Python with some words to its end; raise CalledProcessError with its messages where it fails."""
    return call(sys.executable, *words)


def weighed(*words: str | Path) -> Ended:
    """Run a program with its memory measured truly; it takes some milliseconds longer."""
    with TemporaryDirectory() as folder:
        weight = Path(folder, "weight")
        ended = call(sys.executable, "-I", "-S", "-c", _SCALE, weight, *words)
        return replace(ended, megabytes=int(weight.read_text()) / _KIB)


def call(*words: str | Path) -> Ended:
    """Run a program to its end, with settings of nobody and no screen; the register is its first page."""
    with TemporaryDirectory() as home:
        kept = Path(home, "safetyreg", "safetyreg.ini")
        kept.parent.mkdir()
        kept.write_text(_LEFT)
        settings = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"), home)
        environment = {**os.environ, **settings, "QT_QPA_PLATFORM": "offscreen", "STARTED": str(time())}
        with Path(home, "output").open("w+") as output, Path(home, "messages").open("w+") as messages:
            begun = perf_counter()
            process = subprocess.Popen(
                list(map(str, words)), cwd=ROOT, env=environment, stdout=output, stderr=messages
            )
            late = Timer(LONGEST, process.kill)
            late.start()
            _, status, usage = os.wait4(process.pid, 0)
            late.cancel()
            seconds = perf_counter() - begun
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            messages.seek(0)
            if process.returncode:
                raise subprocess.CalledProcessError(process.returncode, words, None, messages.read()[-2000:])
            return Ended(seconds, usage.ru_maxrss / _KIB, output.read())


def answer(*words: str | Path) -> dict[str, Any]:
    """Run Python with some words; return the JSON on the last line of its output."""
    found: dict[str, Any] = json.loads(run(*words).output.strip().splitlines()[-1])
    return found
