"""What residents usually speak of, and how to hear it in a text."""
