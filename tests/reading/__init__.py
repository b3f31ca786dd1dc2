"""Tests of reading: every file they need is made here."""
