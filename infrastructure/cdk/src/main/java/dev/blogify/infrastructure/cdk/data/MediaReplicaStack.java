package dev.blogify.infrastructure.cdk.data;

import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** The replica of the bucket of media: there before the bucket that is copied to it. */
public final class MediaReplicaStack extends Stack {
  public MediaReplicaStack(App app, Stage stage, SecondRegion second) {
    super(
        app,
        "Replica",
        StackDefaults.stackProps(stage, "replica", "The second bucket of media", second.region()));
    MediaBucket.create(
        this,
        stage,
        Bucket.Builder.create(this, "Media").bucketName(second.mediaBucketName(stage, this)));
  }
}
