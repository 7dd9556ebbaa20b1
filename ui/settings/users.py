"""Users and roles: who works here, and one's own name."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from safetyreg.domain.changes import Changes
from safetyreg.domain.user import Role, User
from safetyreg.i18n import Texts
from ui.jobs import Progress
from ui.session import Session
from ui.settings.roles import ROLES, role_name
from ui.settings.rows_box import RowsBox
from ui.settings.section import Section
from ui.tokens import SPACE
from ui.widgets.captioned import Captioned
from ui.widgets.card import Card
from ui.widgets.choice_input import ChoiceList
from ui.widgets.form_dialog import FormDialog
from ui.widgets.table_view import Cell, Column

_WIDTH: Final = 760


class Users(Section):
    """Everybody who opened the registry or was let in."""

    def __init__(self, session: Session) -> None:
        """Begin empty."""
        texts = session.texts
        super().__init__(session, texts.say("Users and roles"), administered=True)
        self._users: tuple[User, ...] = ()
        own = Card(texts.say("You"))
        own.setMaximumWidth(_WIDTH)
        self.name = QLineEdit(session.registry.user.display_name)
        self.name.returnPressed.connect(self._on_name)
        self._keep = QPushButton(texts.say("Save the name"))
        self._keep.clicked.connect(self._on_name)
        account = session.registry.user.account
        hint = texts.say(
            "It stands in the history of records beside your account “{account}”.", account=account
        )
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(Captioned(texts.say("Your name"), self.name, hint), 1)
        row.addWidget(self._keep)
        own.body.addLayout(row)
        self.rows = RowsBox(session, texts.say("Users"), editable=self.administrator)
        self.rows.offer_changes(texts.say("Let somebody in…"), texts.say("Change the role…"))
        self.rows.add.connect(self._on_add)
        self.rows.edit.connect(self._on_edit)
        everybody = Card(texts.say("Everybody"))
        everybody.setMaximumWidth(_WIDTH)
        everybody.body.addWidget(self.rows)
        self.body.addWidget(own)
        self.body.addWidget(everybody, 1)

    @override
    def load(self) -> None:
        """Read the users."""
        registry = self.session.registry

        def work(_: Progress) -> tuple[User, ...]:
            return registry.users.all()

        self.read(work, self._on_read)

    def _on_read(self, users: tuple[User, ...]) -> None:
        self._users = users
        texts = self.texts
        columns = [
            Column(texts.say("Account")),
            Column(texts.say("Full name"), stretch=True),
            Column(texts.say("Role")),
        ]
        own = self.session.registry.user.account
        self.rows.show_rows(
            columns,
            [
                [
                    Cell(user.account, bold=user.account == own),
                    Cell(user.display_name or "—"),
                    Cell(role_name(user.role, texts), tip=texts.say(ROLES[user.role])),
                ]
                for user in users
            ],
        )

    def _on_name(self) -> None:
        registry, name = self.session.registry, self.name.text()

        def work(_: Progress) -> Changes:
            return registry.users.set_display_name(name)

        self.write(work, self.texts.say("Your name was saved."))

    def _on_add(self) -> None:
        dialog = UserDialog(self.texts, None, self)
        if not dialog.asked():
            return
        registry, account, role = self.session.registry, dialog.account.text(), dialog.role()

        def work(_: Progress) -> Changes:
            return registry.users.add(account, role)

        self.write(work)

    def _on_edit(self, row: int) -> None:
        user = self._users[row]
        dialog = UserDialog(self.texts, user, self)
        if not dialog.asked() or dialog.role() is user.role:
            return
        registry, role = self.session.registry, dialog.role()

        def work(_: Progress) -> Changes:
            return registry.users.set_role(user.account, role)

        self.write(work)


class UserDialog(FormDialog):
    """Asks for an account and its role."""

    def __init__(self, texts: Texts, user: User | None, parent: QWidget | None = None) -> None:
        """Begin with a user, or with nobody."""
        title = texts.say("Change the role") if user else texts.say("Let somebody in")
        super().__init__(title, texts.say("Save"), texts, parent)
        self.account = QLineEdit(user.account if user else "")
        self.account.setReadOnly(user is not None)
        hint = texts.say("As the computer of that person names it, e.g. the Windows login.")
        self._account = self.add(texts.say("Account"), self.account, "" if user else hint)
        self._role: QComboBox = ChoiceList(self)
        for role, name in ROLES.items():
            self._role.addItem(texts.say(name), role.value)
        self._role.setCurrentIndex(self._role.findData((user.role if user else Role.OPERATOR).value))
        self.add(texts.say("Role"), self._role)

    def role(self) -> Role:
        """Return the chosen role."""
        return Role(str(self._role.currentData()))

    @override
    def complete(self) -> bool:
        """Ask for an account."""
        missing = not self.account.text().strip()
        self._account.show_problem(self.texts.say("Type the account.") if missing else "")
        return not missing
