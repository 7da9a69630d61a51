"""What a text is that no reader takes: told to the user, never read as a listing."""
