"""What no claim may say: an amount below 0, a loss of capacity beyond 100 %, a year increased twice."""

from safetyreg.domain.claim import Claim
from safetyreg.domain.decision import WHOLE
from safetyreg.errors import ExpectedError
from safetyreg.i18n import mark


def check_claim(claim: Claim) -> None:
    """Raise ExpectedError for numbers outside their bounds, before a claim is kept or reckoned."""
    if claim.capacity_lost is not None and not 0 <= claim.capacity_lost <= WHOLE:
        raise ExpectedError(mark("The loss of professional capacity lies between 0 and 100 %."))
    amounts = (claim.costs, claim.funeral, claim.agreement, claim.moral, claim.average, claim.usual_pay)
    received = (dependant.received for dependant in claim.dependants)
    if any(amount is not None and amount < 0 for amount in (*amounts, claim.social_payment, *received)):
        raise ExpectedError(mark("Amounts are not below 0: correct the claim."))
    years = [increase.year for increase in claim.increases]
    if len(set(years)) != len(years) or any(increase.percent < 0 for increase in claim.increases):
        raise ExpectedError(mark("A yearly increase stands once for a year and is not below 0."))
