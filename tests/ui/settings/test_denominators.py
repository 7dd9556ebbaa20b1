"""Population and employed in the settings: shown with their use, typed, taken in from a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from safetyreg.domain.denominator import Denominator, DenominatorKind
from safetyreg.i18n import Language, Texts
from safetyreg.storage import seeds
from tests.ui.doors import idle
from tests.ui.sections import filled, ready, texts_of
from ui.settings.denominator_dialog import DenominatorDialog
from ui.settings.denominator_import import DenominatorPreview
from ui.settings.denominators import Denominators
from ui.settings.figure_words import figure_text, named, place_name
from ui.settings.suggestions import Suggestions
from ui.widgets.question import Question

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from ui.session import Session
    from ui.settings.page import SettingsPage
    from ui.widgets.form_dialog import FormDialog

RESIDENTS, HOURS = DenominatorKind.RESIDENTS, DenominatorKind.HOURS
FIRM = "200940000281"


@pytest.fixture
def section(qtbot: QtBot, page: SettingsPage) -> Denominators:
    found = ready(qtbot, page, "denominators")
    assert isinstance(found, Denominators)
    return found


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "residents.csv"
    lines = ("Регион;2025;2026", "Карагандинская;1 135 300;1 135 400", "Нигде;1;2")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_figures_are_shown_with_what_they_are_used_for(section: Denominators) -> None:
    rows = texts_of(section)
    assert rows[0][:4] == ["Kazakhstan", "population", "01.01.2023", "19\u00a0766\u00a0807"]
    assert rows[0][4:] == ["out of date since 04.01.2026", "stat.gov.kz"]
    assert rows[1][4] == "to 01.01.2023"
    section.search.setText("karaganda 2022")
    assert [row[2] for row in texts_of(section)] == ["08.06.2022", "01.01.2021"]
    section.kinds.set_value(HOURS.value)
    section._on_filter()
    assert texts_of(section) == []
    assert "Nothing found" in section.rows.empty.text()


def test_a_registry_without_figures_says_what_to_do(section: Denominators) -> None:
    section._on_read(((), ()))
    assert "Import a published table" in section.rows.empty.text()


def test_a_figure_is_typed_changed_and_removed(
    qtbot: QtBot, opened: Session, section: Denominators, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: FormDialog) -> None:
        assert isinstance(dialog, DenominatorDialog)
        assert not dialog.complete()
        fields = (dialog._value, dialog._source)
        assert all(field.message() for field in fields)
        dialog.place.setText("nowhere")
        dialog.organisation.setText("12")
        dialog.day.setText("")
        assert not dialog.complete()
        assert all(field.message() for field in (dialog._place, dialog._organisation, dialog._day))
        dialog.kind.setCurrentIndex(dialog.kind.findData(HOURS.value))
        dialog.place.set_value("351010000")
        dialog.organisation.setText(FIRM)
        dialog.day.setText("05.05.2025")
        dialog.value.setText("1234,5")
        dialog.source.setText("report")

    filled(monkeypatch, DenominatorDialog, fill)
    section.rows.add.emit()
    idle(qtbot, opened)
    section.search.setText(FIRM)
    assert section._shown == [Denominator(HOURS, "3510", date(2025, 1, 1), 1234.5, "report", FIRM)]
    assert texts_of(section)[0][:5] == [
        f"БИН {FIRM} · Karaganda city",
        "hours worked",
        "01.01.2025",
        "1\u00a0234.5",
        "the year to 31.12.2025",
    ]

    def change(dialog: FormDialog) -> None:
        assert isinstance(dialog, DenominatorDialog)
        assert dialog.value.text()
        dialog.day.setText("01.01.2026")

    filled(monkeypatch, DenominatorDialog, change)
    section.rows.edit.emit(0)
    idle(qtbot, opened)
    assert [one.on for one in section._shown] == [date(2026, 1, 1)]
    for answer, left in ((False, 1), (True, 0)):
        monkeypatch.setattr(Question, "ask", lambda *_, answer=answer, **__: answer)
        section.rows.remove.emit(0)
        idle(qtbot, opened)
        assert len(section._shown) == left
        section._on_filter()


def test_a_table_is_taken_in_after_a_look(
    qtbot: QtBot, opened: Session, section: Denominators, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(dialog: DenominatorPreview) -> bool:
        assert "rows not understood: 1" in dialog.summary.text()
        assert dialog.table.model().rowCount() == 1
        assert not dialog._take.isEnabled(), "a source is needed"
        dialog.source.setText("stat.gov.kz, 2026")
        assert dialog._take.isEnabled()
        return True

    monkeypatch.setattr(DenominatorPreview, "asked", asked)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(table), ""))
    with qtbot.waitSignal(section.written):
        section._on_import()
    idle(qtbot, opened)
    section.search.setText("2026 karaganda")
    found = [one for one in section._shown if one.source == "stat.gov.kz, 2026"]
    assert [(one.on.year, one.value) for one in found] == [(2026, 1_135_400.0), (2025, 1_135_300.0)]


def test_another_kind_reads_the_table_anew(
    qtbot: QtBot, opened: Session, section: Denominators, table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[DenominatorPreview] = []

    def asked(dialog: DenominatorPreview) -> bool:
        kept.append(dialog)
        return False

    monkeypatch.setattr(DenominatorPreview, "asked", asked)
    section.imports.look(table)
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: bool(kept))
    dialog = kept[0]
    qtbot.addWidget(dialog)
    dialog.kind.chosen.emit(HOURS.value)
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: dialog.figures()[0].kind is HOURS)
    dialog.parts.set_value("figures")
    dialog._show_part()
    assert dialog.table.model().rowCount() == 2
    table.write_text("nothing\n", encoding="utf-8")
    errors: list[object] = []
    monkeypatch.setattr(opened.errors, "show", errors.append)
    dialog.kind.chosen.emit(RESIDENTS.value)
    idle(qtbot, opened)
    qtbot.waitUntil(lambda: bool(errors))


def test_a_figure_is_named_by_place_or_organisation(opened: Session) -> None:
    texts, book = Texts(Language.EN), opened.book
    assert place_name("", book, texts) == "Kazakhstan"
    assert place_name("3510", book, texts) == "Karaganda city"
    assert place_name("9999", book, texts) == "9999"
    assert named(Denominator(HOURS, "", date(2025, 1, 1), 1.0, "", FIRM), book, texts) == f"БИН {FIRM}"
    assert figure_text(1000.0, texts) == "1\u00a0000"


def test_a_newer_published_figure_is_offered(
    qtbot: QtBot, page: SettingsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = seeds.shipped_denominators()
    newer = replace(shipped[0], value=1.0)
    monkeypatch.setattr(seeds, "shipped_denominators", lambda: (newer, *shipped[1:]))
    found = ready(qtbot, page, "suggestions")
    assert isinstance(found, Suggestions)
    assert texts_of(found) == [
        [
            "Kazakhstan: population",
            "01.01.2015 · 1 · stat.gov.kz",
            "01.01.2015 · 17\u00a0415\u00a0715 · stat.gov.kz",
        ]
    ]
    found.rows.table.selectRow(0)
    found._on_take()
    idle(qtbot, page._session)
    assert texts_of(found) == []
