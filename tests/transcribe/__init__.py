"""Tests of wardplan/transcribe; files beside them are our own pages and prints of them."""
