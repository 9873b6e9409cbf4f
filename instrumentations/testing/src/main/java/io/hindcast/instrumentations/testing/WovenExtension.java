package io.hindcast.instrumentations.testing;

import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.QueueWaits;
import io.hindcast.bootstrap.record.SpanRecord;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.tooling.spi.InstrumentationModule;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Weaves instrumentations into the test's JVM with the real transformer, probes in a loader of
 * their own, the boot path on the boot path. After each test it fails on what nobody looked at:
 * records, lines of the agent's log (failures of probes among them), a context left on the test's
 * thread.
 *
 * <p>What is woven stays woven: one set of modules a JVM.
 */
public final class WovenExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
  private final List<InstrumentationModule> modules;
  private final Records records = new Records();

  private WovenExtension(List<InstrumentationModule> modules) {
    this.modules = modules;
  }

  /** An extension that weaves these modules. */
  public static WovenExtension of(InstrumentationModule... modules) {
    return new WovenExtension(List.of(modules));
  }

  /** Leaves out the records of a family that another test is about. */
  public WovenExtension ignoring(Class<? extends SpanRecord> family) {
    records.ignore(family);
    return this;
  }

  /** Something that may throw. */
  @FunctionalInterface
  public interface Block {
    /** Runs it. */
    void run() throws Exception;
  }

  /**
   * Waits for records and takes them.
   *
   * @param count how many; more than that is an error, fewer within 20 s is one too
   * @return the finished records in the order they started
   */
  public List<SpanRecord> await(int count) {
    return records.await(count);
  }

  /**
   * Takes the records that are there now: where a library measures at times of its own, and a test
   * looks for some of them.
   */
  public List<SpanRecord> takeAll() {
    return records.takeAll();
  }

  /** Runs something as the application would inside of a request: under a record that is a root. */
  public InternalRecord under(Block block) throws Exception {
    ThreadContext thread = ThreadContext.get();
    InternalRecord root = new InternalRecord(thread, null);
    root.name = "parent";
    root.activate(thread);
    try {
      block.run();
    } finally {
      root.deactivate(thread);
      root.end();
    }
    return root;
  }

  /** Weaves and gets ready, in a JVM that a test has started: there nobody calls the others. */
  public void begin() {
    Weaving.install(modules);
    getReady();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Weaving.install(modules);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    getReady();
  }

  private void getReady() {
    // However busy the machine is, tasks that wait add no records but where a test asks for them.
    QueueWaits.spansFrom(Long.MAX_VALUE);
    records.clear();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertNothingLeft();
  }

  /** Fails on what nobody looked at; what was {@linkplain #begin begun} ends with it. */
  public void assertNothingLeft() {
    ThreadContext thread = ThreadContext.get();
    Object leaked = thread.swap(null);
    List<SpanRecord> unread = records.takeAll();
    List<String> lines = Weaving.LOG.take();
    if (leaked != null) {
      throw new AssertionError("a context was left on the test's thread: " + leaked);
    }
    if (thread.isSuppressed()) {
      throw new AssertionError("the test's thread was left suppressed");
    }
    if (!unread.isEmpty()) {
      throw new AssertionError("nobody looked at " + unread.size() + " records: " + unread);
    }
    if (!lines.isEmpty()) {
      throw new AssertionError("the agent had to say something: " + lines);
    }
  }
}
