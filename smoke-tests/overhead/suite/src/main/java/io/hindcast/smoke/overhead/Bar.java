package io.hindcast.smoke.overhead;

import java.util.List;
import java.util.OptionalDouble;

/** What Hindcast may add of a figure, as a share of what a peer adds in the same rounds. */
record Bar(Figure figure, Arm peer, double limit) {
  static final List<Bar> ALL =
      List.of(
          new Bar(Figure.STARTUP_CPU, Arm.OPENTELEMETRY, 0.2),
          new Bar(Figure.STARTUP_CPU, Arm.DATADOG, 0.27),
          new Bar(Figure.STARTUP_WALL, Arm.OPENTELEMETRY, 0.25),
          new Bar(Figure.FIRST_MINUTE_CPU, Arm.OPENTELEMETRY, 0.3),
          new Bar(Figure.REQUEST_CPU, Arm.OPENTELEMETRY, 0.35),
          new Bar(Figure.REQUEST_CPU, Arm.OPENTELEMETRY_1, 1),
          new Bar(Figure.P99, Arm.OPENTELEMETRY, 0.5),
          new Bar(Figure.RSS, Arm.OPENTELEMETRY, 0.45));

  /** The bar of a figure against the reference. */
  static Bar of(Figure figure) {
    return ALL.stream()
        .filter(bar -> bar.figure == figure && bar.peer == Arm.OPENTELEMETRY)
        .findFirst()
        .orElseThrow();
  }

  /** The share of the median round; empty when one of the two did not run. */
  OptionalDouble share(Rows rows) {
    return rows.addedRatio(rows.source(figure), Requests.SUBJECT, Arm.HINDCAST, peer, figure);
  }
}
