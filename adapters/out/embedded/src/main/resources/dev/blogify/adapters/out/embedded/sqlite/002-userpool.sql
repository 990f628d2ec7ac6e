-- The user pool. Usernames are case-insensitive.

-- The accounts.
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

-- The verification codes. Usernames do not reference the table account, because a code is also stored
-- for a username without an account; it is not sent.
CREATE TABLE code (
  username      TEXT NOT NULL COLLATE NOCASE,
  purpose       TEXT NOT NULL,
  fingerprint   TEXT NOT NULL,
  expires_at    TEXT NOT NULL,
  guesses       INTEGER NOT NULL, -- the number of wrong attempts for this code
  issued        INTEGER NOT NULL, -- the number of codes in the hour that ends at counted_until
  counted_until TEXT NOT NULL,
  PRIMARY KEY (username, purpose)
) STRICT, WITHOUT ROWID;

-- The failed sign-ins since the last success. Usernames do not reference the table account, because
-- failures are also counted for usernames without an account.
CREATE TABLE sign_in_failure (
  username     TEXT PRIMARY KEY COLLATE NOCASE,
  failures     INTEGER NOT NULL,
  locked_until TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The sessions: each sign-in, until its refresh token expires.
CREATE TABLE signed_in (
  id            TEXT PRIMARY KEY,
  account       TEXT NOT NULL REFERENCES account (id),
  refresh_token TEXT NOT NULL UNIQUE, -- the fingerprint of the token
  since         TEXT NOT NULL,
  until         TEXT NOT NULL,
  revoked       INTEGER NOT NULL CHECK (revoked IN (FALSE, TRUE))
) STRICT, WITHOUT ROWID;

CREATE INDEX signed_in_by_account ON signed_in (account);

-- The key pair that signs tokens.
CREATE TABLE signing_key (
  kid TEXT PRIMARY KEY,
  jwk TEXT NOT NULL CHECK (json_valid(jwk)) -- includes the private key
) STRICT, WITHOUT ROWID;
