"""What may be shown at which number of people."""
