package dev.blogify.infrastructure.acceptance.iam;

import com.fasterxml.jackson.databind.JsonNode;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.util.function.Predicate;

/** A policy: its JSON and its statements. */
record IamPolicy(JsonNode document, Seq<PolicyStatement> statements) {
  private static final String VERSION = "2012-10-17";

  /** An identity policy, whose principal is the role. */
  static IamPolicy ofRole(JsonNode document) {
    return parse(document, statement -> statement.principals().isEmpty());
  }

  /** A resource policy, which names its principals. */
  static IamPolicy ofResource(JsonNode document) {
    return parse(document, statement -> statement.principals().nonEmpty());
  }

  private static IamPolicy parse(JsonNode document, Predicate<PolicyStatement> fit) {
    var json = document.path("Statement");
    var statements =
        (json.isArray() ? List.ofAll(json) : List.of(json)).map(PolicyStatement::parse);
    if (!document.path("Version").asText().equals(VERSION) || !statements.forAll(fit)) {
      throw new IllegalArgumentException("Unsupported policy: " + document);
    }
    return new IamPolicy(document, statements);
  }
}
