package io.hindcast.premain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HindcastAgentTest {
  /** Class file version of Java 8 (JVMS, table 4.1-A). */
  private static final int JAVA_8 = 52;

  @Test
  void classFile_loadsOnJava8() throws IOException {
    try (InputStream bytes = HindcastAgent.class.getResourceAsStream("HindcastAgent.class");
        DataInputStream in = new DataInputStream(bytes)) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      in.readUnsignedShort();
      assertThat(in.readUnsignedShort()).isEqualTo(JAVA_8);
    }
  }

  /** A nested class or a lambda would be one more class that has to load on an old JVM. */
  @Test
  void theDoor_isOneClass() {
    assertThat(HindcastAgent.class.getDeclaredClasses()).isEmpty();
    assertThat(HindcastAgent.class.getDeclaredMethods())
        .noneMatch(method -> method.getName().startsWith("lambda$"));
  }

  @Test
  @SuppressWarnings("NullAway") // the door is compiled without our annotations
  void question_whereNoAgentRuns_isAnsweredSo_andNothingIsStarted(@TempDir Path folder)
      throws IOException {
    Path question = Files.writeString(folder.resolve("question"), "options\nand more\n");

    HindcastAgent.agentmain(HindcastAgent.QUESTION + question, null);

    assertThat(question)
        .hasContent("1\nno Hindcast that could answer runs in this process; nothing was started\n");
  }

  @Test
  @SuppressWarnings("NullAway") // the door is compiled without our annotations
  void question_thatCannotBeAnswered_isLeftAlone(@TempDir Path folder) {
    HindcastAgent.agentmain(HindcastAgent.QUESTION + folder, null);
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "18", "21", "25", "100", "17.0.2"})
  void refusal_whenNewEnough_isNone(String specification) {
    assertThat(HindcastAgent.refusal(specification)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {"1.8", "9", "11", "16", "0", "null", "''", "1.", "abc", "-17"})
  @SuppressWarnings("NullAway") // the door is compiled without our annotations
  void refusal_whenTooOldOrNoVersion_isOneLine(@Nullable String specification) {
    assertThat(HindcastAgent.refusal(specification))
        .isEqualTo(
            "hindcast: needs Java 17 or newer, this is Java "
                + specification
                + "; the application runs without it");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "1.8, 8",
        "1.7, 7",
        "9, 9",
        "11, 11",
        "17, 17",
        "25, 25",
        "17.0.2, 17",
        "null, 0",
        "x, 0",
        "'', 0",
        "1., 0",
        "99999999999, 0"
      })
  @SuppressWarnings("NullAway") // the door is compiled without our annotations
  void majorVersion(@Nullable String specification, int version) {
    assertThat(HindcastAgent.majorVersion(specification)).isEqualTo(version);
  }
}
