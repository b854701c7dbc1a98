"""How our encoder was made: material, training command (`python -m training`), model card."""
