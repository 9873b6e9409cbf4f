package io.hindcast.exporter.spool;

import static io.hindcast.exporter.spool.Requests.request;
import static io.hindcast.exporter.spool.SegmentKind.BASELINE;
import static io.hindcast.exporter.spool.SegmentKind.EVIDENCE;
import static io.hindcast.exporter.spool.Stage.put;
import static io.hindcast.exporter.spool.Stage.send;
import static io.hindcast.exporter.spool.Stage.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {
  @TempDir Path temp = Path.of("");
  private Stage stage = new Stage(temp);

  @BeforeEach
  void setTheStage() {
    stage = new Stage(temp.resolve("var").resolve("spool"));
  }

  @AfterEach
  void clearTheStage() {
    stage.close();
  }

  @Test
  void newSpool_doesNotTouchTheDisk() {
    stage.open();

    assertThat(stage.directory).doesNotExist();
  }

  @Test
  void take_givesEvidenceFirst_oldestFirst() {
    Spool spool = stage.open();
    put(spool, BASELINE, request(1, 100));
    put(spool, EVIDENCE, request(2, 100));
    put(spool, BASELINE, request(3, 100));
    put(spool, EVIDENCE, request(4, 100));

    assertThat(send(spool)).containsExactly(2, 4, 1, 3);
    assertThat(spool.take()).isNull();
  }

  @Test
  void take_givesWhatWasStored() {
    Spool spool = stage.open();
    spool.putBack(Objects.requireNonNull(spool.store(BASELINE, 2, 77, request(5, 450_000))));

    SpooledRequest taken = Objects.requireNonNull(spool.take());

    assertThat(taken.payload()).isEqualTo(request(5, 450_000));
    assertThat(taken.segment().kind()).isEqualTo(BASELINE);
    assertThat(taken.segment().signal()).isEqualTo(2);
    assertThat(taken.segment().spans()).isEqualTo(77);
  }

  @Test
  void emptyRequest_isOneAsWell() {
    Spool spool = stage.open();
    put(spool, EVIDENCE, new byte[0]);

    assertThat(Objects.requireNonNull(spool.take()).payload()).isEmpty();
  }

  @Test
  void stored_isNotGivenToAnybodyElse() throws Exception {
    Spool spool = stage.open();
    Segment mine = store(spool, EVIDENCE, request(1, 100));

    assertThat(spool.take()).isNull();
    assertThat(spool.spans()).isEqualTo(10);
    spool.done(mine);

    assertThat(spool.take()).isNull();
    assertThat(spool.spans()).isZero();
    assertThat(stage.files(".segment")).isEmpty();
  }

  @Test
  void putBack_isGivenAgainInItsPlace() {
    Spool spool = stage.open();
    put(spool, EVIDENCE, request(1, 100));
    put(spool, EVIDENCE, request(2, 100));

    SpooledRequest first = Objects.requireNonNull(spool.take());
    spool.putBack(first.segment());

    assertThat(send(spool)).containsExactly(1, 2);
  }

  @Test
  void done_takesEffectOnce() {
    Spool spool = stage.open();
    Segment segment = store(spool, EVIDENCE, request(1, 100));
    store(spool, EVIDENCE, request(2, 100));

    spool.done(segment);
    spool.done(segment);
    spool.putBack(segment);

    assertThat(spool.spans()).isEqualTo(10);
    assertThat(spool.take()).isNull();
  }

  @Test
  void clockThatGoesBack_doesNotChangeTheOrder() {
    Spool spool = stage.open();
    put(spool, EVIDENCE, request(1, 100));
    stage.clock.epoch -= Duration.ofDays(1).toNanos();
    put(spool, EVIDENCE, request(2, 100));

    assertThat(send(spool)).containsExactly(1, 2);
  }

  @Test
  void filesAndDirectories_areTheOwnersAlone() throws Exception {
    assumeTrue(
        temp.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system has no permissions of owner and others");
    Spool spool = stage.open();
    store(spool, EVIDENCE, request(1, 100));
    store(spool, BASELINE, request(2, 100));

    Set<PosixFilePermission> ownersFile = PosixFilePermissions.fromString("rw-------");
    Set<PosixFilePermission> ownersDirectory = PosixFilePermissions.fromString("rwx------");
    List<Path> all;
    try (Stream<Path> walk = Files.walk(temp.resolve("var"))) {
      all = walk.toList();
    }
    // var, spool, lock, the life, its lock and two segments.
    assertThat(all).hasSize(7);
    for (Path path : all) {
      assertThat(Files.getPosixFilePermissions(path))
          .as("%s", path)
          .isEqualTo(Files.isDirectory(path) ? ownersDirectory : ownersFile);
    }
  }

  @Test
  void segmentBeingWritten_isOwnersAloneAsWell() throws Exception {
    assumeTrue(
        temp.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this file system has no permissions of owner and others");
    Path file = temp.resolve("part");

    new OwnerOnly().create(file).close();

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void interruptedThread_storesAndTakes_andStaysInterrupted() {
    Spool spool = stage.open();
    Thread.currentThread().interrupt();

    Segment stored = spool.store(EVIDENCE, 1, 10, request(1, 100));
    boolean afterStore = Thread.currentThread().isInterrupted();
    if (stored != null) {
      spool.putBack(stored);
    }
    List<Integer> sent = send(spool);
    spool.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(afterStore).isTrue();
    assertThat(sent).containsExactly(1);
  }

  @Test
  void close_leavesWhatIsThere_andNothingElse() throws Exception {
    Spool spool = stage.open();
    Segment inFlight = store(spool, EVIDENCE, request(1, 100));
    put(spool, BASELINE, request(2, 100));
    spool.close();

    spool.done(inFlight);

    assertThat(stage.files(".segment")).hasSize(2);
    assertThat(spool.store(EVIDENCE, 1, 10, request(3, 100))).isNull();
    assertThat(spool.take()).isNull();
    assertThat(stage.log.lines).isEmpty();
  }

  @Test
  void close_ofAnEmptySpool_leavesNoLife() throws Exception {
    Spool spool = stage.open();
    spool.done(store(spool, EVIDENCE, request(1, 100)));

    spool.close();

    assertThat(stage.files("")).containsExactly(stage.directory, stage.directory.resolve("lock"));
  }

  @Test
  void noLineIsLogged_whereAllIsWell() {
    Spool spool = stage.open();
    put(spool, EVIDENCE, request(1, 100));
    send(spool);

    assertThat(stage.log.lines).isEmpty();
  }
}
