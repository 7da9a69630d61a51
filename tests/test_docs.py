"""What the documentation says is so: each name, path, parameter, column and command exists, and its tables are complete."""

import re
import tomllib

import pytest
import yaml

from prose import ROOT, Project, find_bad_lines, find_faults
from sources import LEVELS
from themeloom.export.formats import FORMATS
from themeloom.network.counting import COUNTINGS
from themeloom.network.similarity import SIMILARITIES
from themeloom.tables import SCHEMAS

PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("data/*/README.md")])
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


@pytest.fixture(scope="module")
def project():
    return Project()


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def read_rows(text, heading):
    """The cells of the rows of the first table below a heading."""
    below = text.split(f"\n{heading}\n", 1)[1]
    table = re.search(r"^\|.*\n\|[-| ]+\|\n((?:\|.*\n)+)", below, re.MULTILINE)[1]
    return [[cell.strip() for cell in line.strip().strip("|").split(" | ")] for line in table.splitlines()]


def name_file(name):
    """How docs/artefacts.md calls the file of a table of the schemas."""
    stems = {path.stem[3:]: path.stem for path in NOTEBOOKS if path.stem[:2].isdigit()}
    first, _, part = name.partition(".")
    if first == "network":
        return f"`04_network.graphml`, {part}"
    return f"`{'.'.join(filter(None, [stems[first], part]))}.{'csv' if part == 'rejected' else 'parquet'}`"


def format_section(name):
    """The section of docs/artefacts.md on one table, to be pasted there."""
    schema = SCHEMAS[name]
    rows = "".join(f"| `{column}` | {about.type} | {about.meaning} |\n" for column, about in schema.columns.items())
    return f"### {name_file(name)}\n\nOne row is {schema.row}.\n\n| column | type | meaning |\n|---|---|---|\n{rows}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_page_names_exists(path, project):
    assert find_faults(path.read_text(encoding="utf-8"), project, folder=path.parent.relative_to(ROOT)) == []


@pytest.mark.parametrize("stem", [path.stem for path in NOTEBOOKS])
def test_what_a_notebook_names_exists(stem, project):
    notebook = project.notebooks[stem]
    assert find_faults(notebook.prose, project, folder="notebooks", words=notebook.names) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_page_has_one_sentence_on_a_line(path):
    assert find_bad_lines(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("stem", [path.stem for path in NOTEBOOKS])
def test_a_notebook_has_one_sentence_on_a_line(stem, project):
    assert find_bad_lines(project.notebooks[stem].prose) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("`04_network` and `04_netwrok`", "no notebook 04_netwrok"),
        ("`git grep 04_netwrok`", "no notebook 04_netwrok"),
        ("`min_documents`, `min_dokuments`", "min_dokuments is no name, parameter or column"),
        ("`coassignment`, `togetherness`", "togetherness is no name, parameter or column"),
        ("`processes=0`, `prozesses=0`", "prozesses is no name, parameter or column"),
        ("`network.build_network`, `network.build_nets`", "network.build_nets does not exist"),
        ("`themeloom.terms`, `themeloom.words`", "themeloom.words does not exist"),
        ("`Corpus.read`, `Corpus.reed`", "Corpus.reed does not exist"),
        ("`themes.pairs`, `themes.triples`", "themes.triples does not exist"),
        ("`from themeloom.network import build_network, build_nets`", "network.build_nets does not exist"),
        ("`make`, `make test`, `make tests`", "make knows no tests"),
        ("`make CORPUS=name`, `make CORPSE=name`", "make knows no CORPSE"),
        ("`make clean && make everything`", "make knows no everything"),
        ("```\nmake       # all\nmake all the figures\n```", "make knows no the"),
        ("```yaml\nresolution: 1.3\nrevolution: 1\n```", "revolution is no parameter"),
        ("```python\nfrom themeloom import evidence\nevidence.find_sense()\n```", "evidence.find_sense does not exist"),
        ("`seed` of `04_network`, `samples` of `04_network`", "04_network has no samples"),
        ("`min_size` | parameter of `05_themes`, `labels` | parameter of `05_themes`", "05_themes has no labels"),
        ("`weight` of `04_network.graphml`, `kept` of `04_network.graphml`", "04_network.graphml has no kept"),
        (
            "`kept` of `03_terms.spellings.parquet`, `share` of `03_terms.spellings.parquet`",
            "03_terms.spellings.parquet has no share",
        ),
        ("`src/themeloom/palette.py`, `src/themeloom/chairs.py`", "no path src/themeloom/chairs.py"),
        ("`data/<corpus>/derived/05_themes.pairs.parquet`, `05_themes.triples.parquet`", "no path 05_themes.triples.parquet"),
        ("`data/name/params/05_themes.yml`, `data/name/params/5_themes.yml`", "no path data/name/params/5_themes.yml"),
        ("`figures/<corpus>/06_term_map.svg`, `figures/<corpus>/6_map.svg`", "no path figures/<corpus>/6_map.svg"),
        ("`tests/<package>/`, `test/<package>/`", "no path test/<package>/"),
        ("`plot_`, `plod_`", "nothing begins with plod_"),
        ("[here](README.md), [there](READYOU.md)", "link to READYOU.md, which does not exist"),
        ("# A title\n\n[here](#a-title), [there](#another)", "link to #another, a heading that does not exist"),
        ('<img src="nowhere.png" alt="">', "link to nowhere.png, which does not exist"),
    ],
)
def test_the_checker_finds_what_does_not_exist(text, fault, project):
    faults = find_faults(text, project)
    assert fault in faults
    assert len(set(faults)) == text.count("the figures") + 1  # that command has two words too many


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("One sentence.\nAnother sentence.", 0),
        ("One sentence. Another sentence.", 1),
        ("It is JSON. It is read.", 1),
        ("One `thing`. Another (in brackets). The third.", 2),
        ("One sentence that is\nbroken.", 1),
        ("After van Eck et al. (2010) and N. J. van Eck, by 5 p. m.", 0),
        ("1. First.\n2. Second.\n- A point\n- another", 0),
        ("| One. Two. | Three |\n|---|---|\n| a | b |", 0),
        ("```\nOne. Two.\n```", 0),
    ],
)
def test_the_checker_of_lines_finds_what_is_not_one_sentence(text, faults):
    assert bool(find_bad_lines(text)) == bool(faults)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_column_is_explained(name):
    assert format_section(name) in read("docs/artefacts.md") + "\n"


