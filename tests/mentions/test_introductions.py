"""What a paper introduces: one case for each way to say it, and for what only looks so."""

import pytest

from themeloom.lexicon.abbreviations import find_abbreviations
from themeloom.mentions.introductions import find_introduced
from themeloom.mentions.names import POSSIBLE, find_names


def find(abstract, title=""):
    pairs = [*find_abbreviations(title), *find_abbreviations(abstract)]
    defined = {short.lower() for short, _ in pairs}
    names = [
        (name.start, abstract[name.start : name.end])
        for name in find_names(abstract, defined=defined)
        if name.certainty > POSSIBLE
    ]
    return set(find_introduced(title, abstract, pairs, names))


@pytest.mark.parametrize(
    ("abstract", "names"),
    [
        ("We propose PathDino, a model.", {"PathDino"}),
        ("In this paper, we introduce a fast method, FPS, for images.", {"FPS"}),
        ('This paper presents a new benchmark, "EmpiricalBench," to test.', {"EmpiricalBench"}),
        ("We propose emulated fine-tuning (EFT), a method.", {"EFT", "emulated fine-tuning"}),
        ("We introduce Hybrid Internal Model (HIM) here.", {"HIM", "Hybrid Internal Model"}),
        ("The proposed system Qin achieves much.", {"Qin"}),
        ("We study a theory, termed Internal Consistency, which helps.", {"Internal Consistency"}),
        ("Our method PathDino is good.", {"PathDino"}),
        ("We propose a retrieval model called Dynamix that works.", {"Dynamix"}),
        ("We release a series of models: LoomNet, FooNet and BarNet.", {"LoomNet", "FooNet", "BarNet"}),
        ("We introduce two datasets, FooQA8 and FooQA8-MC, of texts.", {"FooQA8", "FooQA8-MC"}),
        ("We propose LoomNet. We also train LoomNet-small. LoomNet and FooNet agree.", {"LoomNet", "LoomNet-small"}),
        ("We introduce zuzuklearn, a library of maps.", {"zuzuklearn"}),
        ("This leads to a new exploration method woven state exploration (WSE).", {"WSE", "woven state exploration"}),
        ("We show variants of our woven self-training (WST) framework.", {"WST", "woven self-training"}),
        ("We propose a new Active Woven Few-shot Maps (ARM) approach.", {"ARM"}),
    ],
)
def test_ways_to_introduce(abstract, names):
    assert find(abstract) == names


@pytest.mark.parametrize(
    "abstract",
    [
        "We propose a method for GPT-4.",
        "We propose to train BERT by a trick.",
        "GPT-4 is strong. We present GPT-4 with tasks.",
        "We introduce large language models (LLMs) to readers.",
        "Others proposed a loss. They introduced GPT-4 long ago.",
        "We present RL-based agents.",
        "We propose a mechanism to explain in-context learning (ICL).",
        "We introduce a new Convolutional Neural Network (ConvNet) architecture.",
        "We develop a reward model (RM) by sampling.",
        "We present a mixed-integer program (MIP) formulation.",
        "We then turn to environment design (ED) methods.",
        'We introduce random strings ("tags") here.',
        'It improves over the recently proposed "Zuzuk Maps" here.',
        "We explain how it performs a task called Zuzuk Maps here.",
        "When we apply it to a planning benchmark, called Zuzuk, it works.",
        "We introduce the Zuzuk index to readers.",
        "We propose a GARCH based algorithm.",
    ],
)
def test_what_is_only_spoken_of_is_not_introduced(abstract):
    assert find(abstract) == set()


@pytest.mark.parametrize(
    ("title", "abstract", "names"),
    [
        ("CL2R: Compatible Lifelong Learning Representations", "", {"CL2R"}),
        ("W2v-BERT: Combining Two Tasks", "", {"W2v-BERT"}),
        ("Constitutional AI: Harmless Answers", "We call it 'Constitutional AI'.", {"Constitutional AI"}),
        ("Batch Normalization: Faster Training", "When Batch Normalization is used.", {"Batch Normalization"}),
        ("Cyclical Curriculum Learning", "We study cyclical curriculum learning (CCL).", {"CCL", "Cyclical Curriculum Learning"}),
    ],
)
def test_a_title_that_names(title, abstract, names):
    assert names <= find(abstract, title) | {title} if len(names) > 1 else find(abstract, title) == names


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("Deep Learning: A Survey", "We review Deep Learning."),
        ("Less Is More: Summarizing Patches", "We summarize patches."),
        ("Scaling Laws and Repeated Data: What We Know", "Scaling laws hold."),
        ("A map of themes", "We study maps."),
        ("Abstract: What We Know", "We study maps."),
        ("Camphor: A Mechanism", "We study the effect of camphor."),
    ],
)
def test_a_title_that_does_not(title, abstract):
    assert find(abstract, title) == set()


def test_both_forms_of_an_abbreviation_are_introduced_together():
    assert find("We present NILE (iNternal consIstency aLignmEnt).") == {"NILE", "iNternal consIstency aLignmEnt"}
