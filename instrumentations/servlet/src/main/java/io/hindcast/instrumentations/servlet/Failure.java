package io.hindcast.instrumentations.servlet;

import jakarta.servlet.ServletException;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/** What an exception that leaves the application comes to. */
final class Failure {
  /** How far to unwrap: nobody wraps more often, and a circle of causes has no end. */
  private static final int MAX_WRAPPINGS = 8;

  private Failure() {}

  /** What went wrong, without the wrapping that the signature of a servlet demands. */
  static Throwable cause(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0;
        i < MAX_WRAPPINGS
            && cause instanceof ServletException wrapping
            && wrapping.getRootCause() != null;
        i++) {
      cause = wrapping.getRootCause();
    }
    return cause;
  }

  /**
   * The status that the client gets. The server turns an exception into one only after the call, so
   * it is foretold (Jakarta Servlet, section 10.9.2).
   */
  static int status(HttpServletResponse response, @Nullable Throwable thrown) {
    if (thrown == null || response.isCommitted()) {
      return response.getStatus();
    }
    if (thrown instanceof UnavailableException unavailable) {
      return unavailable.isPermanent() ? 404 : 503;
    }
    return 500;
  }
}
