"""What may be shown to whom: thresholds, suppression, and the only tables that staff and council see."""
