-- The user pool. Upper and lower case do not tell usernames apart.
CREATE TABLE account (
  id         TEXT PRIMARY KEY,
  username   TEXT NOT NULL UNIQUE COLLATE NOCASE,
  email      TEXT NOT NULL,
  name       TEXT,
  password   TEXT NOT NULL, -- bcrypt
  role       TEXT NOT NULL CHECK (role IN ('reader', 'author', 'editor', 'admin')),
  confirmed  INTEGER NOT NULL CHECK (confirmed IN (FALSE, TRUE)),
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Without a reference to accounts: names that are nobody's get codes too, which are sent nowhere.
CREATE TABLE code (
  username      TEXT NOT NULL COLLATE NOCASE,
  purpose       TEXT NOT NULL,
  fingerprint   TEXT NOT NULL,
  expires_at    TEXT NOT NULL,
  guesses       INTEGER NOT NULL, -- wrong ones, at this code
  issued        INTEGER NOT NULL, -- codes, in the hour that ends at
  counted_until TEXT NOT NULL,
  PRIMARY KEY (username, purpose)
) STRICT, WITHOUT ROWID;

-- Likewise without a reference.
CREATE TABLE sign_in_failure (
  username     TEXT PRIMARY KEY COLLATE NOCASE,
  failures     INTEGER NOT NULL, -- in a row
  locked_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE signed_in (
  id            TEXT PRIMARY KEY,
  account       TEXT NOT NULL REFERENCES account (id),
  refresh_token TEXT NOT NULL UNIQUE, -- its fingerprint
  since         TEXT NOT NULL,
  until         TEXT NOT NULL,
  revoked       INTEGER NOT NULL CHECK (revoked IN (FALSE, TRUE))
) STRICT, WITHOUT ROWID;

CREATE INDEX signed_in_by_account ON signed_in (account);

CREATE TABLE signing_key (
  kid TEXT PRIMARY KEY,
  jwk TEXT NOT NULL CHECK (json_valid(jwk)) -- with its private half
) STRICT, WITHOUT ROWID;
