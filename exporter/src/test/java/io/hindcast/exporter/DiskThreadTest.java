package io.hindcast.exporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class DiskThreadTest {
  private final TestLog log = new TestLog();
  private final DiskThread disk = new DiskThread(log, new BackgroundThreads("hindcast-spool"));
  private volatile CountDownLatch answers = new CountDownLatch(1);
  private final List<String> undone = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    answers.countDown();
    disk.stop();
  }

  @Test
  void answer_comesBack_inOrder() {
    List<String> done = new CopyOnWriteArrayList<>();
    disk.later(() -> done.add("first"));

    assertThat(disk.call(() -> done + " second", undone::add)).isEqualTo("[first] second");
    assertThat(log.lines).isEmpty();
  }

  @Test
  void failure_isNoAnswer() {
    String answer =
        disk.call(
            () -> {
              throw new OutOfMemoryError("full");
            },
            undone::add);

    assertThat(answer).isNull();
    assertThat(disk.call(() -> "well", undone::add)).isEqualTo("well");
  }

  @Test
  void hangingDisk_isWaitedForOnce_andWhatCameTooLateIsUndone() {
    assertThat(disk.call(this::hang, undone::add)).isNull();
    // Each of these would wait for a second.
    for (int i = 0; i < 1_000; i++) {
      assertThat(disk.call(() -> "more", undone::add)).isNull();
    }
    assertThat(log.lines).singleElement().asString().contains("does not answer");
    assertThat(undone).isEmpty();

    answers.countDown();

    await().untilAsserted(() -> assertThat(undone).containsExactly("late"));
    await().untilAsserted(() -> assertThat(log.lines).hasSize(2));
    assertThat(log.lines.get(1)).contains("answers again");
    assertThat(disk.call(() -> "well", undone::add)).isEqualTo("well");
  }

  @Test
  void diskThatHangsNowAndThen_isToldOfOnceAMinute() {
    for (int i = 1; i <= 3; i++) {
      answers = new CountDownLatch(1);
      assertThat(disk.call(this::hang, undone::add)).isNull();
      answers.countDown();
      await().until(() -> "well".equals(disk.call(() -> "well", undone::add)));
    }

    await().untilAsserted(() -> assertThat(log.lines).hasSize(2));
    assertThat(log.lines.get(0)).contains("does not answer");
    assertThat(log.lines.get(1)).contains("answers again");
  }

  @Test
  void threadThatCouldNotBegin_isMadeAgain_andIsNotWaitedFor() {
    DiskThread late = new DiskThread(log, new NoThreadAtFirst());

    assertThat(late.call(() -> "no", undone::add)).isNull();
    assertThat(late.call(() -> "well", undone::add)).isEqualTo("well");

    assertThat(log.lines).isEmpty();
    late.stop();
  }

  @Test
  void whatWasNotBegunInTime_isNotDone() {
    disk.later(this::hang);
    assertThat(disk.call(() -> "never", undone::add)).isNull();
    answers.countDown();
    disk.stop();

    assertThat(undone).isEmpty();
  }

  @Test
  void theEnd_isNotWaitedForLongerThanAllowed() throws Exception {
    CountDownLatch waits = new CountDownLatch(1);
    Thread waiting =
        new Thread(
            () -> {
              waits.countDown();
              disk.call(this::hang, undone::add);
            });
    waiting.start();
    waits.await();
    disk.endWithin(TimeUnit.MILLISECONDS.toNanos(1));
    waiting.join();

    assertThat(disk.call(() -> "more", undone::add)).isNull();
    disk.stop();
  }

  private String hang() {
    CountDownLatch awaited = answers;
    boolean interrupted = false;
    while (true) {
      try {
        awaited.await();
        break;
      } catch (InterruptedException stop) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return "late";
  }
}
