package io.hindcast.smoke.overhead;

import java.util.List;

/** One figure of one arm in one round. The subject tells what was varied within the part. */
record Row(Part part, String subject, Arm arm, int round, Figure figure, double value) {
  static final String HEADER = "part,subject,arm,round,figure,value";

  Row {
    // Cells are not quoted.
    if (subject.contains(",")) {
      throw new IllegalArgumentException("subject must have no comma: subject=" + subject);
    }
  }

  String csv() {
    return String.join(
        ",",
        List.of(
            part.label(),
            subject,
            arm.name(),
            Integer.toString(round),
            figure.name(),
            Double.toString(value)));
  }

  static Row parse(String csv) {
    String[] cells = csv.split(",", -1);
    return new Row(
        Part.named(cells[0]),
        cells[1],
        Arm.valueOf(cells[2]),
        Integer.parseInt(cells[3]),
        Figure.valueOf(cells[4]),
        Double.parseDouble(cells[5]));
  }
}
