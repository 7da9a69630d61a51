"""Pictures of the map are as wide in print as the figures, and have the map's own proportions."""

from themeloom.browser.labels import HEIGHT
from themeloom.explorer.map import WIDTH
from themeloom.explorer.pictures import DPI, PRINTED, list_pictures, make_picture_buttons
from themeloom.figures.style import PAGE
from themeloom.project.artefact_writer import PNG_DPI


def test_they_are_as_wide_and_as_fine_as_the_figures():
    assert (PRINTED, DPI) == (PAGE, PNG_DPI)
    png, svg = list_pictures("map")
    assert round(png["width"] * png["scale"]) == 2160  # 7.2 inches at 300 dots per inch
    assert (png["width"], png["height"]) == (svg["width"], svg["height"]) == (WIDTH, HEIGHT)


def test_the_buttons_know_the_pictures_and_the_name_of_the_file():
    script = make_picture_buttons("toy_map")._esm
    assert script.startswith('const PICTURES = [{"format": "png", "filename": "toy_map"')
