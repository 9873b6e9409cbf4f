package io.hindcast.exporter.otlp;

/** Reads what collectors answer. */
final class Answers {
  private static final long SECOND = 1_000_000_000L;

  private Answers() {}

  /** {@code Export…ServiceResponse}, the same for all signals: whether all items were taken. */
  static Outcome.Delivered delivered(byte[] response) {
    long rejected = 0;
    String message = "";
    ProtoReader in = new ProtoReader(response);
    while (in.next()) {
      if (in.field() == 1) {
        ProtoReader partial = in.message();
        while (partial.next()) {
          switch (partial.field()) {
            case 1 -> rejected = Math.max(0, partial.number());
            case 2 -> message = partial.text();
            default -> {}
          }
        }
      }
    }
    return new Outcome.Delivered(rejected, message);
  }

  /** The message of a {@code google.rpc.Status}; empty where there is none. */
  static String statusMessage(byte[] status) {
    ProtoReader in = new ProtoReader(status);
    while (in.next()) {
      if (in.field() == 2) {
        return in.text();
      }
    }
    return "";
  }

  /**
   * How long a {@code google.rpc.Status} asks to wait, by a {@code google.rpc.RetryInfo} among its
   * details.
   *
   * @return nanoseconds; {@link Outcome#NO_DELAY} where it does not ask
   */
  static long retryDelay(byte[] status) {
    ProtoReader in = new ProtoReader(status);
    while (in.next()) {
      if (in.field() == 3) {
        long delay = retryInfo(in.message());
        if (delay != Outcome.NO_DELAY) {
          return delay;
        }
      }
    }
    return Outcome.NO_DELAY;
  }

  private static long retryInfo(ProtoReader any) {
    boolean wanted = false;
    while (any.next()) {
      if (any.field() == 1) {
        wanted = any.text().endsWith("/google.rpc.RetryInfo");
      } else if (any.field() == 2 && wanted) {
        ProtoReader info = any.message();
        while (info.next()) {
          if (info.field() == 1) {
            return duration(info.message());
          }
        }
        return 0;
      }
    }
    // One without a delay is empty, and what is empty is not sent: it says that trying again helps.
    return wanted ? 0 : Outcome.NO_DELAY;
  }

  private static long duration(ProtoReader in) {
    long seconds = 0;
    long nanos = 0;
    while (in.next()) {
      if (in.field() == 1) {
        seconds = in.number();
      } else if (in.field() == 2) {
        nanos = in.number();
      }
    }
    return Math.max(0, Math.min(seconds, Integer.MAX_VALUE) * SECOND + nanos);
  }
}
