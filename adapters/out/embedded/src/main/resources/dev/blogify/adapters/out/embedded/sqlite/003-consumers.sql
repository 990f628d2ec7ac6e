-- What the consumers of events keep. Each is filled by what is delivered to it, from the journal's
-- beginning on, and by nothing else.

-- Every fact, added once and never changed; beyond the life of what it tells of.
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

-- Which events a consumer has seen, for as long as it must know.
CREATE TABLE inbox (
  consumer TEXT NOT NULL,
  event_id TEXT NOT NULL,
  at       TEXT NOT NULL,
  PRIMARY KEY (consumer, event_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX inbox_by_age ON inbox (consumer, at);

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

-- How many published posts each tag has. Was kept by triggers; now it follows from events.
DROP TRIGGER tag_listed;
DROP TRIGGER tag_unlisted;
DROP TABLE tag;

CREATE TABLE tag (
  tag   TEXT    NOT NULL PRIMARY KEY,
  posts INTEGER NOT NULL CHECK (posts >= 0)
) STRICT, WITHOUT ROWID;

-- Under which tags a post is counted, and since which event.
CREATE TABLE counted_post (
  post_id  TEXT NOT NULL PRIMARY KEY,
  sequence TEXT NOT NULL,
  tags     TEXT NOT NULL CHECK (json_type(tags) = 'array')
) STRICT, WITHOUT ROWID;
