"""How well the term layer reads: one JSON line for each annotated set that is present, by the sets' own scorers.

python tests/quality.py CORPUS FOLDER    the folder holds dev.jsonl and score.py, and others/ beside score_others.py
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# what the name of a set's file says of it -> what is scored
MEASURES = {"scierc": "spans", "sdu": "abbreviations", "kp_": "keyphrases", "_area": "themes"}


def find_runs(corpus, folder):
    """[(name of the set, command)] of every set that is present."""
    runs = [
        (gold.stem, [folder / "score.py", ROOT / "data" / corpus / "derived", gold])
        for gold in sorted(folder.glob("*.jsonl"))
        if (folder / "score.py").exists()
    ]
    for gold in sorted((folder / "others").glob("*.jsonl")):
        measure = next((measure for sign, measure in MEASURES.items() if sign in gold.stem), None)
        if measure and (folder / "score_others.py").exists():
            runs.append((gold.stem, [folder / "score_others.py", measure, gold]))
    return runs


def score(name, command):
    """The scorer's own line, with the name of the set; or its last word where it failed."""
    done = subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"set": name, "failed": done.stderr.strip().splitlines()[-1]}
    return {"set": name, **json.loads(done.stdout.splitlines()[-1])}


def main(corpus, folder):
    """Score every set that is present; say so where there is none."""
    runs = find_runs(corpus, Path(folder).resolve())
    if not runs:
        print(json.dumps({"sets": 0, "looked_in": folder, "note": "annotated sets do not ship with the project"}))
    for name, command in runs:
        print(json.dumps(score(name, command)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
