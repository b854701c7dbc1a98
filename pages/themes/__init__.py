"""The theme workbench: what a researcher decides about themes."""
