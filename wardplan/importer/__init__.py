"""From a transcription to records: small rules, each decides by content and place."""
