"""Numbers as the network keeps them."""

import numpy as np

# read, not computed: 10.0 ** array may differ in its last digit from one processor to another
LEAST = -308
GREATEST = 300
POWERS_OF_TEN = np.array([float(f"1e{exponent}") for exponent in range(LEAST, GREATEST + 1)])


def round_significant(values: np.ndarray, digits: int = 10) -> np.ndarray:
    """Round numbers to significant digits, so that tiny ones survive and a rerun gives the same bytes.

    Parameters
    ----------
    values : array of float
        What is below 1e-300 in absolute value becomes 0.
    digits : int

    Returns
    -------
    array of float

    Examples
    --------
    >>> round_significant(np.array([2 / 3, 2e-9 / 3]), digits=3).tolist()
    [0.667, 6.67e-10]
    """
    magnitude = np.floor(np.log10(np.abs(values), where=values != 0, out=np.zeros(len(values))))
    scale = POWERS_OF_TEN[np.minimum(digits - 1 - magnitude, GREATEST).astype(int) - LEAST]
    return np.round(values * scale) / scale
