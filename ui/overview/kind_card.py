"""One kind at a glance: its number, the same period last year, the dead and the injured, a year as a line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from safetyreg.i18n import NO_BREAK_SPACE
from safetyreg.statistics.change import Change
from safetyreg.statistics.change import Style as ChangeStyle
from safetyreg.statistics.measures import MEASURE
from safetyreg.statistics.power import would_take
from safetyreg.statistics.sentence import brief, sentence
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.label import Role, label, set_role
from ui.widgets.sparkline import Sparkline
from ui.widgets.surface_button import CARD, SurfaceButton
from ui.widgets.trend_chart import kind_name, with_verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from safetyreg.statistics.cards import Card
    from safetyreg.statistics.verdict import Answer

_LINE_WIDTH = 150
_LEAST_LINE = 48
_ICON = 18
_TONES = {"rise": Role.ERROR, "fall": Role.GOOD}


class KindCard(SurfaceButton):
    """`opened(card)` at a click, Enter or Space."""

    opened = Signal(object)

    def __init__(self, session: Session, kind: str, parent: QWidget | None = None) -> None:
        """Make the card of a kind, without figures yet."""
        super().__init__(CARD, parent)
        self._session = session
        self.kind = kind
        self.card: Card | None = None
        self._answers: Mapping[str, Answer] = {}
        self._icon = QLabel()
        self._name = label(kind_name(kind, session.texts), Role.TITLE, wrap=True)
        self._line = Sparkline()
        self._line.setMinimumWidth(_LEAST_LINE)
        self._line.setMaximumWidth(_LINE_WIDTH)
        self.number = label("", Role.NUMBER)
        self.compared = label("", wrap=True)
        self.verdict = label("", wrap=True)
        self.verdict.hide()
        self.people = label("", Role.MUTED, wrap=True)
        self._lay_out()
        self.let_through()
        self.setEnabled(False)
        self.setAccessibleName(kind_name(kind, session.texts))
        self.clicked.connect(self._on_clicked)
        session.theme.changed.connect(self._draw)
        self._draw()

    def show_card(self, card: "Card", style: ChangeStyle) -> None:
        """Show the figures of a period and of the same one last year."""
        texts = self._session.texts
        self.card = card
        incidents = card.incidents
        self.number.setText(texts.integer(incidents.current))
        self.compared.setText(
            texts.say(
                "last year {before} · {change}",
                before=texts.integer(incidents.previous),
                change=incidents.say(texts, style),
            )
        )
        self._say_people()
        self.setEnabled(True)
        parts = (self._name.text(), self.number.text(), self.compared.text(), self.people.text())
        self.setAccessibleName(". ".join(parts))
        self.setToolTip(texts.say("Open the records"))
        self._draw()

    def show_verdicts(self, answers: "Mapping[str, Answer]") -> None:
        """Say whether each change is real; nothing where it cannot be compared."""
        self._answers = answers
        self._say_people()
        answer = answers.get("incidents")
        self.verdict.setVisible(answer is not None)
        if answer is None:
            return
        texts = self._session.texts
        self.verdict.setText(texts.of(brief(answer)))
        said = (sentence(answer), would_take(answer), answer.dispersion.note())
        self.verdict.setToolTip("\n".join(texts.of(one) for one in said if one is not None))
        set_role(self.verdict, _TONES.get(answer.verdict.value, Role.MUTED))
        self.setAccessibleName(f"{self.accessibleName()}. {texts.of(sentence(answer))}")

    def _say_people(self) -> None:
        card, texts = self.card, self._session.texts
        if card is None:
            return
        changes = {"dead": card.dead, "injured": card.injured}
        judged = {name: self._answer(name, change) for name, change in changes.items()}
        self.people.setText(
            texts.say(
                "dead {dead} ({dead_before}) · injured {injured} ({injured_before})",
                dead=texts.integer(card.dead.current),
                dead_before=texts.integer(card.dead.previous),
                injured=texts.integer(card.injured.current),
                injured_before=texts.integer(card.injured.previous),
            )
            if not any(judged.values())
            else "\n".join(self._part(name, change, judged[name]) for name, change in changes.items())
        )
        lines = [
            f"{texts.say(MEASURE[name].label)}: {texts.of(sentence(answer))}"
            for name, answer in judged.items()
            if answer is not None
        ]
        self.people.setToolTip("\n".join(lines))

    def _answer(self, name: str, change: Change) -> "Answer | None":
        """Return the verdict on these very counts; none on 0 and 0, or while others are being read."""
        found = self._answers.get(name)
        counts = (change.previous, change.current)
        return found if found is not None and any(counts) and counts == (found.before, found.after) else None

    def _part(self, name: str, change: Change, answer: "Answer | None") -> str:
        texts = self._session.texts
        counts = {"now": texts.integer(change.current), "before": texts.integer(change.previous)}
        said = (
            texts.say("dead {now} ({before})", **counts)
            if name == "dead"
            else texts.say("injured {now} ({before})", **counts)
        )
        verdict = with_verdict(said, answer, texts).removeprefix(said).strip()
        return " ".join(part.replace(" ", NO_BREAK_SPACE) for part in (said, verdict) if part)

    def _on_clicked(self) -> None:
        if self.card is not None:
            self.opened.emit(self.card)

    def _draw(self) -> None:
        theme = self._session.theme
        self._icon.setPixmap(theme.kind_icon(self.kind).pixmap(_ICON, _ICON))
        if self.card is not None:
            self._line.set_series(self.card.months, theme.kind_outline(self.kind))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._icon)
        head.addWidget(self._name, 1)
        figure = QHBoxLayout()
        figure.setSpacing(2 * SPACE)
        figure.addWidget(self.number, 1)
        figure.addWidget(self._line, 3)
        self.body.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        self.body.setSpacing(2)
        self.body.addLayout(head)
        self.body.addLayout(figure)
        for part in (self.compared, self.verdict, self.people):
            self.body.addWidget(part)
        self.body.addStretch(1)
