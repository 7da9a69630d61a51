"""How well the term layer reads: one JSON line for each annotated set that is present, by the sets' own scorers.

python tests/quality.py CORPUS FOLDER

The folder holds dev.jsonl, annotated papers of that corpus, beside score.py, and in others/ sets made by others, which
score_front.py makes corpora of.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# what the name of a set's file says of it -> what is scored
MEASURES = {"scierc": "spans", "sdu": "abbreviations", "kp_": "keyphrases", "_area": "themes"}
FAILURE = "Error: "  # how the message of a failed notebook begins


def list_commands(corpus, folder):
    """[(name of the set, scorer and its arguments)] of every set that is present."""
    commands = []
    if (folder / "score.py").exists():
        derived = ROOT / "data" / corpus / "derived"
        commands += [(gold.stem, [folder / "score.py", derived, gold]) for gold in sorted(folder.glob("*.jsonl"))]
    if (folder / "score_front.py").exists():
        for gold in sorted((folder / "others").glob("*.jsonl")):
            measures = [measure for sign, measure in MEASURES.items() if sign in gold.stem]
            commands += [(gold.stem, [folder / "score_front.py", measure, gold]) for measure in measures[:1]]
    return commands


def score(name, command):
    """The scorer's own line, with the name of the set; or why it failed: what the notebook said, else the scorer's last word."""
    done = subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no word"]
        return {"set": name, "failed": next((line for line in lines if FAILURE in line), lines[-1])}
    return {"set": name, **json.loads(done.stdout.splitlines()[-1])}


def main(corpus, folder):
    """Score every set that is present; say so where there is none."""
    commands = list_commands(corpus, Path(folder).resolve())
    if not commands:
        print(json.dumps({"sets": 0, "looked_in": folder, "note": "annotated sets do not ship with the project"}))
    for name, command in commands:
        print(json.dumps(score(name, command)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
