package dev.blogify.infrastructure.acceptance.client;

import java.net.URI;

/**
 * The addresses and the credentials of a running platform. The demo users are alice and bob
 * (authors), erin (editor), ada (admin) and rita (reader).
 *
 * @param pool accepts Cognito's JSON calls
 * @param password the password of each demo user
 */
public record RunningPlatform(URI api, URI pool, String clientId, String password) {}
