"""Settings of the JupyterLab that `make lab` starts."""

c = get_config()  # noqa: F821


def strip_outputs(model, path, **_):
    """Store the notebooks themselves without outputs; their runs, with outputs, are in data/<corpus>/runs/."""
    if model["type"] != "notebook" or not path.strip("/").startswith("notebooks/"):
        return
    for cell in model["content"]["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    model["content"]["metadata"]["language_info"] = {"name": "python"}  # without the version of whoever saved it


c.FileContentsManager.pre_save_hook = strip_outputs
