package dev.blogify.cdk;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
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
    return create(
        scope,
        "ApiHeaders",
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
                    .build()));
  }

  /** Pictures, films and documents are there to be shown in pages of others. */
  static ResponseHeadersPolicy ofMedia(Construct scope) {
    return create(scope, "MediaHeaders", everywhere());
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

  private static ResponseHeadersPolicy create(
      Construct scope, String id, ResponseSecurityHeadersBehavior.Builder headers) {
    return ResponseHeadersPolicy.Builder.create(scope, id)
        .securityHeadersBehavior(headers.build())
        .build();
  }
}
