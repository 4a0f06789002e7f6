"""Search without a server: an index in small files, of which a browser fetches those it needs."""

from wardplan.search.stage import write as write
