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

/** The response headers that CloudFront adds to every response. */
final class SecurityHeaders {
  private static final Duration HSTS_MAX_AGE = Duration.days(730);

  private SecurityHeaders() {}

  /** For JSON responses, which load nothing and are never framed. */
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
   * For media, which pages of any origin may embed. CloudFront sets the CORS headers itself,
   * because it would cache the headers that S3 returns to one origin and send them to all.
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
