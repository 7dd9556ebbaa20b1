"""The pages of the window, in the order of the navigation rail."""

from collections.abc import Callable
from dataclasses import dataclass
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


def build_page(key: str, label: str, icon: str, session: Session) -> Page:
    """Build `ui.<key>.page`; where the program has none yet, say so."""
    name = f"ui.{key}"
    if find_spec(name) is not None and find_spec(f"{name}.page") is not None:
        page = import_module(f"{name}.page").build(session)
        if isinstance(page, Page):
            return page
    return coming(label, icon, session)


def coming(label: str, icon: str, session: Session) -> Page:
    """Make the page of a part that is still to come."""
    title = session.texts.say(label)
    page = Page(title)
    hint = session.texts.say("This page comes with a later version of the program.")
    page.body.addWidget(EmptyState(session.theme, icon, title, hint))
    return page


def _factory(key: str, label: str, icon: str) -> Factory:
    def build(session: Session) -> Page:
        return build_page(key, label, icon, session)

    return build


def _item(key: str, label: str, icon: str, *, listed: bool = True) -> PageItem:
    return PageItem(key, label, icon, _factory(key, label, icon), listed)


PAGES: Final = (
    _item("overview", mark("Overview"), "house"),
    _item("register", mark("Register"), "table-properties"),
    _item("liability", mark("Liability"), "scale"),
    _item("analysis", mark("Analysis"), "chart-line"),
    _item("reports", mark("Reports"), "file-text"),
    _item("settings", mark("Settings"), "settings"),
    _item("entry", mark("Incident"), "file-text", listed=False),
    _item("imports", mark("Import"), "upload", listed=False),
)
LISTED: Final = tuple(page for page in PAGES if page.listed)
BY_KEY: Final = {page.key: page for page in PAGES}
