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
import software.amazon.awscdk.services.s3.Filter;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.ReplicationRule;

/** Replication of assets, and of their deletion, to the media bucket of the second Region. */
final class MediaReplication {
  private final Stack stack;
  private final IBucket replicaBucket;
  private final Role role;

  MediaReplication(Stack stack, Stage stage, SecondRegion secondRegion) {
    this.stack = stack;
    this.replicaBucket = secondRegion.mediaBucket(stage.resourcePrefix(), stack);
    this.role =
        Role.Builder.create(stack, "ReplicationRole")
            .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
            .build();
  }

  void configure(Bucket.Builder sourceBucket) {
    var rule =
        ReplicationRule.builder()
            .id("replicate-assets")
            .destination(replicaBucket)
            .priority(1)
            .filter(Filter.builder().prefix(MediaBucket.ASSETS_PREFIX).build())
            .deleteMarkerReplication(true)
            .build();
    sourceBucket.replicationRole(role).replicationRules(List.of(rule).asJava());
  }

  /**
   * Adds a separate policy to the role, because bucket and role would otherwise refer to each
   * other. The policy does not allow the replication of object tags, because media objects have no
   * tags.
   */
  void grantReplication(Bucket sourceBucket) {
    var assetKeys = MediaBucket.ASSETS_PREFIX + "*";
    var statements =
        List.of(
            IamStatements.allow(
                List.of("s3:GetReplicationConfiguration", "s3:ListBucket"),
                sourceBucket.getBucketArn()),
            IamStatements.allow(
                List.of("s3:GetObjectVersionAcl", "s3:GetObjectVersionForReplication"),
                sourceBucket.arnForObjects(assetKeys)),
            IamStatements.allow(
                List.of("s3:ReplicateDelete", "s3:ReplicateObject"),
                replicaBucket.arnForObjects(assetKeys)));
    CfnRolePolicy.Builder.create(stack, "ReplicationGrants")
        .roleName(role.getRoleName())
        .policyName("grants")
        .policyDocument(PolicyDocument.Builder.create().statements(statements.asJava()).build())
        .build();
  }
}
