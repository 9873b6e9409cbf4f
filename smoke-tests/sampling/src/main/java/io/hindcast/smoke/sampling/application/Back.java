package io.hindcast.smoke.sampling.application;

import java.io.IOException;

/** The service behind: it knows what is in stock and in the archive. */
public final class Back {
  private Back() {}

  public static void main(String[] arguments) throws IOException {
    Service.create()
        .with(Route.STOCK, (number, anomaly) -> stock(anomaly))
        .with(Route.ARCHIVE, (number, anomaly) -> archive(anomaly))
        .with(Route.DISCOUNTS, (number, anomaly) -> 404)
        .start();
  }

  private static int stock(Anomaly anomaly) {
    return switch (anomaly) {
      case FAILS_BEHIND -> 500;
      case DOWN_BEHIND -> 503;
      default -> 200;
    };
  }

  private static int archive(Anomaly anomaly) throws InterruptedException {
    if (anomaly == Anomaly.SLOW_BEHIND) {
      // The slowness itself, which has to be found.
      Thread.sleep(Anomaly.SLOW_MILLIS);
    }
    return 200;
  }
}