def test_no_table_is_explained_that_is_not_written():
    text = read("docs/artefacts.md")
    assert text.count("\n### ") == len(SCHEMAS)
    assert read_rows(text, "## Tables and graph") == [[name_file(name), schema.row] for name, schema in SCHEMAS.items()]


def test_every_figure_is_listed_and_shown():
    figures = [path.stem for path in NOTEBOOKS if "write_figure" in path.read_text(encoding="utf-8")]
    assert [row[0] for row in read_rows(read("docs/artefacts.md"), "## Figures")] == [f"`{stem}`" for stem in figures]
    # what a listing has no fields for is shown of the example corpus
    shown = [(f"figures/internal-learning/{stem}.png", f"docs/images/example_{stem[3:]}.png") for stem in figures]
    assert [places for places in shown if not any(place in read("README.md") for place in places)] == []


def test_every_export_is_listed():
    listed = re.findall(r"`13_export\.([\w.]+)`", "".join(row[0] for row in read_rows(read("docs/artefacts.md"), "## Exports")))
    assert set(listed) == {*FORMATS, "terms.csv", "links.csv"}


def test_every_command_is_listed(project):
    commands = " ".join(row[0] for row in read_rows(read("docs/how-to.md"), "## Commands"))
    assert set(re.findall(r"`make ([a-z-]+)`", commands)) | {"all"} == project.commands | {"all"}


def test_every_counting_and_similarity_index_is_listed():
    text = read("docs/formulas.md")
    assert {row[0].strip("`") for row in read_rows(text, "## Counting co-occurrences")} == set(COUNTINGS)
    plain = text.replace("√", "sqrt").replace("−", "-").replace("ln(lift)", "ln(N c / (s_i s_j))")
    formulas = {row[0].strip("`"): row[1] for row in read_rows(plain, "## Similarity indices")}
    assert formulas == {name: index.formula for name, index in SIMILARITIES.items()}


def test_every_dependency_has_its_reason(project):
    rows = read_rows(read("docs/decisions.md"), "## Dependencies")
    assert sorted(name for row in rows for name in row[0].split(", ")) == sorted(project.packages)
    assert all(len(row[1]) > 20 for row in rows)


def test_the_readme_is_short_and_says_first_what_this_is():
    text = read("README.md")
    first = text.split("\n")[2]
    assert len(text.splitlines()) <= 120
    for word in ("bibliometrics", "Jupyter", "science mapping", "co-word", "co-occurrence", "thematic maps"):
        assert word in first
    assert re.findall(r"^make\b.*$", text, re.MULTILINE)[:2] == re.findall(r"^make(?: test)? +#.*$", text, re.MULTILINE)


def test_every_picture_says_what_it_shows():
    pictures = re.findall(r"<img[^>]*>", read("README.md"))
    assert len(pictures) >= 9
    assert [picture for picture in pictures if len("".join(re.findall(r'alt="([^"]*)"', picture))) < 40] == []


def test_pictures_of_the_documentation_are_small():
    sizes = {path.name: path.stat().st_size for path in (ROOT / "docs" / "images").iterdir()}
    assert sizes
    assert max(sizes.values()) < 200_000


def test_the_citation_is_complete_and_of_this_version():
    citation = yaml.safe_load(read("CITATION.cff"))
    assert {"cff-version", "message", "title", "authors", "version", "license"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert str(citation["version"]) == VERSION
    assert citation["authors"] == [{"name": "The themeloom developers"}]
    assert all({"type", "title", "authors"} <= set(reference) for reference in citation["references"])


def test_the_changelog_knows_this_version_and_what_comes():
    versions = re.findall(r"^## \[([^\]]+)\]", read("CHANGELOG.md"), re.MULTILINE)
    assert versions[0] == "Unreleased"
    assert VERSION in versions


def test_every_room_stands_on_its_level():
    rows = read_rows(read("CONTRIBUTING.md"), "## The rooms")
    rooms = {(int(row[0]), row[1].strip("`/").removesuffix(".py")) for row in rows}
    assert rooms == {(level, name) for level, names in enumerate(LEVELS) for name in names}


def test_every_verb_is_in_the_table(project):
    verbs = set(re.findall(r"`([a-z]+)_`", read("CONTRIBUTING.md").split("\n**Verbs**")[1].split("\n**Words**")[0]))
    assert sorted(name for name in project.functions if "_" in name and name.partition("_")[0] not in verbs) == []


def test_pages_are_found_from_the_index():
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"README.md"}
    listed = re.findall(r"^\| \[[^\]]+\]\(([^)]+)\)", read("docs/README.md"), re.MULTILINE)
    assert set(listed) == pages
