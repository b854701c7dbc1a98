"""One map a file; works without any tile server."""
