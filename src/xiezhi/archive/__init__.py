"""Archives: many documents into a run directory of Parquet tables, and the questions asked of it."""
