package dev.blogify.adapters.out.aws.dynamodb.schema;

/** What the tables of a deployment are called. */
@FunctionalInterface
public interface TableNames {
  String of(TableDefinition table);
}
