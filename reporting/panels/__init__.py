"""What a page shows and an export prints."""
