"""The card with the histogram: title in words, plot or curve, what is left out, pictures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from safetyreg.domain.ledger import NO_SHARES
from ui.liability.histogram import Histogram
from ui.liability.wording import chosen
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.card import Card
from ui.widgets.chart_look import Look
from ui.widgets.label import Role, label
from ui.widgets.link_button import LinkButton
from ui.widgets.pictures import Pictures

if TYPE_CHECKING:
    from ui.liability.histogram_picture import HistogramPicture
    from ui.liability.histogram_plot import HistogramPlot
    from ui.liability.threshold_reading import Reading


class HistogramCard(Card):
    """`moved(cap)` while the line is dragged."""

    moved = Signal(int)

    def __init__(self, session: Session) -> None:
        """Show a word until the drawing library is loaded."""
        super().__init__("")
        self._session = session
        self._found: Histogram | None = None
        self._cap, self._curve, self._asked = 0, False, False
        self.plot: HistogramPlot | None = None
        texts = session.texts
        self.waiting = label(texts.say("The chart is being loaded…"), Role.MUTED)
        self.waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.axis = label("", Role.HINT)
        self.axis.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = label("", Role.HINT, wrap=True)
        self.switch = LinkButton(texts.say("Curve"))
        self.switch.clicked.connect(self._turn)
        self._place = QVBoxLayout()
        self._place.addWidget(self.waiting, 1)
        self.body.addLayout(self._place, 1)
        self.body.addWidget(self.axis)
        self.pictures = Pictures(session, self, self._picture, self._headline)
        self._lay_out_foot()
        session.theme.changed.connect(self._draw)

    def show_reading(self, found: Histogram, reading: "Reading", cap: int) -> None:
        """Show other decisions."""
        self._found, self._cap = found, cap
        self.note.setText(self._told(reading))
        if not self._asked:
            self._asked = True
            self._session.library.ask(self._on_loaded, self)
        self._draw()

    def set_cap(self, cap: int) -> None:
        """Move the line."""
        self._cap = cap
        self.set_title(self._headline())
        if self.plot is not None:
            self.plot.set_cap(cap)

    def show_curve(self, *, shown: bool) -> None:
        """Show how many people are above every threshold, or the columns again."""
        self._curve = shown
        self._draw()

    def _picture(self) -> "HistogramPicture | None":
        from ui.liability.histogram_picture import HistogramPicture  # noqa: PLC0415  loads QtSvg

        if self._found is None or self.plot is None:
            return None
        texts = self._session.texts
        caption = self.pictures.caption(
            self._session.query, footnotes=self._axis_text(), method=self.note.text()
        )
        return HistogramPicture(self._found, self._cap, caption, texts, curve=self._curve)

    def _on_loaded(self) -> None:
        from ui.liability.histogram_plot import HistogramPlot  # noqa: PLC0415  after pyqtgraph

        self.plot = HistogramPlot(Look.of(self._session.theme), self._session.texts)
        self.plot.setAccessibleName(self._session.texts.say("Employees' shares and the threshold"))
        self.plot.moved.connect(self.moved)
        self.waiting.hide()
        self._place.addWidget(self.plot, 1)
        self._draw()

    def _draw(self) -> None:
        texts = self._session.texts
        self.set_title(self._headline())
        self.axis.setText(self._axis_text())
        self.switch.setText(texts.say("Columns") if self._curve else texts.say("Curve"))
        if self.plot is not None and self._found is not None:
            look = Look.of(self._session.theme)
            self.plot.show_histogram(self._found, look, self._cap, curve=self._curve)

    def _turn(self) -> None:
        self.show_curve(shown=not self._curve)

    def _headline(self) -> str:
        return self._session.texts.say(
            "Threshold of the employee's guilt: what {cap} % would change", cap=self._cap
        )

    def _axis_text(self) -> str:
        texts = self._session.texts
        if self._curve:
            return texts.say("threshold, % · curve: people above it")
        return texts.say("employee's share as decided, % · column: people")

    def _told(self, reading: "Reading") -> str:
        texts, left = self._session.texts, reading.left
        people = texts.plural("{n} decision in force", "{n} decisions in force", reading.total)
        accidents = texts.plural("{n} accident", "{n} accidents", reading.at(0).accidents)
        lines = [
            texts.say("{people}; {accidents}.", people=people, accidents=accidents),
            texts.say("People and accidents are not mixed: a group accident is one, with several victims."),
        ]
        out = [
            f"{chosen(NO_SHARES, reason, texts)}: {texts.integer(count)}"
            for reason, count in left.reasons.items()
        ]
        if out:
            lines.append(texts.say("Left out: {reasons}.", reasons="; ".join(out)))
        if reading.findings:
            found = reading.findings
            lines.append(
                texts.plural(
                    "Decisions on {n} victim have findings.", "Decisions on {n} victims have findings.", found
                )
            )
        lines += [texts.of(one) for one in reading.asked]
        return " ".join(lines)

    def _lay_out_foot(self) -> None:
        links = QHBoxLayout()
        links.setSpacing(SPACE)
        links.addWidget(self.switch)
        for link in self.pictures.links():
            links.addWidget(link)
        foot = QHBoxLayout()
        foot.setSpacing(2 * SPACE)
        foot.addWidget(self.note, 1)
        foot.addLayout(links)
        foot.setAlignment(links, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(foot)
