-- Ids are UUIDs as text; those of posts and media sort by creation. Moments are text in UTC to the
-- nanosecond, all of one length, so that they sort as they are. Every change of a post, a medium or a
-- user is one transaction over all of these tables.

-- A post in its current life. What it says stands in its revisions: the newest, and the one that
-- readers see.
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

-- Each content that a post had, under the version that brought it; never changes. The body comes
-- last, so that what lists need is read without it.
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

-- Who holds a slug; the world has seen those that are public, and they stay with their post.
CREATE TABLE slug (
  slug    TEXT    NOT NULL PRIMARY KEY,
  post_id TEXT    NOT NULL REFERENCES post (post_id),
  public  INTEGER NOT NULL CHECK (public IN (0, 1)),
  UNIQUE (post_id, slug)
) STRICT, WITHOUT ROWID;

-- Which published posts each feed lists: 'all', 'author#' and an id, 'tag#' and a tag.
CREATE TABLE feed (
  feed         TEXT NOT NULL,
  published_at TEXT NOT NULL,
  post_id      TEXT NOT NULL REFERENCES post (post_id),
  PRIMARY KEY (feed, published_at, post_id)
) STRICT, WITHOUT ROWID;

-- How many posts the feed of each tag lists, kept by the triggers: counting them anew would take
-- longer with every post.
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

-- The facts of every change as CloudEvents, in the order in which the changes were committed.
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

-- Random bytes that only this installation has, by what they are for.
CREATE TABLE secret (
  name  TEXT NOT NULL PRIMARY KEY,
  value BLOB NOT NULL CHECK (length(value) = 32)
) STRICT, WITHOUT ROWID;
