"""The letters of a figure, put into its SVG, so that its texts look the same where the font is not installed."""

import base64
import io
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.text import Text

HALO = "halo"  # identifiers of texts with a white rim begin so
UNUSED = ("FFTM", "GSUB", "GPOS", "GDEF", "kern")  # tables of a font: of its editor, and of the places of letters


@contextmanager
def set_halos(figure: Figure) -> Iterator[str]:
    """Set a style sheet in the place of the white rims of texts: matplotlib draws them as paths, and with them the letters.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Its texts have no rims until the end, and identifiers instead.

    Yields
    ------
    str
        The style sheet; empty where no text has a rim.
    """
    haloed = [(text, text.get_path_effects(), text.get_gid()) for text in figure.findobj(Text) if text.get_path_effects()]
    for number, (text, _, _) in enumerate(haloed):
        text.set(path_effects=[], gid=f"{HALO}{number}")
    look = "paint-order: stroke; stroke: white; stroke-width: 3px; stroke-linejoin: round"
    try:
        yield f'g[id^="{HALO}"] text {{{look}}}' if haloed else ""
    finally:
        for text, effects, name in haloed:
            text.set(path_effects=effects, gid=name)


def make_font_faces(figure: Figure) -> str:
    """Make the @font-face rules of a figure: each font that its texts use, cut down to their letters.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Drawn before, so that the texts of its ticks are there.

    Returns
    -------
    str
        One rule per weight and slant; the same on every run.
    """
    letters = defaultdict(set)
    for text in figure.findobj(Text):
        letters[_describe_face(text.get_fontproperties())].update(text.get_text())
    return "".join(_make_face(*face, letters[face] - {"\n"}) for face in sorted(letters) if letters[face] - {"\n"})


def _describe_face(properties: FontProperties):
    """Path, family, weight and slant, as the style of a text in matplotlib's SVG names them."""
    path = findfont(properties)
    return str(path), properties.get_name(), str(properties.get_weight()), properties.get_style()


def _make_face(path, family, weight, slant, letters):
    options = subset.Options(
        drop_tables=[],
        layout_features=[],
        hinting=False,
        notdef_outline=True,
        name_IDs=[],
        recalc_timestamp=False,
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=map(ord, letters))
    buffer = io.BytesIO()
    with TTFont(path, recalcTimestamp=False) as font:
        for table in set(UNUSED).intersection(font.keys()):
            del font[table]  # here: the cutter would read them before it drops them, which takes longer than all else
        cutter.subset(font)
        font.save(buffer)
    content = base64.b64encode(buffer.getvalue()).decode("ascii")
    source = f"url(data:font/ttf;base64,{content})"
    return f"@font-face {{font-family: '{family}'; font-weight: {weight}; font-style: {slant}; src: {source}}}\n"
