-- Sign-in by SRP, authenticator apps, and e-mail addresses that users change.

-- The SRP verifier in hexadecimal. An account without one gets it at its next sign-in by password.
ALTER TABLE account ADD COLUMN srp_salt TEXT;
ALTER TABLE account ADD COLUMN srp_verifier TEXT;

ALTER TABLE account ADD COLUMN email_verified INTEGER NOT NULL DEFAULT FALSE
  CHECK (email_verified IN (FALSE, TRUE));
UPDATE account SET email_verified = confirmed;

-- The authenticator app of an account, which generates time-based one-time passwords (RFC 6238).
CREATE TABLE authenticator_app (
  account     TEXT PRIMARY KEY REFERENCES account (id),
  secret      TEXT, -- Base32; absent until a code has verified the app
  pending     TEXT, -- Base32; the secret that no code has verified yet
  enabled     INTEGER NOT NULL CHECK (enabled IN (FALSE, TRUE)),
  preferred   INTEGER NOT NULL CHECK (preferred IN (FALSE, TRUE)),
  last_period INTEGER NOT NULL -- the period of the last accepted code, because a code is valid once
) STRICT, WITHOUT ROWID;
