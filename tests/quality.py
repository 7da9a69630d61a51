"""How well terms and themes are found: a JSON line of the corpus' own themes, and one for each annotated set that is present.

python tests/quality.py CORPUS FOLDER

The folder holds dev.jsonl, annotated papers of that corpus, beside score.py, and in others/ sets made by others, which
score_front.py makes corpora of; beside it, exports/files/ holds exports whose records have authors' keywords. Each line says
whether the rules were made with an eye on the set.

The line of the corpus' own themes is a guard: a change that raises their recovery and lowers the modularity of halves makes
themes that come back more and explain less, and is no better.
"""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd

TESTS = Path(__file__).parent
ROOT = TESTS.parent
# what the name of a set's file says of it -> what is scored
MEASURES = {"scierc": "spans", "sdu": "abbreviations", "kp_": "keyphrases", "_area": "themes"}
# sets that were looked at when the rules were made
TUNED_ON = ("dev", "scierc_dev", "sdu21_dev", "kp_inspec_dev", "aaai2022_area", "ijcai_area", "field_coffee")
# of the chosen number of themes
GUARD = ("number", "themes", "stable", "dissolved", "recovery", "cloud", "halves_papers", "halves_terms", "halves_modularity")
FAILURE = "Error: "  # how the message of a failed notebook begins


def describe_themes(corpus, path):
    """The guard, of the table of numbers at that path; what was not measured is null."""
    numbers = pd.read_parquet(path, columns=[*GUARD, "choice"])
    [row] = json.loads(numbers.loc[numbers["choice"] == "chosen", list(GUARD)].to_json(orient="records"))
    return {"set": corpus, "measure": "themes found again", **row}


def list_commands(corpus, folder):
    """[(name of the set, scorer and its arguments)] of every set that is present."""
    commands = []
    if (folder / "score.py").exists():
        derived = ROOT / "data" / corpus / "derived"
        for gold in sorted(folder.glob("*.jsonl")):
            commands.append((gold.stem, [folder / "score.py", derived, gold]))
            commands.append((gold.stem, [TESTS / "quality_terms.py", "introduced", derived, gold]))
    if (folder / "score_front.py").exists():
        for gold in sorted((folder / "others").glob("*.jsonl")):
            measures = [measure for sign, measure in MEASURES.items() if sign in gold.stem]
            commands += [(gold.stem, [folder / "score_front.py", measure, gold]) for measure in measures[:1]]
    fields = sorted((folder / "others").glob("field_*.jsonl"))
    commands += [(field.stem, [TESTS / "quality_terms.py", "field", field]) for field in fields]
    exports = folder.parent / "exports" / "files"
    if exports.is_dir():
        commands.append(("authors' keywords", [TESTS / "quality_keywords.py", exports]))
    return commands


def score(name, command):
    """The scorer's own lines, with the name of the set; or why it failed: what the notebook said, else the scorer's last word."""
    head = {"set": name, "tuned_on": name in TUNED_ON}
    done = subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no word"]
        return [head | {"failed": next((line for line in lines if FAILURE in line), lines[-1])}]
    return [head | json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def main(corpus, folder):
    """Describe the corpus' own themes, and score every set that is present; say so where there is none."""
    print(json.dumps(describe_themes(corpus, ROOT / "data" / corpus / "derived" / "05_themes.numbers.parquet")), flush=True)
    commands = list_commands(corpus, Path(folder).resolve())
    if not commands:
        print(json.dumps({"sets": 0, "looked_in": folder, "note": "annotated sets do not ship with the project"}))
    for name, command in commands:
        for line in score(name, command):
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
