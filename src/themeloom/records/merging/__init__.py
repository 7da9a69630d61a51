"""Records that are one paper: found, judged and joined."""
