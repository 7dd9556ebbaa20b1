"""`import-figures`: a published table of residents, employed, headcount or hours in."""

from argparse import Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager

from safetyreg.cli.output import say, write_json
from safetyreg.domain.denominator import DenominatorKind
from safetyreg.errors import ExpectedError
from safetyreg.i18n import Texts, mark
from safetyreg.registry import Registry

Opened = Callable[[Namespace], AbstractContextManager[Registry]]


def import_figures(asked: Namespace, texts: Texts, opened: Opened) -> None:
    """Take figures in, or with --dry-run only say what would change; every row not understood is named."""
    with opened(asked) as registry:
        door = registry.denominators
        found = door.read(asked.file, DenominatorKind(asked.kind), asked.source)
        for row in found.rejected:
            line = f"{row.row}: {texts.of(row.reason)}"
            say(line)
        if not found.figures:
            raise ExpectedError(mark("{file}: no row is understood."), file=asked.file.name)
        effect = door.effect(found.figures)
        if not asked.dry_run:
            door.take(found.figures, asked.file.name)
    write_json(
        {
            "kind": asked.kind,
            "figures": len(found.figures),
            "places": len({figure.place for figure in found.figures}),
            "added": effect.added,
            "changed": effect.changed,
            "same": effect.same,
            "rejected": len(found.rejected),
            "thousands": found.thousands,
            "dry_run": asked.dry_run,
        }
    )
