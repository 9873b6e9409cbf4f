package io.hindcast.exporter.render;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a local trace is about, as its root says: the same for all requests that are to be compared
 * with one another. Nothing in it that a caller chooses. Immutable.
 */
public final class Route {
  private final boolean request;
  private final String verb;
  private final @Nullable String name;
  private final int hash;

  private Route(boolean request, String verb, @Nullable String name) {
    this.request = request;
    this.verb = verb;
    this.name = name;
    int ofName = name == null ? 0 : name.hashCode();
    this.hash = 31 * (31 * verb.hashCode() + ofName) + (request ? 1 : 0);
  }

  /** Of requests that are answered; without a route where no framework said one. */
  static Route ofRequest(String method, @Nullable String route) {
    return new Route(true, method, route);
  }

  /** Of other work: a verb and what it is done to, or one of them. */
  static Route ofWork(String verb, @Nullable String name) {
    return new Route(false, verb, name);
  }

  /** Of a root that can't be read. */
  public static Route unknown() {
    return new Route(false, "unknown", null);
  }

  /** Value of {@code http.request.method}; null where the root is no request that was answered. */
  public @Nullable String method() {
    return request ? verb : null;
  }

  /** Value of {@code http.route}; null where there is none. */
  public @Nullable String httpRoute() {
    return request ? name : null;
  }

  /** What the root does where it is no request that was answered; null otherwise. */
  public @Nullable String operation() {
    if (request) {
      return null;
    }
    if (name == null) {
      return verb;
    }
    return verb.isEmpty() ? name : verb + " " + name;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route route
        && hash == route.hash
        && request == route.request
        && verb.equals(route.verb)
        && Objects.equals(name, route.name);
  }

  @Override
  public String toString() {
    return name == null ? verb : verb + " " + name;
  }
}
