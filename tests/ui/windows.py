"""A door of stand-ins, and windows over it: what the tests of the window need and no database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QApplication

from safetyreg.domain.codes import CodeBook, CodeItem, CodeList
from safetyreg.domain.user import Role, User
from safetyreg.i18n import Language, Names, Texts
from ui.errors import Errors
from ui.jobs import Jobs
from ui.preferences import Preferences
from ui.session import Session
from ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from safetyreg.domain.changes import Saved
    from safetyreg.domain.query import Query
    from safetyreg.registry import Registry

TODAY = date(2026, 10, 26)
CAUSES = CodeList(
    "fire_cause",
    Names("Причины пожаров", "Өрт себептері", "Causes of fires"),
    (
        CodeItem("6", Names("Печи: нарушение правил", "Пештер: ережені бұзу", "Stoves")),
        CodeItem("6.1", Names("Печи: нет разделки", "Пештер: бөлу жоқ", "Stoves: no clearance"), "6"),
        CodeItem("7", Names("Короткое замыкание", "Қысқа тұйықталу", "Short circuit")),
        CodeItem("x-other", Names("Пожар от иных причин", "Басқа себептен өрт", "Other causes of fire")),
        CodeItem("9", Names("Старая причина", "Ескі себеп", "Old cause"), valid_to=date(2020, 12, 31)),
    ),
)
PLACES = CodeList(
    "kato",
    Names("КАТО"),
    (
        CodeItem("350000000", Names("Карагандинская область", "Қарағанды облысы", "Karaganda oblast")),
        CodeItem("352400000", Names("Темиртау г.а.", "Теміртау қ.ә.", "Temirtau city"), "350000000"),
        CodeItem("354000000", Names("Абайский район", "Абай ауданы", "Abay district"), "350000000"),
    ),
)
BOOK = CodeBook({"fire_cause": CAUSES, "kato": PLACES})


@dataclass
class Incidents:
    """Counts as many records as it was told to, and takes nothing back but what it holds."""

    number: int = 2461
    last: Saved | None = None
    asked: list[Query] = field(default_factory=list)

    def count(self, query: Query) -> int:
        self.asked.append(query)
        return self.number

    def undo_last(self) -> Saved | None:
        found, self.last = self.last, None
        return found


@dataclass
class Codes:
    """Gives its book."""

    found: CodeBook = BOOK

    def book(self) -> CodeBook:
        return self.found


@dataclass
class Users:
    """Remembers the name it was given."""

    name: str = ""

    def set_display_name(self, name: str) -> None:
        self.name = name


@dataclass
class Backups:
    """Makes one backup."""

    made: int = 0

    def daily(self, _tick: object = None) -> str | None:
        self.made += 1
        return "backup" if self.made == 1 else None


@dataclass
class Door:
    """A registry that is none."""

    location: str = "/nowhere/karaganda.sqlite"
    name: str = "karaganda"
    user: User = User("inspector", "Inspector", Role.INSPECTOR)  # noqa: RUF009  frozen
    demo: bool = False
    closed: bool = False
    incidents: Incidents = field(default_factory=Incidents)
    codes: Codes = field(default_factory=Codes)
    users: Users = field(default_factory=Users)
    backups: Backups = field(default_factory=Backups)

    def close(self) -> None:
        self.closed = True


def theme_of(appearance: Appearance = Appearance.LIGHT) -> Theme:
    """Dress the application of the tests."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return Theme(application, appearance)


def session_of(
    parent: QObject,
    theme: Theme,
    *,
    door: Door | None = None,
    language: Language = Language.EN,
) -> Session:
    """Make a session over a door of stand-ins, as the composition root does it."""
    texts = Texts(language)
    errors = Errors(texts, parent)
    return Session(
        cast("Registry", door or Door()),
        texts=texts,
        book=BOOK,
        theme=theme,
        jobs=Jobs(errors.show, parent),
        errors=errors,
        preferences_=Preferences(),
        today=lambda: TODAY,
        parent=parent,
    )
