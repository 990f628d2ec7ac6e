package dev.blogify.cdk;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.s3.Bucket;

/** The replica of the bucket of media: there before the bucket that is copied to it. */
final class ReplicaStack extends Stack {
  ReplicaStack(App app, Stage stage, SecondRegion second) {
    super(
        app,
        "Replica",
        Stacks.props(stage, "replica", "The second bucket of media", second.region()));
    MediaBucket.create(
        this,
        stage,
        Bucket.Builder.create(this, "Media").bucketName(second.mediaBucket(stage, this)));
  }
}
