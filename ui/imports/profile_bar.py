"""Choosing and keeping import profiles."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QInputDialog, QMenu, QWidget

from safetyreg.domain.changes import Changes
from safetyreg.domain.user import Role as UserRole
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark
from safetyreg.registry.imports import Profile, load
from ui.imports.profile_store import Home, KeptProfile, keep_profile, kept_profiles
from ui.jobs import Progress
from ui.session import Session
from ui.tokens import SPACE
from ui.widgets.banner import Banner, Tone
from ui.widgets.icon_button import IconButton
from ui.widgets.opening import chosen_folder, keep_folder

_LONGEST: Final = 24
HOMES: Final = {
    Home.OWN: mark("Yours"),
    Home.SHARED: mark("Of the registry"),
    Home.SHIPPED: mark("Shipped"),
}


class ProfileBar(QWidget):
    """`chosen(Profile)` when a kept one or a file is taken; `proposed` when a fresh proposal is wanted."""

    chosen = Signal(object)
    proposed = Signal()

    def __init__(self, session: Session, banner: Banner) -> None:
        """Offer the menus."""
        super().__init__()
        self._session = session
        self._banner = banner
        self._kept: tuple[KeptProfile, ...] = ()
        self.profile = Profile(name="")
        texts = session.texts
        self.take = IconButton(session.theme, "bookmark", texts.say("Profile"))
        self.take.setMenu(QMenu(self.take))
        self.keep = IconButton(session.theme, "save", texts.say("Keep the profile"))
        self.keep.setMenu(self._keeping())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.take)
        row.addWidget(self.keep)

    def load(self) -> None:
        """Read what profiles are at hand."""
        registry = self._session.registry

        def work(_: Progress) -> tuple[KeptProfile, ...]:
            return kept_profiles(registry)

        self._session.jobs.read(work, self._on_loaded, owner=self, topic="profiles")

    def show_profile(self, profile: Profile) -> None:
        """Name the profile in use."""
        self.profile = profile
        name = profile.name if len(profile.name) <= _LONGEST else f"{profile.name[: _LONGEST - 1]}…"
        self.take.set_caption(self._session.texts.say("Profile: {name}", name=name))
        self.take.setToolTip(profile.name)

    def _on_loaded(self, kept: tuple[KeptProfile, ...]) -> None:
        self._kept = kept
        texts, menu = self._session.texts, self.take.menu()
        menu.clear()
        menu.addAction(texts.say("Proposed by the headings"), self.proposed.emit)
        for home, title in HOMES.items():
            members = [one.profile for one in kept if one.home is home]
            if members:
                menu.addSection(texts.say(title))
            for profile in members:
                name = texts.say(profile.name) if home is Home.SHIPPED else profile.name
                menu.addAction(name, partial(self._on_chosen, profile))
        menu.addSeparator()
        menu.addAction(texts.say("From a TOML file…"), self._on_file)

    def _keeping(self) -> QMenu:
        texts, menu = self._session.texts, QMenu(self)
        menu.addAction(texts.say("For me…"), partial(self._ask_name, shared=False))
        everybody = menu.addAction(texts.say("For everybody here…"), partial(self._ask_name, shared=True))
        everybody.setEnabled(self._session.registry.user.role is UserRole.ADMINISTRATOR)
        menu.addAction(texts.say("As a TOML file…"), self._on_save)
        return menu

    def _on_chosen(self, profile: Profile) -> None:
        self.chosen.emit(profile)

    def _on_file(self) -> None:
        texts, kept = self._session.texts, self._session.preferences
        kinds = texts.say("Import profiles (*.toml)")
        name, _ = QFileDialog.getOpenFileName(self, texts.say("Profile"), str(chosen_folder(kept)), kinds)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Read a profile from a file."""

        def work(_: Progress) -> Profile:
            return load(path)

        self._session.jobs.read(work, self._on_chosen, owner=self)

    def _ask_name(self, *, shared: bool) -> None:
        texts = self._session.texts
        question = texts.say("Name of the profile:")
        title = texts.say("Keep the profile")
        name, accepted = QInputDialog.getText(self, title, question, text=self.profile.name)
        if accepted and name.strip():
            self.keep_as(name.strip(), shared=shared)

    def keep_as(self, name: str, *, shared: bool) -> None:
        """Keep the profile in use under a name."""
        registry, profile = self._session.registry, self.profile

        def work(_: Progress) -> Changes | None:
            return keep_profile(registry, profile, name, shared=shared)

        self._session.jobs.write(work, partial(self._on_kept, name), owner=self)

    def _on_kept(self, name: str, changes: Changes | None) -> None:
        if changes is not None:
            self._session.announce(changes, self)
        self._banner.show_message(self._session.texts.say("Profile kept: {name}", name=name), Tone.GOOD)
        self.show_profile(replace(self.profile, name=name))
        self.load()

    def _on_save(self) -> None:
        texts, kept = self._session.texts, self._session.preferences
        suggested = str(chosen_folder(kept) / f"{self.profile.name}.toml")
        kinds = texts.say("Import profiles (*.toml)")
        name, _ = QFileDialog.getSaveFileName(self, texts.say("Keep the profile"), suggested, kinds)
        if name:
            path = Path(name)
            keep_folder(kept, path)
            self.save(path if path.suffix else path.with_suffix(".toml"))

    def save(self, path: Path) -> None:
        """Write the profile in use as a TOML file."""
        imports, profile = self._session.registry.imports, self.profile

        def work(_: Progress) -> str:
            return imports.keep(profile, path)

        self._session.jobs.write(work, self._on_saved, owner=self, failed=self._on_unsaved)

    def _on_saved(self, name: str) -> None:
        self._banner.show_message(self._session.texts.say("Saved: {name}", name=name), Tone.GOOD)

    def _on_unsaved(self, error: BaseException) -> None:
        if isinstance(error, ExpectedError):
            self._banner.show_message(self._session.texts.of(error), Tone.ERROR)
        else:
            self._session.errors.show(error)
