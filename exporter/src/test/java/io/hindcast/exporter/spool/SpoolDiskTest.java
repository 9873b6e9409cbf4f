package io.hindcast.exporter.spool;

import static io.hindcast.exporter.spool.Requests.request;
import static io.hindcast.exporter.spool.SegmentKind.BASELINE;
import static io.hindcast.exporter.spool.SegmentKind.EVIDENCE;
import static io.hindcast.exporter.spool.Stage.put;
import static io.hindcast.exporter.spool.Stage.send;
import static io.hindcast.exporter.spool.Stage.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Disks that do not do what they should; by means that do not ask who runs the tests. */
final class SpoolDiskTest {
  @TempDir Path temp = Path.of("");
  private Stage stage = new Stage(temp);

  @BeforeEach
  void setTheStage() {
    stage = new Stage(temp.resolve("spool"));
  }

  @AfterEach
  void clearTheStage() {
    stage.close();
  }

  @Test
  void directoryThatIsAFile_storesNothing_andSaysSoOnce() throws Exception {
    Files.writeString(stage.directory, "a file");
    Spool spool = stage.open();

    for (int i = 0; i < 100; i++) {
      assertThat(spool.store(EVIDENCE, 1, 10, request(i, 100))).isNull();
      assertThat(spool.take()).isNull();
      stage.clock.advance(Duration.ofSeconds(10));
    }

    assertThat(stage.directory).hasContent("a file");
    assertThat(stage.log.lines)
        .containsExactly(
            "WARN hindcast.spool.directory="
                + stage.directory
                + " can't be used now (FileAlreadyExistsException: "
                + stage.directory
                + "): what can't be sent is kept in memory only. It is tried again.");
  }

  @Test
  void directoryThatCannotBeMade_isUsedAsSoonAsItCan() throws Exception {
    Path above = temp.resolve("above");
    Files.writeString(above, "a file");
    stage = new Stage(above.resolve("spool"));
    Spool spool = stage.open();
    assertThat(spool.store(EVIDENCE, 1, 10, request(1, 100))).isNull();

    Files.delete(above);
    put(spool, EVIDENCE, request(2, 100));
    stage.clock.advance(Duration.ofSeconds(60));
    put(spool, EVIDENCE, request(3, 100));

    assertThat(send(spool)).containsExactly(2, 3);
    assertThat(stage.log.lines).hasSize(2);
    assertThat(stage.log.lines.get(1))
        .isEqualTo("INFO hindcast.spool.directory=" + stage.directory + " is used again.");
  }

