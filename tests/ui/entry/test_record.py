"""A stored record: its history, its files, its card."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel

from safetyreg.domain.changes import HistoryLine
from safetyreg.domain.incident import Incident
from safetyreg.domain.status import Status
from tests.ui.entry.hands import CTRL, Hands
from ui.entry.reason_dialog import ReasonDialog
from ui.widgets.print_preview import PrintPreview

if TYPE_CHECKING:
    from ui.session import Session
    from ui.widgets.printing import Printout


@pytest.fixture
def number(hands: Hands, real: Session) -> int:
    found = real.registry.incidents.save(Incident(kind="fire", subtype="fire"), expected_version=0).id
    hands.page.open_existing(found)
    hands.settled()
    return found


def texts(hands: Hands) -> list[str]:
    return [one.text() for one in hands.page.bench.history.findChildren(QLabel)]


def test_a_record_is_opened_with_the_cursor_in_its_form(hands: Hands, number: int) -> None:
    focused = hands.page.window().focusWidget()
    assert number
    assert focused is not None
    assert hands.page.bench.form.isAncestorOf(focused)


def test_the_history_tells_who_changed_what(hands: Hands, number: int) -> None:
    hands.fill(damage="1000", place="352410000")
    hands.press(Qt.Key.Key_S, CTRL)
    hands.saved()
    hands.press(Qt.Key.Key_H, CTRL)
    hands.settled()
    assert hands.page.bench.history.isVisibleTo(hands.page)
    assert "Damage: — → 1\u00a0000\u00a0tenge" in texts(hands)
    assert any(text.startswith("Place (KATO): — → ") for text in texts(hands))
    assert "created" in texts(hands)
    hands.fill(damage="2000")
    hands.press(Qt.Key.Key_S, CTRL)
    hands.saved()
    assert any("2\u00a0000" in text for text in texts(hands))
    hands.press(Qt.Key.Key_H, CTRL)
    assert hands.page.bench.aid.isVisibleTo(hands.page)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (HistoryLine("", "", "status", "status", "draft", "registered"), "Status: draft → registered"),
        (HistoryLine("", "", "changed", "person 1: sex", "", "male"), "person 1, Sex: — → male"),
        (HistoryLine("", "", "changed", "area", "48.5", "x"), "Burnt area: 48.5\u00a0m² → x"),
        (HistoryLine("", "", "changed", "nobody", "a", "b"), "nobody: a → b"),
        (HistoryLine("", "", "changed", "time_unknown", "True", "False"), "Time unknown: yes → no"),
        (HistoryLine("", "", "changed", "registered_on", "", "2026-10-26"), "Registered on: — → 26.10.2026"),
        (
            HistoryLine("", "", "changed", "acknowledged", "", "usual-damage:damage:; lists:iin:0"),
            "Confirmed warnings: — → Damage, iin",
        ),
        (HistoryLine("", "", "attached", "attachments", "", "act.pdf"), "Files: — → act.pdf"),
        (
            HistoryLine("", "", "attachment_exported", "attachments", "", "act.pdf"),
            "took a file out: act.pdf",
        ),
        (
            HistoryLine(
                "",
                "",
                "ground",
                "ground 5",
                "",
                '{"side": "employer", "text": "Нет {знака}", "area": "other", "state": "disputed"}',
            ),
            "Ground of guilt No 5: — → employer: Нет {знака} (other, disputed)",
        ),
        (
            HistoryLine(
                "",
                "",
                "claim",
                "claim 7: months",
                '{"first": "2025-01-01", "amount": 400000}; {"first": "2025-02-01", "amount": 5}',
                '{"first": "2025-01-01", "amount": 400000};'
                ' {"first": "2025-02-01", "amount": 6, "full": false, "one_off": 2}',
            ),
            (
                "Facts for the compensation, Earnings of 12 months, tenge: 02.2025: 5"
                " → 02.2025: 6 (in part, of it one-off 2)"
            ),
        ),
        (
            HistoryLine(
                "",
                "",
                "claim",
                "claim 7: dependants",
                "",
                '{"kin": "child", "born": "2015-03-01", "received": 40000, "until": null};'
                ' {"kin": "disabled", "born": null, "received": null, "until": "2030-01-31"}',
            ),
            (
                "Facts for the compensation, Dependants of the deceased: — → child, Born 01.03.2015, Received"
                " a month 40\u00a0000; disabled, Disabled until 31.01.2030"
            ),
        ),
        (
            HistoryLine("", "", "claim", "claim 7: capacity_until", "2026-01-31", "2027-01-31"),
            "Facts for the compensation, Loss of capacity established until: 31.01.2026 → 31.01.2027",
        ),
        (
            HistoryLine("", "", "claim", "claim 7: costs", "", "1500000"),
            "Facts for the compensation, Additional costs: — → 1\u00a0500\u00a0000",
        ),
        (
            HistoryLine("", "", "claim", "claim 7: insured", "True", "False"),
            "Facts for the compensation, the employer had insured the workers: yes → no",
        ),
        (
            HistoryLine("", "", "claim", "claim 7: agreement_clause", "3.4", "п. 3.5"),
            "Facts for the compensation, Clause of the collective agreement: 3.4 → п. 3.5",
        ),
        (
            HistoryLine("", "", "claim", "claim 7: increases", "", '{"year": 2026, "percent": 6.5}'),
            "Facts for the compensation, Yearly increases: — → 2026: 6.5 %",
        ),
        (
            HistoryLine(
                "", "", "claim", "claim 7: switches", '{"head": "moral", "reduces": false, "reason": "x"}', ""
            ),
            "Facts for the compensation, Whether guilt reduces a payment: Moral damage: no (x) → —",
        ),
        (
            HistoryLine("", "", "opinion", "person 7", "", "opinion.docx"),
            "wrote an opinion on mixed liability: opinion.docx",
        ),
        (HistoryLine("", "", "revealed"), "looked at identity numbers"),
        (
            HistoryLine(
                "2026-10-26T05:00:00+00:00", "anna", "ground", "ground 5: state", "disputed", "refuted"
            ),
            "Ground of guilt No 5: disputed → refuted",
        ),
        (
            HistoryLine("", "", "ground", "ground 5: weight", "1", "3"),
            "Ground of guilt No 5: secondary → decisive",
        ),
        (
            HistoryLine(
                "",
                "",
                "decided",
                "decision 7: person 2",
                "",
                "court 2026-11-22 акт 5 от мая sets 50 / 50 / 0",
            ),
            "Decision on guilt No 7: — → court 22.11.2026 акт 5 от мая sets the shares 50 / 50 / 0",
        ),
        (
            HistoryLine("", "", "decided", "decision 8: person 2", "", "inspector 2026-11-22 annuls"),
            "Decision on guilt No 8: — → chief state labour inspector 22.11.2026 annuls a decision",
        ),
    ],
)
def test_lines_are_said_in_words(hands: Hands, number: int, line: HistoryLine, sentence: str) -> None:
    assert hands.page.bench.history.sentence(line) == sentence


def test_files_wait_until_the_draft_is_saved(hands: Hands) -> None:
    hands.begin("fire")
    files = hands.form.files
    assert not files.add.isEnabled()
    assert "once the draft is saved" in files._said.text()
    files.add_files([Path("nothing")])
    assert not hands.editing.saver.under_way


def test_files_are_added_dropped_kept_elsewhere_and_removed(
    hands: Hands, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    act = tmp_path / "act.txt"
    act.write_text("an act", encoding="utf-8")
    files = hands.form.files
    files.note.setText("the act")
    files.add_files([act])
    hands.settled()
    assert [(one.name, one.note) for one in hands.editing.origin.attachments] == [("act.txt", "the act")]
    kept = tmp_path / "kept.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    files.save.click()
    hands.settled()
    assert kept.read_text(encoding="utf-8") == "an act"
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    files.open_.click()
    hands.settled()
    assert Path(opened[0].toLocalFile()).read_text(encoding="utf-8") == "an act"
    monkeypatch.setattr(ReasonDialog, "ask", lambda *_: "the wrong one")
    files.remove.click()
    hands.settled()
    assert hands.editing.origin.attachments == ()
    assert not hands.editing.dirty


def test_dropped_files_are_taken(hands: Hands, number: int, tmp_path: Path) -> None:
    act = tmp_path / "act.txt"
    act.write_text("an act", encoding="utf-8")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(act))])
    files = hands.form.files
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    # The constructor of QDragEnterEvent itself is another one in Qt 6.12.
    where, kind = QPointF(files.rect().center()), QEvent.Type.DragEnter
    enter: Any = QDropEvent(where, Qt.DropAction.CopyAction, mime, buttons, keys, kind)
    files.dragEnterEvent(enter)
    assert enter.isAccepted()
    files.dropEvent(QDropEvent(QPointF(1, 1), Qt.DropAction.CopyAction, mime, buttons, keys))
    hands.settled()
    assert [one.name for one in hands.editing.origin.attachments] == ["act.txt"]
    buttons_ = hands.page.bench.desk.rail.buttons
    hands.page.bench.desk.refresh()
    assert buttons_[-1].mark() == "1"


def test_the_card_becomes_a_pdf(
    hands: Hands, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "card.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands.page.bench.header.pdf.emit()
    hands.settled()
    assert path.read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "card"), ""))
    hands.page.bench.header.pdf.emit()
    hands.settled()
    assert "cannot be written" in hands.page.bench.news.banner.text()


def test_the_card_is_printed(hands: Hands, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def ask(_session: Session, printout: Printout, _parent: object) -> None:
        shown.append(printout.title)

    monkeypatch.setattr(PrintPreview, "ask", ask)
    assert hands.page.print_page()
    hands.settled()
    assert len(shown) == 1, "seen before it is printed, as from the register"
    hands.begin("fire")
    assert not hands.page.print_page()


def test_the_reason_of_a_status_is_told_once(hands: Hands, number: int) -> None:
    hands.editing.set_status(Status.ANNULLED, "logged twice")
    hands.saved()
    hands.press(Qt.Key.Key_H, CTRL)
    hands.settled()
    assert [one for one in texts(hands) if "logged twice" in one] == ["logged twice"]
    assert "Status: draft → annulled" in texts(hands)
