"""A session of the window over a real registry, for pages that read and write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from safetyreg.i18n import Language, Texts
from tests.ui.windows import TODAY
from ui.errors import Errors
from ui.jobs import Jobs
from ui.preferences import Preferences
from ui.session import Session

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from safetyreg.registry import Registry
    from ui.theme import Theme


def real_session(
    parent: QObject,
    theme: Theme,
    registry: Registry,
    language: Language = Language.EN,
    today: date = TODAY,
) -> Session:
    """Make a session over an open registry, as the composition root does it."""
    texts = Texts(language)
    errors = Errors(texts, parent)
    return Session(
        registry,
        texts=texts,
        book=registry.codes.book(),
        theme=theme,
        jobs=Jobs(errors.show, parent),
        errors=errors,
        preferences_=Preferences(),
        today=lambda: today,
        parent=parent,
    )


def idle(qtbot: QtBot, session: Session) -> None:
    """Wait until nothing runs any more."""
    qtbot.waitUntil(lambda: not list(session.jobs.running()), timeout=15_000)
