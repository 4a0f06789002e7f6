"""Invented plans of invented cities, as many as wanted: for measuring and for testing at size.

The same number, seed and faults give the same bytes. What is written is a project folder like any
other: transcriptions, the plans that the importer derives from them, what people decided,
reference data. Nothing in it is a real city's, and it says so.
"""
