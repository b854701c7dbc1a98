"""Personal data in answers: found, masked, dropped."""
