"""Boxes, dots and lines on a map: which of them touch or cross."""

import numpy as np

AIR = 1.2  # points between a label and whatever is not its own


def find_inside(boxes: np.ndarray, within: np.ndarray) -> np.ndarray:
    """Find the boxes that lie inside another one.

    Parameters
    ----------
    boxes : array
        Boxes x 4: left, bottom, right, top.
    within : array
        One box.

    Returns
    -------
    array of bool
        One for each box.
    """
    return (boxes[:, :2] >= within[:2]).all(axis=1) & (boxes[:, 2:] <= within[2:]).all(axis=1)


def find_touching(boxes: np.ndarray, middles: np.ndarray, radii: np.ndarray) -> np.ndarray:
    """Find the boxes and dots that touch, or nearly.

    Parameters
    ----------
    boxes : array
        As ``find_inside`` takes them.
    middles, radii : array
        Of the dots.

    Returns
    -------
    array of bool
        Boxes x dots.
    """
    nearest = np.clip(middles[None], boxes[:, None, :2], boxes[:, None, 2:])
    return np.linalg.norm(nearest - middles[None], axis=2) < radii + AIR / 2


def find_overlapping(boxes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Find the boxes that touch other boxes, or nearly.

    Parameters
    ----------
    boxes, others : array
        As ``find_inside`` takes them; a null one of the others touches nothing.

    Returns
    -------
    array of bool
        Boxes x other boxes.
    """
    apart = (boxes[:, None, :2] > others[None, :, 2:] + AIR) | (boxes[:, None, 2:] < others[None, :, :2] - AIR)
    return ~apart.any(axis=2) & ~np.isnan(others[None, :, 0])


def find_entering(lines: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Find the lines that enter boxes (Liang & Barsky 1984).

    Parameters
    ----------
    lines : array
        Lines x 4: from (x, y), to (x, y); a null one enters nothing.
    boxes : array
        As ``find_inside`` takes them; a null one is entered by nothing.

    Returns
    -------
    array of bool
        Lines x boxes.
    """
    start = lines[:, None, :2]
    step = lines[:, None, 2:] - start
    with np.errstate(divide="ignore", invalid="ignore"):
        one = (boxes[None, :, :2] - start) / step
        other = (boxes[None, :, 2:] - start) / step
    enters = np.fmin(one, other).max(axis=2)
    leaves = np.fmax(one, other).min(axis=2)
    return (np.fmax(enters, 0) < np.fmin(leaves, 1)) & ~np.isnan(lines[:, None, 0]) & ~np.isnan(boxes[None, :, 0])


def find_crossing(lines: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Find the lines that cross other lines.

    Parameters
    ----------
    lines, others : array
        As ``find_entering`` takes them.

    Returns
    -------
    array of bool
        Lines x other lines.
    """
    a = lines[:, None, :2]
    b = lines[:, None, 2:]
    c = others[None, :, :2]
    d = others[None, :, 2:]
    return (_turn(a, b, c) * _turn(a, b, d) < 0) & (_turn(c, d, a) * _turn(c, d, b) < 0)


def _turn(a, b, c):
    """Whether c lies left (above 0) or right (below 0) of the way from a to b."""
    return (b[..., 0] - a[..., 0]) * (c[..., 1] - a[..., 1]) - (b[..., 1] - a[..., 1]) * (c[..., 0] - a[..., 0])
