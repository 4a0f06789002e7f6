"""Tables: CSV with metadata, the workbook, Parquet."""
