package dev.blogify.infrastructure.cdk.data;

import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;

/** The media bucket: uploads under {@code pending/}, published media under {@code assets/}. */
public final class MediaStack extends Stack {
  private final Bucket bucket;

  public MediaStack(App app, Stage stage) {
    super(app, "Media", StackDefaults.stackProps(stage, "media", "Media bucket"));
    var replication = stage.secondRegion().map(region -> new MediaReplication(this, stage, region));
    var builder = Bucket.Builder.create(this, "Media");
    replication.forEach(each -> each.configure(builder));
    bucket = MediaBucket.create(this, stage, builder);
    replication.forEach(each -> each.grantReplication(bucket));
    // Sets the property directly, because CDK's option deploys a function that sets it.
    ((CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild()))
        .addPropertyOverride(
            "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
  }

  /** The stack of the replica bucket, which must exist before replication is configured. */
  public static Stack createReplica(App app, Stage stage, SecondRegion secondRegion) {
    var stack =
        new Stack(
            app,
            "Replica",
            StackDefaults.stackProps(
                stage, "replica", "Media bucket of the second Region", secondRegion.region()));
    var bucketName = secondRegion.mediaBucketName(stage.resourcePrefix(), stack);
    MediaBucket.create(stack, stage, Bucket.Builder.create(stack, "Media").bucketName(bucketName));
    return stack;
  }

  public ResourceRegistry addResourcesTo(ResourceRegistry resources) {
    return resources.with(
        ResourceRegistry.MEDIA_BUCKET, bucket.getBucketName(), bucket.getBucketArn());
  }
}
