package io.hindcast.smoke.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a collector, and the network before it, may do. */
final class CollectorFaults {
  /** So many bytes of a request that has some thousand a second, or of an answer that has more. */
  private static final int MIDDLE = 2_000;

  private static final long SEED = 20_261_121;

  private static final Setup HTTP = Setup.usual();
  private static final Setup GRPC = Setup.usual().withGrpc();

  private CollectorFaults() {}

  static List<Scenario> all() {
    return List.of(
        new CollectorDown("collector down, then up", HTTP, Promise.ALL),
        new CollectorDown("collector down, then up (gRPC)", GRPC, Promise.ALL),
        downUntilTheEnd(),
        downUntilTheEndOverGrpc(),
        neverUp(),
        hangsForGood(),
        new CollectorStalls("collector hangs after accepting, then goes on", HTTP, Promise.ALL),
        new CollectorStalls(
            "collector hangs after accepting, then goes on (gRPC)", GRPC, Promise.ALL),
        slow(),
        dribbles(),
        answers("answers 503 with Retry-After", HTTP, Answer.UNAVAILABLE, Promise.ALL),
        answers(
            "answers RESOURCE_EXHAUSTED with RetryInfo (gRPC)",
            GRPC,
            Answer.UNAVAILABLE,
            Promise.ALL),
        answers("answers 429", HTTP, Answer.THROTTLED, Promise.ALL),
        answers("answers 401", HTTP, Answer.UNAUTHENTICATED, Promise.COUNTED),
        answers("answers 413 to what is large", HTTP, Answer.TOO_LARGE, Promise.ALL),
        answers("refuses messages that are large (gRPC)", GRPC, Answer.TOO_LARGE, Promise.ALL),
        answers("answers garbage", HTTP, Answer.GARBAGE, Promise.ALL),
        garbledAnswers(),
        stopsInAnswers(),
        stopsInAnswersForGood(),
        answers("takes some of it (partial success)", HTTP, Answer.PARTIAL, Promise.COUNTED),
        partialOverGrpc(),
        resetsInBodies("network resets in the middle of bodies", HTTP),
        resetsInBodies("network resets in the middle of messages (gRPC)", GRPC),
        resetAtTheEnd(),
        wrongAuthority(),
        unresolvable(),
        deadConnection());
  }

  private static Scenario downUntilTheEnd() {
    return new CollectorDown("collector down, up just before the end", HTTP, Promise.ALL) {
      @Override
      boolean endsAtOnce() {
        return true;
      }
    };
  }

  private static Scenario downUntilTheEndOverGrpc() {
    return new CollectorDown("collector down, up just before the end (gRPC)", GRPC, Promise.ALL) {
      @Override
      boolean endsAtOnce() {
        return true;
      }
    };
  }

  private static Scenario neverUp() {
    return new Scenario("collector never up", Promise.COUNTED) {
      @Override
      void before(Surroundings surroundings) throws IOException {
        surroundings.proxy().refuse();
      }
    };
  }

  /** The end of the process is not held up by it for longer than the deadline. */
  private static Scenario hangsForGood() {
    return new Scenario("collector hangs for good", Promise.COUNTED) {
      @Override
      void begin(Surroundings surroundings) {
        surroundings.proxy().stall();
      }
    };
  }

  private static Scenario slow() {
    return new Scenario("network takes a tenth of a second each way", Promise.ALL) {
      @Override
      void begin(Surroundings surroundings) {
        surroundings.proxy().delay(Duration.ofMillis(100));
      }
    };
  }

  /**
   * With requests that are larger than what the sockets hold: a client without a deadline for
   * writing would wait for ever. And with a heap that has room for what comes until the deadline.
   */
  private static Scenario deadConnection() {
    return new Scenario("connection goes dead, new ones are served", Promise.ALL) {
      @Override
      Setup setup() {
        return Setup.usual().withLoad(10).withHeap("512m");
      }

      @Override
      void begin(Surroundings surroundings) {
        surroundings.proxy().abandonNext();
      }
    };
  }

