"""A reconciliation service: names in somebody's table lead to our things.

It speaks the Reconciliation Service API 0.2 (W3C Entity Reconciliation Community Group, final report
of 10 April 2023), which OpenRefine and others ask.
"""
