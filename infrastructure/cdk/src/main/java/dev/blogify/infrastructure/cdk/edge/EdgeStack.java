package dev.blogify.infrastructure.cdk.edge;

import dev.blogify.adapters.in.consumers.Subscriptions;
import dev.blogify.adapters.in.http.MediaEndpoints;
import dev.blogify.infrastructure.cdk.api.ApiStack;
import dev.blogify.infrastructure.cdk.data.MediaBucket;
import dev.blogify.infrastructure.cdk.events.EventsStack;
import dev.blogify.infrastructure.cdk.events.SubscriptionResources;
import dev.blogify.infrastructure.cdk.functions.LambdaArtifacts;
import dev.blogify.infrastructure.cdk.functions.LambdaDeployer;
import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.CustomDomain;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import io.vavr.control.Option;
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
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
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

/** CloudFront before the API and before what is kept of media, and what lets it forget them. */
public final class EdgeStack extends Stack {
  /** All that CloudFront would else remember for ten seconds. */
  private static final List<Integer> UNCACHED_ERROR_STATUSES =
      List.of(400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504);

  /** With which S3 says that it cannot answer, and not that it will not. */
  private static final List<Integer> FAILOVER_STATUSES = List.of(500, 502, 503, 504);

  /** The bytes of a medium go right after its row, from which the event comes. */
  private static final Duration INVALIDATION_DELAY = Duration.seconds(60);

  private final Stage stage;

  public EdgeStack(
      App app,
      Stage stage,
      LambdaArtifacts archives,
      ApiStack api,
      EventsStack events,
      ResourceRegistry before,
      Option<GlobalStack> global) {
    super(app, "Edge", StackDefaults.stackProps(stage, "edge", "CloudFront before API and media"));
    this.stage = stage;
    var distribution = createDistribution(apiBehavior(api), mediaBehavior(before), global);
    stage.access().domain().forEach(domain -> createAliasRecords(domain, distribution));
    var deployed =
        before.with(
            ResourceRegistry.DISTRIBUTION_ID,
            distribution.getDistributionId(),
            distribution.getDistributionArn());
    new SubscriptionResources(
            this,
            stage,
            events.eventBus(),
            events.topicKey(),
            deployed,
            new LambdaDeployer(this, stage, archives, deployed))
        .connect(Subscriptions.EDGE_INVALIDATION, INVALIDATION_DELAY);
    CfnOutput.Builder.create(this, "Url")
        .value(
            "https://"
                + stage
                    .access()
                    .domain()
                    .map(CustomDomain::name)
                    .getOrElse(distribution::getDomainName))
        .build();
  }

