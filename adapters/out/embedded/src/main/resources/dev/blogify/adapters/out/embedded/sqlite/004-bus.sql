-- The event bus: archive, queues and dead letters. Archive entries and message bodies are the JSON of
-- EventBridge events.

-- The archive: each event once, for 30 days, in the order in which the bus accepted them.
CREATE TABLE archive (
  position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  event_id TEXT    NOT NULL UNIQUE,
  type     TEXT    NOT NULL,
  time     TEXT    NOT NULL, -- the time of the event
  taken_at TEXT    NOT NULL,
  entry    TEXT    NOT NULL CHECK (json_type(entry) = 'object')
) STRICT;

CREATE INDEX archive_by_time ON archive (time, position);
CREATE INDEX archive_by_age ON archive (taken_at);

-- The queue messages of each consumer. A message is invisible until visible_at while it is processed.
CREATE TABLE message (
  message_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  queue      TEXT    NOT NULL,
  body       TEXT    NOT NULL,
  receives   INTEGER NOT NULL,
  visible_at TEXT    NOT NULL
) STRICT;

CREATE INDEX message_by_queue ON message (queue, visible_at, message_id);

-- The messages that a consumer failed to process the maximum number of times.
CREATE TABLE dead_letter (
  letter_id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  queue     TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  receives  INTEGER NOT NULL,
  reason    TEXT    NOT NULL,
  died_at   TEXT    NOT NULL
) STRICT;

CREATE INDEX dead_letter_by_queue ON dead_letter (queue, letter_id);

-- The dead letters of the outbox: entries that cannot be decoded.
CREATE TABLE parked_entry (
  id       TEXT NOT NULL PRIMARY KEY,
  position TEXT NOT NULL,
  reason   TEXT NOT NULL,
  record   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The position of the last outbox entry that each reader has processed.
CREATE TABLE journal_reader (
  name     TEXT    NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
