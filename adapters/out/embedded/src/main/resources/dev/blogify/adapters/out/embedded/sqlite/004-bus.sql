-- The event bus: what it took, what its queues hold, and what could not be delivered or told. Entries and
-- messages are EventBridge's JSON.

-- Each event once, for 30 days, in the order in which the bus took them.
CREATE TABLE archive (
  position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  event_id TEXT    NOT NULL UNIQUE,
  type     TEXT    NOT NULL,
  time     TEXT    NOT NULL, -- of the event
  taken_at TEXT    NOT NULL,
  entry    TEXT    NOT NULL CHECK (json_type(entry) = 'object')
) STRICT;

CREATE INDEX archive_by_time ON archive (time, position);
CREATE INDEX archive_by_age ON archive (taken_at);

-- What waits in the queue of each consumer, or is being handled and hidden meanwhile.
CREATE TABLE message (
  message_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  queue      TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  receives   INTEGER NOT NULL,
  visible_at TEXT    NOT NULL
) STRICT;

CREATE INDEX message_by_queue ON message (queue, visible_at, message_id);

-- What a consumer failed on so often that nobody tries again by himself.
CREATE TABLE dead_letter (
  letter_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  queue     TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  receives  INTEGER NOT NULL,
  reason    TEXT    NOT NULL,
  died_at   TEXT    NOT NULL
) STRICT;

CREATE INDEX dead_letter_by_queue ON dead_letter (queue, letter_id);

-- What stands in the journal and is no event.
CREATE TABLE parked_entry (
  id       TEXT NOT NULL PRIMARY KEY,
  position TEXT NOT NULL,
  reason   TEXT NOT NULL,
  record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- How far somebody has read the journal.
CREATE TABLE journal_reader (
  name     TEXT    NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
