-- Ids are UUIDs as text; those of posts and media sort by creation time. Timestamps are text of fixed
-- length in UTC with nanoseconds, so that they sort chronologically. Every change of a post, a media
-- item or a user is one transaction over these tables.

-- The current state of each post. Its contents are in the table revision: newest_revision is the
-- newest one, live_revision the published one.
CREATE TABLE post (
  post_id         TEXT    NOT NULL PRIMARY KEY,
  author_id       TEXT    NOT NULL,
  version         INTEGER NOT NULL CHECK (version > 0),
  status          TEXT    NOT NULL CHECK (status IN ('draft', 'scheduled', 'published', 'trashed')),
  slug            TEXT    NOT NULL,
  newest_revision INTEGER NOT NULL,
  first_published TEXT,
  updated_at      TEXT    NOT NULL,
  live_revision   INTEGER CHECK ((live_revision IS NOT NULL) = (status = 'published')),
  live_version    INTEGER CHECK ((live_version IS NOT NULL) = (status = 'published')),
  live_since      TEXT    CHECK ((live_since IS NOT NULL) = (status = 'published')),
  copy_slug       TEXT    CHECK (copy_slug IS NULL OR status = 'published'),
  copy_version    INTEGER CHECK ((copy_version IS NULL) = (copy_slug IS NULL)),
  publish_at      TEXT    CHECK ((publish_at IS NOT NULL) = (status = 'scheduled')),
  trashed_at      TEXT    CHECK ((trashed_at IS NOT NULL) = (status = 'trashed')),
  FOREIGN KEY (post_id, slug) REFERENCES slug (post_id, slug) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (post_id, copy_slug) REFERENCES slug (post_id, slug) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (post_id, newest_revision) REFERENCES revision (post_id, version)
    DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (post_id, live_revision) REFERENCES revision (post_id, version)
    DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX post_of_author ON post (author_id, post_id);
CREATE INDEX post_of_author_by_status ON post (author_id, status, post_id);
CREATE INDEX post_by_status ON post (status, post_id);

-- The contents of each post, by the version of the post that introduced them. Rows are immutable. The
-- body is the last column, so that list queries do not read it.
CREATE TABLE revision (
  post_id           TEXT    NOT NULL REFERENCES post (post_id),
  version           INTEGER NOT NULL,
  at                TEXT    NOT NULL,
  title             TEXT    NOT NULL,
  excerpt           TEXT    NOT NULL,
  excerpt_derived   INTEGER NOT NULL CHECK (excerpt_derived IN (0, 1)),
  tags              TEXT    NOT NULL CHECK (json_type(tags) = 'array'),
  cover             TEXT,
  canonical_url     TEXT,
  language          TEXT,
  body              TEXT    NOT NULL,
  PRIMARY KEY (post_id, version)
) STRICT;

-- The post of each slug. A public slug was published, and stays reserved for its post.
CREATE TABLE slug (
  slug    TEXT    NOT NULL PRIMARY KEY,
  post_id TEXT    NOT NULL REFERENCES post (post_id),
  public  INTEGER NOT NULL CHECK (public IN (0, 1)),
  UNIQUE (post_id, slug)
) STRICT, WITHOUT ROWID;

-- The published posts of each feed. A feed key is 'all', 'author#' + user id, or 'tag#' + tag.
CREATE TABLE feed (
  feed         TEXT NOT NULL,
  published_at TEXT NOT NULL,
  post_id      TEXT NOT NULL REFERENCES post (post_id),
  PRIMARY KEY (feed, published_at, post_id)
) STRICT, WITHOUT ROWID;

-- The number of posts in the feed of each tag. Triggers maintain it, because a count over the feed
-- would take time proportional to the number of posts.
CREATE TABLE tag (
  tag   TEXT    NOT NULL PRIMARY KEY,
  posts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER tag_listed AFTER INSERT ON feed WHEN NEW.feed GLOB 'tag#*' BEGIN
  INSERT INTO tag (tag, posts) VALUES (substr(NEW.feed, 5), 1)
    ON CONFLICT (tag) DO UPDATE SET posts = posts + 1;
END;

CREATE TRIGGER tag_unlisted AFTER DELETE ON feed WHEN OLD.feed GLOB 'tag#*' BEGIN
  UPDATE tag SET posts = posts - 1 WHERE tag = substr(OLD.feed, 5);
  DELETE FROM tag WHERE tag = substr(OLD.feed, 5) AND posts = 0;
END;

CREATE TABLE media (
  media_id     TEXT    NOT NULL PRIMARY KEY,
  owner_id     TEXT    NOT NULL,
  version      INTEGER NOT NULL CHECK (version > 0),
  state        TEXT    NOT NULL CHECK (state IN ('pending', 'ready', 'rejected', 'deleted')),
  file_name    TEXT    NOT NULL,
  content_type TEXT    NOT NULL,
  bytes        INTEGER NOT NULL,
  sha256       TEXT    NOT NULL,
  alt          TEXT,
  reason       TEXT    CHECK ((reason IS NOT NULL) = (state = 'rejected')),
  width        INTEGER,
  height       INTEGER CHECK ((height IS NULL) = (width IS NULL)),
  updated_at   TEXT    NOT NULL
) STRICT;

CREATE INDEX media_of_owner ON media (owner_id, media_id) WHERE state <> 'deleted';

CREATE TABLE user (
  user_id      TEXT    NOT NULL PRIMARY KEY,
  version      INTEGER NOT NULL CHECK (version > 0),
  display_name TEXT    NOT NULL,
  bio          TEXT,
  picture      TEXT,
  role         TEXT    NOT NULL,
  updated_at   TEXT    NOT NULL
) STRICT;

-- The outbox: the events of every change as CloudEvents, in the order of the commits.
CREATE TABLE journal (
  position INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  event_id TEXT    NOT NULL UNIQUE,
  source   TEXT    NOT NULL,
  type     TEXT    NOT NULL,
  subject  TEXT    NOT NULL,
  sequence TEXT    NOT NULL,
  time     TEXT    NOT NULL,
  event    TEXT    NOT NULL CHECK (json_type(event) = 'object')
) STRICT;

-- The secret keys of this installation, 32 random bytes each, by purpose.
CREATE TABLE secret (
  name  TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT, WITHOUT ROWID;