  private Distribution createDistribution(
      BehaviorOptions api, BehaviorOptions media, Option<GlobalStack> global) {
    var builder =
        Distribution.Builder.create(this, "Edge")
            .comment(stage.resourcePrefix())
            .defaultBehavior(api)
            .additionalBehaviors(java.util.Map.of(MediaBucket.ASSETS_PREFIX + "*", media))
            .errorResponses(UNCACHED_ERROR_STATUSES.map(EdgeStack::uncachedError).asJava())
            .httpVersion(HttpVersion.HTTP2_AND_3)
            .priceClass(PriceClass.PRICE_CLASS_100)
            .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021);
    global.flatMap(GlobalStack::webAclArn).forEach(builder::webAclId);
    global.flatMap(GlobalStack::certificate).forEach(builder::certificate);
    stage
        .access()
        .domain()
        .map(CustomDomain::name)
        .map(java.util.List::of)
        .forEach(builder::domainNames);
    var distribution = builder.build();
    CdkNagSuppressions.suppress(
        distribution,
        "AwsSolutions-CFR1",
        "A blog is for the whole world; who writes it decides who may read it.");
    CdkNagSuppressions.suppress(
        distribution,
        "AwsSolutions-CFR3",
        "The API's access log has every request that reaches it, without the reader's address. Who"
            + " fetched a public picture is not written down, on purpose: readers are not"
            + " followed.");
    if (!stage.access().hasFirewall()) {
      CdkNagSuppressions.suppress(
          distribution,
          "AwsSolutions-CFR2",
          "This stage does without a firewall, which costs as much as all the rest; the API's"
              + " throttles hold.");
    }
    if (stage.access().domain().isEmpty()) {
      CdkNagSuppressions.suppress(
          distribution,
          "AwsSolutions-CFR4",
          "Under its own name, CloudFront leaves no choice of TLS versions; a stage with a domain"
              + " asks for 1.2.");
    }
    return distribution;
  }

  /** Passes everything, says that it did, and keeps only what the API lets it keep. */
  private BehaviorOptions apiBehavior(ApiStack api) {
    return BehaviorOptions.builder()
        .origin(
            HttpOrigin.Builder.create(api.originHost())
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .customHeaders(java.util.Map.of(MediaEndpoints.EDGE_HEADER, "cloudfront"))
                .originSslProtocols(java.util.List.of(OriginSslPolicy.TLS_V1_2))
                .build())
        .allowedMethods(AllowedMethods.ALLOW_ALL)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .cachePolicy(revalidatingPolicy())
        .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
        .responseHeadersPolicy(SecurityHeaders.forApi(this))
        // What is compressed here gets a weak ETag, and If-Match takes strong ones only (API-12).
        .compress(false)
        .build();
  }

  /**
   * Answers carry an ETag and no-cache: kept here, they are asked for again each time. Only the way
   * to a medium says that it may be kept.
   */
  private CachePolicy revalidatingPolicy() {
    return CachePolicy.Builder.create(this, "AskedAgain")
        .cachePolicyName(stage.resourcePrefix() + "-asked-again")
        .comment("As the API's headers say, and not at all where they say nothing")
        .minTtl(Duration.seconds(0))
        .defaultTtl(Duration.seconds(0))
        .maxTtl(Duration.days(1))
        .headerBehavior(CacheHeaderBehavior.allowList("Authorization", "Origin"))
        .queryStringBehavior(CacheQueryStringBehavior.all())
        .cookieBehavior(CacheCookieBehavior.none())
        .build();
  }

  /** The bucket's own policy lets the distributions of this account in, and nobody else. */
  private BehaviorOptions mediaBehavior(ResourceRegistry deployed) {
    var bucket =
        Bucket.fromBucketAttributes(
            this,
            "Media",
            BucketAttributes.builder()
                .bucketArn(deployed.arn(ResourceRegistry.MEDIA_BUCKET))
                .region(stage.region())
                .build());
    Annotations.of(this)
        .acknowledgeWarning(
            "@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac",
            "MediaBucket lets CloudFront in.");
    return BehaviorOptions.builder()
        .origin(mediaOrigin(bucket))
        .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
        .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
        .cachePolicy(CachePolicy.CACHING_OPTIMIZED)
        .responseHeadersPolicy(SecurityHeaders.forMedia(this, stage))
        .build();
  }

  private IOrigin mediaOrigin(IBucket bucket) {
    return stage
        .access()
        .secondRegion()
        .map(second -> originGroup(bucket, replicaBucket(second)))
        .getOrElse(() -> S3BucketOrigin.withOriginAccessControl(bucket));
  }

  /**
   * What is not there, or was deleted, is not asked for elsewhere, since the replica may be behind;
   * nor does a reader wait for thrice ten seconds, as CloudFront would for a Region that is lost.
   */
  private static IOrigin originGroup(IBucket first, IBucket second) {
    var patience =
        S3BucketOriginWithOACProps.builder()
            .connectionAttempts(2)
            .connectionTimeout(Duration.seconds(3))
            .build();
    return OriginGroup.Builder.create()
        .primaryOrigin(S3BucketOrigin.withOriginAccessControl(first, patience))
        .fallbackOrigin(S3BucketOrigin.withOriginAccessControl(second))
        .fallbackStatusCodes(FAILOVER_STATUSES.asJava())
        .build();
  }

  private IBucket replicaBucket(SecondRegion second) {
    return Bucket.fromBucketAttributes(
        this,
        "Replica",
        BucketAttributes.builder()
            .bucketArn(second.mediaBucketArn(stage, this))
            .region(second.region())
            .build());
  }

  private static ErrorResponse uncachedError(int status) {
    return ErrorResponse.builder().httpStatus(status).ttl(Duration.seconds(0)).build();
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
