"""A reconciliation service: names in somebody's table lead to our things.

It speaks the Reconciliation Service API 0.2 (final report of the W3C Entity Reconciliation
Community Group, 10 April 2023), which OpenRefine and others ask. Sections named are of that report.
"""
