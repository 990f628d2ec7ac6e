package dev.blogify.infrastructure.cdk.edge;

import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.infrastructure.cdk.stage.Stage;
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
  private static final Duration HSTS_MAX_AGE = Duration.days(730);

  private SecurityHeaders() {}

  /** Nothing that the API says is a page. */
  static ResponseHeadersPolicy forApi(Construct scope) {
    return ResponseHeadersPolicy.Builder.create(scope, "ApiHeaders")
        .securityHeadersBehavior(
            commonHeaders()
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
  static ResponseHeadersPolicy forMedia(Construct scope, Stage stage) {
    return ResponseHeadersPolicy.Builder.create(scope, "MediaHeaders")
        .securityHeadersBehavior(commonHeaders().build())
        .corsBehavior(corsBehavior(stage))
        .build();
  }

  private static ResponseHeadersCorsBehavior corsBehavior(Stage stage) {
    return ResponseHeadersCorsBehavior.builder()
        .accessControlAllowCredentials(false)
        .accessControlAllowOrigins(stage.access().frontEndOrigins().asJava())
        .accessControlAllowMethods(CorsPolicy.MEDIA.allowedMethods().filter("GET"::equals).asJava())
        .accessControlAllowHeaders(CorsPolicy.MEDIA.allowedHeaders().asJava())
        .accessControlExposeHeaders(CorsPolicy.MEDIA.exposedHeaders().asJava())
        .accessControlMaxAge(Duration.seconds(CorsPolicy.PREFLIGHT_MAX_AGE.toSeconds()))
        .originOverride(true)
        .build();
  }

  private static ResponseSecurityHeadersBehavior.Builder commonHeaders() {
    return ResponseSecurityHeadersBehavior.builder()
        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder().override(true).build())
        .referrerPolicy(
            ResponseHeadersReferrerPolicy.builder()
                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                .override(true)
                .build())
        .strictTransportSecurity(
            ResponseHeadersStrictTransportSecurity.builder()
                .accessControlMaxAge(HSTS_MAX_AGE)
                .includeSubdomains(true)
                .override(true)
                .build());
  }
}
