-- The tables of event consumers. Only the consumers write to them, and process all outbox
-- entries from the first.

-- The audit trail: every event once. Rows are immutable, and remain after their subject is deleted.
CREATE TABLE audit (
  subject        TEXT NOT NULL,
  at             TEXT NOT NULL,
  sequence       TEXT NOT NULL,
  event_id       TEXT NOT NULL UNIQUE,
  type           TEXT NOT NULL,
  actor_id       TEXT CHECK ((actor_id IS NULL) = (actor_role = 'system')),
  actor_role     TEXT NOT NULL,
  correlation_id TEXT NOT NULL,
  data           TEXT NOT NULL CHECK (json_type(data) = 'object'),
  PRIMARY KEY (subject, at, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_by_actor ON audit (actor_id, at, subject, sequence);
CREATE INDEX audit_by_day ON audit (substr(at, 1, 10), at, subject, sequence);

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'the audit trail is never changed');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN
  SELECT raise(ABORT, 'the audit trail is never changed');
END;

-- The ids of the events that a consumer has processed, for the duration of its deduplication window.
CREATE TABLE inbox (
  consumer TEXT NOT NULL,
  event_id TEXT NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (consumer, event_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX inbox_by_age ON inbox (consumer, at);

-- The notifications of all users.
CREATE TABLE notification (
  notification_id TEXT NOT NULL PRIMARY KEY,
  recipient_id    TEXT NOT NULL,
  event_id        TEXT NOT NULL,
  at              TEXT NOT NULL,
  type            TEXT NOT NULL,
  post_id         TEXT,
  media_id        TEXT CHECK ((media_id IS NULL) <> (post_id IS NULL)),
  reason          TEXT,
  actor_id        TEXT CHECK ((actor_id IS NULL) = (actor_role = 'system')),
  actor_role      TEXT NOT NULL,
  read_at         TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX notification_of_recipient ON notification (recipient_id, notification_id);
CREATE INDEX notification_by_age ON notification (at);

-- The number of published posts of each tag. An event consumer replaces the triggers that maintained
-- it.
DROP TRIGGER tag_listed;
DROP TRIGGER tag_unlisted;
DROP TABLE tag;

CREATE TABLE tag (
  tag   TEXT    NOT NULL PRIMARY KEY,
  posts INTEGER NOT NULL CHECK (posts >= 0)
) STRICT, WITHOUT ROWID;

-- The tags under which each post is counted, and the sequence of the event that last changed them.
CREATE TABLE counted_post (
  post_id  TEXT NOT NULL PRIMARY KEY,
  sequence TEXT NOT NULL,
  tags     TEXT NOT NULL CHECK (json_type(tags) = 'array')
) STRICT, WITHOUT ROWID;
