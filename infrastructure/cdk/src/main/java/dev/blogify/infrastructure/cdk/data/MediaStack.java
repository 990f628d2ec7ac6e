package dev.blogify.infrastructure.cdk.data;

import dev.blogify.infrastructure.cdk.functions.ResourceRegistry;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;

/** The bucket of media: what was uploaded under {@code pending/}, what is served under assets/. */
public final class MediaStack extends Stack {
  private final Bucket bucket;

  public MediaStack(App app, Stage stage) {
    super(app, "Media", StackDefaults.stackProps(stage, "media", "The bucket of media"));
    var replication =
        stage.access().secondRegion().map(to -> new MediaReplication(this, stage, to));
    var builder = Bucket.Builder.create(this, "Media");
    replication.forEach(each -> each.configure(builder));
    bucket = MediaBucket.create(this, stage, builder);
    replication.forEach(each -> each.grantReplication(bucket));
    enableEventBridgeNotifications();
  }

  public ResourceRegistry addResourcesTo(ResourceRegistry before) {
    return before.with(
        ResourceRegistry.MEDIA_BUCKET, bucket.getBucketName(), bucket.getBucketArn());
  }

  /** The bucket's own property; CDK's would deploy a function that sets it. */
  private void enableEventBridgeNotifications() {
    ((CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild()))
        .addPropertyOverride(
            "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
  }
}
