"""Which columns the table shows, how wide, and by which it is ordered; remembered for the user."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from safetyreg.domain.field import FieldType
from safetyreg.domain.query import Order
from safetyreg.domain.user import Role as UserRole
from ui.register.columns import (
    CHOSEN,
    DEFAULT,
    OCCURRED,
    Column,
    columns_of,
    every_column,
    widths_in,
)
from ui.register.columns_popup import ColumnsPopup
from ui.register.model import RegisterModel
from ui.register.row_text import heading
from ui.register.view import RegisterView
from ui.session import Session

_DOWN_FIRST = frozenset(
    {FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY, FieldType.DATE, FieldType.MOMENT}
)


class ColumnChoice(QObject):
    """`changed` when other columns are shown, `ordered(order)` when another order is wanted."""

    changed = Signal()
    ordered = Signal(object)

    def __init__(self, session: Session, model: RegisterModel, view: RegisterView, parent: QObject) -> None:
        """Dress the view as the user left it."""
        super().__init__(parent)
        self._session = session
        self._model = model
        self._view = view
        self._popup: ColumnsPopup | None = None
        self._widths = widths_in(session.texts.language)
        view.set_widths(_widths(session.preferences.get(self._widths)))
        view.head.sectionClicked.connect(self._on_clicked)
        view.head.customContextMenuRequested.connect(self._on_menu)
        view.widths_changed.connect(self._keep)
        view.columns_moved.connect(self._keep)

    def names(self) -> tuple[str, ...]:
        """Return the names of the columns from left to right."""
        return tuple(column.name for column in self._view.shown_columns())

    def show_columns(self, names: Sequence[str]) -> None:
        """Show columns in their order."""
        chosen = columns_of(names, offered_columns(self._session))
        head = self._view.head
        head.blockSignals(True)
        self._model.set_columns(chosen)
        for place in range(head.count()):
            head.moveSection(head.visualIndex(place), place)
        head.blockSignals(False)
        self._view.lay_out_columns()
        self._keep()
        if self._popup is not None:
            self._popup.show_chosen(self.names())
        self.changed.emit()

    def toggle(self, name: str, shown: bool) -> None:
        """Show a column behind the others, or hide it; one column always stays."""
        rest = tuple(one for one in self.names() if one != name)
        self.show_columns((*rest, name) if shown else rest)

    def reset(self) -> None:
        """Show the usual columns, sharing the room."""
        self._view.set_widths({})
        self.show_columns(DEFAULT)

    def open_popup(self, button: QWidget) -> None:
        """Open the list of columns under a button."""
        if self._popup is None:
            self._popup = ColumnsPopup(offered_columns(self._session), self._session.texts, button)
            self._popup.toggled.connect(self.toggle)
            self._popup.reset.connect(self.reset)
        self._popup.show_chosen(self.names())
        self._popup.open_under(button)

    def order_by(self, column: Column) -> None:
        """Order by a column, the other way round where it is ordered by it already."""
        now = self._model.order
        if column.order:
            turned = not now.descending if now.field == column.order else _down_first(column)
            self.ordered.emit(Order(column.order, turned))

    def menu(self, section: int) -> QMenu:
        """Make the menu of a heading."""
        texts, column = self._session.texts, self._model.columns[section]
        menu = QMenu(self._view)
        self.add_orders(menu, column)
        menu.addSeparator()
        names, shown = self.names(), self._view.head.visualIndex(section)
        left = menu.addAction(texts.say("Move left"), partial(self._move, shown, shown - 1))
        left.setEnabled(shown > 0)
        right = menu.addAction(texts.say("Move right"), partial(self._move, shown, shown + 1))
        right.setEnabled(shown < len(names) - 1)
        hide = menu.addAction(texts.say("Hide the column"), partial(self.toggle, column.name, False))
        hide.setEnabled(len(names) > 1)
        menu.addAction(texts.say("Usual columns and widths"), self.reset)
        return menu

    def add_orders(self, menu: QMenu, column: Column) -> None:
        """Offer both orders by a column."""
        if not column.order:
            return
        name = heading(column, self._session.texts)
        for descending, text in (
            (False, self._session.texts.say("Sort by “{name}” ascending", name=name)),
            (True, self._session.texts.say("Sort by “{name}” descending", name=name)),
        ):
            order = Order(column.order, descending)
            action = menu.addAction(text, partial(self.ordered.emit, order))
            action.setCheckable(True)
            action.setChecked(order == self._model.order)

    def _move(self, start: int, end: int) -> None:
        self._view.head.moveSection(start, end)

    def _on_clicked(self, section: int) -> None:
        self.order_by(self._model.columns[section])

    def _on_menu(self, position: QPoint) -> None:
        section = self._view.head.logicalIndexAt(position)
        if section >= 0:
            menu = self.menu(section)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._view.head.mapToGlobal(position))

    def _keep(self) -> None:
        self._session.preferences.put(CHOSEN, self.names())
        widths: dict[str, object] = dict(self._view.widths())
        self._session.preferences.put(self._widths, widths)


def offered_columns(session: Session) -> tuple[Column, ...]:
    """Return the columns that the user may choose from."""
    role = session.registry.user.role
    return every_column(personal=role in {UserRole.INSPECTOR, UserRole.ADMINISTRATOR})


def _down_first(column: Column) -> bool:
    if column.fields is None:
        return column.name in {OCCURRED, "registered_on", "persons"}
    return next(iter(column.fields.values())).type in _DOWN_FIRST


def _widths(kept: dict[str, object]) -> dict[str, int]:
    return {name: width for name, width in kept.items() if isinstance(width, int) and width > 0}
