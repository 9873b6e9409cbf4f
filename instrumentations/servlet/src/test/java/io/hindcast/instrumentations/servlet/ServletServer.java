package io.hindcast.instrumentations.servlet;

import jakarta.servlet.ServletContext;

/** A server with one application, at {@link #CONTEXT_PATH}. */
interface ServletServer {
  /** Where the application lies. */
  String CONTEXT_PATH = "/shop";

  /** What shows failures of the application; a servlet of it. */
  String ERROR_PAGE = "/error";

  /** Starts a server. */
  @FunctionalInterface
  interface Starter {
    /** Starts it with an application; its error page only where it is asked for. */
    ServletServer start(Application application, boolean errorPage) throws Exception;
  }

  /** Registers filters and servlets. */
  @FunctionalInterface
  interface Application {
    /** Called while the server starts. */
    void register(ServletContext context);
  }

  /** Stops it. */
  void stop() throws Exception;

  /** The port it listens on. */
  int port();
}
