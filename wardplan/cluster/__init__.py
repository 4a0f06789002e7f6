"""Builds beyond one machine: work done by workers of Dask, files in any store that fsspec knows."""
