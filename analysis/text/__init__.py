"""From answers to statements and from statements to vectors."""
