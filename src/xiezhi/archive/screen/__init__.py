"""What no single document shows: filings that repeat one another, and signs that need the whole archive."""
