package io.hindcast.instrumentations.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/** What a request was routed by, from the application's root on. */
final class Route {
  /** Where Spring MVC leaves the pattern that its handler was found by; by name, no dependency. */
  private static final String SPRING_PATTERN =
      "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

  private Route() {}

  /** The route; null where nothing said more than that a request came. */
  static @Nullable String of(HttpServletRequest request) {
    String pattern = ofSpring(request);
    return pattern != null ? pattern : ofMapping(request);
  }

  /** The route by Spring MVC. */
  static @Nullable String ofSpring(HttpServletRequest request) {
    if (!(request.getAttribute(SPRING_PATTERN) instanceof String pattern)) {
      return null;
    }
    HttpServletMapping mapping = request.getHttpServletMapping();
    // Relative to the dispatcher servlet, where that has only a part of the application's paths.
    String prefix =
        mapping.getMappingMatch() == MappingMatch.PATH ? prefix(mapping.getPattern()) : "";
    return join(request.getContextPath() + prefix, pattern);
  }

  /**
   * The route by the servlet's own mapping. Not by those of all requests and of an extension: they
   * name no resource.
   */
  private static @Nullable String ofMapping(HttpServletRequest request) {
    HttpServletMapping mapping = request.getHttpServletMapping();
    String pattern = mapping.getPattern();
    MappingMatch match = mapping.getMappingMatch();
    if (match == MappingMatch.CONTEXT_ROOT) {
      return join(request.getContextPath(), "/");
    }
    return match == MappingMatch.EXACT || (match == MappingMatch.PATH && !pattern.equals("/*"))
        ? join(request.getContextPath(), pattern)
        : null;
  }

  /** {@code /api} of {@code /api/*}. */
  private static String prefix(String pathPattern) {
    return pathPattern.endsWith("/*")
        ? pathPattern.substring(0, pathPattern.length() - 2)
        : pathPattern;
  }

  private static String join(String prefix, String pattern) {
    if (pattern.isEmpty()) {
      return prefix.isEmpty() ? "/" : prefix;
    }
    String separator = pattern.charAt(0) == '/' ? "" : "/";
    return prefix.isEmpty() && separator.isEmpty() ? pattern : prefix + separator + pattern;
  }
}
