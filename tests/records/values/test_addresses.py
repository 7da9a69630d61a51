"""Addresses of papers: a DOI's before the source's own, and only those of the web."""

import pandas as pd
import pytest

from themeloom.records.values.addresses import list_addresses


@pytest.mark.parametrize(
    ("doi", "url", "address"),
    [
        ("10.1/loom", "https://x.org/1", "https://doi.org/10.1/loom"),
        ("10.1002/(SICI)1<2::AID>3.0.CO;2-9", None, "https://doi.org/10.1002/(SICI)1%3C2::AID%3E3.0.CO;2-9"),
        ('10.1/"onclick=x', None, "https://doi.org/10.1/%22onclick%3Dx"),
        (None, "http://x.org/?a=b", "http://x.org/?a=b"),
        (None, "javascript:alert(1)", ""),
        (None, " https://x.org", ""),
        (None, None, ""),
    ],
)
def test_a_paper_has_the_address_of_its_doi_else_its_own(doi, url, address):
    records = pd.DataFrame({"doi": [doi], "url": [url]}, dtype="str")
    assert list_addresses(records).tolist() == [address]
