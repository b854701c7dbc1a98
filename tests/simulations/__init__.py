"""Studies drawn by the hundred from known truths, to see how often the measures say them."""