  @Test
  void whatAnEarlierRunLeft_isSentWhenTheDirectoryIsBack() throws Exception {
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, request(1, 100));
    }
    Path away = temp.resolve("away");
    Files.move(stage.directory, away);
    Files.writeString(stage.directory, "a file");
    Spool spool = stage.open();
    assertThat(spool.take()).isNull();

    Files.delete(stage.directory);
    Files.move(away, stage.directory);
    stage.clock.advance(Duration.ofSeconds(60));

    assertThat(send(spool)).containsExactly(1);
  }

  @Test
  void fullDisk_keepsNoPart_andIsUsedAgainWhenThereIsRoom() throws Exception {
    // For two requests, and a part of the third.
    SmallDisk disk = new SmallDisk(2_500);
    Spool spool = stage.open(Stage.PLENTY, disk);
    put(spool, EVIDENCE, request(1, 1_000));
    put(spool, EVIDENCE, request(2, 1_000));

    for (int i = 0; i < 50; i++) {
      assertThat(spool.store(EVIDENCE, 1, 10, request(3, 1_000))).isNull();
    }
    assertThat(stage.files(".part")).isEmpty();
    assertThat(spool.spans()).isEqualTo(20);
    disk.bytes = Long.MAX_VALUE;
    stage.clock.advance(Duration.ofSeconds(60));
    put(spool, EVIDENCE, request(4, 1_000));

    assertThat(send(spool)).containsExactly(1, 2, 4);
    assertThat(stage.log.lines).hasSize(2);
    assertThat(stage.log.lines.get(0)).contains("(IOException: No space left on device)");
  }

  @Test
  void fullDisk_keepsEvidenceInPlaceOfTheOldestBaseline() {
    // For two requests, and a part of the third.
    Spool spool = stage.open(Stage.PLENTY, new SmallDisk(2_500));
    put(spool, BASELINE, request(1, 1_000));
    put(spool, BASELINE, request(2, 1_000));
    assertThat(spool.store(BASELINE, 1, 10, request(3, 1_000))).isNull();
    assertThat(stage.told.evicted).isZero();

    put(spool, EVIDENCE, request(4, 1_000));

    assertThat(stage.told.evicted).isEqualTo(10);
    assertThat(send(spool)).containsExactly(4, 2);
  }

  @Test
  void fullDisk_losesNoBaseline_forEvidenceThatDoesNotFitAnyway() {
    Spool spool = stage.open(Stage.PLENTY, new SmallDisk(2_500));
    put(spool, BASELINE, request(1, 1_000));

    assertThat(spool.store(EVIDENCE, 1, 10, request(2, 10_000))).isNull();

    assertThat(stage.told.evicted).isZero();
    assertThat(send(spool)).containsExactly(1);
  }

  @Test
  void diskThatFailsOtherwise_costsNoBaseline() {
    try (Spool before = stage.open()) {
      put(before, BASELINE, request(1, 100));
    }
    Spool spool =
        stage.open(
            Stage.PLENTY,
            new NewFiles() {
              @Override
              public FileOutputStream create(Path file) throws IOException {
                throw new IOException("Too many open files");
              }

              @Override
              public void force(FileOutputStream file) {}

              @Override
              public void forceNames(Path directory) {}

              @Override
              public long usableBytes(Path directory) {
                return Stage.PLENTY;
              }
            });

    assertThat(spool.store(EVIDENCE, 1, 10, request(2, 100))).isNull();

    assertThat(stage.told.evicted).isZero();
    assertThat(send(spool)).containsExactly(1);
  }

  @Test
  void diskThatComesAndGoes_isToldOfOnceAMinute() {
    SmallDisk disk = new SmallDisk(0);
    Spool spool = stage.open(Stage.PLENTY, disk);
    for (int second = 0; second < 600; second++) {
      disk.bytes = second % 2 == 0 ? 0 : Long.MAX_VALUE;
      spool.store(BASELINE, 1, 10, request(second, 10));
      stage.clock.advance(Duration.ofSeconds(1));
    }

    assertThat(stage.log.lines).hasSizeBetween(2, 10);
  }

  @Test
  void directoryThatVanishes_isMadeAgain_andWhatWasInItIsCounted() throws Exception {
    Spool spool = stage.open();
    put(spool, EVIDENCE, request(1, 100));
    Segment inFlight = store(spool, EVIDENCE, request(2, 100));
    remove(stage.directory);

    put(spool, EVIDENCE, request(3, 100));
    spool.done(inFlight);

    assertThat(send(spool)).containsExactly(3);
    assertThat(stage.told.damaged).isEqualTo(10);
    assertThat(spool.spans()).isZero();
    assertThat(spool.bytes()).isZero();
  }

  @Test
  void fileThatCannotBeDeleted_isDeletedLater_andNotSentAgain() throws Exception {
    Spool spool = stage.open();
    Segment segment = store(spool, EVIDENCE, request(1, 100));
    Path file = segment.file();
    Path inTheWay = file.resolve("child");
    Files.delete(file);
    Files.createDirectory(file);
    Files.createFile(inTheWay);

    spool.done(segment);
    assertThat(spool.spans()).isZero();
    stage.clock.advance(Duration.ofSeconds(60));
    assertThat(send(spool)).isEmpty();
    assertThat(file).exists();
    Files.delete(inTheWay);
    stage.clock.advance(Duration.ofSeconds(60));

    assertThat(send(spool)).isEmpty();
    assertThat(file).doesNotExist();
  }

  @Test
  void adoptedFileThatCannotBeDeleted_isNotAdoptedAgain() throws Exception {
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, request(1, 100));
    }
    Spool spool = stage.open();
    SpooledRequest taken = spool.take();
    assertThat(taken).isNotNull();
    Path file = taken.segment().file();
    Files.delete(file);
    Files.createDirectory(file);
    Files.createFile(file.resolve("child"));

    spool.done(taken.segment());
    stage.clock.advance(Duration.ofSeconds(60));

    assertThat(spool.take()).isNull();
    assertThat(stage.told.adopted).isEqualTo(10);
  }

  @Test
  void fileThatCannotBeRead_isKept_andSentWhenItCan() throws Exception {
    Spool spool = stage.open();
    Path file = put(spool, EVIDENCE, request(1, 100)).file();
    put(spool, EVIDENCE, request(2, 100));
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    Files.createDirectory(file);

    assertThat(send(spool)).containsExactly(2);
    stage.clock.advance(Duration.ofSeconds(60));
    assertThat(send(spool)).isEmpty();
    Files.delete(file);
    Files.write(file, whole);
    stage.clock.advance(Duration.ofSeconds(60));

    assertThat(send(spool)).containsExactly(1);
    assertThat(stage.told.damagedSegments).isZero();
    assertThat(stage.log.lines).hasSize(1);
    assertThat(stage.log.lines.get(0))
        .startsWith("WARN A request in hindcast.spool.directory=" + stage.directory)
        .contains("can't be read (FileNotFoundException: ");
  }

  @Test
  void evictionThatFails_losesNothing() throws Exception {
    Spool spool = stage.open(4_096);
    Path file = put(spool, BASELINE, request(1, 100)).file();
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    Files.createDirectory(file);
    Files.createFile(file.resolve("child"));

    assertThat(spool.store(EVIDENCE, 1, 10, request(2, 100))).isNull();

    assertThat(stage.told.evicted).isZero();
    Files.delete(file.resolve("child"));
    Files.delete(file);
    Files.write(file, whole);
    assertThat(send(spool)).containsExactly(1);
  }

  private static void remove(Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(directory)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
