package dev.blogify.local.gateway;

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
public final class OwnOrigin extends Filter {
  private final Set<String> hosts;

  public OwnOrigin(int port) {
    this.hosts = HashSet.of("localhost", "127.0.0.1", "[::1]").map(host -> host + ":" + port);
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    var asked = exchange.getRequestHeaders();
    var isOwn =
        Option.of(asked.getFirst("Host")).exists(hosts::contains)
            && Option.of(asked.getFirst("Origin")).forAll(this::isOwn);
    if (isOwn) {
      chain.doFilter(exchange);
    } else {
      try (exchange) {
        Reply.message(403, "Only for this machine").send(exchange);
      }
    }
  }

  private boolean isOwn(String origin) {
    return hosts.exists(host -> origin.equals("http://" + host));
  }

  @Override
  public String description() {
    return "Own origin only";
  }
}
