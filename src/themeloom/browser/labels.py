"""How large the dots of a browser's map and the letters of its labels are, and where its badges have room."""

import numpy as np
import pandas as pd

HEIGHT = 600  # of the map, pixels
LARGEST = 32  # diameter of the most documented term's dot, pixels
SMALLEST = 5  # diameter that a dot of no paper would have, pixels
LETTER = 0.565  # width of a label's letter, times its height
LINE = 1.28  # height of a label, times that of its letters
USUAL = 11  # height of letters, pixels
DIGITS = 6  # of coordinates
BADGE = 22  # side of the square that bears a theme's number, pixels
REACH = 200  # how far from the middle of its terms a badge may stand, pixels
BESIDE = 60  # room left and right of the outermost dots, for their labels, pixels
ABOVE = 30  # room above and below them, pixels
MAGNIFICATIONS = (0.25, 0.5, 1, 2, 4, 8)  # from the last on, every label is shown


def measure_dots(terms: pd.DataFrame, *, times: float = 1.0) -> pd.DataFrame:
    """Measure the dots of terms: the area grows with the documents.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: documents.
    times : float
        Of the usual diameter.

    Returns
    -------
    DataFrame
        The same with ``size``, the diameter in pixels.

    Examples
    --------
    >>> measure_dots(pd.DataFrame({"documents": [100, 25]}))
       documents  size
    0        100  32.0
    1         25  18.5
    """
    size = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(terms["documents"] / max(terms["documents"].max(), 1))
    return terms.assign(size=(times * size).round(2))


def measure_scale(terms: pd.DataFrame) -> float:
    """Measure the pixels that a unit of the map has where all of it is seen.

    Of each term, x and y are used.

    Examples
    --------
    >>> measure_scale(pd.DataFrame({"x": [0, 2], "y": [0, 1]}))
    270.0
    """
    if terms.empty:
        return 1.0
    return float(HEIGHT * 0.9 / max(np.ptp(terms["x"]), np.ptp(terms["y"]), 1e-9))


def measure_extents(terms: pd.DataFrame) -> dict[str, list[float]]:
    """Measure between which places the map is seen: all dots, with room for the labels around them.

    Of each term, x and y are used.

    Examples
    --------
    >>> measure_extents(pd.DataFrame({"x": [0, 2], "y": [0, 1]}))
    {'x': [-0.222222, 2.222222], 'y': [-0.111111, 1.111111]}
    """
    if terms.empty:
        return {"x": [-1.0, 1.0], "y": [-1.0, 1.0]}
    scale = measure_scale(terms)
    rooms = {"x": BESIDE / scale, "y": ABOVE / scale}
    return {
        axis: [round(float(terms[axis].min() - room), DIGITS), round(float(terms[axis].max() + room), DIGITS)]
        for axis, room in rooms.items()
    }


def place_badges(terms: pd.DataFrame, standing: pd.DataFrame) -> pd.DataFrame:
    """Find a place for a badge with each theme's number: as near the middle of its terms as no dot and no label lies beneath.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: x, y, size, theme (null for none), label.
    standing : DataFrame
        Labels that have their place where all of the map is seen: x, y, half (see ``placing.place_labels``) and height, pixels.

    Returns
    -------
    DataFrame
        One row per theme, in order: theme, label, x, y.
    """
    scale = measure_scale(terms)
    angles = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    around = np.outer(np.arange(0, REACH, 4.0), np.exp(1j * angles)).ravel()  # nearest first
    dots = (terms["x"] + 1j * terms["y"]).to_numpy() * scale
    room = terms["size"].to_numpy() / 2 + BADGE / 2
    rows = []
    taken = np.array([], dtype=complex)
    for theme, members in terms.dropna(subset="theme").groupby("theme"):
        tried = complex(members["x"].median(), members["y"].median()) * scale + around
        beside_dots = (np.abs(tried[:, None] - dots) > room).all(axis=1)
        beside_badges = (np.abs(tried[:, None] - taken) > BADGE * 1.5).all(axis=1)
        place = tried[(beside_dots & beside_badges & _find_beside(tried, standing)).argmax()]
        taken = np.append(taken, place)
        rows.append((theme, members["label"].iloc[0]))
    places = (taken / scale).round(DIGITS)
    return pd.DataFrame(rows, columns=["theme", "label"]).assign(x=places.real, y=places.imag)


def _find_beside(tried, standing):
    """Which places leave the labels free."""
    x, y, half, height = standing[["x", "y", "half", "height"]].to_numpy(dtype=float).T
    across = np.abs(tried.real[:, None] - x) > half + BADGE / 2
    return (across | (np.abs(tried.imag[:, None] - y) > (height + BADGE) / 2)).all(axis=1)


def find_clear(links: pd.DataFrame, terms: pd.DataFrame, badges: pd.DataFrame) -> np.ndarray:
    """Find the links whose middle can be pointed at, because it lies under no dot and no badge.

    Parameters
    ----------
    links : DataFrame
        One row per link; columns used: x_a, y_a, x_b, y_b.
    terms, badges : DataFrame
        As for ``place_labels``.

    Returns
    -------
    ndarray of bool
    """
    middles = (links["x_a"] + links["x_b"] + 1j * (links["y_a"] + links["y_b"])).to_numpy() / 2
    # a badge is a square
    above = pd.concat([terms[["x", "y", "size"]], badges[["x", "y"]].assign(size=BADGE * 2**0.5)])
    away = np.abs(middles[:, None] - (above["x"] + 1j * above["y"]).to_numpy()) * measure_scale(terms)
    return (away > above["size"].to_numpy() / 2 + 2).all(axis=1)
