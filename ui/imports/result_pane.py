"""What a dry run or an import says: counts that add up, warnings by kind, the rejected rows to save."""

from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from safetyreg.errors import Message
from safetyreg.registry.imports import Outcome, Remark
from safetyreg.registry.reports import Written
from ui.jobs import Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner
from ui.widgets.label import Role, label
from ui.widgets.opening import chosen_folder, keep_folder
from ui.widgets.page import scrolled
from ui.widgets.saving import Saving

_WARNINGS = 12


class ResultPane(QWidget):
    """Empty until a file was read whole."""

    def __init__(self, session: Session, banner: Banner) -> None:
        """Say that nothing was run yet."""
        super().__init__()
        self._session = session
        self._outcome: Outcome | None = None
        self._name = ""
        texts = session.texts
        self.saving = Saving(
            session, texts.say("Save the rejected rows…"), banner, icon="file-down", primary=False
        )
        self.saving.asked.connect(self.ask_where)
        self._shown: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, SPACE, 0, 0)
        self._layout.setSpacing(SPACE)
        self._layout.addWidget(self.saving)
        self.clear()

    def clear(self) -> None:
        """Say what to do."""
        self._outcome = None
        self.saving.hide()
        text = self._session.texts.say(
            "The dry run reads the whole file and says what would become of every row. Nothing is written."
        )
        self._replace([label(text, Role.MUTED, wrap=True)])

    def show_outcome(self, outcome: Outcome, name: str, *, done: bool) -> None:
        """Show the counts; `done` when it was an import."""
        self._outcome, self._name = outcome, name
        texts = self._session.texts
        title = texts.say("Imported") if done else texts.say("Dry run: nothing was written")
        parts: list[QWidget] = [label(title, Role.TITLE, wrap=True), self._counts(outcome)]
        if outcome.rejected:
            parts.append(label(texts.say("Why rows are rejected"), Role.TITLE, wrap=True))
            for sentence, count in self._reasons(outcome).most_common(_WARNINGS):
                parts.append(label(f"{texts.integer(count)} × {sentence}", wrap=True))
        if outcome.warning_counts:
            parts.append(label(texts.say("Warnings, kept with the records"), Role.TITLE, wrap=True))
            for sentence, count in self._warnings(outcome).most_common(_WARNINGS):
                parts.append(label(f"{texts.integer(count)} × {sentence}", wrap=True))
        self.saving.setVisible(bool(outcome.rejected))
        if outcome.rejected:
            hint = texts.say(
                "The saved file names each row with its column and reason: mend it there and import it again."
            )
            parts.append(label(hint, Role.HINT, wrap=True))
        self._replace(parts)

    def text(self) -> str:
        """Return all that is shown, line by line."""
        labels = self._shown.findChildren(QLabel) if self._shown else []
        return "\n".join(one.text() for one in labels)

    def _reasons(self, outcome: Outcome) -> Counter[str]:
        """Count the rejected rows by reason; a reason's first values stand for all of its kind."""
        counts, examples = Counter[str](), dict[str, str]()
        for rejected in outcome.rejected:
            for key, sentence in {self._key(one): self._sentence(one) for one in rejected.reasons}.items():
                counts[key] += len(rejected.rows)
                examples.setdefault(key, sentence)
        return Counter({examples[key]: count for key, count in counts.items()})

    def _key(self, reason: Remark) -> str:
        return f"{reason.message.text}|{reason.column}"

    def _sentence(self, reason: Remark) -> str:
        """Say a reason with the heading of its column, unless it names the field itself."""
        sentence = self._session.texts.of(reason.message)
        return (
            sentence
            if "field" in reason.message.values
            else f"{reason.column}: {sentence}".removeprefix(": ")
        )

    def _counts(self, outcome: Outcome) -> QWidget:
        say = self._session.texts.say
        lines = [
            (say("Rows of the file"), outcome.rows),
            (say("Rows accepted"), outcome.accepted),
            (say("Rows rejected"), outcome.rejected_rows),
            (say("Incidents"), outcome.incidents),
            (say("Persons"), outcome.persons),
        ]
        if outcome.drafts:
            lines.append((say("of the incidents drafts"), outcome.drafts))
        room = QWidget()
        grid = QGridLayout(room)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(2, 1)
        for number, (name, count) in enumerate(lines):
            rejected = count and number == 2  # noqa: PLR2004  the row of the rejected
            value = label(self._session.texts.integer(count), Role.ERROR if rejected else Role.BODY)
            grid.addWidget(label(name, Role.MUTED), number, 0)
            grid.addWidget(value, number, 1)
        return room

    def _warnings(self, outcome: Outcome) -> Counter[str]:
        """Count the warnings by their words; of very many, an example stands for all of its kind."""
        say, kept = self._session.texts.of, outcome.warnings
        if outcome.warning_counts.total() == len(kept):
            return Counter(f"{one.column}: {say(one.message)}".removeprefix(": ") for one in kept)
        examples = {one.message.text: one.message for one in reversed(kept)}
        counted = outcome.warning_counts.items()
        return Counter({say(examples.get(text, Message(text))): count for text, count in counted})

    def _replace(self, parts: list[QWidget]) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.setSpacing(SPACE)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = scrolled(content)
        self._layout.insertWidget(0, self._shown, 1)

    def ask_where(self) -> None:
        """Ask where the rejected rows shall be written, and write them."""
        texts, kept = self._session.texts, self._session.preferences
        name = texts.say("{name}, rejected rows", name=self._name)
        suggested = str(chosen_folder(kept) / f"{name}.xlsx")
        caption, kinds = texts.say("Save the rejected rows"), texts.say("Excel workbook (*.xlsx)")
        chosen, _ = QFileDialog.getSaveFileName(self, caption, suggested, kinds)
        if chosen:
            path = Path(chosen)
            keep_folder(kept, path)
            self.save(path if path.suffix else path.with_suffix(".xlsx"))

    def save(self, path: Path) -> None:
        """Write the rejected rows to a workbook."""
        outcome, imports, texts = self._outcome, self._session.registry.imports, self._session.texts
        if outcome is None:
            return

        def work(_: Progress) -> Written:
            return imports.save_rejects(outcome, path, texts)

        self.saving.run(work, texts.say("Writing the rejected rows…"))
