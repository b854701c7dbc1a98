"""How good the grouping is on labelled sets, beside what people would use instead."""
