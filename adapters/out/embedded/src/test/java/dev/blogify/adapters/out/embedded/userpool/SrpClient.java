package dev.blogify.adapters.out.embedded.userpool;

import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.assertSucceeded;
import static dev.blogify.adapters.out.embedded.userpool.UserPoolFixture.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The client side of Cognito's SRP protocol, with a fixed private value. */
record SrpClient(UserPoolFixture pool) {
  private static final BigInteger PRIVATE_VALUE = new BigInteger("5".repeat(64), 16);
  private static final String TIMESTAMP = "Sun Mar 1 09:00:00 UTC 2026";

  UserPool.Response signIn(String username, String password) {
    return answer(password, challenge(username));
  }

  /** Returns the parameters of the challenge of a username. */
  Map<?, ?> challenge(String username) {
    return parameters(initiate(username, publicValue().toString(16)));
  }

  UserPool.Response initiate(String username, String publicValue) {
    return pool.call(
        "InitiateAuth",
        Map.of(
            "AuthFlow",
            "USER_SRP_AUTH",
            "AuthParameters",
            Map.of("USERNAME", username, "SRP_A", publicValue)));
  }

  static Map<?, ?> parameters(UserPool.Response response) {
    return (Map<?, ?>) Objects.requireNonNull(assertSucceeded(response).get("ChallengeParameters"));
  }

  UserPool.Response answer(String password, Map<?, ?> challenge) {
    return answer(
        Map.of(
            "USERNAME", text(challenge, "USERNAME"),
            "PASSWORD_CLAIM_SECRET_BLOCK", text(challenge, "SECRET_BLOCK"),
            "TIMESTAMP", TIMESTAMP,
            "PASSWORD_CLAIM_SIGNATURE", signature(password, challenge)));
  }

  UserPool.Response answer(Map<String, String> responses) {
    return pool.call(
        "RespondToAuthChallenge",
        Map.of("ChallengeName", "PASSWORD_VERIFIER", "ChallengeResponses", responses));
  }

  Map<String, String> answerWithout(String name, String password, Map<?, ?> challenge) {
    var responses =
        new HashMap<>(
            Map.of(
                "USERNAME", text(challenge, "USERNAME"),
                "PASSWORD_CLAIM_SECRET_BLOCK", text(challenge, "SECRET_BLOCK"),
                "TIMESTAMP", TIMESTAMP,
                "PASSWORD_CLAIM_SIGNATURE", signature(password, challenge)));
    responses.remove(name);
    return responses;
  }

  private static BigInteger publicValue() {
    return BigInteger.TWO.modPow(PRIVATE_VALUE, Srp.N);
  }

  private static String signature(String password, Map<?, ?> challenge) {
    var userId = text(challenge, "USER_ID_FOR_SRP");
    var serverValue = new BigInteger(text(challenge, "SRP_B"), 16);
    var salt = new BigInteger(text(challenge, "SALT"), 16);
    var identity = Srp.hash(("blogify" + userId + ":" + password).getBytes(UTF_8), new byte[0]);
    var exponent = Srp.hash(salt.toByteArray(), hashBytes(identity));
    var multiplier = Srp.hash(Srp.N.toByteArray(), new byte[] {2});
    var scrambler = Srp.hash(publicValue().toByteArray(), serverValue.toByteArray());
    var premaster =
        serverValue
            .subtract(multiplier.multiply(BigInteger.TWO.modPow(exponent, Srp.N)))
            .modPow(PRIVATE_VALUE.add(scrambler.multiply(exponent)), Srp.N);
    var key = Srp.deriveKey(premaster, scrambler);
    var block = Base64.getDecoder().decode(text(challenge, "SECRET_BLOCK"));
    return Base64.getEncoder()
        .encodeToString(new Srp("blogify", new SecureRandom()).sign(key, userId, block, TIMESTAMP));
  }

  private static byte[] hashBytes(BigInteger hash) {
    var bytes = new byte[32];
    var twos = hash.toByteArray();
    var length = Math.min(twos.length, bytes.length);
    System.arraycopy(twos, twos.length - length, bytes, bytes.length - length, length);
    return bytes;
  }
}
