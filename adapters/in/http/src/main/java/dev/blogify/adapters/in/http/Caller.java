package dev.blogify.adapters.in.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.blogify.application.CommandContext;
import dev.blogify.domain.access.Actor.Person;
import dev.blogify.domain.access.Role;
import dev.blogify.domain.access.UserId;
import dev.blogify.domain.user.DisplayName;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * The signed-in user of a request, from the claims that API Gateway's authorizer has verified.
 *
 * @param defaultDisplayName the display name of a user without a stored profile
 * @param commandContext the context that is stored with changes
 */
record Caller(Person person, DisplayName defaultDisplayName, CommandContext commandContext) {
  private static final Pattern GROUP_SEPARATORS = Pattern.compile("[\\[\\], ]+");

  /**
   * Returns empty for an ID token. The check is necessary because the authorizer accepts both ID
   * tokens and access tokens.
   */
  static Option<Caller> fromRequest(ApiRequest request) {
    return claims(request.event())
        .filter(claims -> claims.get("token_use").contains("access"))
        .flatMap(claims ->
            claims
                .get("sub")
                .flatMap(UserId::parse)
                .map(id -> new Person(id, Role.highestOf(groups(claims))))
                .map(person ->
                    new Caller(
                        person,
                        displayName(claims, person.id()),
                        commandContext(person, request))));
  }

  private static CommandContext commandContext(Person person, ApiRequest request) {
    return new CommandContext(person, request.correlationId(), request.traceParent());
  }

  private static Option<Map<String, String>> claims(APIGatewayV2HTTPEvent event) {
    return Option.of(event.getRequestContext().getAuthorizer())
        .flatMap(authorizer -> Option.of(authorizer.getJwt()))
        .flatMap(jwt -> Option.of(jwt.getClaims()))
        .map(HashMap::ofAll);
  }

  /**
   * Splits the groups claim. API Gateway formats the array as {@code [author editor]} or as a
   * comma-separated list.
   */
  private static Seq<String> groups(Map<String, String> claims) {
    return claims
        .get("cognito:groups")
        .<Seq<String>>map(groups -> List.of(GROUP_SEPARATORS.split(groups)))
        .getOrElse(List.empty());
  }

  private static DisplayName displayName(Map<String, String> claims, UserId id) {
    return claims
        .get("username")
        .flatMap(name -> DisplayName.parse(name).toOption())
        .getOrElse(() -> new DisplayName(id.value()));
  }
}
