package io.hindcast.smoke.sampling;

import io.hindcast.smoke.stage.StageException;
import io.hindcast.smoke.stage.Vitals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at the memory of processes every now and then, on a thread of its own. */
final class MemoryWatch {
  private final CountDownLatch over = new CountDownLatch(1);
  private final FutureTask<Map<String, List<MemorySample>>> task = new FutureTask<>(this::watch);
  private final Map<String, Vitals> watched;
  private final Duration every;
  private final Consumer<String> progress;

  private MemoryWatch(Map<String, Vitals> watched, Duration every, Consumer<String> progress) {
    this.watched = watched;
    this.every = every;
    this.progress = progress;
  }

  /**
   * Starts to look.
   *
   * @param progress gets a line for each sample
   */
  static MemoryWatch start(Map<String, Vitals> watched, Duration every, Consumer<String> progress) {
    MemoryWatch watch = new MemoryWatch(watched, every, progress);
    Thread thread = new Thread(watch.task, "memory-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private Map<String, List<MemorySample>> watch() throws IOException, InterruptedException {
    Map<String, List<MemorySample>> samples = new TreeMap<>();
    long start = System.nanoTime();
    while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
      double seconds = (System.nanoTime() - start) / 1e9;
      for (Map.Entry<String, Vitals> process : watched.entrySet()) {
        double heap = process.getValue().afterGc().heap();
        double resident = process.getValue().residentMegabytes();
        MemorySample sample = new MemorySample(seconds, heap, resident);
        samples.computeIfAbsent(process.getKey(), name -> new ArrayList<>()).add(sample);
        progress.accept(process.getKey() + " has " + sample);
      }
    }
    return samples;
  }

  /** Stops it; returns what it has seen, by the names of the processes. */
  Map<String, List<MemorySample>> end() throws InterruptedException {
    over.countDown();
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw new StageException("memory could not be looked at: " + failed.getCause());
    }
  }
}
