"""Where the user stands in the table, by ids: kept while the rows around move."""

from typing import Final

from ui.register.model import RegisterModel
from ui.register.positions import positions
from ui.register.view import RegisterView
from ui.tokens import ROW_HEIGHT

MOST_KEPT: Final = 2_000


class Place:
    """The current record, the selected ones and how far the table is scrolled."""

    def __init__(self, view: RegisterView, model: RegisterModel) -> None:
        """Watch a view."""
        self._view = view
        self._model = model
        self._number: int | None = None
        self._selected: tuple[int, ...] = ()
        self._offset = 0

    def current_id(self) -> int | None:
        """Return the id of the current record, or nothing."""
        row = self._view.currentIndex().row()
        return self._model.ids[row] if 0 <= row < len(self._model.ids) else None

    def selected_ids(self) -> tuple[int, ...]:
        """Return the ids of the selected records, from the top."""
        ids = self._model.ids
        return tuple(number for first, last in self._view.ranges() for number in ids[first : last + 1])

    def remember(self) -> tuple[int, ...]:
        """Keep where the user stands; return the ids whose new rows will be asked for."""
        self._number = self.current_id()
        self._selected = self.selected_ids() if self._view.selected_count() <= MOST_KEPT else ()
        top = self._view.verticalScrollBar().value()
        self._offset = max(self._view.currentIndex().row(), 0) * ROW_HEIGHT - top
        return self._selected if self._number is None else (*self._selected, self._number)

    def restore(self, places: dict[int, int]) -> None:
        """Go back to the record at the same height on the screen, or to its row where it is gone."""
        row = max(self._view.currentIndex().row(), 0)
        if self._number is not None:
            found = places.get(self._number)
            row = found if found is not None else self._searched(self._number, row)
        self._view.go_to(min(row, self._model.rowCount() - 1))
        chosen = [places[one] for one in self._selected if one in places]
        if len(chosen) > 1:
            self._view.select_rows(chosen)
        self._view.verticalScrollBar().setValue(row * ROW_HEIGHT - self._offset)

    def _searched(self, number: int, otherwise: int) -> int:
        return positions(self._model.ids, (number,)).get(number, otherwise)
