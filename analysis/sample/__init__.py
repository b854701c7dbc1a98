"""Who took part: beside whom, with which weight, with how much effort, and who is missing."""
