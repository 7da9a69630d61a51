"""A reader a format: lines of a file -> entries and rows."""
