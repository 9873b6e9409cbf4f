package io.hindcast.exporter.spool;

import static io.hindcast.exporter.spool.Requests.request;
import static io.hindcast.exporter.spool.SegmentKind.EVIDENCE;
import static io.hindcast.exporter.spool.Stage.put;
import static io.hindcast.exporter.spool.Stage.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing comes out but what was put in, and what does not is counted. */
final class SpoolDamageTest {
  @TempDir Path temp = Path.of("");
  private Stage stage = new Stage(temp);

  /** A whole segment's file, and its bytes. */
  private Path file = Path.of("");

  private byte[] whole = {};

  @BeforeEach
  void leaveASegment() throws Exception {
    stage = new Stage(temp.resolve("spool"));
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, request(1, 12));
    }
    file = stage.files(".segment").get(0);
    whole = Files.readAllBytes(file);
  }

  @AfterEach
  void clearTheStage() {
    stage.close();
  }

  @Test
  void anyByteThatIsAnother_isSeen() throws Exception {
    assertThat(whole).hasSize(Requests.OVERHEAD + 12);
    for (int i = 0; i < whole.length; i++) {
      for (int change : new int[] {0x01, 0x80, 0xff}) {
        byte[] bytes = whole.clone();
        bytes[i] ^= (byte) change;
        assertRefused(file, bytes, "byte " + i + " changed by " + change);
      }
    }
  }

  @Test
  void anyShorterFile_isSeen() throws Exception {
    for (int length = 0; length < whole.length; length++) {
      assertRefused(file, Arrays.copyOf(whole, length), "cut to " + length);
    }
  }

  @Test
  void longerFile_isSeen() throws Exception {
    assertRefused(file, Arrays.copyOf(whole, whole.length + 1), "a byte more");
    assertRefused(file, Arrays.copyOf(whole, whole.length * 2), "twice as long");
  }

  @Test
  void randomBytes_areSeen() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertRefused(file, bytes, "seed " + seed);
    }
  }

  @Test
  void fileUnderAnotherName_isSeen() throws Exception {
    String name = String.valueOf(file.getFileName());
    for (String other :
        new String[] {
          name.replace("-e-1-10", "-b-1-10"),
          name.replace("-e-1-10", "-e-2-10"),
          name.replace("-e-1-10", "-e-1-11"),
          "0000000000000001-e-1-10.segment"
        }) {
      Files.deleteIfExists(file);
      assertThat(other).isNotEqualTo(name);
      assertRefused(file.resolveSibling(other), whole, other);
    }
  }

  @Test
  void theOthers_areSent() throws Exception {
    Path second;
    try (Spool before = stage.open()) {
      second = put(before, EVIDENCE, request(2, 5_000)).file();
      put(before, EVIDENCE, request(3, 5_000));
    }
    byte[] bytes = Files.readAllBytes(second);
    bytes[4_000]++;
    Files.write(second, bytes);

    assertThat(send(stage.open())).containsExactly(1, 3);
    assertThat(stage.told.damagedSegments).isEqualTo(1);
  }

  @Test
  void damageAfterItWasFound_isSeen() throws Exception {
    Spool spool = stage.open();
    spool.putBack(Objects.requireNonNull(spool.take()).segment());
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));

    assertThat(spool.take()).isNull();
    assertThat(stage.told.damaged).isEqualTo(10);
    assertThat(spool.spans()).isZero();
  }

  @Test
  void fileThatWasRemoved_isCounted() throws Exception {
    Spool spool = stage.open();
    spool.putBack(Objects.requireNonNull(spool.take()).segment());
    Files.delete(file);

    assertThat(spool.take()).isNull();
    assertThat(stage.told.damaged).isEqualTo(10);
  }

  @Test
  void manyDamagedFiles_areOneLine() throws Exception {
    try (Spool before = stage.open()) {
      for (int i = 2; i <= 20; i++) {
        put(before, EVIDENCE, request(i, 100));
      }
    }
    for (Path segment : stage.files(".segment")) {
      Files.write(segment, new byte[] {1});
    }

    assertThat(send(stage.open())).isEmpty();
    assertThat(stage.log.lines)
        .hasSize(3)
        .last()
        .isEqualTo(
            "WARN Files in hindcast.spool.directory="
                + stage.directory
                + " were damaged or removed (20 requests, 200 spans): they are counted as"
                + " dropped, the others are sent.");
  }

  private void assertRefused(Path as, byte[] bytes, String what) throws IOException {
    Files.createDirectories(as.resolveSibling(""));
    Files.write(as, bytes);
    long before = stage.told.damagedSegments;
    try (Spool spool = stage.open()) {
      assertThat(spool.take()).as(what).isNull();
      assertThat(spool.spans()).as(what).isZero();
    }
    assertThat(stage.told.damagedSegments - before).as(what).isEqualTo(1);
    assertThat(as).as(what).doesNotExist();
  }
}
