"""What a visitor looks at, and where studies and results come from."""
