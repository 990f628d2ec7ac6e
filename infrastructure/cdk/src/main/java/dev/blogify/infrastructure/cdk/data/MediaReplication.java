package dev.blogify.infrastructure.cdk.data;

import dev.blogify.infrastructure.cdk.functions.IamStatements;
import dev.blogify.infrastructure.cdk.stage.SecondRegion;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnRolePolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.Filter;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.ReplicationRule;

/** How what is served, and that it was deleted, comes to the bucket in the second Region. */
final class MediaReplication {
  private final Stack stack;
  private final IBucket replicaBucket;
  private final Role role;

  MediaReplication(Stack stack, Stage stage, SecondRegion to) {
    this.stack = stack;
    this.replicaBucket =
        Bucket.fromBucketAttributes(
            stack,
            "Replica",
            BucketAttributes.builder()
                .bucketArn(to.mediaBucketArn(stage, stack))
                .region(to.region())
                .build());
    this.role =
        Role.Builder.create(stack, "ReplicationRole")
            .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
            .build();
  }

  void configure(Bucket.Builder source) {
    source
        .replicationRole(role)
        .replicationRules(
            java.util.List.of(
                ReplicationRule.builder()
                    .id("what-is-served")
                    .destination(replicaBucket)
                    .priority(1)
                    .filter(Filter.builder().prefix(MediaBucket.ASSETS_PREFIX).build())
                    .deleteMarkerReplication(true)
                    .build()));
  }

  /**
   * Apart from the role, which the bucket names and which would have to name the bucket. Tags are
   * not replicated, as there are none.
   */
  void grantReplication(Bucket source) {
    var statements =
        List.of(
            IamStatements.allow(
                List.of("s3:GetReplicationConfiguration", "s3:ListBucket"), source.getBucketArn()),
            IamStatements.allow(
                List.of("s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication"),
                source.arnForObjects(MediaBucket.ASSETS_PREFIX + "*")),
            IamStatements.allow(
                List.of("s3:ReplicateDelete", "s3:ReplicateObject"),
                replicaBucket.arnForObjects(MediaBucket.ASSETS_PREFIX + "*")));
    CfnRolePolicy.Builder.create(stack, "ReplicationGrants")
        .roleName(role.getRoleName())
        .policyName("grants")
        .policyDocument(PolicyDocument.Builder.create().statements(statements.asJava()).build())
        .build();
  }
}
