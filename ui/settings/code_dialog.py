"""One item of a code list: its names in three languages, its place, from when until when it is used."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from typing_extensions import override

from safetyreg.domain.codes import OWN_PREFIX, CodeItem, CodeList
from safetyreg.i18n import Language, Names
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.code_input import CodeInput
from ui.widgets.date_input import DateInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.label import Role, label


class CodeDialog(FormDialog):
    """Changes an item, or makes one of our own whose code begins with `x-`."""

    def __init__(
        self, session: Session, codes: CodeList, item: CodeItem | None, *, parent_code: str, parent: QWidget
    ) -> None:
        """Begin with an item, or with a new one under another."""
        texts = session.texts
        title = texts.say("Item of the list “{name}”", name=texts.name(codes.titles))
        super().__init__(title, texts.say("Save"), texts, parent)
        self._item = item
        old = item or CodeItem(OWN_PREFIX, Names(""), parent_code)
        self.code = QLineEdit(old.code)
        self.code.setReadOnly(item is not None)
        hint = texts.say("A code of ours begins with “x-”, so that it is never taken for an official one.")
        self._code = self.add(texts.say("Code"), self.code, "" if item else hint)
        self.names = {
            Language.RU: QLineEdit(old.names.ru),
            Language.KK: QLineEdit(old.names.kk),
            Language.EN: QLineEdit(old.names.en),
        }
        captions = {
            Language.RU: texts.say("Russian name"),
            Language.KK: texts.say("Kazakh name"),
            Language.EN: texts.say("English name"),
        }
        unsure = texts.say("Unconfirmed: no published source gives this wording. Changing it confirms it.")
        self._names = {
            language: self.add(
                captions[language], self.names[language], unsure if language in old.unconfirmed else ""
            )
            for language in Language
        }
        self.above = CodeInput(codes, texts)
        self.above.set_value(old.parent or None)
        self.add(texts.say("Stands under"), self.above)
        self.first, self.last = DateInput(texts), DateInput(texts)
        self.first.set_value(old.valid_from)
        self.last.set_value(old.valid_to)
        self._days = self._two(
            self._captioned(texts.say("Used from"), self.first),
            self._captioned(texts.say("Last day of use"), self.last),
        )
        self._problem = label("", Role.ERROR, wrap=True)
        self.fields.addWidget(self._problem)
        self._problem.hide()
        (self.code if item is None else self.names[Language.RU]).setFocus()

    def item(self) -> CodeItem:
        """Return the item as it was typed."""
        old = self._item or CodeItem("", Names(""))
        return CodeItem(
            code=self.code.text().strip(),
            names=Names(*(self.names[language].text().strip() for language in Language)),
            parent=str(self.above.value() or ""),
            unconfirmed=old.unconfirmed,
            valid_from=self.first.day(),
            valid_to=self.last.day(),
            successor=old.successor,
        )

    @override
    def complete(self) -> bool:
        """Ask for a code of ours, a Russian name and days that can be read."""
        texts, found = self.texts, self.item()
        own = self._item is not None or (found.code.startswith(OWN_PREFIX) and found.code != OWN_PREFIX)
        self._code.show_problem("" if own else texts.say("Type what stands after “x-”."))
        named = bool(found.names.ru)
        russian = texts.say("The Russian name stands in for the others.")
        self._names[Language.RU].show_problem("" if named else russian)
        readable = self.first.readable() and self.last.readable() and self.above.readable()
        ordered = not (found.valid_from and found.valid_to and found.valid_to < found.valid_from)
        problem = "" if readable else texts.say("Correct what is marked red.")
        self._problem.setText(problem or ("" if ordered else texts.say("The last day is before the first.")))
        self._problem.setVisible(not (readable and ordered))
        return own and named and readable and ordered

    def _captioned(self, caption: str, control: QWidget) -> Captioned:
        return Captioned(caption, control, parent=self)

    def _two(self, left: QWidget, right: QWidget) -> QWidget:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(left)
        row.addWidget(right)
        self.fields.addWidget(pair)
        return pair
