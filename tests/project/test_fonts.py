"""The letters of a figure lie in its SVG, and its texts are text, also those with a rim."""

import base64
import io
import re

from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

from themeloom.figures.style import HALO
from themeloom.project.files import render_svg, save_pdf
from themeloom.project.fonts import UNUSED, make_font_faces, set_halos


def draw():
    figure = Figure(figsize=(3, 2))
    figure.text(0.1, 0.5, "weft & \u25cf", path_effects=HALO)
    figure.text(0.1, 0.2, "warp", fontweight="bold")
    return figure


def test_texts_are_texts_and_the_letters_they_need_are_inside():
    svg = render_svg(draw(), "06_map", "t", "d")
    assert [">weft &amp; \u25cf<" in svg, ">warp<" in svg] == [True, True]
    faces = re.findall(r"@font-face \{font-family: '([^']+)'; font-weight: (\w+); .*?base64,([^)]+)\)", svg)
    assert sorted((family, weight) for family, weight, _ in faces) == [("DejaVu Sans", "bold"), ("DejaVu Sans", "normal")]
    fonts = {weight: TTFont(io.BytesIO(base64.b64decode(content))) for _, weight, content in faces}
    assert all(set(UNUSED).isdisjoint(font.keys()) for font in fonts.values())
    cut = {weight: font.getBestCmap() for weight, font in fonts.items()}
    assert set(cut["normal"]) == set(map(ord, "weft &\u25cf"))
    assert set(cut["bold"]) == set(map(ord, "warp"))


def test_rims_are_a_style_and_come_back():
    figure = draw()
    with set_halos(figure) as style:
        assert "paint-order: stroke" in style
        assert [bool(text.get_path_effects()) for text in figure.texts] == [False, False]
    assert [bool(text.get_path_effects()) for text in figure.texts] == [True, False]
    with set_halos(Figure()) as style:
        assert style == ""


def test_the_same_bytes_again(tmp_path):
    assert make_font_faces(draw()) == make_font_faces(draw())
    for name in "ab":
        save_pdf(draw(), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
