package dev.blogify.domain.post;

import dev.blogify.domain.FieldViolation;
import dev.blogify.domain.TextValidation;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * URL of the original publication on another site: absolute, http or https, at most 2,000
 * characters.
 */
public record CanonicalUrl(String value) {
  private static final int MAX_LENGTH = 2_000;
  private static final String POINTER = "/canonicalUrl";

  public static Validation<Seq<FieldViolation>, CanonicalUrl> parse(String raw) {
    return TextValidation.singleLine(POINTER, raw, 1, MAX_LENGTH)
        .flatMap(url ->
            isHttpUrl(url)
                ? Validation.valid(new CanonicalUrl(url))
                : FieldViolation.invalid(POINTER, "must be an absolute http or https URL"));
  }

  private static boolean isHttpUrl(String url) {
    try {
      var uri = new URI(url);
      return ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
