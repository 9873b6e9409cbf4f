package io.hindcast.tooling.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of options changes while the application runs. Each look is a step of the test. */
final class FileWatchTest {
  private static final String RATE = "hindcast.sampling.baseline-rate";

  @TempDir Path folder = Path.of("");
  private final Loaded loaded = new Loaded();
  private Path file = Path.of("");
  private LiveOptions options;
  private FileWatch watch;

  /** A clock of the test's own: two writes in one millisecond shall differ too. */
  private long modifiedSeconds = 1_000;

  @BeforeEach
  void start() throws IOException {
    file = folder.resolve("hindcast.properties");
    write(RATE + "=5\n");
    startAgain();
  }

  private void startAgain() {
    Config config = loaded.system("hindcast.config", file.toString()).config();
    options = config.live(SamplingOptions.LIVE, List.of("jdbc"));
    watch = Objects.requireNonNull(config.watch(options));
  }

  private void write(String text) throws IOException {
    Files.writeString(file, text);
    modifiedSeconds++;
    Files.setLastModifiedTime(file, FileTime.fromMillis(modifiedSeconds * 1_000));
  }

  /** As many as a change takes until it has an effect. */
  private void look() {
    watch.doWork();
    watch.doWork();
  }

  private void rateIs(double rate) {
    assertThat(options.values().get(SamplingOptions.BASELINE_RATE)).isEqualTo(rate);
  }

  private String origin() {
    return RATE + " in " + file;
  }

  @Test
  void nothingChanged_isNoWork() {
    OptionValues before = options.values();
    for (int i = 0; i < 5; i++) {
      assertThat(watch.doWork()).isZero();
    }
    assertThat(options.values()).isSameAs(before);
    rateIs(5);
    assertThat(loaded.lines()).isEmpty();
  }

  @Test
  void change_isTakenOverAndSaidInOneLine() throws IOException {
    write(RATE + "=20\n");
    look();
    rateIs(20);
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option " + RATE + " is changed from 5 to 20 (" + origin() + ")");
    look();
    assertThat(loaded.lines()).hasSize(1);
  }

  @Test
  void severalChanges_areTakenOverTogether_withALineEach() throws IOException {
    write(RATE + "=20\nhindcast.sampling.rare=false\nhindcast.sampling.slow-threshold = 2s\n");
    look();
    assertThat(options.values().get(SamplingOptions.RARE)).isFalse();
    assertThat(options.values().get(SamplingOptions.SLOW_THRESHOLD))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(loaded.lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("rare is changed from true to false ("))
        .anyMatch(line -> line.contains("slow-threshold is changed from 1000ms to 2000ms ("));
  }

  @Test
  void optionThatIsTakenOut_isWhatItIsByDefault() throws IOException {
    write("# nothing\n");
    look();
    rateIs(10);
    assertThat(loaded.lines())
        .containsExactly("hindcast: option " + RATE + " is changed from 5 to 10 (default)");
  }

  @Test
  void fileThatIsStillWrittenTo_isLeftAlone() throws IOException {
    for (int i = 6; i < 12; i++) {
      write(RATE + "=" + i + "\n");
      assertThat(watch.doWork()).isZero();
      rateIs(5);
    }
    watch.doWork();
    rateIs(11);
    assertThat(loaded.lines()).hasSize(1);
  }

  @Test
  void sameLengthAtAnotherTime_isAChange() throws IOException {
    write(RATE + "=6\n");
    look();
    rateIs(6);
  }

  @Test
  void sameOptionsWrittenAgain_areNoChange() throws IOException {
    write("# a comment\n" + RATE + " = 5\n");
    look();
    rateIs(5);
    assertThat(loaded.lines()).isEmpty();
  }

  @Test
  void valueThatIsNotAllowed_changesNothing_andIsSaidOnce() throws IOException {
    write(RATE + "=many\nhindcast.sampling.rare=false\n");
    look();
    rateIs(5);
    assertThat(options.values().get(SamplingOptions.RARE)).isFalse();
    String line =
        "hindcast: option "
            + RATE
            + "=many ("
            + origin()
            + ") is refused; allowed: a number from 0.01 to 1000000; going on with 5";
    assertThat(loaded.lines()).hasSize(2).contains(line);

    write(RATE + "=many\nhindcast.sampling.rare=true\n");
    look();
    rateIs(5);
    assertThat(loaded.lines()).hasSize(3).containsOnlyOnce(line);
  }

  @Test
  void fileThatDisappears_changesNothing_andIsSaidOnce() throws IOException {
    Files.delete(file);
    look();
    look();
    rateIs(5);
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.config="
                + file
                + " (system property hindcast.config) does not exist; allowed: the path of a"
                + " properties file; going on with what was read from it before");

    write(RATE + "=7\n");
    look();
    rateIs(7);
    assertThat(loaded.lines()).hasSize(2);
  }

  @Test
  void fileThatAppearsLater_isRead() throws IOException {
    Files.delete(file);
    startAgain();
    assertThat(loaded.lines()).singleElement().asString().endsWith("going on without the file");
    look();
    assertThat(loaded.lines()).as("it was said at the start").hasSize(1);
    rateIs(10);

    write(RATE + "=7\n");
    look();
    rateIs(7);
  }

  @Test
  void fileThatIsEmptied_changesNothing_andIsSaidOnce() throws IOException {
    write("");
    look();
    look();
    rateIs(5);
    assertThat(loaded.lines()).singleElement().asString().contains(") is empty; allowed: ");
  }

  @Test
  void fileThatIsCutOffInACharacter_changesNothing_andIsSaidOnce() throws IOException {
    byte[] text = (RATE + "=6\n# ä").getBytes(StandardCharsets.UTF_8);
    Files.write(file, Arrays.copyOf(text, text.length - 1));
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    look();
    look();
    rateIs(5);
    assertThat(loaded.lines()).singleElement().asString().contains(") is not in UTF-8; allowed: ");
  }

  @Test
  void systemProperty_keepsItsPrecedence() throws IOException {
    loaded.system(RATE, "8");
    startAgain();
    rateIs(8);
    write(RATE + "=20\n");
    look();
    rateIs(8);
    assertThat(loaded.lines()).isEmpty();
  }

  @Test
  void optionThatIsReadAtTheStart_isSaidToTakeEffectThen() throws IOException {
    write(RATE + "=5\nhindcast.retention.bytes=32m\notel.exporter.otlp.endpoint=http://c:4318\n");
    look();
    assertThat(loaded.lines())
        .containsExactly(
            "hindcast: option hindcast.retention.bytes was changed in "
                + file
                + "; it is read when the application starts, and not before",
            "hindcast: option otel.exporter.otlp.endpoint was changed in "
                + file
                + "; it is read when the application starts, and not before");
  }

  @Test
  void typingError_isToldWhatIsNear_once() throws IOException {
    write(RATE + "=5\nhindcast.sampling.raer=false\n");
    look();
    write(RATE + "=6\nhindcast.sampling.raer=false\n");
    look();
    assertThat(loaded.lines())
        .hasSize(2)
        .first()
        .asString()
        .isEqualTo(
            "hindcast: option hindcast.sampling.raer=false ("
                + file
                + ") is not known; allowed: did you mean hindcast.sampling.rare?;"
                + " it has no effect");
  }

  @Test
  void whereNoFileIsNamed_thereIsNothingToWatch() {
    Config config = new Loaded().config();
    assertThat(config.watch(config.live(SamplingOptions.LIVE, List.of()))).isNull();
  }
}
