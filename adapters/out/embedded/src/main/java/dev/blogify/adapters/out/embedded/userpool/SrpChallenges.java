package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.out.embedded.sqlite.SqliteDatabase;
import io.vavr.collection.Stream;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The challenge of the flow {@code USER_SRP_AUTH}, by which a client proves that it has the
 * password. An unknown username gets a challenge with a stable salt, which no answer passes.
 */
record SrpChallenges(
    SqliteDatabase database,
    InstantSource clock,
    Srp srp,
    ChallengeCipher cipher,
    SignInFailures failures,
    TokenGenerator tokenGenerator) {
  static final String NAME = "PASSWORD_VERIFIER";

  private static final Duration LIFETIME = Duration.ofMinutes(3);
  private static final int SALT_HEX_DIGITS = 32;

  Either<UserPoolError, JsonObject> create(AuthParameters parameters) {
    return parameters
        .requireUsername()
        .flatMap(username ->
            parameters
                .require("SRP_A")
                .flatMap(hex ->
                    Srp.parsePublicValue(hex)
                        .toEither(UserPoolError.invalidParameter("SRP_A is invalid")))
                .map(clientValue -> create(Srp.userId(username), clientValue)));
  }

  private JsonObject create(String userId, BigInteger clientValue) {
    var account = database.read(session -> Account.findByUsername(session, userId));
    var verifier =
        account
            .flatMap(found -> found.credentials().srpVerifier())
            .getOrElse(() -> verifierOfNoPassword(userId));
    var challenge = srp.challenge(verifier, clientValue);
    return JsonObject.EMPTY
        .with("ChallengeName", NAME)
        .with(
            "ChallengeParameters",
            JsonObject.EMPTY
                .with("SALT", verifier.salt().toString(16))
                .with("SECRET_BLOCK", secretBlock(userId, account, challenge.sessionKey()))
                .with("SRP_B", challenge.publicValue().toString(16))
                .with("USERNAME", userId)
                .with("USER_ID_FOR_SRP", userId));
  }

  /** Returns a secret pseudorandom verifier, because a known one would show in the value B. */
  private Srp.Verifier verifierOfNoPassword(String userId) {
    var salt = tokenGenerator.fingerprint("srp salt", userId).substring(0, SALT_HEX_DIGITS);
    var verifier =
        Stream.range(0, 12)
            .map(part -> tokenGenerator.fingerprint("srp verifier", Integer.toString(part), userId))
            .mkString();
    return new Srp.Verifier(new BigInteger(salt, 16), new BigInteger(verifier, 16).mod(Srp.N));
  }

  /** The block has the same length for an unknown username. */
  private String secretBlock(String userId, Option<Account> account, SecretKey sessionKey) {
    return cipher.encrypt(
        NAME,
        JsonObject.EMPTY
            .with("userId", userId)
            .with("password", passwordFingerprint(account))
            .with("key", HexFormat.of().formatHex(sessionKey.getEncoded()))
            .with("expiresAt", clock.instant().plus(LIFETIME).getEpochSecond()));
  }

  private String passwordFingerprint(Option<Account> account) {
    return tokenGenerator.fingerprint(
        "srp password", account.map(found -> found.credentials().passwordHash()).getOrElse(""));
  }

  /** Returns the account if the answer proves the password. */
  Either<UserPoolError, Account> verify(AuthParameters responses) {
    return responses
        .requireUsername()
        .flatMap(username ->
            responses
                .require("PASSWORD_CLAIM_SECRET_BLOCK")
                .flatMap(block ->
                    responses
                        .require("TIMESTAMP")
                        .flatMap(timestamp ->
                            responses
                                .require("PASSWORD_CLAIM_SIGNATURE")
                                .flatMap(signature ->
                                    verify(
                                        new Answer(
                                            Srp.userId(username), block, timestamp, signature))))));
  }

  private Either<UserPoolError, Account> verify(Answer answer) {
    var state =
        cipher
            .decrypt(NAME, answer.secretBlock())
            .filter(found -> found.text("userId").equals(answer.userId()))
            .filter(found -> clock.instant().getEpochSecond() < found.number("expiresAt"));
    if (state.isEmpty()) {
      return left(UserPoolError.INCORRECT_CREDENTIALS);
    }
    if (failures.isLocked(answer.userId())) {
      return left(UserPoolError.PASSWORD_ATTEMPTS_EXCEEDED);
    }
    var account = database.read(session -> Account.findByUsername(session, answer.userId()));
    if (hasValidSignature(answer, state.get().text("key"))
        && account.exists(found -> found.credentials().srpVerifier().isDefined())
        && state.get().text("password").equals(passwordFingerprint(account))) {
      return right(account.get());
    }
    failures.count(answer.userId());
    return left(UserPoolError.INCORRECT_CREDENTIALS);
  }

  private boolean hasValidSignature(Answer answer, String sessionKey) {
    var expected =
        srp.sign(
            new SecretKeySpec(HexFormat.of().parseHex(sessionKey), Srp.MAC_ALGORITHM),
            answer.userId(),
            Base64.getDecoder().decode(answer.secretBlock()),
            answer.timestamp());
    return MessageDigest.isEqual(
        Base64.getEncoder().encode(expected), answer.signature().getBytes(US_ASCII));
  }

  private record Answer(String userId, String secretBlock, String timestamp, String signature) {}
}
