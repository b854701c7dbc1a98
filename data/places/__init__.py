"""Names, pins and areas to places with a level and a parent."""
