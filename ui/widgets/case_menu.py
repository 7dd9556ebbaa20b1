"""The way from a record to the liability case of one of its victims."""

from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from safetyreg.domain.incident import Incident
from safetyreg.domain.kinds.workplace import cases
from safetyreg.domain.person import Person
from safetyreg.i18n import Texts
from ui.session import Session

KEYS: Final = "Ctrl+L"


def ask_case(session: Session, incident: Incident, beside: QWidget) -> QMenu | None:
    """Go to the case of the only victim, or ask whose; say so where the record has none."""
    victims = cases(incident)
    if not victims:
        session.said.emit(session.texts.say("No liability case: the record has no registered victims."))
        return None
    if len(victims) == 1:
        session.open_case.emit(incident.id, victims[0].id)
        return None
    menu = QMenu(beside)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for number, person in enumerate(victims, 1):
        text = _named(number, person, session.texts)
        menu.addAction(text, partial(session.open_case.emit, incident.id, person.id))
    menu.setActiveAction(menu.actions()[0])
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
    return menu


def _named(number: int, person: Person, texts: Texts) -> str:
    """Name a victim as lists do: the key, initials, profession."""
    who = person.initials or texts.say("person {number}", number=number)
    profession = str(person.details.get("profession") or "")
    return f"&{number}  {', '.join(part for part in (who, profession) if part)}"
