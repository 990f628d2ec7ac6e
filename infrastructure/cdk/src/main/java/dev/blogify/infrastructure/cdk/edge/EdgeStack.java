package dev.blogify.infrastructure.cdk.edge;

import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.http.MediaEndpoints;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.application.ports.MediaStore.StoredObject.PromotedUpload;
import dev.blogify.infrastructure.cdk.api.ApiStack;
import dev.blogify.infrastructure.cdk.data.MediaStack;
import dev.blogify.infrastructure.cdk.events.EventsStack;
import dev.blogify.infrastructure.cdk.events.SubscriptionResources;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.CustomDomain;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersCorsBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.OriginGroup;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOriginWithOACProps;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.IBucket;

/** The CloudFront distribution of API and media, and the subscription that invalidates it. */
public final class EdgeStack extends Stack {
  /** All error statuses that CloudFront caches for ten seconds by default. */
  private static final Seq<Integer> UNCACHED_ERROR_STATUSES =
      List.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);

  /** The server errors of S3. A missing object causes no failover. */
  private static final Seq<Integer> FAILOVER_STATUSES = List.of(500, 502, 503, 504);

  /**
   * The delay after which the deleted object is absent from S3. The event is published when the
   * item in DynamoDB changes, shortly before the deletion of the object.
   */
  private static final Duration INVALIDATION_DELAY = Duration.seconds(60);

  private static final Duration HSTS_MAX_AGE = Duration.days(730);

  private final Stage stage;

  public EdgeStack(
      App app,
      Stage stage,
      LambdaDeployer.Artifacts artifacts,
      ApiStack api,
      EventsStack events,
      ResourceRegistry upstream,
      Option<GlobalStack> global) {
    super(app, "Edge", StackDefaults.stackProps(stage, "edge", "CloudFront for API and media"));
    this.stage = stage;
    var distribution = createDistribution(apiBehavior(api), mediaBehavior(upstream), global);
    stage.domain().forEach(domain -> createAliasRecords(domain, distribution));
    var resources =
        upstream.with(
            ResourceRegistry.DISTRIBUTION_ID,
            distribution.getDistributionId(),
            distribution.getDistributionArn());
    var lambdas = new LambdaDeployer(this, stage, artifacts, resources);
    new SubscriptionResources(this, stage, events.eventBus(), events.topicKey(), resources, lambdas)
        .connect(Subscriptions.EDGE_INVALIDATION, INVALIDATION_DELAY);
    CfnOutput.Builder.create(this, "Url")
        .value(
            stage
                .domain()
                .map(CustomDomain::url)
                .getOrElse(() -> "https://" + distribution.getDomainName()))
        .build();
  }

  private Distribution createDistribution(
      BehaviorOptions api, BehaviorOptions media, Option<GlobalStack> global) {
    var uncachedErrors =
        UNCACHED_ERROR_STATUSES.map(
            status -> ErrorResponse.builder().httpStatus(status).ttl(Duration.seconds(0)).build());
    var builder =
        Distribution.Builder.create(this, "Edge")
            .comment(stage.resourcePrefix())
            .defaultBehavior(api)
            .additionalBehaviors(Map.of(PromotedUpload.PREFIX + "*", media))
            .errorResponses(uncachedErrors.asJava())
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.PRICE_CLASS_100)
            .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021);
    global.flatMap(GlobalStack::webAclArn).forEach(builder::webAclId);
    global.flatMap(GlobalStack::certificate).forEach(builder::certificate);
    stage.domain().forEach(domain -> builder.domainNames(List.of(domain.name()).asJava()));
    var distribution = builder.build();
    CdkNagSuppressions.suppress(
        distribution,
        "AwsSolutions-CFR1",
        "A blog is public in all countries, and no post is restricted to some of them.");
    CdkNagSuppressions.suppress(
        distribution,
        "AwsSolutions-CFR3",
        "The access log of the API contains each request that reaches it, without the reader's"
            + " address. Downloads of public media are deliberately not logged, because readers are"
            + " not tracked.");
    if (!stage.access().hasFirewall()) {
      CdkNagSuppressions.suppress(
          distribution,
          "AwsSolutions-CFR2",
          "This stage has no web ACL, because it would double the costs; API throttling applies.");
    }
    if (stage.domain().isEmpty()) {
      CdkNagSuppressions.suppress(
          distribution,
          "AwsSolutions-CFR4",
          "CloudFront's default certificate allows no choice of the TLS version. A stage with a"
              + " domain requires TLS 1.2.");
    }
    return distribution;
  }

  /** Adds the edge header to all requests, and caches responses according to their headers. */
  private BehaviorOptions apiBehavior(ApiStack api) {
    return BehaviorOptions.builder()
        .origin(
            HttpOrigin.Builder.create(api.originHost())
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .customHeaders(Map.of(MediaEndpoints.EDGE_HEADER, "cloudfront"))
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2).asJava())
                .build())
        .allowedMethods(AllowedMethods.ALLOW_ALL)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .cachePolicy(revalidatingPolicy())
        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
        .responseHeadersPolicy(apiHeaders())
        // Compression at the edge makes ETags weak, and If-Match requires strong ones (API-12).
        .compress(false)
        .build();
  }

  /**
   * CloudFront stores responses of the API and revalidates them on each request, because they have
   * an ETag and {@code no-cache}. Only the redirect to a media object may be cached.
   */
  private CachePolicy revalidatingPolicy() {
    return CachePolicy.Builder.create(this, "ApiCachePolicy")
        .cachePolicyName(stage.resourcePrefix() + "-api")
        .comment("Caches according to Cache-Control, and not at all without it")
        .minTtl(Duration.seconds(0))
        .defaultTtl(Duration.seconds(0))
        .maxTtl(Duration.days(1))
        .headerBehavior(CacheHeaderBehavior.allowList("Authorization", "Origin"))
        .queryStringBehavior(CacheQueryStringBehavior.all())
        .cookieBehavior(CacheCookieBehavior.none())
        .build();
  }

  /**
   * Relies on the bucket policy of {@link MediaStack}, which allows the distributions of this
   * account.
   */
  private BehaviorOptions mediaBehavior(ResourceRegistry resources) {
    var bucket =
        Bucket.fromBucketAttributes(
            this,
            "Media",
            BucketAttributes.builder()
                .bucketArn(resources.arn(ResourceRegistry.MEDIA_BUCKET))
                .region(stage.region())
                .build());
    Annotations.of(this)
        .acknowledgeWarning(
            "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
            "The bucket policy in MediaStack allows CloudFront.");
    return BehaviorOptions.builder()
        .origin(
            stage
                .secondRegion()
                .map(
                    region -> originGroup(bucket, region.mediaBucket(stage.resourcePrefix(), this)))
                .getOrElse(() -> S3BucketOrigin.withOriginAccessControl(bucket)))
        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
        .responseHeadersPolicy(mediaHeaders())
        .build();
  }

  /**
   * Fails over on server errors only, because a missing object may have been deleted, and the
   * replica may lag behind. The connection settings shorten CloudFront's default of three attempts
   * of ten seconds.
   */
  private static IOrigin originGroup(IBucket primary, IBucket replica) {
    var connection =
        S3BucketOriginWithOACProps.builder()
            .connectionAttempts(2)
            .connectionTimeout(Duration.seconds(3))
            .build();
    return OriginGroup.Builder.create()
        .primaryOrigin(S3BucketOrigin.withOriginAccessControl(primary, connection))
        .fallbackOrigin(S3BucketOrigin.withOriginAccessControl(replica))
        .fallbackStatusCodes(FAILOVER_STATUSES.asJava())
        .build();
  }

  /** The headers of JSON responses, which load nothing and are never framed. */
  private ResponseHeadersPolicy apiHeaders() {
    return ResponseHeadersPolicy.Builder.create(this, "ApiHeaders")
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
   * The headers of media, which pages of any origin may embed. CloudFront sets the CORS headers
   * itself, because it would cache the headers that S3 returns to one origin and send them to all.
   */
  private ResponseHeadersPolicy mediaHeaders() {
    return ResponseHeadersPolicy.Builder.create(this, "MediaHeaders")
        .securityHeadersBehavior(commonHeaders().build())
        .corsBehavior(mediaCors())
        .build();
  }

  private ResponseHeadersCorsBehavior mediaCors() {
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

  private void createAliasRecords(CustomDomain domain, Distribution distribution) {
    var zone = domain.hostedZone(this);
    var target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
    ARecord.Builder.create(this, "Address")
        .zone(zone)
        .recordName(domain.name())
        .target(target)
        .build();
    AaaaRecord.Builder.create(this, "Address6")
        .zone(zone)
        .recordName(domain.name())
        .target(target)
        .build();
  }
}
