"""`import-list`: an official code list in, KATO and OKED as published, or any as code, parent, names."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager

from safetyreg.cli.output import say, write_json
from safetyreg.i18n import Texts
from safetyreg.registry import Registry
from safetyreg.registry.imports import ClassifierError

Opened = Callable[[Namespace], AbstractContextManager[Registry]]


def import_list(asked: Namespace, texts: Texts, opened: Opened) -> None:
    """Take a list in, or with --dry-run only say what would change; every wrong row is named."""
    with opened(asked) as registry:
        codes = registry.codes
        try:
            if asked.list == "kato":
                found = codes.import_kato(asked.file, dry_run=asked.dry_run)
            elif asked.list == "oked":
                found = codes.import_oked(asked.file, dry_run=asked.dry_run)
            else:
                found = codes.import_list(asked.list, asked.file, dry_run=asked.dry_run)
        except ClassifierError as error:
            for problem in error.problems:
                line = f"{problem.row}: {texts.of(problem.message)}"
                say(line)
            raise
    counts = {"added": len(found.added), "changed": len(found.changed), "closed": len(found.closed)}
    write_json({"list": found.list, **counts, "dry_run": asked.dry_run})
