"""What the analyst turns: step, measure, kind, the year before, the moving average."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from safetyreg.domain.kinds import KINDS
from safetyreg.domain.period import Step
from safetyreg.i18n import Texts, mark
from ui.tokens import CONTROL_HEIGHT, SPACE
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.segmented import Segmented
from ui.widgets.trend_chart import MEASURES, kind_name
from ui.widgets.trend_choice import Choice

STEPS = (
    (Step.WEEK, mark("Weeks")),
    (Step.MONTH, mark("Months")),
    (Step.QUARTER, mark("Quarters")),
    (Step.YEAR, mark("Years")),
)


class Controls(QWidget):
    """`changed(Choice)` at every turn."""

    changed = Signal(object)

    def __init__(self, texts: Texts, choice: Choice, parent: QWidget | None = None) -> None:
        """Show a choice."""
        super().__init__(parent)
        self._texts = texts
        self.choice = choice
        self.step = Segmented([(step.value, texts.say(text)) for step, text in STEPS])
        self.measure = Segmented([(code, texts.say(text)) for code, text in MEASURES])
        self._kinds: tuple[str, ...] = ()
        self.kind = Segmented([])
        self.last_year = QCheckBox(texts.say("The year before"))
        self.average = QCheckBox(texts.say("12-month average"))
        self._kind_place = QWidget()
        self._kind_row = QHBoxLayout(self._kind_place)
        self._kind_row.setContentsMargins(0, 0, 0, 0)
        self._kind_row.addWidget(self.kind)
        row = FlowLayout(self, SPACE)
        for part in (self.measure, self.step, self._kind_place, self._boxes()):
            row.addWidget(part)
        self.step.setAccessibleName(texts.say("Step"))
        self.measure.setAccessibleName(texts.say("Measure"))
        self.step.chosen.connect(self._on_changed)
        self.measure.chosen.connect(self._on_changed)
        self.last_year.toggled.connect(self._on_changed)
        self.average.toggled.connect(self._on_changed)
        self.offer_kinds(())
        self._show()

    def offer_kinds(self, filtered: tuple[str, ...]) -> None:
        """Offer the kinds of the filter, and all of them together; nothing where there is but one."""
        kinds = filtered or tuple(kind.code for kind in KINDS)
        if kinds != self._kinds:
            self._kinds = kinds
            self.kind.hide()
            self.kind.deleteLater()
            names = [(kind, kind_name(kind, self._texts)) for kind in kinds]
            self.kind = Segmented([("all", self._texts.say("All")), *names])
            self.kind.setAccessibleName(self._texts.say("Kind"))
            self.kind.chosen.connect(self._on_changed)
            self._kind_row.addWidget(self.kind)
        self.kind.set_value(self.choice.kind if self.choice.kind in kinds else "all")
        self._kind_place.setVisible(len(kinds) > 1)

    def _boxes(self) -> QWidget:
        place = QWidget()
        place.setFixedHeight(CONTROL_HEIGHT + 2)
        row = QHBoxLayout(place)
        row.setContentsMargins(SPACE // 2, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addWidget(self.last_year)
        row.addWidget(self.average)
        return place

    def _show(self) -> None:
        self.step.set_value(self.choice.step.value)
        self.measure.set_value(self.choice.measure)
        for box, on in ((self.last_year, self.choice.last_year), (self.average, self.choice.average)):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        self._enable()

    def _enable(self) -> None:
        months = self.choice.step is Step.MONTH
        self.average.setEnabled(months)
        why = "" if months else self._texts.say("The 12-month average is shown by months.")
        self.average.setToolTip(why)

    def _on_changed(self) -> None:
        kind = self.kind.value()
        if len(self._kinds) == 1:
            kind = self.choice.kind
        self.choice = replace(
            self.choice,
            step=Step(self.step.value()),
            measure=self.measure.value(),
            kind="" if kind == "all" else kind,
            last_year=self.last_year.isChecked(),
            average=self.average.isChecked(),
        )
        self._enable()
        self.changed.emit(self.choice)
