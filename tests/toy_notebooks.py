"""Small notebooks for tests."""

import nbformat


def write_notebook(path, code, parameters='corpus = "one"  # name', first=(), last=()):
    cells = [
        *map(nbformat.v4.new_markdown_cell, first),
        nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(code),
        *map(nbformat.v4.new_markdown_cell, last),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    return path


def declare(folder, stem, **types):
    """Say what the parameters of a toy notebook may be, such as ``seed="int,0,9,"``, beside what is said there already."""
    path = folder / "parameters.csv"
    before = path.read_text() if path.exists() else "notebook,parameter,type,lowest,highest,choices\n"
    path.write_text(before + "".join(f"{stem},{name},{rest}\n" for name, rest in types.items()))
