"""The one style sheet, made from tokens."""

from pathlib import Path
from string import Template
from typing import Final

from ui import tokens as sizes
from ui.icons import svg
from ui.tokens import Tokens

_DRAWN: Final = {
    "down": ("chevron-down", "muted"),
    "check": ("check", "on_accent"),
    "dash": ("minus", "on_accent"),
    "left": ("chevron-left", "muted"),
    "right": ("chevron-right", "muted"),
    "expanded": ("chevron-down", "muted"),
}

_SHEET: Final = Template("""
QWidget { color: $text; }
QMainWindow, QDialog, #page, #ground { background: $ground; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 6px; }

QLabel { background: transparent; }
QLabel[role="muted"], QLabel[role="hint"] { color: $muted; }
QLabel[role="hint"], QLabel[role="error"], QLabel[role="warning"], QLabel[role="good"],
QLabel[role="label"] { font-size: ${small}px; }
QLabel[role="label"] { color: $muted; }
QLabel[role="error"] { color: $error; }
QLabel[role="warning"] { color: $warning; }
QLabel[role="good"] { color: $good; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 700; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 700; }
QLabel[role="number"] { font-size: ${number}px; font-weight: 700; }
QLabel[role="key"] { color: $muted; border: 1px solid $line; border-radius: 3px; padding: 0 4px;
  font-size: 11px; }
QLabel[role="tag"] { background: $accent_ground; color: $text; border-radius: 4px; padding: 2px 8px;
  font-size: ${small}px; }

#card { background: $surface; border: 1px solid $line; border-radius: ${card}px; }
QPushButton#cardButton { background: $surface; border: 1px solid $line; border-radius: ${card}px;
  padding: 0; min-height: 0; text-align: left; }
QPushButton#cardButton:hover { border-color: $outline; }
QPushButton#rowButton { background: transparent; border: 1px solid transparent; border-radius: ${radius}px;
  padding: 0; min-height: 0; text-align: left; }
QPushButton#rowButton:hover { background: $hover; }
QPushButton#cardButton:focus, QPushButton#rowButton:focus { border: 1px solid $accent; }
#line { background: $line; border: 0; }
#rail { background: $surface; border: 0; border-right: 1px solid $line; }
#filterBar { background: $surface; border: 0; border-bottom: 1px solid $line; }
#brand { color: $accent; font-size: 15px; font-weight: 700; }
QStatusBar { background: $surface; border-top: 1px solid $line; }
QStatusBar QLabel { color: $muted; font-size: ${small}px; }
QStatusBar::item { border: 0; }

QPushButton, QToolButton { background: $surface; border: 1px solid $line; border-radius: ${radius}px;
  padding: 0 12px; min-height: ${control}px; }
QToolButton { padding: 0 6px; }
QPushButton, QToolButton, QCheckBox, QRadioButton, QTabBar { outline: 0; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $ground; }
QPushButton:checked, QToolButton:checked { background: $accent_ground; border-color: $accent; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 700; }
QPushButton[role="primary"]:hover, QPushButton[role="primary"]:focus { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $line; border-color: $line; color: $muted; }
QPushButton[role="danger"] { color: $error; }
QPushButton[role="link"] { color: $accent; background: transparent; border: 1px solid transparent;
  padding: 0 2px; min-height: 20px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid $accent; }
QPushButton[role="link"]:disabled { color: $muted; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[role="quiet"], QPushButton[role="quiet"] { background: transparent; border-color: transparent; }
QToolButton[role="quiet"] { min-height: 20px; padding: 0 3px; }
QToolButton[role="quiet"]:hover, QPushButton[role="quiet"]:hover { background: $hover; }
QToolButton[role="quiet"]:focus, QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="status"] { background: transparent; border: 1px solid transparent; color: $muted;
  font-size: ${small}px; min-height: 20px; padding: 0 6px; }
QPushButton[role="status"]:hover { background: $hover; }
QPushButton[role="status"]:focus { border-color: $accent; }

QToolButton#railButton { background: transparent; border: 1px solid transparent; min-height: 32px;
  padding: 0 10px; text-align: left; }
QToolButton#railButton:hover { background: $hover; }
QToolButton#railButton:focus { border-color: $accent; }
QToolButton#railButton:checked { background: $accent_ground; color: $accent; font-weight: 700; }

QFrame#chip { background: $field; border: 1px solid $line; border-radius: 16px; }
QFrame#chip:hover { background: $hover; }
QFrame#chip QPushButton { background: transparent; border: 1px solid transparent; min-height: 28px;
  padding: 0 4px; border-radius: 13px; text-align: left; }
QFrame#chip QPushButton:focus, QFrame#chip QToolButton:focus { border: 1px solid $accent; }
QFrame#chip QToolButton { background: transparent; border: 1px solid transparent; min-height: 18px;
  padding: 0 1px; border-radius: 9px; }
QFrame#chip QToolButton:hover { background: $line; }

#segments { background: $field; border: 1px solid $line; border-radius: ${radius}px; }
#segments QPushButton { background: transparent; border: 1px solid transparent; min-height: 28px;
  padding: 0 10px; border-radius: 5px; }
#segments QPushButton:hover { background: $hover; }
#segments QPushButton:checked { background: $accent_ground; color: $accent; border-color: $accent; }
#segments QPushButton:focus { border: 1px solid $text; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $field;
  border: 1px solid $line; border-radius: ${radius}px; padding: 0 8px; min-height: 30px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit { border-bottom-color: $outline; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit#search { padding: 0 2px; }
QLineEdit:hover, QComboBox:hover { background: $surface; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 1px solid $accent; background: $surface; }
QLineEdit[problem="error"], QPlainTextEdit[problem="error"], QComboBox[problem="error"],
#segments[problem="error"] { border: 1px solid $error; }
QLineEdit[problem="warning"], QPlainTextEdit[problem="warning"], QComboBox[problem="warning"],
#segments[problem="warning"] { border: 1px solid $warning; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $muted; background: $ground; }
QLineEdit[readOnly="true"] { background: $ground; }
QLineEdit QToolButton { background: transparent; border: 0; padding: 0; min-height: 0; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url("$image_down"); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $line; outline: 0;
  selection-background-color: $accent_ground; selection-color: $text; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; min-height: 22px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {
  width: 16px; height: 16px; border: 1px solid $outline; border-radius: 4px; background: $field; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border: 2px solid $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { background: $accent;
  border-color: $accent; image: url("$image_check"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$image_dash"); }
QRadioButton::indicator:checked { border: 5px solid $accent; background: $surface; width: 8px; height: 8px; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QAbstractItemView { background: $surface; border: 0; outline: 0; gridline-color: $line;
  alternate-background-color: $surface; selection-background-color: $accent_ground; selection-color: $text; }
QTableView::item, QTreeView::item { border: 0; border-bottom: 1px solid $line; padding: 0 6px; }
QTreeView::item { min-height: 28px; border-bottom: 0; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $accent_ground;
  color: $text; }
QTableView::item:focus { border: 1px solid $accent; }
QListView::item { padding: 5px 8px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QTreeView::branch:has-children:closed { image: url("$image_right"); }
QTreeView::branch:has-children:open { image: url("$image_expanded"); }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: 0 9px; min-height: 30px; font-weight: 600; font-size: ${small}px; }
QHeaderView::section:hover { background: $hover; }
QTableCornerButton::section { background: $surface; border: 0; }

QMenu { background: $surface; border: 1px solid $line; border-radius: ${radius}px; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $outline; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $line; }

QProgressBar { background: $line; border: 0; border-radius: 2px; min-height: 4px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QTabBar::tab { background: transparent; color: $muted; padding: 6px 12px;
  border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 700; }
QTabBar::tab:focus { color: $text; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QGroupBox { border: 0; margin-top: 20px; font-weight: 700; }
QGroupBox::title { subcontrol-origin: margin; left: 0; }

#banner { border: 1px solid $line; border-left-width: 3px; border-radius: ${radius}px; background: $surface; }
#banner[tone="error"] { background: $error_ground; border-color: $error; }
#banner[tone="warning"] { background: $warning_ground; border-color: $warning; }
#banner[tone="good"] { background: $good_ground; border-color: $good; }
#banner[tone="notice"] { background: $accent_ground; border-color: $accent; }
#popup { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCalendarWidget QToolButton { min-height: 24px; }
""")


def style_sheet(colours: Tokens, folder: Path) -> str:
    """Write the style sheet of the tokens; its small drawings are kept as files in `folder`."""
    drawings = {f"image_{name}": _draw(colours, folder, name) for name in _DRAWN}
    return _SHEET.substitute(
        dict(colours.items()),
        small=sizes.SMALL_PIXELS,
        title=sizes.TITLE_PIXELS,
        heading=sizes.HEADING_PIXELS,
        number=sizes.NUMBER_PIXELS,
        radius=sizes.RADIUS,
        card=sizes.CARD_RADIUS,
        control=sizes.CONTROL_HEIGHT - 2,
        **drawings,
    )


def _draw(colours: Tokens, folder: Path, name: str) -> str:
    icon, colour = _DRAWN[name]
    value = dict(colours.items())[colour]
    path = folder / f"{icon}-{value.lstrip('#')}.svg"
    path.write_text(svg(icon).replace("currentColor", value), encoding="utf-8")
    return path.as_posix()
