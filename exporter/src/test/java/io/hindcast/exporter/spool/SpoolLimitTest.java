package io.hindcast.exporter.spool;

import static io.hindcast.exporter.spool.Requests.blocks;
import static io.hindcast.exporter.spool.Requests.request;
import static io.hindcast.exporter.spool.SegmentKind.BASELINE;
import static io.hindcast.exporter.spool.SegmentKind.EVIDENCE;
import static io.hindcast.exporter.spool.Stage.put;
import static io.hindcast.exporter.spool.Stage.send;
import static io.hindcast.exporter.spool.Stage.store;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The spool here has room for four blocks. */
final class SpoolLimitTest {
  private static final long FOUR = 4 * 4_096;

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
  void fullSpool_evictsTheOldestBaselineFirst_evenIfEvidenceIsOlder() {
    Spool spool = stage.open(FOUR);
    put(spool, EVIDENCE, blocks(1, 1));
    put(spool, BASELINE, blocks(2, 1));
    put(spool, BASELINE, blocks(3, 1));
    put(spool, EVIDENCE, blocks(4, 1));

    put(spool, EVIDENCE, blocks(5, 1));

    assertThat(stage.told.evicted).isEqualTo(10);
    assertThat(spool.bytes()).isEqualTo(FOUR);
    assertThat(send(spool)).containsExactly(1, 4, 5, 3);
  }

  @Test
  void newEvidence_evictsTheOldestEvidence_whereThereIsNoBaseline() {
    Spool spool = stage.open(FOUR);
    put(spool, EVIDENCE, blocks(1, 1));
    put(spool, EVIDENCE, blocks(2, 2));
    put(spool, EVIDENCE, blocks(3, 1));

    put(spool, EVIDENCE, blocks(4, 2));

    assertThat(stage.told.evicted).isEqualTo(20);
    assertThat(send(spool)).containsExactly(3, 4);
  }

  @Test
  void newBaseline_evictsOldBaseline_butNoEvidence() {
    Spool spool = stage.open(FOUR);
    put(spool, EVIDENCE, blocks(1, 3));
    put(spool, BASELINE, blocks(2, 1));

    put(spool, BASELINE, blocks(3, 1));
    assertThat(stage.told.evicted).isEqualTo(10);
    assertThat(spool.store(BASELINE, 1, 10, blocks(4, 2))).isNull();

    assertThat(stage.told.evicted).as("nothing went for what was refused").isEqualTo(10);
    assertThat(send(spool)).containsExactly(1, 3);
  }

  @Test
  void takenSegments_areNotEvicted() {
    Spool spool = stage.open(FOUR);
    Segment inFlight = store(spool, BASELINE, blocks(1, 2));
    put(spool, BASELINE, blocks(2, 1));

    assertThat(spool.store(EVIDENCE, 1, 10, blocks(3, 3))).isNull();
    put(spool, EVIDENCE, blocks(4, 2));
    spool.putBack(inFlight);

    assertThat(stage.told.evicted).isEqualTo(10);
    assertThat(send(spool)).containsExactly(4, 1);
  }

  @Test
  void requestLargerThanTheSpool_isRefused() {
    Spool spool = stage.open(FOUR);
    put(spool, BASELINE, blocks(1, 1));

    assertThat(spool.store(EVIDENCE, 1, 10, request(2, 4 * 4_096))).isNull();

    assertThat(send(spool)).containsExactly(1);
  }

  @Test
  void smallRequests_countInWholeBlocks() {
    Spool spool = stage.open(FOUR);
    for (int i = 1; i <= 6; i++) {
      put(spool, BASELINE, request(i, 10));
    }

    assertThat(spool.bytes()).isEqualTo(FOUR);
    assertThat(send(spool)).containsExactly(3, 4, 5, 6);
  }

  @Test
  void whatIsAdopted_isCutToTheLimit() {
    try (Spool before = stage.open()) {
      put(before, EVIDENCE, blocks(1, 1));
      put(before, BASELINE, blocks(2, 1));
      put(before, EVIDENCE, blocks(3, 3));
      put(before, BASELINE, blocks(4, 1));
    }
    Spool spool = stage.open(FOUR);

    assertThat(send(spool)).containsExactly(1, 3);
    assertThat(stage.told.adopted).isEqualTo(40);
    assertThat(stage.told.evicted).isEqualTo(20);
  }

  @Test
  void fullSpool_isToldOnce_andThatItIsEmptyAgain() {
    Spool spool = stage.open(FOUR);
    for (int i = 0; i < 20; i++) {
      put(spool, BASELINE, blocks(i, 1));
      stage.clock.advance(Duration.ofSeconds(10));
    }
    send(spool);

    assertThat(stage.log.lines).hasSize(2);
    assertThat(stage.log.lines.get(0))
        .startsWith("WARN hindcast.spool.bytes=16384 is used up")
        .contains("hindcast.spool.directory=" + stage.directory);
    assertThat(stage.log.lines.get(1))
        .startsWith("INFO hindcast.spool.directory=")
        .endsWith("is empty again.");
  }
}
