"""The few special functions that every verdict rests on; scipy is loaded when the first is called."""

from statistics import NormalDist


def beta_below(point: float, a: float, b: float) -> float:
    """Return P(X ≤ point) of a beta distribution; a or b may be 0 (all its weight at 0 or at 1)."""
    from scipy.special import betainc  # noqa: PLC0415  heavy, loaded when first used

    if a <= 0 or b <= 0:
        return 1.0 if a <= 0 else 0.0
    return float(betainc(a, b, point))


def beta_quantile(share: float, a: float, b: float) -> float:
    """Return the quantile of a beta distribution; 0 where a is 0, 1 where b is 0."""
    from scipy.special import betaincinv  # noqa: PLC0415  heavy, loaded when first used

    if a <= 0 or b <= 0:
        return 0.0 if a <= 0 else 1.0
    return float(betaincinv(a, b, share))


def gamma_quantile(share: float, shape: float) -> float:
    """Return the quantile of a gamma distribution of scale 1; 0 where the shape is 0."""
    from scipy.special import gammaincinv  # noqa: PLC0415  heavy, loaded when first used

    return float(gammaincinv(shape, share)) if shape > 0 else 0.0


def t_quantile(share: float, df: float) -> float:
    """Return the quantile of Student's t."""
    from scipy.special import stdtrit  # noqa: PLC0415  heavy, loaded when first used

    return float(stdtrit(df, share))


def t_below(value: float, df: float) -> float:
    """Return P(X ≤ value) of Student's t."""
    from scipy.special import stdtr  # noqa: PLC0415  heavy, loaded when first used

    return float(stdtr(df, value))


def chi2_above(value: float, df: float) -> float:
    """Return P(X > value) of a chi-squared distribution."""
    from scipy.special import chdtrc  # noqa: PLC0415  heavy, loaded when first used

    return float(chdtrc(df, value))


def normal_quantile(share: float) -> float:
    """Return the quantile of the standard normal distribution."""
    return NormalDist().inv_cdf(share)
