"""Everything of one case, read together and worked out by the pure functions."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from safetyreg.domain.claim import Claim
from safetyreg.domain.ground import Sheet
from safetyreg.domain.incident import Incident
from safetyreg.domain.ledger import Ledger
from safetyreg.domain.norm import Norm
from safetyreg.domain.person import Person
from safetyreg.domain.policy import Policy, applied
from safetyreg.domain.user import Role
from safetyreg.errors import NotFoundError
from safetyreg.i18n import Language, mark
from safetyreg.liability.assessment import blocking, offered_range
from safetyreg.liability.findings import Finding, Standards
from safetyreg.liability.law import Law
from safetyreg.liability.reasoning import Recommendation, recommended
from safetyreg.liability.threshold import Capped, under
from ui.liability.victim import Victim

if TYPE_CHECKING:
    from safetyreg.liability.compensation import Compensation
    from safetyreg.liability.precedents import Precedent
    from safetyreg.registry import Registry


@dataclass(frozen=True, slots=True)
class Legal:
    """The law and the positions as the registry has them."""

    law: Law
    policies: tuple[Policy, ...]
    norms: tuple[Norm, ...]
    standards: Standards


@dataclass(frozen=True, slots=True)
class Case:
    """One victim: the record, decisions with findings, grounds, claim and similar cases.

    `claim` is None for whoever may not see earnings; `similar` are the most similar past cases;
    `template` is one's own for the opinion, None where the shipped one is used.
    """

    incident: Incident
    person: Person
    ledger: Ledger
    findings: tuple[Finding, ...]
    sheet: Sheet
    claim: Claim | None
    legal: Legal
    similar: "tuple[Precedent, ...]" = ()
    template: Path | None = None

    @property
    def victim(self) -> Victim:
        """Whose case it is."""
        return Victim(self.ledger.incident, self.ledger.person)

    @property
    def policy(self) -> Policy | None:
        """The policy in force on the accident's date."""
        return applied(self.legal.policies, self.ledger.circumstances.occurred_on)

    @property
    def recommendation(self) -> Recommendation:
        """The range that the grounds support."""
        return recommended(self.sheet, gross_required=self.policy is None or self.policy.gross_required)

    @property
    def offered(self) -> tuple[int, int] | None:
        """The range under the threshold in force, None where the sheet holds too little or it is blocked."""
        return None if self.blocks else self._offered

    @property
    def blocks(self) -> tuple[Finding, ...]:
        """The findings that forbid to recommend."""
        return blocking(self.sheet, self._offered, self.ledger.circumstances, self.standards)

    @property
    def standards(self) -> Standards:
        """What a decision is judged by while it is typed."""
        return self.legal.standards

    @property
    def _offered(self) -> tuple[int, int] | None:
        return offered_range(self.recommendation, self.ledger.circumstances, self.policy)

    def under(self, policy: Policy | None) -> Capped | None:
        """Return the split that stands, as decided and under a policy; nothing while none stands."""
        shares = self.ledger.effective.shares
        return None if shares is None else under(policy, shares, self.ledger.circumstances)

    def compensation(self, policy: Policy | None) -> "Compensation | None":
        """Return the table of the claim; raises ExpectedError where a legal value is missing."""
        from safetyreg.liability.compensation import compensation  # noqa: PLC0415  not at start

        if self.claim is None:
            return None
        circumstances = self.ledger.circumstances
        return compensation(self.claim, circumstances, self.legal.law, self.under(policy), policy)

    def with_sheet(self, sheet: Sheet) -> "Case":
        """Return the case with other grounds."""
        return replace(self, sheet=sheet)


def read_case(registry: "Registry", victim: Victim, language: Language) -> Case:
    """Read a case; raises NotFoundError where the person is not listed any more."""
    incident, person = victim.incident, victim.person
    record = registry.incidents.get(incident)
    listed = next((one for one in record.persons if one.id == person), None)
    if listed is None:
        raise NotFoundError(mark("The person is not listed in the record any more: go back to the list."))
    ledger = registry.decisions.ledger(incident, person)
    looking = registry.user.role in {Role.VIEWER, Role.OPERATOR}
    return Case(
        incident=record,
        person=listed,
        ledger=ledger,
        findings=registry.decisions.findings(ledger),
        sheet=registry.grounds.sheet(incident, person),
        claim=None if looking else registry.claims.get(incident, person),
        legal=read_legal(registry),
        similar=registry.liability.precedents(incident, person),
        template=registry.liability.opinions.own_template(language),
    )


def read_legal(registry: "Registry") -> Legal:
    """Read policies, norms, heads and numbers."""
    liability, law = registry.liability, registry.law
    return Legal(liability.law(), law.policies(), law.norms(), liability.standards())
