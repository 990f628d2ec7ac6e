package dev.blogify.infrastructure.acceptance.iam;

import com.fasterxml.jackson.databind.JsonNode;
import dev.blogify.infrastructure.acceptance.iam.IamRequest.RequestPrincipal;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import java.util.regex.Pattern;

/**
 * A statement of a policy without variables. An unsupported element is an error, because ignoring
 * it would change the meaning of the statement.
 */
record PolicyStatement(
    Effect effect,
    Seq<Principal> principals,
    Seq<String> actions,
    Seq<String> resources,
    Seq<Condition> conditions) {
  private static final Set<String> ELEMENTS =
      HashSet.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition");
  private static final Pattern ROLE_OR_USER =
      Pattern.compile("arn:[^:]+:iam::\\d{12}:(role|user)/.+");

  /** The effect of a matching statement. */
  enum Effect {
    Allow,
    Deny
  }

  /** The principals of a resource policy; an identity policy applies to its role. */
  sealed interface Principal {
    record AnyPrincipal() implements Principal {}

    record Role(String arn) implements Principal {}

    record Service(String name) implements Principal {}

    default boolean matches(RequestPrincipal caller) {
      return switch (this) {
        case AnyPrincipal() -> true;
        case Role(var arn) -> caller.equals(new RequestPrincipal.Role(arn));
        case Service(var name) -> caller.equals(new RequestPrincipal.Service(name));
      };
    }
  }

  static PolicyStatement parse(JsonNode json) {
    var unknown = List.ofAll(json.properties()).map(each -> each.getKey()).removeAll(ELEMENTS);
    if (unknown.nonEmpty()) {
      throw new IllegalArgumentException("Unsupported statement: " + json);
    }
    return new PolicyStatement(
        Effect.valueOf(json.path("Effect").asText()),
        principals(json.path("Principal")),
        asStrings(json.path("Action")),
        asStrings(json.path("Resource")),
        Condition.parse(json.path("Condition")));
  }

  private static Seq<Principal> principals(JsonNode json) {
    return json.isTextual()
        ? List.of(principal("AWS", json.asText()))
        : List.ofAll(json.properties())
            .flatMap(kind ->
                asStrings(kind.getValue()).map(principal -> principal(kind.getKey(), principal)));
  }

  private static Principal principal(String kind, String name) {
    if (kind.equals("AWS") && name.equals("*")) {
      return new Principal.AnyPrincipal();
    }
    if (kind.equals("AWS") && ROLE_OR_USER.matcher(name).matches()) {
      return new Principal.Role(name);
    }
    if (kind.equals("Service")) {
      return new Principal.Service(name);
    }
    throw new IllegalArgumentException("Unsupported principal: " + kind + " " + name);
  }

  /** A text or a number, or a list of them. */
  static Seq<String> asStrings(JsonNode json) {
    var elements = json.isArray() ? List.ofAll(json) : List.of(json);
    return elements.map(element -> {
      if (!element.isValueNode() || element.isNull()) {
        throw new IllegalArgumentException("Neither a text nor a number: " + element);
      }
      return element.asText();
    });
  }

  /** Whether the statement applies to this request, for any principal. */
  boolean matches(IamRequest access) {
    return actions.exists(pattern -> PolicyWildcards.matchAction(pattern, access.action()))
        && resources.exists(pattern -> PolicyWildcards.matchArn(pattern, access.resource()))
        && conditions.forAll(condition -> condition.isMet(access));
  }

  boolean appliesTo(RequestPrincipal caller) {
    return principals.exists(principal -> principal.matches(caller));
  }

  /** One statement for each action and resource of this one. */
  Seq<PolicyStatement> splitByActionAndResource() {
    return actions.flatMap(action ->
        resources.map(resource ->
            new PolicyStatement(
                effect, principals, List.of(action), List.of(resource), conditions)));
  }
}
