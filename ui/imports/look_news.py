"""What a page says of a file above its rows: it was imported before, what its columns lack, what is wrong."""

from collections.abc import Callable

from safetyreg.registry.imports import Profile
from ui.imports import edits
from ui.imports.file_read import Opening
from ui.imports.look import Look
from ui.imports.targets import targets
from ui.session import Session
from ui.widgets.banner import Banner, Tone


class LookNews:
    """Speaks through two banners: one for the file as a whole, one for the profile over it."""

    def __init__(
        self,
        session: Session,
        notice: Banner,
        banner: Banner,
        leave_missing: Callable[[], object],
        give_constants: Callable[[], object],
    ) -> None:
        """Offer what helps: leave columns out, or give values for all rows."""
        self._session = session
        self._notice, self._banner = notice, banner
        self._leave_missing, self._give_constants = leave_missing, give_constants

    def tell_earlier(self, opening: Opening) -> None:
        """Say when this very file was imported before, and that rejected rows are read as they were."""
        texts = self._session.texts
        if opening.earlier is None:
            self._notice.hide()
            if opening.rejected:
                text = texts.say(
                    "Rows that an import rejected: its profile is taken over, with the values for all rows."
                )
                self._notice.show_message(text, Tone.NOTICE)
            return
        text = texts.say(
            "This very file was imported on {day}. Importing it again would double its records.",
            day=texts.moment(opening.earlier.at.astimezone()),
        )
        self._notice.show_message(text, Tone.WARNING)

    def tell(self, look: Look, shown: Profile, lacking: tuple[str, ...]) -> None:
        """Say what is wrong with a look through the profile of the rows shown."""
        texts = self._session.texts
        if look.error is not None:
            missing = edits.missing(shown, look.headings)
            leave = ((texts.say("Leave these columns out"), self._leave_missing),) if missing else ()
            self._banner.show_message(texts.of(look.error), Tone.ERROR, *leave)
            return
        self._banner.hide()
        if lacking:
            names = {one.name: one.label for one in targets(shown.kind, texts)}
            text = texts.say(
                "No column gives “{fields}”: choose a column for it, or one value for all rows.",
                fields=", ".join(names[name] for name in lacking),
            )
            action = (texts.say("Value for all rows"), self._give_constants)
            self._banner.show_message(text, Tone.WARNING, action)
        if look.slow:
            text = texts.say(
                "This sheet is very large: it is read in a slower way that needs little memory. Please wait."
            )
            self._notice.show_message(text, Tone.NOTICE)
