package dev.blogify.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.blogify.adapters.http.CrossOrigin;
import dev.blogify.adapters.http.Route;
import dev.blogify.adapters.http.Routes;
import io.vavr.collection.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

final class ApiTest {
  private static final String STAGE = "AWS::ApiGatewayV2::Stage";

  private static final class Once {
    static final Template API = Synthesis.prod().template("Api");
  }

  @Test
  void theRoutesOfTheListAreDeployedAndNoOthers() {
    assertThat(
            Synthesis.prod()
                .resources("AWS::ApiGatewayV2::Route")
                .map(route -> route.properties().path("RouteKey").asText()))
        .containsExactlyInAnyOrderElementsOf(Routes.ALL.map(ApiTest::key));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteAsksForATokenUnlessItIsOpen(Route route) {
    Once.API.hasResourceProperties(
        "AWS::ApiGatewayV2::Route",
        switch (route.access()) {
          case OPEN ->
              Map.of(
                  "RouteKey", key(route),
                  "AuthorizationType", "NONE",
                  "AuthorizerId", Match.absent());
          case SIGNED_IN ->
              Map.of(
                  "RouteKey", key(route),
                  "AuthorizationType", "JWT",
                  "AuthorizerId", Map.of("Ref", Match.stringLikeRegexp("^HttpTokens")));
        });
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteLeadsToItsFunction(Route route) {
    Once.API.hasResourceProperties(
        "AWS::ApiGatewayV2::Integration",
        Map.of(
            "IntegrationType", "AWS_PROXY",
            "PayloadFormatVersion", "2.0",
            "IntegrationUri",
                Map.of("Ref", Match.stringLikeRegexp("^" + route.operationId() + "Live"))));
  }

  /** API-2. */
  @Test
  void theAuthorizerTakesTokensOfOnePoolAndOneClient() {
    Once.API.hasResourceProperties(
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
    Once.API.resourceCountIs("AWS::ApiGatewayV2::Authorizer", 1);
  }

  /** API-13. */
  @Test
  void allRequestsTogetherAreBoundedAndDearOnesMoreSo() {
    Once.API.hasResourceProperties(
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

  /** CloudFormation refuses settings of a route that is not there yet. */
  @Test
  void settingsOfARouteComeAfterIt() {
    Once.API.hasResource(
        STAGE,
        Map.of(
            "DependsOn",
            Match.arrayWith(
                java.util.List.of(
                    Match.stringLikeRegexp("^createPostRoute"),
                    Match.stringLikeRegexp("^requestUploadRoute")))));
  }

  @Test
  void everyRequestIsLoggedAlsoWhereNoFunctionSeesIt() {
    Once.API.hasResourceProperties(
        STAGE,
        Map.of(
            "AccessLogSettings",
            Map.of(
                "DestinationArn", Match.anyValue(),
                "Format", Match.stringLikeRegexp("\\$context\\.requestId.*\\$context\\.status"))));
  }

  @Test
  void pagesOfTheFrontEndsMayCallAndNoOthers() {
    Once.API.hasResourceProperties(
        "AWS::ApiGatewayV2::Api",
        Map.of(
            "CorsConfiguration",
            Map.of(
                "AllowOrigins", Synthesis.stage("prod").access().frontEnds().asJava(),
                "AllowMethods", CrossOrigin.API.methods().asJava(),
                "AllowHeaders", CrossOrigin.API.headers().asJava(),
                "ExposeHeaders", CrossOrigin.API.exposed().asJava(),
                "MaxAge", 600)));
  }

  @Test
  void aFunctionIsCalledByTheApiOnlyOnItsOwnRoutes() {
    var permissions = Synthesis.prod().resources("AWS::Lambda::Permission");

    assertThat(permissions)
        .allSatisfy(each -> assertThat(each.properties().has("SourceArn")).as(each.id()).isTrue());
    assertThat(
            permissions
                .filter(each -> each.stack().equals("Api"))
                .map(each ->
                    List.ofAll(each.properties().at("/SourceArn/Fn::Join/1")).last().asText()))
        .containsExactlyInAnyOrderElementsOf(Routes.ALL.map(route -> "/*/*" + route.path()));
  }

  static Stream<Route> routes() {
    return Routes.ALL.toJavaStream();
  }

  private static String key(Route route) {
    return route.method() + " " + route.path();
  }
}
