"""Tests in a real browser; a package, so that its browser and its JupyterLab end with its last test."""
