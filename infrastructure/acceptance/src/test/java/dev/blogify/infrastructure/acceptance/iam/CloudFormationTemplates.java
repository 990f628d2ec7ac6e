package dev.blogify.infrastructure.acceptance.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * The templates of a stage and the values that CloudFormation resolves in them. An expression that
 * cannot be resolved is an error, because a guessed policy proves nothing.
 */
record CloudFormationTemplates(Map<String, JsonNode> byStack) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A resource with unresolved intrinsic functions. */
  record Resource(String stack, String id, JsonNode json) {
    String type() {
      return json.path("Type").asText();
    }

    JsonNode property(String name) {
      return json.path("Properties").path(name);
    }
  }

  Seq<Resource> resources() {
    return byStack
        .toList()
        .flatMap(template ->
            List.ofAll(template._2().path("Resources").properties())
                .map(entry -> new Resource(template._1(), entry.getKey(), entry.getValue())));
  }

  Seq<Resource> resources(String type) {
    return resources().filter(resource -> resource.type().equals(type));
  }

  Resource resource(String stack, String id) {
    return resources()
        .find(each -> each.stack().equals(stack) && each.id().equals(id))
        .getOrElseThrow(() -> new IllegalArgumentException(stack + " has no " + id));
  }

  /** The resource with all intrinsic functions resolved. */
  JsonNode resolve(String stack, JsonNode json) {
    if (json.isArray()) {
      return JSON.arrayNode().addAll(List.ofAll(json).map(each -> resolve(stack, each)).asJava());
    }
    if (!json.isObject()) {
      return json;
    }
    if (json.size() == 1) {
      var only = json.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return JSON.textNode(value(stack, only.getKey(), only.getValue()));
      }
    }
    var object = JSON.objectNode();
    json.properties()
        .forEach(member -> object.set(member.getKey(), resolve(stack, member.getValue())));
    return object;
  }

  private String value(String stack, String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(stack, argument.asText());
      case "Fn::GetAtt" ->
          deployedResource(stack, argument.path(0).asText()).attribute(argument.path(1).asText());
      case "Fn::Join" -> texts(stack, argument.path(1)).mkString(argument.path(0).asText());
      case "Fn::Select" -> splitOrList(stack, argument.path(1)).get(argument.path(0).asInt());
      case "Fn::ImportValue" -> exportedValue(text(stack, argument));
      default ->
          throw new IllegalArgumentException(
              "Unknown attribute %s of %s".formatted(function, argument));
    };
  }

  private String ref(String stack, String name) {
    return switch (name) {
      case "AWS::AccountId" -> Arns.ACCOUNT;
      case "AWS::Partition" -> Arns.PARTITION;
      case "AWS::Region" -> Arns.REGION;
      default -> deployedResource(stack, name).ref();
    };
  }

  private DeployedResource deployedResource(String stack, String id) {
    var resource = resource(stack, id);
    return new DeployedResource(stack, id, resource.type(), resource.json().path("Properties"));
  }

  /** {@code Fn::Split} gives a list; only {@code Fn::Select} may contain it. */
  private Seq<String> splitOrList(String stack, JsonNode json) {
    var split = json.path("Fn::Split");
    return split.isMissingNode()
        ? texts(stack, json)
        : List.of(text(stack, split.path(1)).split(split.path(0).asText(), -1));
  }

  private Seq<String> texts(String stack, JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException("Not a list: " + json);
    }
    return List.ofAll(json).map(each -> text(stack, each));
  }

  private String text(String stack, JsonNode json) {
    var resolved = resolve(stack, json);
    if (!resolved.isTextual()) {
      throw new IllegalArgumentException("Not a text: " + json);
    }
    return resolved.asText();
  }

  private String exportedValue(String name) {
    return byStack
        .toList()
        .flatMap(template ->
            List.ofAll(template._2().path("Outputs"))
                .filter(output -> output.path("Export").path("Name").asText().equals(name))
                .map(output -> text(template._1(), output.path("Value"))))
        .headOption()
        .getOrElseThrow(() -> new IllegalArgumentException("No stack exports " + name));
  }
}
