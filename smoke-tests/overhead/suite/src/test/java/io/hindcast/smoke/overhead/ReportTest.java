package io.hindcast.smoke.overhead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
  @TempDir private Path directory;

  @Test
  void table_saysWhatIsAddedAndWhetherABarIsMet() throws IOException {
    Report.write(rows(), directory);

    assertThat(Files.readString(directory.resolve("overhead.md")))
        .contains("| CPU until the first answer | 8.00 s | 1.13 (+1.00 s) | – | 2.00 (+8.00 s) |")
        .contains("| CPU until the first answer | OpenTelemetry | 0.13 | 0.20 | met |")
        .contains("| p99 at fixed rate | OpenTelemetry | 0.75 | 0.50 | **missed** |")
        .contains("| spans lost | – | 0 | – | 12 |")
        .doesNotContain("NaN", Figure.RSS.label() + " |");
  }

  @Test
  void chart_isAnImageWithABarForEachAgent() throws Exception {
    Report.write(rows(), directory);

    String svg = Files.readString(directory.resolve("overhead.svg"));
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(svg).contains(">+13 %<").contains(">+100 %<");
  }

  private Rows rows() throws IOException {
    Rows rows = Rows.open(directory.resolve("overhead.csv"), Set.of());
    figure(rows, Figure.STARTUP_CPU, 8, 9, 16);
    figure(rows, Figure.P99, 2, 5, 6);
    rows.add(new Row(Part.REQUESTS, "medium", Arm.HINDCAST, 1, Figure.SPANS_LOST, 0));
    rows.add(new Row(Part.REQUESTS, "medium", Arm.OPENTELEMETRY, 1, Figure.SPANS_LOST, 12));
    return rows;
  }

  private static void figure(Rows rows, Figure figure, double none, double hindcast, double peer)
      throws IOException {
    rows.add(new Row(Part.REQUESTS, "medium", Arm.NONE, 1, figure, none));
    rows.add(new Row(Part.REQUESTS, "medium", Arm.HINDCAST, 1, figure, hindcast));
    rows.add(new Row(Part.REQUESTS, "medium", Arm.OPENTELEMETRY, 1, figure, peer));
  }
}
