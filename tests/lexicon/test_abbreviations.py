"""One rule of finding abbreviations each; what is in brackets and defines nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.lexicon.abbreviations import find_abbreviations
from themeloom.lexicon.initials import list_letters


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("We fine-tune large language models (LLMs).", ("LLMs", "large language models")),
        ("LLMs (large language models) are big.", ("LLMs", "large language models")),
        ("RLHF (reinforcement learning from human feedback) works.", ("RLHF", "reinforcement learning from human feedback")),
        ("It answers visual questions: visual question answering [VQA].", ("VQA", "visual question answering")),
    ],
)
def test_either_order_and_either_bracket(text, pair):
    assert find_abbreviations(text) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("the area under the curve (AUC)", ("AUC", "area under the curve")),
        ("Reinforcement learning with verifiable rewards (RLVR)", ("RLVR", "Reinforcement learning with verifiable rewards")),
        ("Mixture of Experts (MoE)", ("MoE", "Mixture of Experts")),
    ],
)
def test_inner_words_are_skipped(text, pair):
    assert find_abbreviations(text) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("We study in-context learning (ICL).", ("ICL", "in-context learning")),
        ("By chain-of-thought (CoT) prompting", ("CoT", "chain-of-thought")),
        ("Peak signal-to-noise ratio (PSNR)", ("PSNR", "Peak signal-to-noise ratio")),
        ("Low-Rank Adaptation (LoRA)", ("LoRA", "Low-Rank Adaptation")),
    ],
)
def test_letters_inside_words_and_hyphenated_words(text, pair):
    assert find_abbreviations(text) == [pair]


def test_a_digit_of_the_short_form_may_stand_for_a_word():
    assert find_abbreviations("We study text-to-image (T2I) models.") == [("T2I", "text-to-image")]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("by Models of human Notions of Interest (MNI)", ("MNI", "Models of human Notions of Interest")),
        ("NILE (iNternal consIstency aLignmEnt)", ("NILE", "iNternal consIstency aLignmEnt")),
        ("called Iterative Summarization Pre-Prompting (ISP^2)", ("ISP^2", "Iterative Summarization Pre-Prompting")),
        ("we use Gradient SAEs (g-SAEs)", ("g-SAEs", "Gradient SAEs")),
        ("continual Domain-Adaptive Pre-training (DAP)", ("DAP", "Domain-Adaptive Pre-training")),
    ],
)
def test_capitals_hyphens_and_powers_spell_a_short_form(text, pair):
    assert find_abbreviations(text) == [pair]


def test_a_short_form_may_begin_with_a_digit():
    assert find_abbreviations("We use 3D Gaussian Splatting (3DGS).") == [("3DGS", "3D Gaussian Splatting")]


@pytest.mark.parametrize(
    "text", ["the Large Language Models~(LLMs)", "the Large~Language Models~(LLMs)", "Large Language Models\u00a0(LLMs)"]
)
def test_tildes_of_latex_are_spaces(text):
    assert find_abbreviations(text) == [("LLMs", "Large Language Models")]


@pytest.mark.parametrize("inside", ["LLMs; see Sec. 2", "LLMs, for short", "'LLMs'", '"LLMs"', "or LLMs"])
def test_the_rest_of_a_bracket_is_set_aside(inside):
    assert find_abbreviations(f"We use large language models ({inside}).") == [("LLMs", "large language models")]


@pytest.mark.parametrize(
    "bracket",
    [
        "e.g., ImageNet",
        "i.e., many",
        "2019",
        "see Fig. 2",
        "Fig. 2",
        "97%",
        "x = 3",
        "Smith et al., 2020",
        "Smith and Jones, 2020",
        "a",
        "A",
        "III",
        "1st",
        "3.5k",
    ],
)
def test_citations_numbers_equations_and_asides_define_nothing(bracket):
    assert find_abbreviations(f"In the fine art of studying models as seen elsewhere ({bracket}) we read.") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "models (LLMs)",
        "(LLM)",
        "retrieval augmented generation (RAG",
        "LLM (see the appendix)",
        "A model. Learning rates (MLR)",
    ],
)
def test_what_has_no_long_form_defines_nothing(text):
    assert find_abbreviations(text) == []


def test_a_long_form_does_not_begin_with_a_small_word():
    assert find_abbreviations("It is the learning (TL).") == []


def test_the_shortest_long_form_is_taken():
    text = "Generative models, or generative adversarial networks (GANs)"
    assert find_abbreviations(text) == [("GANs", "generative adversarial networks")]


def test_pairs_come_in_the_order_of_the_text_each_once():
    text = "Support vector machines (SVMs), graph neural networks (GNNs), support vector machines (SVMs)"
    assert find_abbreviations(text) == [
        ("SVMs", "Support vector machines"),
        ("GNNs", "graph neural networks"),
        ("SVMs", "support vector machines"),
    ]
    assert len(find_abbreviations("deep learning (DL). deep learning (DL).")) == 1


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(st.sampled_from([*"abABx2 ().,-~"]), max_size=60))
def test_whatever_comes_a_pair_is_in_the_text_and_its_letters_in_order(text):
    for short, long in find_abbreviations(text):
        assert short in text
        assert long in text.replace("~", " ")
        rest = iter(long.lower())
        assert all(letter in rest for letter in list_letters(short) if letter != "2")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("cyclical curriculum learning (CCL)", ("CCL", "cyclical curriculum learning")),
        ("The Cancer Genome Atlas (TCGA)", ("TCGA", "The Cancer Genome Atlas")),
        ("with non-negative tensor factorization (NTF)", ("NTF", "non-negative tensor factorization")),
        ("explainable AI (XAI)", ("XAI", "explainable AI")),
        ("the area under the curve (AUC)", ("AUC", "area under the curve")),
    ],
)
def test_words_that_begin_with_the_letters_come_before_letters_anywhere(text, pair):
    assert find_abbreviations(text) == [pair]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("5-hydroxytryptamine", "5-HT"),
        ("2,4-dichlorophenoxyacetic acid", "2,4-D"),
        ("6-hydroxydopamine", "6-OHDA"),
        ("three-dimensional", "3D"),
        ("forced expiratory volume in one second", "FEV1"),
        ("70-kDa heat shock protein", "HSP70"),
        ("heat shock protein 70", "hsp70"),
        ("body fat percentage", "BF%"),
        ("body fat percentage", "BF %"),
    ],
)
def test_numbers_and_signs_of_a_short_form_are_written_or_spoken(long, short):
    assert find_abbreviations(f"We measured {long} ({short}).") == [(short, long)]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("alpha-melanocyte stimulating hormone", "α-MSH"),
        ("γ-aminobutyric acid", "GABA"),
        ("beta 2-microglobulin", "beta 2M"),
        ("transforming growth factor-β", "TGF-beta"),
        ("gamma interferon", "IFN-gamma"),
    ],
)
def test_a_greek_letter_is_its_name(long, short):
    assert find_abbreviations(f"We measured {long} ({short}).") == [(short, long)]


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("intraperitoneally", "i.p."),
        ("base pairs", "bp"),
        ("wild type", "wt"),
        ("patients", "pts"),
        ("apolipoprotein E", "apo E"),
        ("endothelial nitric oxide synthase", "eNOS"),
    ],
)
def test_short_forms_in_lower_case(long, short):
    assert find_abbreviations(f"We measured {long} ({short}).") == [(short, long)]


@pytest.mark.parametrize("text", ["it never melts, seen as glum (ngm)", "with many empty nests (men)", "by hand (by)"])
def test_a_short_form_in_lower_case_is_no_word_and_has_no_more_words_than_letters(text):
    assert find_abbreviations(text) == []


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("type 2 diabetes mellitus", "T2D"),
        ("polymorphonuclear leukocytes", "PMN"),
        ("Council for Rivers and Lakes", "CFR"),
    ],
)
def test_the_last_word_may_bear_no_letter(long, short):
    assert find_abbreviations(f"We saw {long} ({short}).") == [(short, long)]


@pytest.mark.parametrize("last", ["scheme", "RNA", "of Norway"])
def test_a_last_word_that_adds_nothing_is_no_part_of_a_long_form(last):
    assert find_abbreviations(f"the fast explicit diffusion {last} (FED)") == []


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("delta-9-tetrahydrocannabinol", "THC"),
        ("2,4,6-trinitrobenzene sulfonic acid", "TNBS"),
        ("poly(ADP-ribose) polymerase", "PARP"),
        ("(-)-epigallocatechin-3-gallate", "EGCG"),
    ],
)
def test_names_of_chemistry_are_whole(long, short):
    assert find_abbreviations(f"We gave {long} ({short}).") == [(short, long)]


def test_each_word_but_the_last_without_a_letter_begins_with_one():
    assert find_abbreviations("by fuzzy metric embedded leaves (FED)") == []


def test_a_number_is_spoken_in_the_long_form_itself():
    assert find_abbreviations("three kinds of complement (C3)") == []


def test_a_word_before_a_hyphen_is_begun_by_a_letter():
    assert find_abbreviations("we recorded by video-electroencephalography (EEG)") == []


@pytest.mark.parametrize(
    "text",
    [
        "in sum (body mass index, BMI)",
        "in sum (BMI, body mass index)",
        "in sum (BMI = body mass index)",
        "in sum (women; body mass index, BMI)",
        "the body mass index [BMI; confidence interval (95%)]",
        "the body mass index [(BMI) of 25]",
        'the "body mass index" (BMI)',
    ],
)
def test_both_forms_in_a_bracket_and_brackets_in_brackets(text):
    assert find_abbreviations(text) == [("BMI", "body mass index")]


def test_a_single_word_may_be_the_long_form_in_a_bracket():
    assert find_abbreviations("IL (interleukin) rose") == [("IL", "interleukin")]


@pytest.mark.parametrize(
    "text", ["MU (1,3-DMU) rose", "in sum (CaA, CA)", "we developed a single channel (DC[2D])", "an enzyme (EC; 1.4.1.1)"]
)
def test_a_short_form_is_no_long_form(text):
    assert find_abbreviations(text) == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("We gave water (W) or tea, and W was best.", [("W", "water")]),
        ("The Origin (O) and the Destination (D)", [("O", "Origin"), ("D", "Destination")]),
        ("We gave water (W) or tea.", []),
        ("By the publisher. (C) All rights. (C) All", []),
        ("We gave water (T) or tea, and T was best.", []),
    ],
)
def test_one_letter_stands_for_a_word_where_the_text_goes_on_with_it(text, pairs):
    assert find_abbreviations(text) == pairs


@pytest.mark.parametrize("bracket", ["10 mM", "10 μM", "n = 12", "2.5h", "95% CI", "P < 0.05"])
def test_measures_define_nothing(bracket):
    assert find_abbreviations(f"with 10 min of mild mixing in new places at 95 percent cases ({bracket})") == []


def test_an_intravenous_drug_is_no_number():
    assert find_abbreviations("given intravenous (IV) drugs") == [("IV", "intravenous")]


def test_letters_of_the_first_word_alone_are_no_abbreviation_of_all():
    assert find_abbreviations("on mathematical reasoning benchmarks (MATH)") == []
