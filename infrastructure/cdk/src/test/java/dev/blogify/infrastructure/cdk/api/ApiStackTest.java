package dev.blogify.infrastructure.cdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.in.http.Operation;
import dev.blogify.adapters.in.http.Operations;
import dev.blogify.adapters.in.http.apigateway.CorsPolicy;
import dev.blogify.infrastructure.cdk.Synthesis;
import io.vavr.collection.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class ApiStackTest {
  private static final String STAGE = "AWS::ApiGatewayV2::Stage";

  private static final class TemplateHolder {
    static final Template API = Synthesis.prod().template("Api");
  }

  @Test
  void deploysExactlyTheDeclaredRoutes() {
    assertThat(
            Synthesis.prod()
                .resources("AWS::ApiGatewayV2::Route")
                .map(route -> route.text("RouteKey")))
        .containsExactlyInAnyOrderElementsOf(
            Operations.ALL
                .map(ApiStackTest::key)
                .appendAll(
                    Operations.ALL
                        .filter(operation -> operation.method().equals("GET"))
                        .map(operation -> "HEAD " + operation.path())));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteRequiresATokenUnlessItIsOpen(Operation route) {
    TemplateHolder.API.hasResourceProperties(
        "AWS::ApiGatewayV2::Route",
        switch (route.access()) {
          case ANONYMOUS ->
              Map.of(
                  "RouteKey", key(route),
                  "AuthorizationType", "NONE",
                  "AuthorizerId", Match.absent());
          case AUTHENTICATED ->
              Map.of(
                  "RouteKey", key(route),
                  "AuthorizationType", "JWT",
                  "AuthorizerId", Map.of("Ref", Match.stringLikeRegexp("^HttpJwtAuthorizer")));
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteInvokesItsFunction(Operation route) {
    TemplateHolder.API.hasResourceProperties(
        "AWS::ApiGatewayV2::Integration",
        Map.of(
            "IntegrationType", "AWS_PROXY",
            "PayloadFormatVersion", "2.0",
            "IntegrationUri", Map.of("Ref", Match.stringLikeRegexp("^" + route.id() + "Live"))));
  }

  /** API-2. */
  @Test
  void theAuthorizerAcceptsTokensOfOneUserPoolClient() {
    TemplateHolder.API.hasResourceProperties(
        "AWS::ApiGatewayV2::Authorizer",
        Map.of(
            "AuthorizerType", "JWT",
            "IdentitySource", java.util.List.of("$request.header.Authorization"),
            "JwtConfiguration",
                Map.of(
                    "Audience",
                    java.util.List.of(
                        Map.of("Fn::ImportValue", Match.stringLikeRegexp("FrontEnds"))),
                    "Issuer",
                    Map.of(
                        "Fn::Join",
                        Match.arrayWith(
                            java.util.List.of(
                                Match.arrayWith(
                                    java.util.List.of(
                                        "https://cognito-idp.eu-west-3.amazonaws.com/"))))))));
    TemplateHolder.API.resourceCountIs("AWS::ApiGatewayV2::Authorizer", 1);
  }

  /** API-13. */
  @Test
  void throttlesAllRequestsAndCostlyOnesMoreStrictly() {
    TemplateHolder.API.hasResourceProperties(
        STAGE,
        Map.of(
            "DefaultRouteSettings",
                Map.of("ThrottlingRateLimit", 1000, "ThrottlingBurstLimit", 2000),
            "RouteSettings",
                Map.of(
                    "POST /posts", Map.of("ThrottlingRateLimit", 100, "ThrottlingBurstLimit", 200),
                    "POST /media",
                        Map.of("ThrottlingRateLimit", 100, "ThrottlingBurstLimit", 200))));
  }

  /** CloudFormation rejects the settings of a route that does not exist yet. */
  @Test
  void routeSettingsDependOnTheirRoute() {
    TemplateHolder.API.hasResource(
        STAGE,
        Map.of(
            "DependsOn",
            Match.arrayWith(
                java.util.List.of(
                    Match.stringLikeRegexp("^createPostRoute"),
                    Match.stringLikeRegexp("^requestUploadRoute")))));
  }

  @Test
  void logsEveryRequestEvenIfNoFunctionIsInvoked() {
    TemplateHolder.API.hasResourceProperties(
        STAGE,
        Map.of(
            "AccessLogSettings",
            Map.of(
                "DestinationArn", Match.anyValue(),
                "Format", Match.stringLikeRegexp("\\$context\\.requestId.*\\$context\\.status"))));
  }

  @Test
  void corsAllowsOnlyTheFrontEndOrigins() {
    TemplateHolder.API.hasResourceProperties(
        "AWS::ApiGatewayV2::Api",
        Map.of(
            "CorsConfiguration",
            Map.of(
                "AllowOrigins", Synthesis.stage("prod").access().frontEndOrigins().asJava(),
                "AllowMethods", CorsPolicy.API.allowedMethods().asJava(),
                "AllowHeaders", CorsPolicy.API.allowedHeaders().asJava(),
                "ExposeHeaders", CorsPolicy.API.exposedHeaders().asJava(),
                "MaxAge", 600)));
  }

  @Test
  void theApiMayInvokeAFunctionOnlyOnItsOwnRoute() {
    var permissions = Synthesis.prod().resources("AWS::Lambda::Permission");

    assertThat(permissions)
        .allSatisfy(each -> assertThat(each.properties().has("SourceArn")).as(each.id()).isTrue());
    assertThat(
            permissions
                .filter(each -> each.stack().equals("Api"))
                .map(each ->
                    List.ofAll(each.properties().at("/SourceArn/Fn::Join/1")).last().asText()))
        .containsExactlyInAnyOrderElementsOf(
            Operations.ALL
                .appendAll(Operations.ALL.filter(operation -> operation.method().equals("GET")))
                .map(operation -> "/*/*" + operation.path()));
  }

  static Stream<Operation> routes() {
    return Operations.ALL.toJavaStream();
  }

  private static String key(Operation route) {
    return route.method() + " " + route.path();
  }
}
