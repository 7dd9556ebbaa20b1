"""Every decided victim of one registry, read once for a state of it: lists, thresholds and precedents."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from types import MappingProxyType
from typing import Final

from safetyreg.domain.claim import Claim
from safetyreg.domain.codes import CodeBook
from safetyreg.domain.decision import Decision
from safetyreg.domain.ground import Ground, State
from safetyreg.domain.ledger import Circumstances, Effective, Ledger, NoShare, effective, in_order
from safetyreg.errors import ExpectedError, Message
from safetyreg.liability.amounts import Movable, movable
from safetyreg.liability.compensation import compensation
from safetyreg.liability.findings import Standards, all_findings
from safetyreg.liability.law import Law
from safetyreg.liability.precedents import Features, PastCase
from safetyreg.registry.session import Session
from safetyreg.storage import claims, decisions, sheets, victims
from safetyreg.storage.law import HEADS, NORMS, NUMBERS
from safetyreg.storage.reference import VALUES
from safetyreg.storage.victims import Victim

_NOTHING: Final[Mapping[int, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Priced:
    """What is paid to one victim without guilt; `asked` says which legal value is missing, if one is."""

    amounts: tuple[Movable, ...]
    asked: Message | None = None


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
        self._lock = Lock()
        self._cases: tuple[object, KnownCases] = (None, KnownCases())
        self._grounds: tuple[object, Mapping[int, tuple[Ground, ...]]] = (None, {})
        self._priced: dict[int, tuple[tuple[int, Circumstances], Priced]] = {}
        self._law: Law | None = None

    def cases(self, standards: Standards) -> KnownCases:
        """Return every case; read anew where an accident, a decision or the law changed."""
        with self._lock, self._session.database.snapshot() as connection:
            seen = (victims.fingerprint(connection), standards)
            if self._cases[0] != seen:
                known = tuple(victims.every(connection))
                self._cases = (seen, _judged(known, decisions.every(connection), standards))
            return self._cases[1]

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

    def priced(self, cases: KnownCases) -> Mapping[int, Priced]:
        """Return what is paid to every victim with a claim and a share that stands, by the person's id."""
        law = self.law()
        with self._lock, self._session.database.snapshot() as connection:
            if law != self._law:
                self._law = law
                self._priced.clear()
            versions = claims.versions(connection)
            keys = {
                one.person: (versions[one.person], one.circumstances)
                for one in cases.victims
                if one.person in versions and cases.share(one.person) is not None
            }
            stale = [person for person, key in keys.items() if self._priced.get(person, _UNREAD)[0] != key]
            for claim in claims.of_persons(connection, stale):
                key = keys[claim.person]
                self._priced[claim.person] = (key, price(claim, key[1], law))
            return {person: self._priced[person][1] for person in keys if person in self._priced}


_UNREAD: Final = ((-1, None), None)


def price(claim: Claim, circumstances: Circumstances, law: Law) -> Priced:
    """Return what is paid to a victim without guilt; nothing where a legal value is not entered."""
    try:
        found = compensation(claim, circumstances, law)
    except ExpectedError as error:
        return Priced((), error.message)
    return Priced(movable(found, claim))


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
    known: tuple[Victim, ...], lines: Mapping[int, tuple[Decision, ...]], standards: Standards
) -> KnownCases:
    ledgers: dict[int, Ledger] = {}
    standing: dict[int, Effective] = {}
    wrong: dict[int, int] = {}
    for one in known:
        line = lines.get(one.person)
        if line is None:
            if one.circumstances.exclusion:
                standing[one.person] = Effective(reason=NoShare.EXCLUDED)
            continue
        ledger = Ledger(one.incident, one.person, one.circumstances, in_order(line))
        ledgers[one.person] = ledger
        standing[one.person] = _standing(ledger)
        if found := len(all_findings(ledger, standards)):
            wrong[one.person] = found
    return KnownCases(known, ledgers, standing, wrong)


def _standing(ledger: Ledger) -> Effective:
    """Return what stands; a single decision that sets shares needs no search."""
    if len(ledger.decisions) == 1 and ledger.decisions[0].sets and not ledger.circumstances.exclusion:
        return Effective(ledger.decisions[0])
    return ledger.effective if ledger.circumstances.exclusion else effective(ledger.decisions)
