"""Limits within which a Poisson count stays: exact, smooth between counts, over-dispersion allowed for."""

from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
THREE_SIGMA: Final = 0.0013498980316300933


def quantile(share: float, means: Floats, phi: float = 1.0) -> Floats:
    """Return the quantile of counts of these means, interpolated between whole counts (Spiegelhalter 2005).

    Over-dispersed counts are φ times a Poisson count of mean / φ.
    """
    from scipy.special import pdtr, pdtrik  # noqa: PLC0415  heavy, loaded when first used

    mean = np.maximum(np.asarray(means, dtype=float), 1e-12) / phi
    with np.errstate(all="ignore"):
        guess = np.nan_to_num(pdtrik(share, mean), nan=0.0)
    whole = np.maximum(np.ceil(guess - 1e-9), 0.0)
    whole = np.where(pdtr(whole, mean) < share, whole + 1, whole)
    above = pdtr(whole, mean)
    below = np.where(whole > 0, pdtr(np.maximum(whole - 1, 0), mean), 0.0)
    part = np.where(above > below, (above - share) / np.where(above > below, above - below, 1.0), 0.0)
    return np.asarray(np.maximum(whole - part, 0.0) * phi)
