"""The pages of the window, in the order of the navigation rail."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from safetyreg.i18n import mark
from ui.session import Session
from ui.widgets.empty_state import EmptyState
from ui.widgets.page import Page

Factory = Callable[[Session], Page]


@dataclass(frozen=True, slots=True)
class PageItem:
    """A page: its key, marked label, icon and how it is built; `listed` ones stand in the rail."""

    key: str
    label: str
    icon: str
    factory: Factory
    listed: bool = True


def _build(key: str, label: str, icon: str, session: Session) -> Page:
    """Build `ui.<key>.page`; where the program has none yet, say so."""
    name = f"ui.{key}"
    if find_spec(name) is not None and find_spec(f"{name}.page") is not None:
        page = import_module(f"{name}.page").build(session)
        if isinstance(page, Page):
            return page
    return _coming(label, icon, session)


def _coming(label: str, icon: str, session: Session) -> Page:
    title = session.texts.say(label)
    page = Page(title)
    hint = session.texts.say("This page comes with a later version of the program.")
    page.body.addWidget(EmptyState(session.theme, icon, title, hint))
    return page


def _item(key: str, label: str, icon: str, *, listed: bool = True) -> PageItem:
    return PageItem(key, label, icon, partial(_build, key, label, icon), listed)


PAGES: Final = (
    _item("overview", mark("Overview"), "house"),
    _item("register", mark("Register"), "table-properties"),
    _item("liability", mark("Liability"), "scale"),
    _item("analysis", mark("Analysis"), "chart-line"),
    _item("reports", mark("Reports"), "file-text"),
    _item("settings", mark("Settings"), "settings"),
    _item("entry", mark("Incident"), "file-text", listed=False),
)
LISTED: Final = tuple(page for page in PAGES if page.listed)
BY_KEY: Final = {page.key: page for page in PAGES}
