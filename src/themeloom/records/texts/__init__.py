"""Titles and abstracts -> clean text: markup, labels and publishers' sentences are taken off."""
