-- The domain events, in the order in which they were committed, each in the transaction of the
-- state it belongs to.
CREATE TABLE journal (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL UNIQUE,
  source   TEXT NOT NULL,
  type     TEXT NOT NULL,
  subject  TEXT NOT NULL,
  sequence TEXT NOT NULL,
  time     TEXT NOT NULL,
  event    TEXT NOT NULL CHECK (json_valid(event))
) STRICT;

-- Random bytes that only this installation has, by what they are for.
CREATE TABLE secret (
  name  TEXT PRIMARY KEY,
  value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT, WITHOUT ROWID;
