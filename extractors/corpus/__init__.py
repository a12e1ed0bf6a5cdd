"""Many analysed articles in a folder: Parquet shards of schema 1, read with DuckDB as they lie there."""
