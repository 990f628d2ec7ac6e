package dev.blogify.cdk;

import dev.blogify.adapters.http.CrossOrigin;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersCorsBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/** What the edge adds to every answer. */
final class SecurityHeaders {
  private static final Duration HTTPS_ONLY = Duration.days(730);

  private SecurityHeaders() {}

  /** Nothing that the API says is a page. */
  static ResponseHeadersPolicy ofApi(Construct scope) {
    return ResponseHeadersPolicy.Builder.create(scope, "ApiHeaders")
        .securityHeadersBehavior(
            everywhere()
                .contentSecurityPolicy(
                    ResponseHeadersContentSecurityPolicy.builder()
                        .contentSecurityPolicy("default-src 'none'; frame-ancestors 'none'")
                        .override(true)
                        .build())
                .frameOptions(
                    ResponseHeadersFrameOptions.builder()
                        .frameOption(HeadersFrameOption.DENY)
                        .override(true)
                        .build())
                .build())
        .build();
  }

  /**
   * Pictures, films and documents are there to be shown in pages of others. Which of these may read
   * them, the edge says: what S3 says to one origin would be kept, and told to all others.
   */
  static ResponseHeadersPolicy ofMedia(Construct scope, Stage stage) {
    return ResponseHeadersPolicy.Builder.create(scope, "MediaHeaders")
        .securityHeadersBehavior(everywhere().build())
        .corsBehavior(crossOrigin(stage))
        .build();
  }

  private static ResponseHeadersCorsBehavior crossOrigin(Stage stage) {
    return ResponseHeadersCorsBehavior.builder()
        .accessControlAllowCredentials(false)
        .accessControlAllowOrigins(stage.access().frontEnds().asJava())
        .accessControlAllowMethods(CrossOrigin.MEDIA.methods().filter("GET"::equals).asJava())
        .accessControlAllowHeaders(CrossOrigin.MEDIA.headers().asJava())
        .accessControlExposeHeaders(CrossOrigin.MEDIA.exposed().asJava())
        .accessControlMaxAge(Duration.seconds(CrossOrigin.REMEMBERED.toSeconds()))
        .originOverride(true)
        .build();
  }

  private static ResponseSecurityHeadersBehavior.Builder everywhere() {
    return ResponseSecurityHeadersBehavior.builder()
        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder().override(true).build())
        .referrerPolicy(
            ResponseHeadersReferrerPolicy.builder()
                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                .override(true)
                .build())
        .strictTransportSecurity(
            ResponseHeadersStrictTransportSecurity.builder()
                .accessControlMaxAge(HTTPS_ONLY)
                .includeSubdomains(true)
                .override(true)
                .build());
  }
}
