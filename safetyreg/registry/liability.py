"""Mixed liability through the door: cases listed, assessed, compared and simulated; nothing is decided."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from safetyreg.access import Action
from safetyreg.domain.claim import Claim
from safetyreg.domain.kinds.workplace import KIND
from safetyreg.domain.ledger import NoShare
from safetyreg.domain.query import EVERYTHING, NEWEST_FIRST, Query
from safetyreg.domain.status import COUNTED
from safetyreg.export.meeting import MOST_RECORDS
from safetyreg.export.opinion import OpinionCase
from safetyreg.liability.assessment import Assessment, Facts, assess
from safetyreg.liability.card import claim_of_card
from safetyreg.liability.precedents import PastCase, Precedent, similar
from safetyreg.liability.revisions import Moves, moves
from safetyreg.registry import victims
from safetyreg.registry.known_cases import features, past_case
from safetyreg.registry.masking import mask_decision
from safetyreg.registry.opinions import Opinions
from safetyreg.storage import claims, decisions, incidents, sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from safetyreg.domain.codes import CodeBook
    from safetyreg.domain.ground import Ground
    from safetyreg.domain.policy import Policy
    from safetyreg.errors import Message
    from safetyreg.export.decision_rows import Decided
    from safetyreg.i18n import Texts
    from safetyreg.liability.findings import Standards
    from safetyreg.liability.law import Law
    from safetyreg.liability.outcome import Outcome
    from safetyreg.liability.simulation import Cases, Interval, Prepared
    from safetyreg.registry.known_cases import CaseReader, KnownCases
    from safetyreg.registry.opinions import WrittenOpinion
    from safetyreg.registry.priced_cases import Amounts, PricedCases
    from safetyreg.registry.session import Session
    from safetyreg.registry.standing import Chosen
    from safetyreg.storage.victims import Victim

    Tick = Callable[[int, int], None]

_STANDING: Final = tuple(status.value for status in COUNTED)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A victim in a list: the share that stands or why none does, how many decisions and findings."""

    incident: int
    person: int
    number: str
    occurred_on: date
    initials: str
    occupation: str
    organisation: str
    severity: str
    share: int | None
    reason: NoShare | None
    decisions: int
    findings: int


@dataclass(frozen=True, slots=True)
class Left:
    """Victims under a filter, how many have a share that stands, why the others have none."""

    victims: int
    standing: int
    reasons: Mapping[NoShare, int]


