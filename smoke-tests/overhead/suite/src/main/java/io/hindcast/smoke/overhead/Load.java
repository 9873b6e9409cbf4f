package io.hindcast.smoke.overhead;

import io.hindcast.smoke.stage.LoadGenerator;
import io.hindcast.smoke.stage.LoadOutcome;
import java.time.Duration;

/**
 * Load that has to be answered: an arm that answers less is not cheaper. A path that ends with a
 * slash gets the number of the request, 0 to 99, appended.
 */
final class Load {
  private Load() {}

  static LoadOutcome atRate(int port, String path, double perSecond, Duration duration)
      throws InterruptedException {
    return LoadGenerator.atRate(port, get(path), perSecond, duration).allAnswered();
  }

  static LoadOutcome saturating(int port, String path, Duration duration)
      throws InterruptedException {
    return LoadGenerator.saturating(port, get(path), duration).allAnswered();
  }

  private static LoadGenerator.Request get(String path) {
    boolean numbered = path.endsWith("/");
    return (connection, number) -> {
      var unused = connection.get(numbered ? path + number % 100 : path);
    };
  }
}
