"""A reader for each format: lines of a file -> entries and rows."""
