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
 * Copies of the tables that outlive even them, as recovery to a point in time does not: each day
 * for 35 days, each month for a year. The bucket has none, since AWS Backup takes versioned ones
 * only.
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
        "AWS Backup works by the policy that AWS writes and keeps up for it; only the service may"
            + " take the role.");
  }
}
