package dev.blogify.adapters.out.embedded.userpool;

import io.vavr.control.Option;

/**
 * What the pool stores of a password.
 *
 * @param passwordHash a bcrypt hash
 * @param srpVerifier absent if an earlier version of Blogify stored the password
 */
record Credentials(String passwordHash, Option<Srp.Verifier> srpVerifier) {}
