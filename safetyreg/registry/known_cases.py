"""Every decided victim of one registry, read once for a state of it: lists, thresholds and precedents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from safetyreg.domain.codes import CodeBook
from safetyreg.domain.decision import Decision
from safetyreg.domain.ground import Ground, State
from safetyreg.domain.ledger import Effective, Ledger, NoShare, effective, in_order
from safetyreg.liability.findings import Standards, all_findings, flawless
from safetyreg.liability.law import Law
from safetyreg.liability.precedents import Features, PastCase
from safetyreg.registry.session import Session
from safetyreg.storage import decisions, sheets, victims
from safetyreg.storage.engine import Connection
from safetyreg.storage.law import HEADS, NORMS, NUMBERS
from safetyreg.storage.long_reading import Tick, told
from safetyreg.storage.reference import VALUES
from safetyreg.storage.victims import Fingerprint, Victim

if TYPE_CHECKING:
    from array import array

    from safetyreg.registry.standing import Standing

_FEW: Final = 3
_NOTHING: Final[Mapping[int, int]] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class KnownCases:
    """Victims, the newest first, and by the person's id: ledger, what stands, number of findings."""

    victims: tuple[Victim, ...] = ()
    ledgers: Mapping[int, Ledger] = field(default_factory=dict)
    effective: Mapping[int, Effective] = field(default_factory=dict)
    findings: Mapping[int, int] = field(default_factory=lambda: _NOTHING)

    def share(self, person: int) -> int | None:
        """Return the employee's share that stands, if any."""
        found = self.effective.get(person)
        return found.shares.employee if found and found.shares else None


class CaseReader:
    """Reads the cases of a registry; what did not change since is not worked out again."""

    def __init__(self, session: Session) -> None:
        """Keep the session; nothing is read yet."""
        self._session = session
        self._lock, self._columns = Lock(), Lock()
        self._seen: tuple[int, Fingerprint] | None = None
        self._cases: tuple[object, KnownCases] = (None, KnownCases())
        self._grounds: tuple[object, Mapping[int, tuple[Ground, ...]]] = (None, {})
        self._whole: tuple[object, Standing] | None = None
        self._part: tuple[object, Standing] | None = None

    def cases(self, standards: Standards, tick: Tick | None = None) -> KnownCases:
        """Return every case; read anew where an accident, a decision or the law changed.

        `tick` may stop the reading by raising.
        """
        with self._lock, self._session.database.snapshot() as connection:
            seen = (self._fingerprint(connection), standards)
            if self._cases[0] != seen:
                known = tuple(victims.every(connection, tick))
                lines = decisions.every(connection, tick)
                self._cases = (seen, _judged(known, lines, standards, tick))
            return self._cases[1]

    def standing(self, book: CodeBook, wanted: "array[int]") -> "Standing":
        """Return which share stands, in columns: for the victims of some accidents, or for more than those.

        Few accidents are read by themselves, as long as not all are known; read anew where something changed.
        """
        from safetyreg.registry.standing import read_standing  # noqa: PLC0415  numpy is slow to load

        with self._columns, self._session.database.snapshot() as connection:
            fingerprint = self._fingerprint(connection)
            whole = (fingerprint, book)
            if self._whole is not None and self._whole[0] == whole:
                return self._whole[1]
            if len(wanted) * _FEW > fingerprint.accidents:
                self._part, self._whole = None, (whole, read_standing(connection, book))
                return self._whole[1]
            part = (fingerprint, book, wanted)
            if self._part is None or self._part[0] != part:
                self._part, self._whole = (part, read_standing(connection, book, wanted)), None
            return self._part[1]

    def _fingerprint(self, connection: Connection) -> Fingerprint:
        """Return the fingerprint of the victims, counted anew only where anything at all was written."""
        state = self._session.database.state(connection)
        if self._seen is None or self._seen[0] != state:
            self._seen = (state, victims.fingerprint(connection))
        return self._seen[1]

    def law(self) -> Law:
        """Return the amounts, heads, numbers and norms of the registry."""
        with self._session.database.read() as connection:
            return Law(
                VALUES.every(connection),
                HEADS.every(connection),
                NUMBERS.every(connection),
                NORMS.every(connection),
            )

    def grounds(self) -> Mapping[int, tuple[Ground, ...]]:
        """Return the grounds of every sheet by the person's id."""
        with self._lock, self._session.database.snapshot() as connection:
            seen = sheets.fingerprint(connection)
            if self._grounds[0] != seen:
                self._grounds = (seen, sheets.every(connection))
            return self._grounds[1]


def features(victim: Victim, grounds: tuple[Ground, ...], book: CodeBook) -> Features:
    """Return what a case is compared by with others."""
    return Features(
        event=victim.event_type,
        causes=frozenset(victim.causes),
        factors=frozenset({victim.factor} - {""}),
        severity=victim.severity,
        oked=section(victim.oked, book),
        grounds=frozenset(
            f"{ground.side}:{ground.area}" for ground in grounds if ground.state is State.ESTABLISHED
        ),
    )


def past_case(known: KnownCases, one: Victim, grounds: tuple[Ground, ...], book: CodeBook) -> PastCase:
    """Return a decided victim as a precedent."""
    line = known.ledgers[one.person].decisions
    return PastCase(
        incident=one.incident,
        person=one.person,
        number=one.number,
        features=features(one, grounds, book),
        splits=tuple((made.body, made.shares) for made in line if made.shares and made.body),
        effective=known.effective[one.person],
    )


def section(oked: str, book: CodeBook) -> str:
    """Return the section of a code of ОКЭД, empty where the list does not know it."""
    found = book.lists["oked"].path(oked) if oked and "oked" in book.lists else ()
    return found[0].code if found else ""


def _judged(
    known: tuple[Victim, ...],
    lines: Mapping[int, tuple[Decision, ...]],
    standards: Standards,
    tick: Tick | None,
) -> KnownCases:
    ledgers: dict[int, Ledger] = {}
    standing: dict[int, Effective] = {}
    wrong: dict[int, int] = {}
    for one in told(known, tick):
        line = lines.get(one.person)
        if line is None:
            if one.circumstances.exclusion:
                standing[one.person] = Effective(reason=NoShare.EXCLUDED)
            continue
        ledger = Ledger(one.incident, one.person, one.circumstances, in_order(line))
        ledgers[one.person] = ledger
        standing[one.person] = _standing(ledger)
        if not all(flawless(made, one.circumstances) for made in line):
            wrong |= {one.person: found} if (found := len(all_findings(ledger, standards))) else {}
    return KnownCases(known, ledgers, standing, wrong)


def _standing(ledger: Ledger) -> Effective:
    """Return what stands; a single decision that sets shares needs no search."""
    if len(ledger.decisions) == 1 and ledger.decisions[0].sets and not ledger.circumstances.exclusion:
        return Effective(ledger.decisions[0])
    return ledger.effective if ledger.circumstances.exclusion else effective(ledger.decisions)
