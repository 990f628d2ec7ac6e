package dev.blogify.adapters.out.aws.dynamodb.schema;

/** The names of the tables of a deployment. */
@FunctionalInterface
public interface TableNames {
  String of(TableDefinition table);
}
