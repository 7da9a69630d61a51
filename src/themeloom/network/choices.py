"""Names that a parameter may have."""

from collections.abc import Collection


def check_name(what: str, name: str, choices: Collection[str]) -> None:
    """Check that a name is one of some choices.

    Parameters
    ----------
    what : str
        What is named, such as the parameter.
    name : str
    choices : collection of str

    Raises
    ------
    ValueError
        If it is not; the message lists the choices.

    Examples
    --------
    >>> check_name("counting", "full", ["binary", "full"])
    """
    if name not in choices:
        raise ValueError(f"{what} {name!r} is unknown; choose one of {', '.join(choices)}")
