import gzip
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records import containers
from themeloom.records.containers import Member, list_members


def make_zip(members, method=zipfile.ZIP_DEFLATED):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def list_reasons(members):
    return [(member.name, member.kind, member.reason) for member in members]


def test_a_file_that_is_no_archive_stays_as_it_is():
    assert list_members("looms.zip", b"TY  - JOUR") == [Member("looms.zip", b"TY  - JOUR")]


def test_the_files_of_a_zip_archive_are_listed_in_its_order():
    data = make_zip(
        [("b.ris", b"two"), ("folder/", b""), ("folder/a.csv", b"one"), ("__MACOSX/._b.ris", b"x"), ("a/.DS_Store", b"x")]
    )
    members = list_members("all.zip", data)
    assert [(member.name, member.data) for member in members if member.data] == [
        ("all.zip/b.ris", b"two"),
        ("all.zip/folder/a.csv", b"one"),
    ]
    assert [(member.name, member.kind) for member in members if not member.data] == [
        ("all.zip/folder/", "furniture"),
        ("all.zip/__MACOSX/._b.ris", "furniture"),
        ("all.zip/a/.DS_Store", "furniture"),
    ]


def test_two_members_of_one_name_have_two():
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = make_zip([("a.ris", b"1"), ("a.ris", b"2")])
    assert [member.name for member in list_members("all.zip", data)] == ["all.zip/a.ris", "all.zip/a.ris (1)"]


@pytest.mark.parametrize("name", ["[Content_Types].xml", "mimetype"])
def test_a_workbook_stays_itself(name):
    data = make_zip([(name, b"x"), ("content.xml", b"y")])
    assert list_members("looms.xlsx", data) == [Member("looms.xlsx", data)]


def test_gzip_takes_its_name_off():
    assert list_members("looms.ris.gz", gzip.compress(b"TY")) == [Member("looms.ris.gz/looms.ris", b"TY")]
    assert list_members("looms", gzip.compress(b"TY")) == [Member("looms/looms unpacked", b"TY")]


def test_gzip_of_several_parts_is_one_file():
    assert list_members("a.gz", gzip.compress(b"one ") + gzip.compress(b"two"))[0].data == b"one two"


def test_archives_inside_archives_are_opened_but_not_without_end():
    inner = make_zip([("c.ris", b"deep")])
    assert list_members("a.zip", make_zip([("b.zip", inner)])) == [Member("a.zip/b.zip/c.ris", b"deep")]
    outer = make_zip([("x.zip", make_zip([("b.zip", inner)]))])
    assert list_reasons(list_members("a.zip", outer)) == [
        ("a.zip/x.zip/b.zip", "rejected", "an archive inside 2 others: unpack it first")
    ]


@pytest.mark.parametrize("name", ["/etc/looms", "../looms.ris", "a/../../looms.ris", "C:/looms.ris", "..\\looms.ris"])
def test_a_name_must_not_lead_out(name):
    assert list_reasons(list_members("a.zip", make_zip([(name, b"x"), ("good.ris", b"y")])))[0][1:] == (
        "rejected",
        "its name leads out of the archive",
    )


def test_an_encrypted_member_says_so_and_the_others_are_read():
    data = bytearray(make_zip([("a.ris", b"x"), ("b.ris", b"y")]))
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag of encryption, of the first member
    members = list_members("a.zip", bytes(data))
    assert "encrypted" in members[0].reason
    assert members[1].data == b"y"


def test_a_broken_member_says_so_and_the_others_are_read():
    data = make_zip([("a.ris", b"looms " * 9), ("b.ris", b"y")], zipfile.ZIP_STORED).replace(b"looms", b"looMs", 1)
    members = list_members("a.zip", data)
    assert members[0].data is None
    assert "cannot be unpacked" in members[0].reason
    assert members[1].data == b"y"


@pytest.mark.parametrize(
    "data", [make_zip([("a.ris", b"x" * 99)])[:60], b"PK\x03\x04", gzip.compress(b"x" * 99)[:-9], b"\x1f\x8b\x00"]
)
def test_a_broken_archive_says_so(data):
    (member,) = list_members("a", data)
    assert (member.data, member.kind) == (None, "rejected")
    assert "a broken archive" in member.reason


def test_an_empty_archive_says_so():
    assert list_reasons(list_members("a.zip", make_zip([]))) == [("a.zip", "rejected", "an archive without a file")]


@pytest.mark.parametrize("pack", [lambda data: make_zip([("a.ris", data)]), gzip.compress])
def test_a_bomb_is_not_unpacked(pack, monkeypatch):
    bomb = pack(b" " * 3_000_000)
    assert list_members("a", bomb)[0].data == b" " * 3_000_000
    monkeypatch.setattr(containers, "ALWAYS", 1_000)
    (member,) = list_members("a", bomb)
    assert member.data is None
    assert "times larger" in member.reason


def test_the_limit_holds_for_all_members_together(monkeypatch):
    monkeypatch.setattr(containers, "MOST_BYTES", 250)
    packed = [("a", b"x" * 100), ("b.gz", gzip.compress(b"y" * 100)), ("c", b"z" * 100), ("d", b"z" * 10)]
    assert [member.data is None for member in list_members("a.zip", make_zip(packed))] == [False, False, True, False]


@given(
    st.binary(max_size=200),
    st.sampled_from([b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08", make_zip([("a", b"x" * 50)]), gzip.compress(b"x")]),
)
def test_no_bytes_are_too_odd(junk, start):
    for data in (start + junk, start[: len(junk)] + junk, start[:-20] + junk):
        assert list_members("a", data)
