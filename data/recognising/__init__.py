"""Raw tables to what each column is."""
