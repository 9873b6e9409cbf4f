package io.hindcast.smoke.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/** What became of each test; one of several of the same name counts for all where it failed. */
final class Outcomes extends RunListener {
  private final Map<String, String> failures = new TreeMap<>();

  @Override
  public synchronized void testStarted(Description test) {
    failures.putIfAbsent(test.getDisplayName(), "");
  }

  @Override
  public synchronized void testFailure(Failure failure) {
    String why = String.valueOf(failure.getException()).replaceAll("\\s+", " ");
    failures.put(failure.getDescription().getDisplayName(), why);
  }

  /** Of a test each: passed or failed, its name, and why it failed; between them a tab. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    failures.forEach(
        (test, why) -> lines.add((why.isEmpty() ? "passed" : "failed") + '\t' + test + '\t' + why));
    return lines;
  }
}
