package dev.blogify.adapters.out.embedded.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** A user pool on a database file, with a controllable clock and a record of its log. */
final class UserPoolFixture implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");
  static final String CLIENT = "blogify-web";
  static final String PASSWORD = "Correct-horse-1";
  static final UserPool.UserPoolSettings SETTINGS =
      new UserPool.UserPoolSettings("local_blogify", CLIENT, URI.create("http://localhost:8081"));

  private static final ObjectMapper JSON = new ObjectMapper();

  final List<String> confirmed = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();
  private final Logger logger = Logger.getLogger("dev.blogify.userpool");
  private final Handler handler = new LogRecorder(logged);
  private final Path file;
  private SqliteDatabase database;
  private UserPool pool;
  private Instant now = START;

  UserPoolFixture(Path file) {
    this.file = file;
    this.database = SqliteDatabase.open(file);
    this.pool = open(database, SETTINGS);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  private UserPool open(SqliteDatabase opened, UserPool.UserPoolSettings settings) {
    return new UserPool(
        opened,
        () -> now,
        new SecureRandom(),
        settings,
        (UserId id, DisplayName name) -> confirmed.add(id.value() + " " + name.value()));
  }

  void restart() {
    restart(false);
  }

  void restart(boolean endSessionsOnPasswordChange) {
    database.close();
    database = SqliteDatabase.open(file);
    pool =
        open(
            database,
            new UserPool.UserPoolSettings(
                SETTINGS.poolId(), CLIENT, SETTINGS.endpoint(), endSessionsOnPasswordChange));
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
    database.close();
  }

  UserPool pool() {
    return pool;
  }

  SqliteDatabase database() {
    return database;
  }

  Instant now() {
    return now;
  }

  void advanceClock(Duration time) {
    now = now.plus(time);
  }

  /** Calls an operation with the client id. */
  UserPool.Response call(String operation, Map<String, ?> fields) {
    var all = new HashMap<String, Object>(Map.of("ClientId", CLIENT));
    all.putAll(fields);
    return callRaw(operation, json(all));
  }

  UserPool.Response callRaw(String operation, String body) {
    return pool.handle(
        "AWSCognitoIdentityProviderService." + operation, body.getBytes(StandardCharsets.UTF_8));
  }

  UserPool.Response signUp(String username) {
    return call(
        "SignUp",
        Map.of(
            "Username", username,
            "Password", PASSWORD,
            "UserAttributes",
                List.of(Map.of("Name", "email", "Value", username + "@example.com"))));
  }

  /** Creates a confirmed account; returns its {@code sub}. */
  String signUpConfirmed(String username) {
    var sub = text(assertSucceeded(signUp(username)), "UserSub");
    assertSucceeded(
        call("ConfirmSignUp", Map.of("Username", username, "ConfirmationCode", lastCode())));
    return sub;
  }

  UserPool.Response signIn(String username, String password) {
    return call(
        "InitiateAuth",
        Map.of(
            "AuthFlow",
            "USER_PASSWORD_AUTH",
            "AuthParameters",
            Map.of("USERNAME", username, "PASSWORD", password)));
  }

  UserPool.Response refresh(String refreshToken) {
    return call(
        "InitiateAuth",
        Map.of(
            "AuthFlow",
            "REFRESH_TOKEN_AUTH",
            "AuthParameters",
            Map.of("REFRESH_TOKEN", refreshToken)));
  }

  /** Calls an operation of a signed-in user. */
  UserPool.Response callAs(IssuedTokens tokens, String operation, Map<String, ?> fields) {
    var all = new HashMap<String, Object>(Map.of("AccessToken", tokens.accessToken()));
    all.putAll(fields);
    return call(operation, all);
  }

  IssuedTokens signInTokens(String username) {
    return IssuedTokens.from(signIn(username, PASSWORD));
  }

  /** Returns the code in the last line of the log. */
  String lastCode() {
    var line = logged.getLast();
    return line.substring(line.length() - 6);
  }

  List<String> logged() {
    return List.copyOf(logged);
  }

  /** Returns the claims of a token, after verifying its signature with the published key. */
  Map<String, Object> claims(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      var key = JWKSet.parse(pool.jwks()).getKeyByKeyId(parsed.getHeader().getKeyID());
      assertThat(parsed.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
      assertThat(parsed.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
      return parsed.getPayload().toJSONObject();
    } catch (ParseException | JOSEException e) {
      throw new AssertionError("Not a token of the pool: " + token, e);
    }
  }

  static String text(Map<?, ?> fields, String field) {
    return String.valueOf(fields.get(field));
  }

  static Map<String, Object> assertSucceeded(UserPool.Response response) {
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return parsed(response);
  }

  static Map<String, Object> parsed(UserPool.Response response) {
    return parsed(response.body());
  }

  static Map<String, Object> parsed(String json) {
    try {
      return JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertRefused(UserPool.Response response, String type, String message) {
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.headers().get("x-amzn-errortype").get()).isEqualTo(type);
    assertThat(parsed(response)).isEqualTo(Map.of("__type", type, "message", message));
  }

  static String json(Map<String, ?> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tokens of a response; "null" stands for a missing one. */
  record IssuedTokens(String accessToken, String idToken, String refreshToken) {
    static IssuedTokens from(UserPool.Response response) {
      var result = Objects.requireNonNull(assertSucceeded(response).get("AuthenticationResult"));
      var tokens = (Map<?, ?>) result;
      return new IssuedTokens(
          text(tokens, "AccessToken"), text(tokens, "IdToken"), text(tokens, "RefreshToken"));
    }
  }

  private static final class LogRecorder extends Handler {
    private final List<String> lines;

    LogRecorder(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
