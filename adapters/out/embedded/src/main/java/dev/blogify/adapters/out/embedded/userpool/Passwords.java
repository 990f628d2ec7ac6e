package dev.blogify.adapters.out.embedded.userpool;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Enforces Cognito's default password policy, hashes passwords with bcrypt in about 70 ms, and
 * derives their SRP verifiers.
 */
record Passwords(SecureRandom random, Srp srp) {
  /** 2^10 rounds: the minimum of the OWASP Password Storage Cheat Sheet. */
  private static final int BCRYPT_COST = 10;

  /**
   * The hash with which a password is compared if the account does not exist, so that the response
   * time is the same as for an existing account.
   */
  private static final String DUMMY_HASH =
      "$2a$10$k3Oy4FLIEqdmgQv8edSRme6ZIkT5YxFyBYlwybaBTvB2gkk7k/myS";

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 256;

  /** The special characters of the policy (AWS: Amazon Cognito password requirements). */
  private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

  private static final Map<String, Pattern> REQUIRED_CHARACTERS =
      LinkedHashMap.of(
          "must have lowercase characters", Pattern.compile("[a-z]"),
          "must have uppercase characters", Pattern.compile("[A-Z]"),
          "must have numeric characters", Pattern.compile("[0-9]"),
          "must have symbol characters", Pattern.compile("[" + Pattern.quote(SYMBOLS) + "]"));

  /** Returns the violation of the policy by the password in a request member. */
  static Option<UserPoolError> findViolation(String member, String password) {
    if (password.length() > MAX_LENGTH) {
      return Option.some(
          UserPoolError.constraintViolation(
              member, "Member must have length less than or equal to " + MAX_LENGTH));
    }
    if (!password.equals(password.strip())) {
      return Option.some(
          UserPoolError.constraintViolation(
              member, "Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$"));
    }
    if (password.length() < MIN_LENGTH) {
      return Option.some(UserPoolError.invalidPassword("not long enough"));
    }
    return REQUIRED_CHARACTERS
        .find(requirement -> !requirement._2().matcher(password).find())
        .map(missing -> UserPoolError.invalidPassword(missing._1()));
  }

  Credentials derive(String username, String password) {
    return new Credentials(
        BCrypt.hashpw(digest(password), BCrypt.gensalt(BCRYPT_COST, random)),
        Option.some(srp.createVerifier(username, password)));
  }

  /** Returns the credentials of an account with a verifier of its correct password. */
  Credentials addSrpVerifier(Account account, String password) {
    return new Credentials(
        account.credentials().passwordHash(),
        Option.some(srp.createVerifier(account.username(), password)));
  }

  boolean matches(String password, Option<String> hash) {
    return BCrypt.checkpw(digest(password), hash.getOrElse(DUMMY_HASH)) && hash.isDefined();
  }

  /** Hashes the password with SHA-256 first, because bcrypt reads at most 72 bytes. */
  private static String digest(String password) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("The JDK must support SHA-256", e);
    }
  }
}
