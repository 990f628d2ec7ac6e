package dev.blogify.adapters.aws.dynamodb;

/** What the tables of a deployment are called. */
@FunctionalInterface
public interface TableNames {
  String of(Table table);
}
