package dev.blogify.infrastructure.acceptance.client;

import java.net.URI;

/**
 * Where a platform answers, and how to sign in; nothing of how it runs. Its five demo users are
 * alice and bob (authors), erin (editor), ada (admin) and rita (reader).
 *
 * @param pool answers Cognito's JSON calls
 * @param password of each demo user
 */
public record RunningPlatform(URI api, URI pool, String clientId, String password) {}
