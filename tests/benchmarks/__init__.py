"""How fast the product is at different sizes, beside what people would use instead."""
