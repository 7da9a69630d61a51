import pytest

from themeloom.lexicon import read_knowledge
from themeloom.records.columns import list_known, normalize_column
from themeloom.records.refusals.other_matter import OF_PAPERS, describe_other_matter

OTHERS = {
    "films (cast, director)": "show_id,type,title,director,cast,country,date_added,description",
    "films (genres, movie id)": "Movie_ID,title,genres",
    "music (album, artist)": "title,artist,album,year",
    "goods (category, price, stock)": "id,title,description,price,stock,category",
    "jobs (company, location, salary)": "title,company,location,salary,description,url",
    "tasks (completed, userid)": "userId,id,title,completed",
    "books on a shelf (bookshelves, my rating)": "Book Id,Title,Author,ISBN,My Rating,Publisher,Bookshelves",
    "posts (body, comments, state)": "number,title,state,body,comments",
}
PAPERS = (
    "title,year",
    "title,label",
    "title,url,status",
    "title,abstract,rating,price",
    "title,authors,average_rating",
    "Title,Year,DOI,Latitude,Longitude",
    "title,journal,company",
    "title,source,year",
)


@pytest.mark.parametrize("matter", OTHERS)
def test_what_is_no_paper_is_described(matter):
    assert describe_other_matter(OTHERS[matter].split(",")) == matter


@pytest.mark.parametrize("names", PAPERS)
def test_papers_and_what_may_be_papers_are_not(names):
    assert describe_other_matter(names.split(",")) is None


def test_each_name_is_listed_once_and_is_none_of_papers():
    table = read_knowledge("other_matter", room="records")
    folded = table["name"].map(normalize_column)
    assert folded.is_unique
    assert not {list_known().get(name) for name in folded} & OF_PAPERS
    assert set(table["sure"]) == {"always", "yes", "no"}
