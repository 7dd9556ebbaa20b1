"""A ground of one side, entered by keyboard: from the checklist or freely."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QWidget
from typing_extensions import override

from safetyreg.domain.attachment import Attachment
from safetyreg.domain.ground import AREAS, SIDES, STATES, WEIGHTS, Area, Check, Ground, State, Weight
from safetyreg.domain.norm import Norm
from safetyreg.i18n import Texts
from ui.liability.file_choice import FileChoice
from ui.liability.wording import chosen, sentence
from ui.widgets.choice_input import ChoiceInput
from ui.widgets.form_dialog import FormDialog
from ui.widgets.text_input import StoryInput, TextInput


class GroundDialog(FormDialog):
    """Edits one ground; `removed` where it shall go."""

    weighty = True

    def __init__(
        self,
        ground: Ground,
        checks: Sequence[Check],
        norms: Sequence[Norm],
        files: Sequence[Attachment],
        texts: Texts,
        parent: QWidget | None = None,
    ) -> None:
        """Show a ground; `checks` are the checklist's open questions of its side."""
        side = chosen(SIDES, ground.side, texts)
        super().__init__(texts.say("Ground: {side}", side=side), texts.say("Save"), texts, parent)
        self._ground, self._checks = ground, tuple(checks)
        self._norms = tuple(norms)
        self.removed = False
        self.check = QComboBox()
        self.text = StoryInput(lines=2)
        self.area = ChoiceInput(AREAS, texts, side_by_side=False)
        self.norm = QComboBox()
        self.evidence = TextInput()
        self.file = FileChoice(files, texts, ground.attachment)
        self.link = QCheckBox(texts.say("caused or increased the harm"))
        self.weight = ChoiceInput(WEIGHTS, texts)
        self.state = ChoiceInput(STATES, texts)
        self._lay_out()
        self._show(ground)

    def ground(self) -> Ground:
        """Return the ground as it was entered."""
        return replace(
            self._ground,
            text=str(self.text.value() or ""),
            area=Area(str(self.area.value() or Area.OTHER)),
            norm=self._norm_code(),
            evidence=str(self.evidence.value() or ""),
            attachment=self.file.kept(),
            link=self.link.isChecked(),
            weight=Weight(int(str(self.weight.value() or Weight.CONTRIBUTING.value))),
            state=State(str(self.state.value() or State.DISPUTED)),
            check=str(self.check.currentData() or self._ground.check),
        )

    @override
    def complete(self) -> bool:
        """Ask what was breached."""
        told = bool(self.text.value())
        self._text.show_problem("" if told else self.texts.say("Say what was breached or omitted."))
        return told

    def _show(self, ground: Ground) -> None:
        self.text.set_value(ground.text)
        self.area.set_value(ground.area.value)
        place = self.norm.findData(ground.norm) if ground.norm else 0
        self.norm.setCurrentIndex(place)
        if place < 0:
            self.norm.setEditText(ground.norm)
        self.evidence.set_value(ground.evidence)
        self.link.setChecked(ground.link)
        self.weight.set_value(str(int(ground.weight)))
        self.state.set_value(ground.state.value)

    def _norm_code(self) -> str:
        typed = self.norm.currentText().strip()
        place = self.norm.findText(typed)
        return str(self.norm.itemData(place) or "") if place >= 0 else typed

    def _lay_out(self) -> None:
        texts = self.texts
        if self._checks:
            self.check.addItem(texts.say("enter freely"), "")
            for check in self._checks:
                self.check.addItem(
                    f"{chosen(AREAS, check.area, texts)}: {texts.say(check.question)}", check.code
                )
            self.check.activated.connect(self._on_check)
            self.add(texts.say("Checklist"), self.check)
        self.norm.setEditable(True)
        self.norm.addItem("", "")
        for norm in self._norms:
            self.norm.addItem(texts.of(norm.citation), norm.code)
        for box in (self.check, self.norm):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text = self.add(texts.say("What was breached or omitted"), self.text)
        self.add(texts.say("Area"), self.area)
        self.add(texts.say("Norm"), self.norm, texts.say("Choose one, or type act, article, clause."))
        hint = texts.say("Without evidence it is an open question and does not count.")
        self.add(texts.say("Evidence: document"), self.evidence, hint)
        self.add(texts.say("Attached file"), self.file)
        self.add(texts.say("Causal link"), self.link)
        self.add(texts.say("Weight"), self.weight)
        self.add(sentence(texts.say("State")), self.state)
        if self._ground.id is not None or self._ground.text:
            remove = self.buttons.addButton(texts.say("Remove"), QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.setAutoDefault(False)
            remove.setProperty("role", "danger")
            remove.clicked.connect(self._on_remove)

    def _on_check(self) -> None:
        code = str(self.check.currentData() or "")
        check = next((one for one in self._checks if one.code == code), None)
        if check is not None:
            self.text.set_value(self.texts.say(check.question))
            self.area.set_value(check.area.value)
            self.norm.setCurrentIndex(max(self.norm.findData(check.norm), 0))

    def _on_remove(self) -> None:
        self.removed = True
        super(FormDialog, self).accept()
