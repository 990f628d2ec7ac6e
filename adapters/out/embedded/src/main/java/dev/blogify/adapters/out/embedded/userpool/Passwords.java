package dev.blogify.adapters.out.embedded.userpool;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Cognito's default password policy, and hashes with bcrypt, some 70 ms each. */
final class Passwords {
  /** 2^10 rounds: the least that OWASP's Password Storage Cheat Sheet accepts. */
  private static final int BCRYPT_COST = 10;

  /**
   * What the password of somebody who does not exist is compared with, so that it takes as long.
   */
  private static final String DUMMY_HASH =
      "$2a$10$k3Oy4FLIEqdmgQv8edSRme6ZIkT5YxFyBYlwybaBTvB2gkk7k/myS";

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 256;

  /** The signs that the developer guide lists under "password policies". */
  private static final String SYMBOLS = "^$*.[]{}()?-\"!@#%&/\\,><':;|_~`+= ";

  private static final Map<String, Pattern> REQUIRED_CHARACTERS =
      LinkedHashMap.of(
          "must have lowercase characters", Pattern.compile("[a-z]"),
          "must have uppercase characters", Pattern.compile("[A-Z]"),
          "must have numeric characters", Pattern.compile("[0-9]"),
          "must have symbol characters", Pattern.compile("[" + Pattern.quote(SYMBOLS) + "]"));

  private final SecureRandom random;

  Passwords(SecureRandom random) {
    this.random = random;
  }

  /** The password of a field, if it may be somebody's. */
  static Either<UserPoolError, String> parse(UserPoolRequest request, String field) {
    return request.text(field).flatMap(password -> validate(field, password));
  }

  private static Either<UserPoolError, String> validate(String field, String password) {
    if (password.length() > MAX_LENGTH) {
      return left(
          UserPoolError.constraintViolation(
              field, "Member must have length less than or equal to " + MAX_LENGTH));
    }
    if (!password.equals(password.strip())) {
      return left(
          UserPoolError.constraintViolation(
              field, "Member must satisfy regular expression pattern: ^[\\S]+.*[\\S]+$"));
    }
    if (password.length() < MIN_LENGTH) {
      return left(UserPoolError.invalidPassword("not long enough"));
    }
    return REQUIRED_CHARACTERS
        .find(required -> !required._2().matcher(password).find())
        .<Either<UserPoolError, String>>map(
            missing -> left(UserPoolError.invalidPassword(missing._1())))
        .getOrElse(() -> right(password));
  }

  String hash(String password) {
    return BCrypt.hashpw(digest(password), BCrypt.gensalt(BCRYPT_COST, random));
  }

  boolean matches(String password, Option<String> hash) {
    return BCrypt.checkpw(digest(password), hash.getOrElse(DUMMY_HASH)) && hash.isDefined();
  }

  /** Bcrypt reads 72 bytes at most, and Cognito's passwords may be longer. */
  private static String digest(String password) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
