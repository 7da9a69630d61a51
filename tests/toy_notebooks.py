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
