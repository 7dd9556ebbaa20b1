"""The dialog of a break of series."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.reference import Break
from safetyreg.i18n import Language, Names
from ui.session import Session
from ui.settings.figure_words import code_of
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog


class BreakDialog(FormDialog):
    """A day from which a series means something else."""

    def __init__(self, session: Session, found: Break | None, parent: QWidget) -> None:
        """Begin with a break, or blank."""
        texts = session.texts
        super().__init__(texts.say("Break of series"), texts.say("Save"), texts, parent)
        self._break = found
        old = found or Break("x-", session.today(), (), (), Names(""))
        self.code = QLineEdit(old.code)
        self.code.setReadOnly(found is not None)
        self._code = self.add(texts.say("Code"), self.code, texts.say("Ours begins with “x-”."))
        self.day = DateInput(texts, today=session.today)
        self.day.set_value(old.day)
        self._day = self.add(texts.say("From the day"), self.day)
        self.kinds = {kind.code: QCheckBox(texts.say(kind.plural)) for kind in KINDS}
        ticks = QWidget(self)
        column = QVBoxLayout(ticks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for code, tick in self.kinds.items():
            tick.setChecked(code in old.kinds)
            column.addWidget(tick)
        self.add(texts.say("Kinds"), ticks, texts.say("None ticked: all of them."))
        self.places = QLineEdit(" ".join(old.places))
        hint = texts.say("Beginnings of KATO codes, e.g. 35 62. Blank: the whole country.")
        self._places = self.add(texts.say("Places"), self.places, hint)
        self._book = session.book
        captions = (
            texts.say("Russian footnote"),
            texts.say("Kazakh footnote"),
            texts.say("English footnote"),
        )
        self.notes = [QLineEdit(str(getattr(old.footnote, language.value))) for language in Language]
        for note in self.notes:
            note.setCursorPosition(0)
        hints = ("", texts.say("Blank: the Russian one is printed."), "")
        rows = zip(captions, self.notes, hints, strict=True)
        fields = [self.add(caption, note, hint) for caption, note, hint in rows]
        self._note = fields[0]
        self.source = QLineEdit(old.source)
        hint = texts.say("The act or publication that says so")
        self._source = self.add(texts.say("Source"), self.source, hint)

    def found(self) -> Break:
        """Return the break as it was typed."""
        return Break(
            code=self.code.text().strip(),
            day=self.day.day() or date.min,
            kinds=tuple(code for code, tick in self.kinds.items() if tick.isChecked()),
            places=tuple(self.places.text().split()),
            footnote=Names(*(note.text().strip() for note in self.notes)),
            source=self.source.text().strip(),
        )

    @override
    def complete(self) -> bool:
        """Ask for a code, a day, known places, a footnote and its source."""
        texts, found = self.texts, self.found()
        coded, dated = found.code not in {"", "x-"}, found.day != date.min
        self._code.show_problem("" if coded else texts.say("Type what stands after “x-”."))
        self._day.show_problem("" if dated else texts.say("Type the day, e.g. 01012026."))
        noted, sourced = bool(found.footnote.ru), bool(found.source)
        strange = next((place for place in found.places if not code_of(place, self._book)), "")
        unknown = texts.say("No code of a place begins with “{place}”.", place=strange) if strange else ""
        self._places.show_problem(unknown)
        self._note.show_problem("" if noted else texts.say("Charts print this footnote: type it."))
        self._source.show_problem("" if sourced else texts.say("Say what the break rests on."))
        return coded and dated and noted and sourced and not strange
