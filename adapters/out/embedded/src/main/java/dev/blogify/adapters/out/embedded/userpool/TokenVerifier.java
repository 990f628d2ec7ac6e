package dev.blogify.adapters.out.embedded.userpool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import dev.blogify.adapters.json.JsonObject;
import dev.blogify.adapters.json.JsonReader;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.util.Base64;

/**
 * Verifies the signatures of tokens in JWS compact serialization (RFC 7515). The JSON reader of
 * this project reads header and payload, because the parsers of the JOSE library throw unchecked
 * exceptions for some malformed tokens.
 *
 * @param keys RSA keys with key ids
 */
public record TokenVerifier(JWKSet keys) {
  /** Other parameters could contain or reference a key, which an attacker could supply. */
  private static final Set<String> PERMITTED_PARAMETERS = HashSet.of("alg", "kid", "typ");

  /** Returns the payload of a token that one of the keys signed with RS256. */
  public Option<JsonObject> verifiedClaims(String token) {
    var parts = token.split("\\.", -1);
    return parts.length == 3 && hasValidSignature(parts) ? decode(parts[1]) : Option.none();
  }

  private boolean hasValidSignature(String[] parts) {
    return decode(parts[0])
        .filter(header -> PERMITTED_PARAMETERS.containsAll(header.members().keySet()))
        .filter(header -> header.optionalText("alg").contains(JWSAlgorithm.RS256.getName()))
        .flatMap(header -> header.optionalText("kid"))
        .flatMap(kid -> Option.of(keys.getKeyByKeyId(kid)))
        .exists(key -> hasSigned(key, parts[0] + "." + parts[1], parts[2]));
  }

  private static boolean hasSigned(JWK key, String content, String signature) {
    try {
      return new RSASSAVerifier(key.toRSAKey())
          .verify(
              new JWSHeader(JWSAlgorithm.RS256),
              content.getBytes(US_ASCII),
              new Base64URL(signature));
    } catch (JOSEException e) {
      throw new IllegalStateException("The JDK must support RS256", e);
    }
  }

  private static Option<JsonObject> decode(String part) {
    try {
      var json = new String(Base64.getUrlDecoder().decode(part), UTF_8);
      return JsonReader.DEFAULT.read(json).toOption();
    } catch (IllegalArgumentException _) {
      // The part is not Base64.
      return Option.none();
    }
  }
}
