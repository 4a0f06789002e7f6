"""Keys of a plan's elements: the numbers in their IRIs, given once and kept.

- A text read again is matched with the elements its plan file has already, first word for word,
  then by likeness within the same parent (`matching`); what matches keeps its key.
- A new element takes the next number above all that were ever used, by a tombstone or by another
  document of the plan too; a new measure takes its printed number where that was never used.
- An initiative whose text is found under another measure is the same initiative and keeps its
  IRI: the `3` of `initiative/3-1` says where it stood when the key was given, and nothing of where
  it stands now, which `dcterms:isPartOf` says. Actions, citations and indicators live in the
  document of their initiative: under another one they are new.
- Of a text that is withheld the plan file has no words: an unchanged text is matched by its
  places, a changed one by the order of its elements, which is all that is left.
- Elements of a plan known in part never lend their keys to a whole plan.
"""
