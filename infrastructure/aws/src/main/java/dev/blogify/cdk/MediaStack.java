package dev.blogify.cdk;

import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;

/** The bucket of media: what was uploaded under {@code pending/}, what is served under assets/. */
final class MediaStack extends Stack {
  private final Bucket bucket;

  MediaStack(App app, Stage stage) {
    super(app, "Media", Stacks.props(stage, "media", "The bucket of media"));
    var replication = stage.access().secondRegion().map(to -> new Replication(this, stage, to));
    var builder = Bucket.Builder.create(this, "Media");
    replication.forEach(each -> each.configure(builder));
    bucket = MediaBucket.create(this, stage, builder);
    replication.forEach(each -> each.allow(bucket));
    tellEventBridge();
  }

  Deployed after(Deployed before) {
    return before.and(Deployed.MEDIA_BUCKET, bucket.getBucketName(), bucket.getBucketArn());
  }

  /** The bucket's own property; CDK's would deploy a function that sets it. */
  private void tellEventBridge() {
    ((CfnBucket) Objects.requireNonNull(bucket.getNode().getDefaultChild()))
        .addPropertyOverride(
            "NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled", true);
  }
}
