"""What the user sets is read back as it was saved, and deleted where it is nothing."""

import pandas as pd
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from project.toy_tables import list_files


def test_merges_are_written_as_a_thesaurus_that_is_read_back(cats):
    lines = pd.DataFrame({"label": ["llm", 'a "b"'], "replace by": ["large language models", ""]})
    assert cats.write_thesaurus("03_terms", lines).startswith("data/cats/derived/03_terms.thesaurus.txt  sha256 ")
    written = cats.folder / "derived/03_terms.thesaurus.txt"
    assert written.read_text().startswith("label\treplace by\nllm\tlarge language models\n")
    (cats.folder / "params").mkdir()
    (cats.folder / "params/thesaurus.csv").write_bytes(written.read_bytes())
    pd.testing.assert_frame_equal(cats.read_thesaurus(), lines, check_dtype=False)


def test_the_thesaurus(cats):
    assert cats.read_thesaurus().columns.tolist() == ["label", "replace by"]
    assert cats.read_thesaurus().empty
    (cats.folder / "params").mkdir()
    (cats.folder / "params" / "thesaurus.csv").write_bytes("\ufefflabel,replace by\nNA,\n007,café\n".encode())
    assert cats.read_thesaurus().to_dict("list") == {"label": ["NA", "007"], "replace by": ["", "café"]}


def test_a_saved_thesaurus_is_read_back_and_deleted_where_it_is_empty(cats):
    lines = pd.DataFrame({"label": ["llm", 'a "b", c', "NA", "=1", "é"], "replace by": ["x; y", "", "007", "t", "two lines"]})
    assert cats.save_thesaurus(lines) == "data/cats/params/thesaurus.csv"
    pd.testing.assert_frame_equal(cats.read_thesaurus(), lines)
    assert list_files(cats.folder / "params") == ["thesaurus.csv"]
    for _ in range(2):  # the second time there is no file
        assert cats.save_thesaurus(lines.head(0)) == "data/cats/params/thesaurus.csv"
        assert not (cats.folder / "params/thesaurus.csv").exists()
    assert cats.read_thesaurus().empty


CELLS = st.text("ab\",;\n\t' é", max_size=5)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(CELLS.filter(str.strip), st.text('xy",; \n', max_size=5), min_size=1, max_size=4))
def test_every_thesaurus_is_read_back_as_it_was_saved_but_for_blanks(cats, words):
    lines = pd.DataFrame(words.items(), columns=["label", "replace by"])
    tidied = [[" ".join(cell.split()) for cell in line] for line in words.items()]
    assume(len({label for label, _ in tidied}) == len(tidied))
    cats.save_thesaurus(lines)
    assert cats.read_thesaurus().to_numpy().tolist() == tidied


def test_saved_parameters_are_read_back_and_deleted_where_there_are_none(cats):
    values = {"seed": 7, "resolution": 1e-05, "similarity": "café: #1", "full": True, "kinds": ["no", "007"], "name": "null"}
    assert cats.save_parameters("05_themes", values) == "data/cats/params/05_themes.yml"
    path = cats.folder / "params" / "05_themes.yml"
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == values
    cats.save_parameters("05_themes", {"seed": 8})
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == {"seed": 8}
    cats.save_parameters("04_network", {"seed": 9})
    for _ in range(2):
        assert cats.save_parameters("05_themes", {}) == "data/cats/params/05_themes.yml"
        assert list_files(cats.folder / "params") == ["04_network.yml"]
