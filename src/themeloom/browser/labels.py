"""How large the dots of a browser's map are, and where its badges and labels have room."""

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


def place_labels(terms: pd.DataFrame, badges: pd.DataFrame, *, size: int = USUAL) -> np.ndarray:
    """Find for each term the magnification from which on its label has room, above its dot and beside labels and badges.

    The more documented a term, the earlier its choice, whatever the magnification; a label that has room keeps it when the map
    is magnified further.

    Parameters
    ----------
    terms : DataFrame
        As ``measure_dots`` gives it; columns used: term, x, y, size.
    badges : DataFrame
        As ``place_badges`` makes it.
    size : int
        Height of the letters, pixels.

    Returns
    -------
    ndarray
        One of ``MAGNIFICATIONS`` for each term.
    """
    boxes = _measure_boxes(terms, badges, size)
    magnifications = np.array(MAGNIFICATIONS[:-1])
    # badges come first, and stand at every magnification
    shown_from = np.where(np.arange(len(boxes)) < len(badges), MAGNIFICATIONS[0], MAGNIFICATIONS[-1])
    for label in range(len(badges), len(boxes)):
        roomy = _find_roomy(boxes[label], boxes[:label], shown_from[:label], magnifications, LINE * size)
        # from where on it has room at each that follows
        steady = np.logical_and.accumulate(roomy[::-1])[::-1]
        if steady.any():
            shown_from[label] = magnifications[steady.argmax()]
    return shown_from[len(badges) :]


def _measure_boxes(terms: pd.DataFrame, badges: pd.DataFrame, size: int) -> np.ndarray:
    """One row per badge, then per label, in pixels at magnification 1: x, y, half its width, its middle's height above y."""
    scale = measure_scale(terms)
    of_badges = badges.assign(half=BADGE / 2, above=0.0)
    of_labels = terms.assign(half=terms["term"].str.len() * LETTER * size / 2, above=(terms["size"] + LINE * size) / 2)
    boxes = pd.concat([of_badges, of_labels])[["x", "y", "half", "above"]].to_numpy(dtype=float)
    return boxes * [scale, scale, 1, 1]


def _find_roomy(box, others, shown_from, magnifications, line):
    """At which magnifications a box touches none of the others that are shown there.

    Each has to be tried: a dot does not grow with the map, so that a label may come nearer to another dot's.
    """
    across, up, half, above = others.T
    is_beside = np.abs(across - box[0]) * magnifications[:, None] > half + box[2]
    is_apart = np.abs((up - box[1]) * magnifications[:, None] + above - box[3]) > line
    return (is_beside | is_apart | (shown_from > magnifications[:, None])).all(axis=1)


def place_badges(terms: pd.DataFrame) -> pd.DataFrame:
    """Find a place for a badge with each theme's number: as near the middle of its terms as no dot lies beneath.

    Parameters
    ----------
    terms : DataFrame
        One row per term; columns used: x, y, size, theme (null for none), label.

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
        place = tried[(beside_dots & beside_badges).argmax()]
        taken = np.append(taken, place)
        rows.append((theme, members["label"].iloc[0]))
    places = (taken / scale).round(DIGITS)
    return pd.DataFrame(rows, columns=["theme", "label"]).assign(x=places.real, y=places.imag)


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