  private static Scenario dribbles() {
    return new Scenario("network brings a byte a millisecond", Promise.ALL) {
      @Override
      void begin(Surroundings surroundings) {
        surroundings.proxy().dribble(Duration.ofMillis(1));
      }

      @Override
      void end(Surroundings surroundings) throws IOException {
        surroundings.proxy().pass();
      }
    };
  }

  private static Scenario answers(String what, Setup setup, Answer answer, Promise promise) {
    return new Scenario("collector " + what, promise) {
      @Override
      Setup setup() {
        return setup;
      }

      @Override
      void begin(Surroundings surroundings) {
        surroundings.collector().answer(answer);
      }

      @Override
      void end(Surroundings surroundings) {
        surroundings.collector().answer(Answer.ACCEPT);
      }
    };
  }

  private static Scenario partialOverGrpc() {
    return new Scenario("collector takes some of it (partial success, gRPC)", Promise.COUNTED) {
      @Override
      Setup setup() {
        return GRPC;
      }

      @Override
      void begin(Surroundings surroundings) {
        surroundings.collector().answer(Answer.PARTIAL);
      }
    };
  }

  /** An answer that says something else than the collector did: nobody can count right then. */
  private static Scenario garbledAnswers() {
    return new Scenario("network changes answers", Promise.EVIDENCE) {
      @Override
      void begin(Surroundings surroundings) {
        surroundings.proxy().corruptAnswers(SEED, 20);
      }

      @Override
      void end(Surroundings surroundings) throws IOException {
        surroundings.proxy().pass();
      }

      @Override
      boolean deceives() {
        return true;
      }
    };
  }

  /** Its first line has said that all was taken: nothing may be sent again. */
  private static Scenario stopsInAnswers() {
    return new Scenario("collector stops in the middle of answers, then goes on", Promise.ALL) {
      @Override
      void begin(Surroundings surroundings) {
        surroundings.collector().answer(Answer.WORDY);
        surroundings.proxy().stopInAnswers(MIDDLE);
      }

      @Override
      void end(Surroundings surroundings) throws IOException {
        surroundings.collector().answer(Answer.ACCEPT);
        surroundings.proxy().pass();
      }
    };
  }

  /** What waits for the rest of an answer must not have the JVM's end wait, too. */
  private static Scenario stopsInAnswersForGood() {
    return new Scenario("collector stops in the middle of answers for good", Promise.COUNTED) {
      @Override
      Duration timeout(Length length) {
        // The default, and far longer than an end may take.
        return Length.full().timeout();
      }

      @Override
      void begin(Surroundings surroundings) {
        surroundings.collector().answer(Answer.WORDY);
        surroundings.proxy().stopInAnswers(MIDDLE);
      }

      /** The end comes before the agent was done with an answer that says all was taken. */
      @Override
      boolean deceives() {
        return true;
      }
    };
  }

  private static Scenario resetsInBodies(String what, Setup setup) {
    return new Scenario(what, Promise.ALL) {
      @Override
      Setup setup() {
        return setup;
      }

      @Override
      void begin(Surroundings surroundings) {
        surroundings.proxy().resetAfter(MIDDLE);
      }

      @Override
      void end(Surroundings surroundings) throws IOException {
        surroundings.proxy().pass();
      }
    };
  }

  private static Scenario resetAtTheEnd() {
    return new Scenario("network resets once, at the end", Promise.ALL) {
      @Override
      void end(Surroundings surroundings) {
        surroundings.proxy().resetNext();
      }

      @Override
      boolean endsAtOnce() {
        return true;
      }
    };
  }

  private static Scenario wrongAuthority() {
    return new Scenario("TLS with a wrong authority", Promise.COUNTED) {
      @Override
      Route route() {
        return Route.WRONG_AUTHORITY;
      }
    };
  }

  private static Scenario unresolvable() {
    return new Scenario("collector's name does not resolve", Promise.COUNTED) {
      @Override
      Route route() {
        return Route.UNRESOLVABLE;
      }
    };
  }
}
