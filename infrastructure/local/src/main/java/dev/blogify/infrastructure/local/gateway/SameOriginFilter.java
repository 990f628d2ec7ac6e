package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;

/**
 * Rejects cross-origin and DNS-rebinding requests, because the filtered paths administer the
 * platform.
 */
public final class SameOriginFilter extends Filter {
  private final Set<String> allowedHosts;

  public SameOriginFilter(int port) {
    this.allowedHosts =
        HashSet.of("localhost", "127.0.0.1", "[::1]").map(host -> host + ":" + port);
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    var headers = exchange.getRequestHeaders();
    var isSameOrigin =
        Option.of(headers.getFirst("Host")).exists(allowedHosts::contains)
            && Option.of(headers.getFirst("Origin"))
                .forAll(origin -> allowedHosts.exists(host -> origin.equals("http://" + host)));
    if (isSameOrigin) {
      chain.doFilter(exchange);
    } else {
      try (exchange) {
        BufferedResponse.error(403, "Forbidden").send(exchange);
      }
    }
  }

  @Override
  public String description() {
    return "Same origin";
  }
}
