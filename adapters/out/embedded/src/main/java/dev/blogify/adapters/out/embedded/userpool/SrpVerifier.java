package dev.blogify.adapters.out.embedded.userpool;

import java.math.BigInteger;

/**
 * The salt and the verifier of a password (RFC 5054, section 2.4), from which it is not derived.
 */
record SrpVerifier(BigInteger salt, BigInteger verifier) {}
