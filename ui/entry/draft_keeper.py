"""What is being typed is kept in the registry two seconds after the last key and when a field is left."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from safetyreg.errors import UnavailableError
from ui.jobs import Progress
from ui.session import Session

if TYPE_CHECKING:
    from safetyreg.registry import Registry

KEEP_AFTER: Final = 2_000
_TRY_AGAIN: Final = 10_000
_TOPIC: Final = "form draft"


class DraftKeeper(QObject):
    """`kept` after the texts were written, `lost` while the registry cannot be reached."""

    kept = Signal()
    lost = Signal()

    def __init__(self, session: Session, texts: Callable[[], Mapping[str, str]], parent: QObject) -> None:
        """Ask `texts` for what stands in the form when it is time to keep it."""
        super().__init__(parent)
        self._session = session
        self._texts = texts
        self._kind = ""
        self._key = ""
        self._dirty = False
        self._dropping: list[tuple[str, str]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)

    @property
    def key(self) -> str:
        """Under which name the form is kept; empty while that is not known."""
        return self._key

    def dropping(self, kind: str) -> frozenset[str]:
        """Return the keys of a kind that are forgotten as soon as the writes before have ended."""
        return frozenset(key for one, key in self._dropping if one == kind)

    def begin(self, kind: str, key: str = "") -> None:
        """Keep another form from now on; without a key it waits until `name` gives one."""
        self._timer.stop()
        self._kind, self._key, self._dirty = kind, key, False

    def name(self, key: str) -> None:
        """Keep under this key."""
        self._key = key
        if self._dirty:
            self._timer.start(KEEP_AFTER)

    def touch(self) -> None:
        """Keep soon: something was typed."""
        self._dirty = True
        self._timer.start(KEEP_AFTER)

    def flush(self) -> None:
        """Keep now what was not kept yet."""
        self._timer.stop()
        if not self._dirty or not self._key:
            return
        self._dirty = False
        work = partial(_keep, self._session.registry, self._kind, self._key, dict(self._texts()))
        self._session.jobs.write(work, self._on_kept, owner=self, topic=_TOPIC, failed=self._on_failed)

    def drop(self, key: str = "") -> None:
        """Forget what was kept: it was saved or thrown away."""
        self._timer.stop()
        self._dirty = False
        if key or self._key:
            dropped = (self._kind, key or self._key)
            self._dropping.append(dropped)
            work = partial(_drop, self._session.registry, *dropped)
            failed = partial(self._on_drop_failed, dropped)
            self._session.jobs.write(work, partial(self._on_dropped, dropped), owner=self, failed=failed)

    def _on_kept(self, _: object) -> None:
        self.kept.emit()

    def _on_dropped(self, dropped: tuple[str, str], _: object = None) -> None:
        self._dropping.remove(dropped)

    def _on_drop_failed(self, dropped: tuple[str, str], error: BaseException) -> None:
        self._on_dropped(dropped)
        if not isinstance(error, UnavailableError):
            self._session.errors.show(error)

    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, UnavailableError):
            self._session.errors.show(error)
            return
        self._dirty = True
        self._timer.start(_TRY_AGAIN)
        self.lost.emit()


def _keep(registry: "Registry", kind: str, key: str, texts: Mapping[str, str], _: Progress) -> None:
    registry.forms.keep(kind, texts, key)


def _drop(registry: "Registry", kind: str, key: str, _: Progress) -> None:
    registry.forms.drop(kind, key)
