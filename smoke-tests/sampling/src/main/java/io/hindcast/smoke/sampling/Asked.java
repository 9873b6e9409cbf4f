package io.hindcast.smoke.sampling;

import io.hindcast.smoke.sampling.application.Anomaly;
import io.hindcast.smoke.sampling.application.Route;
import java.util.ArrayList;
import java.util.List;

/**
 * One request of the load. Its number says all about it, so that nothing has to be remembered:
 *
 * <pre>
 *   of each thousand    one in five    an order         one fails behind, one in front, one before
 *                       ten            a report         one is slow behind
 *                       one            about            none
 *                       the rest       an item          one fails
 * </pre>
 *
 * At 2,000 a second that is 10 anomalies of 5 kinds, a fifth of the budget; an application that
 * makes up for a stall meets twice as many.
 */
record Asked(int number, Phase phase, Route route, Anomaly anomaly) {
  static final String FRONT = "front";
  static final String BACK = "back";

  /**
   * Without anomalies, at the beginning of each phase: what was left of the one before is decided
   * meanwhile and does not compete with them.
   */
  static final int LEAD = 3_000;

  private static final int CYCLE = 1_000;
  private static final String HOST = "127.0.0.1";

  static Asked of(int number) {
    Phase phase = Phase.of(number);
    int index = phase.index(number);
    int place = index % CYCLE;
    Route route = route(phase, place);
    return new Asked(
        number, phase, route, index < LEAD ? Anomaly.NONE : anomaly(phase, route, place));
  }

  private static Route route(Phase phase, int place) {
    if (place % 100 == 50) {
      return Route.REPORTS;
    }
    if (place == CYCLE - 1) {
      return Route.ABOUT;
    }
    return switch (place % 5) {
      case 1 -> Route.ORDERS;
      case 2 -> phase == Phase.MANY_WAYS ? Route.CHECKOUT : Route.ITEMS;
      default -> Route.ITEMS;
    };
  }

  private static Anomaly anomaly(Phase phase, Route route, int place) {
    return switch (route) {
      case ITEMS -> place == 0 ? Anomaly.FAILS : Anomaly.NONE;
      case ORDERS -> phase == Phase.CASCADE ? Anomaly.DOWN_BEHIND : ofOrder(place);
      case REPORTS -> place == 550 ? Anomaly.SLOW_BEHIND : Anomaly.NONE;
      case CHECKOUT -> Anomaly.FAILS_IN_MANY_WAYS;
      default -> Anomaly.NONE;
    };
  }

  private static Anomaly ofOrder(int place) {
    return switch (place) {
      case 201 -> Anomaly.FAILS_BEHIND;
      case 401 -> Anomaly.FAILS;
      case 601 -> Anomaly.FAILS_BEFORE;
      default -> Anomaly.NONE;
    };
  }

  /** What to ask for. */
  String target() {
    return route.target(number, anomaly);
  }

  /** What the answer has to be. */
  int status() {
    return switch (anomaly) {
      case FAILS, FAILS_BEHIND -> 500;
      case DOWN_BEHIND -> 503;
      case FAILS_IN_MANY_WAYS -> Anomaly.statusOfKind(number);
      case NONE, FAILS_BEFORE, SLOW_BEHIND -> 200;
    };
  }

  /** A request that the service in front sends to the one behind. */
  record Call(Route route, int status) {}

  /** In their order. */
  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    if (anomaly == Anomaly.FAILS_BEFORE) {
      calls.add(new Call(Route.DISCOUNTS, 404));
    }
    if (route == Route.ORDERS) {
      boolean behind = anomaly == Anomaly.FAILS_BEHIND || anomaly == Anomaly.DOWN_BEHIND;
      calls.add(new Call(Route.STOCK, behind ? status() : 200));
    }
    if (route == Route.REPORTS) {
      calls.add(new Call(Route.ARCHIVE, 200));
    }
    return calls;
  }

  /** All its spans, as {@link ReceivedRequest#spans} has them. */
  List<String> spans() {
    List<String> spans = spansInFront();
    for (Call call : calls()) {
      spans.add(BACK + " SERVER " + call.route().path(number));
    }
    return spans;
  }

  /**
   * Those that have to arrive where it is an anomaly that there is room for: the parts of the
   * services in which something was seen to happen.
   */
  List<String> evidence() {
    if (anomaly != Anomaly.FAILS && anomaly != Anomaly.FAILS_BEFORE) {
      return spans();
    }
    List<String> spans = spansInFront();
    if (anomaly == Anomaly.FAILS_BEFORE) {
      // Whom it called next was told; whom it called before could not be.
      spans.add(BACK + " SERVER " + Route.STOCK.path(number));
    }
    return spans;
  }

  private List<String> spansInFront() {
    List<String> spans = new ArrayList<>();
    spans.add(FRONT + " SERVER " + route.path(number));
    for (Call call : calls()) {
      spans.add(FRONT + " CLIENT " + call.route().path(number));
    }
    return spans;
  }

  /** Among the reasons that the service in front gives; of an anomaly. */
  String reasonInFront() {
    return anomaly == Anomaly.SLOW_BEHIND ? "slow" : "error";
  }

  /** Among those of the service behind, of what is {@link #evidence} there. */
  String reasonBehind() {
    return anomaly == Anomaly.FAILS_BEFORE ? "remote" : reasonInFront();
  }

  /** Of which classes it is, one a service; none where nothing fails. */
  List<FailureClass> failures() {
    return switch (anomaly) {
      case NONE, SLOW_BEHIND -> List.of();
      case FAILS, FAILS_IN_MANY_WAYS -> List.of(inFront(status(), ""));
      case FAILS_BEFORE -> List.of(inFront(404, HOST));
      case FAILS_BEHIND, DOWN_BEHIND ->
          List.of(
              inFront(status(), HOST),
              new FailureClass(BACK, Route.STOCK.path(), Integer.toString(status()), ""));
    };
  }

  private FailureClass inFront(int status, String peer) {
    return new FailureClass(FRONT, route.path(), Integer.toString(status), peer);
  }

  /** Whether it has to be kept: it is an anomaly, and all of its class have room. */
  boolean isPromised() {
    return switch (anomaly) {
      case NONE, DOWN_BEHIND, FAILS_IN_MANY_WAYS -> false;
      // Where there are more classes than room, each has one a second.
      default -> phase != Phase.MANY_WAYS;
    };
  }
}
