package io.hindcast.smoke.overhead;

import java.util.List;
import java.util.OptionalDouble;

/** Bars of what each agent adds to the medium application, in per cent of the run without one. */
final class Chart {
  private static final List<Figure> FIGURES =
      List.of(
          Figure.STARTUP_CPU,
          Figure.STARTUP_WALL,
          Figure.FIRST_MINUTE_CPU,
          Figure.REQUEST_CPU,
          Figure.REQUEST_ALLOCATED,
          Figure.P99,
          Figure.RSS);
  private static final List<Arm> ARMS =
      List.of(
          Arm.HINDCAST,
          Arm.HINDCAST_HINDSIGHT,
          Arm.OPENTELEMETRY,
          Arm.OPENTELEMETRY_1,
          Arm.DATADOG);
  private static final List<String> COLOURS =
      List.of("#1a7f5a", "#8cc7af", "#4b6fb5", "#a9bce0", "#8a63b8");

  private static final int WIDTH = 860;
  private static final int LEFT = 270;
  private static final int RIGHT = 70;
  private static final int TOP = 56;
  private static final int BAR = 12;
  private static final int GROUP = ARMS.size() * (BAR + 2) + 14;

  private final Rows rows;
  private final StringBuilder svg = new StringBuilder();

  Chart(Rows rows) {
    this.rows = rows;
  }

  String svg() {
    int height = TOP + FIGURES.size() * GROUP;
    // Middle grey reads on a white page and on a dark one.
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            + " font-size=\"12\" fill=\"#808080\">",
        WIDTH, height);
    line("<text x=\"8\" y=\"18\" font-size=\"14\">Added to the run without an agent</text>");
    legend();
    double scale = (WIDTH - LEFT - RIGHT) / Math.max(1, most());
    for (int i = 0; i < FIGURES.size(); i++) {
      group(FIGURES.get(i), TOP + i * GROUP, scale);
    }
    line("</svg>");
    return svg.toString();
  }

  private void legend() {
    int x = 8;
    for (int i = 0; i < ARMS.size(); i++) {
      line("<rect x=\"%d\" y=\"30\" width=\"12\" height=\"12\" fill=\"%s\"/>", x, COLOURS.get(i));
      line("<text x=\"%d\" y=\"40\">%s</text>", x + 17, ARMS.get(i).label());
      x += 42 + 7 * ARMS.get(i).label().length();
    }
  }

  private void group(Figure figure, int top, double scale) {
    line(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
        LEFT - 10, top + GROUP / 2 - 4, figure.label());
    for (int i = 0; i < ARMS.size(); i++) {
      OptionalDouble percent = percent(ARMS.get(i), figure);
      if (percent.isPresent()) {
        int y = top + i * (BAR + 2);
        double width = Math.max(1, percent.getAsDouble() * scale);
        line(
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
            LEFT, y, width, BAR, COLOURS.get(i));
        line(
            "<text x=\"%.1f\" y=\"%d\" font-size=\"11\">%+.0f %%</text>",
            LEFT + width + 6, y + BAR - 2, percent.getAsDouble());
      }
    }
  }

  private double most() {
    double most = 0;
    for (Figure figure : FIGURES) {
      for (Arm arm : ARMS) {
        most = Math.max(most, percent(arm, figure).orElse(0));
      }
    }
    return most;
  }

  private OptionalDouble percent(Arm arm, Figure figure) {
    OptionalDouble ratio = rows.ratio(rows.source(figure), Requests.SUBJECT, arm, figure);
    return ratio.isEmpty() ? ratio : OptionalDouble.of((ratio.getAsDouble() - 1) * 100);
  }

  private void line(String format, Object... values) {
    svg.append(String.format(java.util.Locale.ROOT, format, values)).append('\n');
  }
}