class Liability:
    """The cases of one registry; `reader` holds them for a state of it."""

    def __init__(self, session: Session, standards: Callable[[], Standards], reader: CaseReader) -> None:
        """Keep the session, what decisions are judged by, and who reads the cases."""
        self._session = session
        self._database = session.database
        self._standards = standards
        self._reader = reader
        self.opinions = Opinions(session)
        self._chosen: tuple[object, Chosen] | None = None
        self._priced: PricedCases | None = None
        self._past: tuple[object, tuple[PastCase, ...]] = (None, ())

    def cases(self, query: Query = EVERYTHING, tick: Tick | None = None) -> tuple[CaseRow, ...]:
        """Return the victims under a filter, the newest first; `tick` may stop the reading by raising."""
        known = self._known(tick)
        inside = self._inside(query)
        return tuple(_row(known, one) for one in known.victims if one.incident in inside)

    def decided(self, query: Query = EVERYTHING, most: int = MOST_RECORDS) -> tuple[int, Iterator[Decided]]:
        """Return how many decisions a filter holds, and victims with the first `most` of them, without names.

        The newest accident comes first; the last victim may bring a few more. They are read as they are asked
        for, a few hundred at a time.
        """
        chosen = self._chosen_by(query)
        total = int(chosen.standing.decisions[chosen.inside].sum())
        return total, self._first_decided(chosen, most)

    def policies(self) -> tuple[Policy, ...]:
        """Return the threshold policies of the registry."""
        self._session.demand(Action.READ)
        return tuple(self._standards().policies)

    def standards(self) -> Standards:
        """Return what decisions are judged by: policies, the term of a dissenting opinion, the calendar."""
        self._session.demand(Action.READ)
        return self._standards()

    def unlawful(self, query: Query = EVERYTHING, tick: Tick | None = None) -> tuple[int, ...]:
        """Return the accidents under a filter whose decisions have findings; `tick` may wait or stop it."""
        known, inside = self._known(tick), self._inside(query)
        found = (known.ledgers[person].incident for person in known.findings)
        return tuple(sorted({incident for incident in found if incident in inside}))

    def with_findings(self, query: Query = EVERYTHING, tick: Tick | None = None) -> int:
        """Count the victims under a filter whose decisions have findings; `tick` may stop it by raising."""
        known, inside = self._known(tick), self._inside(query)
        return sum(known.ledgers[person].incident in inside for person in known.findings)

    def left(self, query: Query = EVERYTHING) -> Left:
        """Count the victims under a filter by whether a share stands, and why not; no tenge are counted."""
        from safetyreg.registry.standing import counted  # noqa: PLC0415  numpy is slow to load

        chosen = self._chosen_by(query)
        standing = int((chosen.inside & chosen.standing.stands).sum())
        return Left(int(chosen.inside.sum()), standing, counted(chosen))

    def asked(self, query: Query = EVERYTHING, tick: Tick | None = None) -> tuple[Message, ...]:
        """Return sentences on legal values that are missing, for which no tenge under a filter are given."""
        asked = self._amounts(self._chosen_by(query), tick).asked
        return tuple({str(one): one for one in asked.values()}.values())

    def people(self, query: Query = EVERYTHING) -> Cases:
        """Return the victims under a filter whose share stands, without their tenge: that is read fast."""
        from safetyreg.liability.gathering import entries_of  # noqa: PLC0415  numpy is slow to load

        chosen = self._chosen_by(query)
        none = entries_of((), self._database.today())
        return chosen.standing.cases(chosen.inside, none, chosen.standing.nobody)

    def arrays(self, query: Query = EVERYTHING, tick: Tick | None = None) -> Cases:
        """Return the victims under a filter whose share stands, as the simulation takes them.

        What they are paid is worked out once: ask in the background; `tick(done, total)`.
        """
        chosen = self._chosen_by(query)
        amounts = self._amounts(chosen, tick)
        return chosen.standing.cases(chosen.inside, amounts.entries, amounts.known)

    def prepared(self, query: Query = EVERYTHING, tick: Tick | None = None) -> Prepared:
        """Return every threshold worked out: `liability.simulation.simulate` looks one up in no time."""
        from safetyreg.liability.simulation import prepared  # noqa: PLC0415  numpy is slow to load

        return prepared(self.arrays(query, tick), tick)

    def positions(
        self, query: Query = EVERYTHING, interval: Interval | None = None
    ) -> tuple[tuple[Policy, Outcome], ...]:
        """Return what every drawn policy would change under a filter."""
        from safetyreg.liability.simulation import under_policy  # noqa: PLC0415  numpy is slow to load

        cases = self.arrays(query)
        drawn = (policy for policy in self._standards().policies if policy.line)
        return tuple((policy, under_policy(cases, policy, interval)) for policy in drawn)

    def moves(self, query: Query = EVERYTHING) -> tuple[Moves, ...]:
        """Return how often and how far inspectors and courts moved the splits under a filter."""
        from safetyreg.registry.standing import reviewed  # noqa: PLC0415  numpy is slow to load

        return moves(reviewed(self._chosen_by(query)))

    def facts(self, incident: int, person: int) -> Facts:
        """Return what is known of a victim's case; earnings only for those who may see personal data."""
        self._session.demand(Action.READ)
        with self._database.read() as connection:
            record, victim = victims.find(connection, incident, person)
            line = decisions.of_incident(connection, incident).get(person, ())
            claim = claims.get(connection, incident, person) or claim_of_card(record, victim)
            sheet = sheets.get(connection, incident, person)
        own = self._session.may(Action.SEE_PERSONAL)
        return Facts(
            circumstances=victims.circumstances(record, victim),
            sheet=sheet,
            claim=claim if own else Claim(incident=incident, person=person),
            decisions=line if own else tuple(map(mask_decision, line)),
        )

    def assess(self, facts: Facts, policy: Policy | None = None) -> Assessment:
        """Assess a case, kept or just being entered; `policy` replaces the one in force on its date."""
        self._session.demand(Action.READ)
        return assess(facts, self.law(), self._standards(), policy)

    def law(self) -> Law:
        """Return the amounts, heads, numbers and norms that calculations rest on."""
        self._session.demand(Action.READ)
        return self._reader.law()

    def precedents(self, incident: int, person: int) -> tuple[Precedent, ...]:
        """Return the ten most similar decided cases beside one victim's, the most similar first."""
        known, grounds, book = self._known(), self._reader.grounds(), self._session.book()
        at_hand = next((one for one in known.victims if one.person == person), None)
        if at_hand is None or at_hand.incident != incident:
            return ()
        past = (one for one in self._past_cases(known, grounds, book) if one.incident != incident)
        return similar(features(at_hand, grounds.get(person, ()), book), past)

    def opinion(
        self,
        incident: int,
        person: int,
        path: Path,
        texts: Texts,
        template: Path | None = None,
        policy: Policy | None = None,
    ) -> WrittenOpinion:
        """Write the opinion on a victim as a Word document, with its PDF where `path` ends with .pdf.

        Without `template` it is one's own for the language, else the shipped one; `policy` replaces the one
        in force on the accident's date. An inspector may; every opinion stands in the history. A broken or
        forbidden tag is an ExpectedError that names it.
        """
        record, victim = self.opinions.subject(incident, person)
        facts = self.facts(incident, person)
        case = OpinionCase(
            incident=record,
            person=victim,
            facts=facts,
            assessment=self.assess(facts, policy),
            precedents=self.precedents(incident, person),
            law=self.law(),
            imprint=self.opinions.imprint(),
        )
        return self.opinions.write(case, path, texts, template)

    def _past_cases(
        self, known: KnownCases, grounds: Mapping[int, tuple[Ground, ...]], book: CodeBook
    ) -> tuple[PastCase, ...]:
        seen = (known, grounds, book)
        if self._past[0] != seen:
            decided = (one for one in known.victims if one.person in known.ledgers)
            made = tuple(past_case(known, one, grounds.get(one.person, ()), book) for one in decided)
            self._past = (seen, made)
        return self._past[1]

    def _chosen_by(self, query: Query) -> Chosen:
        """Return the victims that a filter holds; the last answer is kept as long as nothing changed."""
        from safetyreg.registry.standing import chosen  # noqa: PLC0415  numpy is slow to load

        self._session.demand(Action.READ)
        seen = (self._session.state(), query, self._session.user)
        if self._chosen is None or self._chosen[0] != seen:
            ids = self._ids(query)
            self._chosen = (seen, chosen(self._reader.standing(self._session.book(), ids), ids))
        return self._chosen[1]

    def _first_decided(self, chosen: Chosen, most: int) -> Iterator[Decided]:
        from safetyreg.registry.decided import first_decided  # noqa: PLC0415  numpy is slow to load

        by = self._standards()
        with self._database.snapshot() as connection:
            yield from first_decided(connection, chosen, most, by)

    def _amounts(self, chosen: Chosen, tick: Tick | None) -> Amounts:
        from safetyreg.registry.priced_cases import PricedCases  # noqa: PLC0415  numpy is slow to load

        if self._priced is None:
            self._priced = PricedCases(self._session)
        return self._priced.amounts(chosen, self.law(), tick)

    def _known(self, tick: Tick | None = None) -> KnownCases:
        self._session.demand(Action.READ)
        return self._reader.cases(self._standards(), tick)

    def _inside(self, query: Query) -> frozenset[int]:
        return frozenset(self._ids(query))

    def _ids(self, query: Query) -> array[int]:
        """Return the ids of the workplace accidents of a filter; drafts and annulled ones never count."""
        if query.kinds and KIND.code not in query.kinds:
            return array("q")
        asked = replace(query, kinds=(KIND.code,), statuses=query.statuses or _STANDING)
        scope = self._session.scope()
        with self._database.read() as connection:
            return incidents.ids(connection, asked, NEWEST_FIRST, scope)


def _row(known: KnownCases, one: Victim) -> CaseRow:
    ledger = known.ledgers.get(one.person)
    return CaseRow(
        incident=one.incident,
        person=one.person,
        number=one.number,
        occurred_on=one.circumstances.occurred_on,
        initials=one.initials,
        occupation=one.occupation,
        organisation=one.organisation,
        severity=one.severity,
        share=known.share(one.person),
        reason=_reason(known, one),
        decisions=len(ledger.decisions) if ledger else 0,
        findings=known.findings.get(one.person, 0),
    )


def _reason(known: KnownCases, one: Victim) -> NoShare | None:
    found = known.effective.get(one.person)
    return NoShare.NONE_YET if found is None else found.reason
