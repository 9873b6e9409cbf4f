package io.hindcast.agent;

import io.hindcast.bootstrap.record.DetachedRequests;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.bootstrap.record.ThreadContexts;
import io.hindcast.tooling.config.LiveOptions.Outcome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Answers the questions of the command, which come in a file and are answered in it:
 *
 * <pre>
 *   options                             0
 *   hindcast.sampling.rare=false        hindcast.sampling.rare=false (set in the running process)
 *
 *   the command, then its arguments     the exit code, then what to print
 * </pre>
 */
final class Answerer implements Consumer<File> {
  private final LiveSampling sampling;

  Answerer(LiveSampling sampling) {
    this.sampling = sampling;
  }

  @Override
  public void accept(File file) {
    ThreadContext thread = ThreadContext.get();
    // It is a thread of the JVM's, and what it does is no work of the application's.
    thread.suppress();
    try {
      Path question = file.toPath();
      Outcome answer = answer(Files.readAllLines(question));
      StringBuilder text = new StringBuilder(answer.done() ? "0" : "1");
      for (String line : answer.lines()) {
        text.append('\n').append(line);
      }
      Files.writeString(question, text.append('\n'));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } finally {
      thread.resume();
    }
  }

  private Outcome answer(List<String> question) {
    String command = question.isEmpty() ? "" : question.get(0);
    return switch (command) {
      case "options" -> options(question.subList(1, question.size()));
      case "requests" ->
          new Outcome(
              true,
              ActiveRequests.lines(
                  ThreadContexts.active(), DetachedRequests.inFlight(), System.nanoTime()));
      default ->
          new Outcome(
              false, List.of("the Hindcast of this process does not know the command " + command));
    };
  }

  private Outcome options(List<String> assignments) {
    if (assignments.isEmpty()) {
      return new Outcome(true, sampling.lines());
    }
    Map<String, String> wishes = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals <= 0) {
        return new Outcome(false, List.of(assignment + " is no name=value"));
      }
      wishes.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
    }
    return sampling.set(wishes);
  }
}
