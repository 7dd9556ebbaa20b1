"""What stands in the inputs of a form, to tell whether anything was typed since."""

from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget


def contents(form: QWidget) -> tuple[object, ...]:
    """Return texts, choices and cells in their order."""
    return tuple(found for child in form.findChildren(QWidget) for found in _of(child))


def _of(child: QWidget) -> Iterator[object]:
    if isinstance(child, QLineEdit):
        yield child.text()
    elif isinstance(child, QPlainTextEdit):
        yield child.toPlainText()
    elif isinstance(child, QComboBox):
        yield child.currentIndex()
    elif isinstance(child, QAbstractButton) and child.isCheckable():
        yield child.isChecked()
    elif isinstance(child, QTableView):
        model = child.model()
        for row in range(model.rowCount()):
            yield tuple(model.index(row, column).data() for column in range(model.columnCount()))
