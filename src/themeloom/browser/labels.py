"""How large the dots of a browser's map are, and which of their labels have room."""

import numpy as np
import pandas as pd

HEIGHT = 680  # of the map, pixels
LARGEST, SMALLEST = 40, 7  # diameters of dots, pixels
LETTER, LINE = 6.2, 14  # room that a label needs, pixels
DIGITS = 6  # of coordinates
BADGE, REACH = 22, 200  # the badge of a theme, and how far from the middle of its terms it may stand, pixels
MAGNIFICATIONS = (0.25, 0.5, 1, 2, 4, 8)  # from the last on, every label is shown


def measure_dots(terms):
    """Give the terms their diameter in pixels (size), by their documents."""
    size = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(terms["documents"] / max(terms["documents"].max(), 1))
    return terms.assign(size=size.round(2))


def place_labels(terms, badges):
    """Find for each term the magnification from which on its label has room, above its dot and beside labels and badges.

    The more documented a term, the earlier its choice; what has room keeps it when the map is magnified. ``terms`` is as
    ``measure_dots`` gives it, ``badges`` as ``place_badges``. Returns an array of ``MAGNIFICATIONS``.
    """
    both = pd.concat([badges.assign(term="", size=-LINE), terms], ignore_index=True)  # a badge's middle is where it stands
    x, y = (both[axis].to_numpy(dtype=float) * measure_scale(terms) for axis in "xy")
    half = np.where(both.index < len(badges), BADGE / 2, both["term"].str.len() * LETTER / 2)
    middle = both["size"].to_numpy() / 2 + LINE / 2
    found, placed = np.full(len(both), float(MAGNIFICATIONS[-1])), list(range(len(badges)))
    for step, magnification in enumerate(MAGNIFICATIONS[:-1]):
        nearer = np.array(MAGNIFICATIONS[step:-1])[
            :, None
        ]  # a dot is as large at each, so a label may come nearer to another's dot
        for place in sorted({*range(len(both))} - {*placed}):
            beside = np.abs(x[placed] - x[place]) * nearer > half[placed] + half[place]
            apart = np.abs((y[placed] - y[place]) * nearer + middle[placed] - middle[place]) > LINE
            if (beside | apart).all():
                placed.append(place)
                found[place] = magnification
    return found[len(badges) :]


def place_badges(terms):
    """Find a place for a badge with each theme's number: as near the middle of its terms as no dot lies beneath.

    ``terms`` has x, y, size, theme and label. Returns one row per theme, in order: theme, label, x, y.
    """
    scale = measure_scale(terms)
    radii, angles = np.arange(0, REACH, 4.0), np.linspace(0, 2 * np.pi, 24, endpoint=False)
    around = np.outer(radii, np.exp(1j * angles)).ravel()  # nearest first
    dots, room = (terms["x"] + 1j * terms["y"]).to_numpy() * scale, terms["size"].to_numpy() / 2 + BADGE / 2
    badges = []
    for theme, members in terms.dropna(subset="theme").groupby("theme"):
        tried = complex(members["x"].median(), members["y"].median()) * scale + around
        free = (np.abs(tried[:, None] - dots) > room).all(axis=1)
        free &= (np.abs(tried[:, None] - np.array([place for *_, place in badges], dtype=complex)) > BADGE * 1.5).all(axis=1)
        badges.append((theme, members["label"].iloc[0], tried[free.argmax()]))
    table = pd.DataFrame(badges, columns=["theme", "label", "place"])
    place = table.pop("place").to_numpy(dtype=complex) / scale
    return table.assign(x=place.real.round(DIGITS), y=place.imag.round(DIGITS))


def find_clear(links, terms, badges):
    """Find the links whose middle can be pointed at, because it lies under no dot and no badge: an array of bool.

    ``links`` has x_a, y_a, x_b, y_b; ``terms`` is as for ``place_badges``, which makes ``badges``.
    """
    middles = (links["x_a"] + links["x_b"] + 1j * (links["y_a"] + links["y_b"])).to_numpy() / 2
    above = pd.concat([terms[["x", "y", "size"]], badges[["x", "y"]].assign(size=BADGE * 2**0.5)])  # a badge is a square
    away = np.abs(middles[:, None] - (above["x"] + 1j * above["y"]).to_numpy()) * measure_scale(terms)
    return (away > above["size"].to_numpy() / 2 + 2).all(axis=1)


def measure_scale(terms):
    """Pixels of one unit of the map where all of it is seen."""
    return HEIGHT * 0.9 / max(np.ptp(terms["x"]), np.ptp(terms["y"]), 1e-9) if len(terms) else 1.0
