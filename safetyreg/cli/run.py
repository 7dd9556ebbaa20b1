"""Runs one command: JSON on standard output, everything else on standard error, a plain exit code."""

import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, TextIO

from safetyreg.cli.commands import COMMANDS
from safetyreg.cli.parser import language_of, parser
from safetyreg.cli.usage import usage_in
from safetyreg.errors import CancelledError, ExpectedError
from safetyreg.i18n import Texts, mark
from safetyreg.paths import log_folder

DONE: Final = 0
REFUSED: Final = 1
_LOG: Final = "safetyreg-cli.log"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when done, 1 for an expected error; wrong usage exits with 2."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    given = sys.argv[1:] if arguments is None else list(arguments)
    texts = Texts(language_of(given))
    with usage_in(texts.language):
        asked = parser(texts).parse_args(given)
    try:
        COMMANDS[asked.command](asked, texts)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()
    except (KeyboardInterrupt, CancelledError):
        return _refuse(texts.say(mark("Stopped.")))
    except ExpectedError as error:
        return _refuse(texts.of(error))
    except Exception as error:  # noqa: BLE001  the last resort: a bug of ours, told in one line
        return _report_bug(error, texts)
    return DONE


def _refuse(sentence: str) -> int:
    """Say in one line what happened and what to do."""
    with suppress(BrokenPipeError):
        print(" ".join(sentence.split()), file=sys.stderr)  # noqa: T201  the command line's own voice
    return REFUSED


def _report_bug(error: Exception, texts: Texts) -> int:
    """Keep the traceback in the log and name the log."""
    file = log_folder() / _LOG
    logger = logging.getLogger("safetyreg.cli")
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.error("unexpected error", exc_info=error)
    logger.removeHandler(handler)
    handler.close()
    return _refuse(
        texts.say(mark("An error in the program, not yours. Send the file {path}."), path=str(file))
    )


def _close_quietly() -> None:
    """Let the reader go: what is still buffered is thrown away."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8(stream: TextIO) -> None:
    """Write UTF-8 whatever the system's code page is."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
