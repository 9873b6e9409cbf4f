package io.hindcast.instrumentations.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet in a line of a test. */
final class HandlerServlet extends HttpServlet {
  private final transient Handler handler;

  HandlerServlet(Handler handler) {
    this.handler = handler;
  }

  /** What it does. */
  @FunctionalInterface
  interface Handler {
    /** Answers a request. */
    void handle(HttpServletRequest request, HttpServletResponse response)
        throws ServletException, IOException;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    handler.handle(request, response);
  }
}
