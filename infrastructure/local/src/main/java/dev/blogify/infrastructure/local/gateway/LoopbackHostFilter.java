package dev.blogify.infrastructure.local.gateway;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Accepts only requests to names of the loopback interface, because a page of an attacker can
 * resolve its own name to this machine (DNS rebinding). Any port is accepted, because a port can be
 * forwarded.
 */
final class LoopbackHostFilter extends Filter {
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
  private static final Set<String> LOOPBACK_NAMES = HashSet.of("localhost", "127.0.0.1", "[::1]");

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    exchange.getResponseHeaders().set("x-content-type-options", "nosniff");
    var isLoopback =
        Option.of(exchange.getRequestHeaders().getFirst("Host"))
            .map(host -> PORT.matcher(host).replaceFirst(""))
            .exists(LOOPBACK_NAMES::contains);
    if (isLoopback) {
      chain.doFilter(exchange);
    } else {
      try (exchange) {
        BufferedResponse.error(421, "Misdirected Request").send(exchange);
      }
    }
  }

  @Override
  public String description() {
    return "Loopback host";
  }
}
