package io.hindcast.instrumentations.servlet;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;

/**
 * Every filter and every servlet is woven, and the outermost of those that a request goes through
 * records it: no two servers have another place in common.
 */
public final class ServletModule implements InstrumentationModule {
  /** A constant that the compiler copies: at run time no module class is loaded. */
  static final String NAME = "servlet";

  private static final String PACKAGE = "io.hindcast.instrumentations.servlet.";
  private static final String API = "jakarta.servlet.";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void define(Definition definition) {
    definition
        .subtypesOf(API + "Filter")
        .method("doFilter", API + "ServletRequest", API + "ServletResponse", API + "FilterChain")
        .probe(PACKAGE + "FilterProbe");
    definition
        .subtypesOf(API + "Servlet")
        .method("service", API + "ServletRequest", API + "ServletResponse")
        .probe(PACKAGE + "ServletProbe");
  }
}
