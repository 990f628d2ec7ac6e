package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;

/**
 * Lets nobody in whom a page of another origin sent, nor one whose name was made to point here (DNS
 * rebinding): what operates the platform is for whoever sits at the machine.
 */
public final class SameOriginFilter extends Filter {
  private final Set<String> allowedHosts;

  public SameOriginFilter(int port) {
    this.allowedHosts =
        HashSet.of("localhost", "127.0.0.1", "[::1]").map(host -> host + ":" + port);
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    var asked = exchange.getRequestHeaders();
    var isOwn =
        Option.of(asked.getFirst("Host")).exists(allowedHosts::contains)
            && Option.of(asked.getFirst("Origin")).forAll(this::isSameOrigin);
    if (isOwn) {
      chain.doFilter(exchange);
    } else {
      try (exchange) {
        BufferedResponse.error(403, "Only for this machine").send(exchange);
      }
    }
  }

  private boolean isSameOrigin(String origin) {
    return allowedHosts.exists(host -> origin.equals("http://" + host));
  }

  @Override
  public String description() {
    return "Own origin only";
  }
}
