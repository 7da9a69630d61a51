"""A line of which hardly anything is a word is told from prose, names, formulas and addresses in any language."""

import base64
import random

import pytest

from themeloom.records.formats import parse_text
from themeloom.records.refusals.rubbish import is_rubbish

PROSE = [
    "We study how cats purr. It is loud and often – «naïve» models fail on GPT-4o, LoRA and ImageNet-21k.",
    "Wir untersuchen die Donaudampfschifffahrtsgesellschaft und ihre Straßenbahnhaltestellen im Winter.",
    "深度编织综述：本文提出了一种新的编织方法，实验结果表明该方法有效，并且在多个数据集上取得了最好的结果。并公开了代码。",
    "تدرس هذه الورقة أثر النسيج على صحة المرضى في المناطق الريفية، وتبين أن الأثر كبير جدا",
    "Мы предлагаем новый метод плетения ковров из шерсти и описываем его.",
    "https://github.com/looms/a-very-long-name-of-a-repository/blob/main/README.md#how-to-weave",
    "A $\\mathcal{N}=4$ bound for $SU(2)$ and $SU(3)$: the $\\epsilon$-weaving case on looms",
    "12.5 % 1,000 2020 2021 2022 2023 2024 2025 2026 2027 2028",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_of_any_language_is_none(line):
    assert not is_rubbish(line)


@pytest.mark.parametrize("seed", range(40))
def test_coded_bytes_are(seed):
    data = random.Random(seed).randbytes(54)
    assert is_rubbish(base64.b64encode(data).decode())
    assert is_rubbish(base64.b85encode(data).decode())


def test_such_a_line_is_rejected_and_the_papers_around_it_stay():
    coded = base64.b64encode(random.Random(1).randbytes(54)).decode()
    paper = "How the {} Weave\nWe study how they weave and knit, and we show that it is louder than anybody thought.\n"
    parsed = parse_text(paper.format("Cats") + f"{coded}\n{coded}\n" + paper.format("Dogs") + paper.format("Eels"))
    assert [entry.title for entry in parsed.entries] == ["How the Cats Weave", "How the Dogs Weave", "How the Eels Weave"]
    assert [(row.line, row.lines, row.kind) for row in parsed.rows if row.kind == "rejected"] == [
        (3, 1, "rejected"),
        (4, 1, "rejected"),
    ]
