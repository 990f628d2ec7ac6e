package dev.blogify.infrastructure.cdk.data;

import dev.blogify.infrastructure.cdk.stage.CdkNagSuppressions;
import dev.blogify.infrastructure.cdk.stage.StackDefaults;
import dev.blogify.infrastructure.cdk.stage.Stage;
import io.vavr.collection.Seq;
import java.util.List;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelectionOptions;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/**
 * AWS Backup of the tables: daily for 35 days and monthly for a year, because point-in-time
 * recovery ends when a table is deleted. The media bucket has no backup, because AWS Backup
 * requires versioned buckets.
 */
final class Backups {
  private Backups() {}

  static void create(Construct scope, Stage stage, Seq<TableV2> tables) {
    var vault =
        BackupVault.Builder.create(scope, "Vault")
            .backupVaultName(stage.resourcePrefix())
            .removalPolicy(StackDefaults.removalPolicy(stage))
            .build();
    var selection =
        BackupPlan.Builder.create(scope, "Backups")
            .backupPlanName(stage.resourcePrefix())
            .backupPlanRules(
                List.of(BackupPlanRule.daily(vault), BackupPlanRule.monthly1Year(vault)))
            .build()
            .addSelection(
                "Tables",
                BackupSelectionOptions.builder()
                    .resources(tables.map(BackupResource::fromDynamoDbTable).asJava())
                    .build());
    CdkNagSuppressions.suppress(
        selection,
        "AwsSolutions-IAM4",
        "AWS Backup requires the managed policy that AWS maintains for it, and only the service can"
            + " assume the role.");
  }
}
