"""Values of BibTeX: pieces, names, commands of TeX."""

import pytest

from themeloom.records.readers.bibtex_values import join_pieces, normalize_tex, split_names


@pytest.mark.parametrize(
    ("value", "joined"),
    [
        ("{A {B} C}", "A {B} C"),
        ('"A {"}B{"} C"', 'A {"}B{"} C'),
        ("2020", "2020"),
        ("unknown", "unknown"),
        ("LNCS # { 5} # nowhere", "Lecture Notes 5nowhere"),
        ("jan", "january"),
        ("{a # b}", "a # b"),
        ("{open", "open"),
        ("", ""),
    ],
)
def test_pieces_are_joined(value, joined):
    assert join_pieces(value, {"lncs": "Lecture Notes"}) == joined


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cat, Ann AND Dog, Bob", ["Cat, Ann", "Dog, Bob"]),
        ("{Cats and Sons} and\n  Dog, Bob and others", ["{Cats and Sons}", "Dog, Bob"]),
        ("Anderson, A.", ["Anderson, A."]),
        ("", []),
    ],
)
def test_names_are_split_outside_braces(text, names):
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            r"{\'E}tudes, M{\"u}ller, Stra\ss e, {\o}, {\L}odz, Erd{\H o}s, {\'\i}, \c{c}",
            "Études, Müller, Straße, ø, Łodz, Erdős, í, ç",
        ),
        (r"at 5% of A\&B, US\$ 5 and $6", "at 5% of A&B, US$ 5 and $6"),
        (r"\textit{Zea} and {\em mays}", "Zea and mays"),
        (r"$\alpha$-helix of H$_2$O", "α-helix of H2O"),
        (r"{\textless}i{\textgreater}Zea{\textless}/i{\textgreater} {\~{}}5", "<i>Zea</i> ~5"),
        (r"\url{http://a.org/~cat/x\_y%20z}", "http://a.org/~cat/x_y%20z"),
        ("A~B ``quoted''\n  folded", "A B “quoted” folded"),
        ("\\", "\\"),
        (r"{{\BibTeX}}ing at \LOOM{} in {\LARGE capitals}", "BibTeXing at LOOM in capitals"),
        (r"\href{http://a.org/x_y}{Looms}\hspace{1cm}weave", "Looms weave"),
    ],
)
def test_commands_become_letters_and_all_else_stays(text, read):
    assert normalize_tex(text) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"5 $\mu$m thick at 20$^\circ$C", "5 μm thick at 20°C"),
        (r"10~$\mu$g of $\gamma$-rays", "10 μg of γ-rays"),
        (r"an $\alpha$ helix in $\mathcal{O}(n \log n)$", "an α helix in O(n log n)"),
        (r"CO$_2$, H$_{2}$O, Na$^+$ and $\mathrm{CO_2}$", "CO2, H2O, Na+ and CO2"),
    ],
)
def test_mathematics_loses_its_dollars_and_no_letter_beside_them(written, read):
    assert normalize_tex(written) == read
