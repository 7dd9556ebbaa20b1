"""Newer shipped values beside the registry's own: an administrator takes them over or keeps ours."""

from typing import Final

from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.codes import CodeItem
from safetyreg.domain.denominator import KIND_LABELS, Denominator
from safetyreg.domain.reference import Break, CalendarDay, ReferenceValue
from safetyreg.domain.suggestion import Suggestion
from safetyreg.i18n import Texts
from ui.jobs import Progress
from ui.session import Session
from ui.settings.figure_words import place_name
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.widgets.label import Role, label
from ui.widgets.table_view import Cell, Column

Shipped = CodeItem | CalendarDay | Break | ReferenceValue | Denominator
Offer = (
    Suggestion[CodeItem]
    | Suggestion[CalendarDay]
    | Suggestion[Break]
    | Suggestion[ReferenceValue]
    | Suggestion[Denominator]
)
_BLANK: Final = "—"


class Suggestions(Section):
    """Nothing is taken over by itself."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        texts = session.texts
        super().__init__(session, texts.say("Newer shipped values"), administered=True)
        self._offers: tuple[Offer, ...] = ()
        text = texts.say(
            "A new version of the program may know newer names, days and amounts. The registry keeps its own"
            " until an administrator decides."
        )
        self.rows = RowsBox(session, texts.say("Newer shipped values"), editable=False)
        if self.administrator:
            self.rows.offer(texts.say("Take over"), self._on_take, "check", row=True)
            self.rows.offer(texts.say("Keep ours"), self._on_keep, "x", row=True)
        self.body.addWidget(label(text, Role.MUTED, wrap=True))
        self.body.addWidget(self.rows, 1)

    @override
    def load(self) -> None:
        """Read what is offered."""
        registry = self.session.registry

        def work(_: Progress) -> tuple[Offer, ...]:
            return (*registry.codes.suggestions(), *registry.reference.suggestions())

        self.read(work, self._on_read)

    def _on_read(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        texts = self.texts
        columns = [
            Column(texts.say("What")),
            Column(texts.say("Shipped"), stretch=True),
            Column(texts.say("Ours"), stretch=True),
        ]
        rows = [[Cell(self._name(one)), _cell(one.shipped, texts), _cell(one.own, texts)] for one in offers]
        self.rows.show_rows(
            columns, rows, texts.say("Nothing newer: the registry knows all that is shipped.")
        )

    def _name(self, offer: Offer) -> str:
        shipped = offer.shipped
        if isinstance(shipped, CodeItem):
            titles = self.session.book.lists.get(offer.list)
            return f"{self.texts.name(titles.titles) if titles else offer.list}: {shipped.code}"
        if isinstance(shipped, CalendarDay):
            return self.texts.say("Calendar: {day}", day=self.texts.date(shipped.day))
        if isinstance(shipped, Denominator):
            kind = self.texts.say(KIND_LABELS[shipped.kind])
            return f"{place_name(shipped.place, self.session.book, self.texts)}: {kind}"
        return shipped.code

    def _on_take(self) -> None:
        self._settle(accepted=True)

    def _on_keep(self) -> None:
        self._settle(accepted=False)

    def _settle(self, *, accepted: bool) -> None:
        row = self.rows.row()
        if not 0 <= row < len(self._offers):
            return
        offer, registry = self._offers[row], self.session.registry

        def work(_: Progress) -> Changes:
            if isinstance(offer.shipped, CodeItem):
                return registry.codes.settle(offer, accepted=accepted)
            return registry.reference.settle(offer.shipped, accepted=accepted)

        self.write(work)


def _cell(value: Shipped | None, texts: Texts) -> Cell:
    text = _said(value, texts)
    return Cell(text, tip=text)


def _said(value: Shipped | None, texts: Texts) -> str:
    if value is None:
        return _BLANK
    if isinstance(value, CodeItem):
        return texts.name(value.names)
    if isinstance(value, CalendarDay):
        return f"{texts.name(value.names)} · {value.document}"
    if isinstance(value, Break):
        return f"{texts.date(value.day)} · {texts.name(value.footnote)}"
    if isinstance(value, Denominator):
        return f"{texts.date(value.on)} · {texts.decimal(value.value, 0)} · {value.source}"
    return f"{texts.date(value.valid_from)} · {texts.decimal(value.value, 0)} · {value.source}"
