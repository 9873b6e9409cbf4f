package io.hindcast.bootstrap.start;

import java.io.File;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where questions from outside of this process meet the agent that runs in it. Who asks has the JVM
 * load the premain class and can find the agent nowhere else: it lives in a loader of its own.
 *
 * <pre>
 *   java -jar hindcast-agent.jar options 4711         process 4711
 *     writes the question into a file
 *     attaches ────────────────────────────────────►  HindcastAgent.agentmain
 *                                                       └─ Questions ──► the agent
 *     reads the answer ◄──────── same file ◄──────────────────────────────┘
 * </pre>
 */
public final class Questions {
  private static volatile @Nullable Consumer<File> answerer;

  private Questions() {}

  /** Says who answers: by writing over the question's file. Called once the agent runs. */
  public static void answerBy(Consumer<File> agent) {
    answerer = agent;
  }

  /**
   * Has a question answered. Called through reflection, on a thread of the JVM's.
   *
   * @return why there is no answer; null where there is one
   */
  public static @Nullable String answer(File question) {
    Consumer<File> agent = answerer;
    if (agent == null) {
      // Of a tool it stays out silently.
      return "the Hindcast of this process does not run: a tool, or it said why on standard error";
    }
    agent.accept(question);
    return null;
  }
}
