"""Formulas as one reads them; money, paths and words stay, and marks stay at their words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.browser.formulas import read_formulas, read_marked

READ = {
    r"in $\mathcal{O}(n^{2})$ time": "in O(n^2) time",
    r"$\frac{a}{b}$, $x \leq y$ and $O(\log n)$": "a/b, x ≤ y and O(log n)",
    r"{\textperthousand} of {\Delta}knowledge": "‰ of Δknowledge",
    "rate eta^{ast}, lambda_{1} and O(T^{2/3})": "rate eta^ast, lambda_1 and O(T^(2/3))",
    "2^{O((klog k)/{epsilon})}n": "2^(O((klog k)/epsilon))n",
    r"we weave \loom, a tool": "we weave loom, a tool",
    "by 7$%$ more": "by 7% more",
    r"at 7$\%$": "at 7%",
    # commands that the reader knows otherwise, or that lack what they need
    r"a \textcolor{red}{large} map": "a large map",
    r"our \href{https://example.org}{code}": "our code",
    r"a \colorbox{loom}": "a loom",
    r"$\frac{a}$ and $\sqrt$": "a and sqrt",
    r"$\textcolor{red}{x_{1}}$": "x_1",
}
COMMANDS = ["frac", "sqrt", "href", "textcolor", "fcolorbox", "footnote", "author", "input", "braket", "mathcal", "unheardof"]
STAYING = [r"it costs $5 to $10 {a, b}", r"C:\new\temp", "sets {a, b}", "$HOME and $x$", "cats & dogs_of", r"\$3 or 5 \% more"]


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_formulas_are_read(text, expected):
    assert read_formulas(text) == expected


@pytest.mark.parametrize("text", STAYING)
def test_what_is_no_formula_stays(text):
    assert read_formulas(text) == text


def test_marks_stay_at_their_words():
    sentence = r"Of $\alpha$ maps in {\Delta} looms."
    marks = [(start, start + len(word), word) for word in ("maps", "looms") for start in [sentence.index(word)]]
    read, moved = read_marked(sentence, marks)
    assert read == "Of α maps in Δ looms."
    assert [(read[start:end], term) for start, end, term in moved] == [("maps", "maps"), ("looms", "looms")]


@given(st.text(alphabet="ab $\\{}^_%1.", max_size=40))
def test_any_text_is_read(text):
    assert isinstance(read_formulas(text), str)


@given(st.sampled_from(COMMANDS), st.integers(0, 3), st.booleans())
def test_a_command_with_too_few_or_many_braces_is_read(command, braces, mathematics):
    written = rf"\{command}" + "{loom}" * braces
    read = read_formulas(f"We ${written}$ it" if mathematics else f"We {written} it")
    assert read.startswith("We ")
    assert "%s" not in read
