package io.hindcast.instrumentations.executors;

/** Executors that make a thread for each task, and so have no queue. */
abstract class ThreadPerTaskContract extends ExecutorContract {
  @Override
  final boolean isFirstInFirstOut() {
    return false;
  }

  @Override
  final boolean hasWorkers() {
    return false;
  }
}
