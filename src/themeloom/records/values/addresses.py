"""Where a paper can be read: the address behind its title."""

from urllib.parse import quote

import pandas as pd

RESOLVER = "https://doi.org/"
SAFE = "/.:;()-_"  # signs of DOIs that need no escape in an address
SCHEMES = ("https://", "http://")


def list_addresses(records: pd.DataFrame) -> pd.Series:
    """List the address of each paper: that of its DOI, else the one of its source, if it is one of the web.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doi, url (null for none).

    Returns
    -------
    Series of str
        Empty for none, indexed as ``records``.

    Examples
    --------
    >>> records = pd.DataFrame({"doi": ["10.1/a b", None, None], "url": [None, "https://x.org/1", "javascript:alert(1)"]})
    >>> list_addresses(records).tolist()
    ['https://doi.org/10.1/a%20b', 'https://x.org/1', '']
    """
    resolved = records["doi"].map(lambda doi: RESOLVER + quote(doi, safe=SAFE), na_action="ignore")
    urls = records["url"].astype("str")
    return resolved.astype("str").fillna(urls.where(urls.str.startswith(SCHEMES))).fillna("").astype("str")
