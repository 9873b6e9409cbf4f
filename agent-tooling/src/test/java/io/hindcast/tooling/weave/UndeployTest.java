package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static io.hindcast.instrumentations.fixture.FixtureModule.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.probe.Probe;
import io.hindcast.bootstrap.probe.ProbeTable;
import io.hindcast.instrumentations.fixture.Script;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Applications come and go; what is woven into them goes with them, and not before. */
final class UndeployTest {
  private static final int DEPLOYMENTS = 50;
  private static final int MAX_COLLECTIONS = 50;

  private static Woven weave() {
    Woven woven =
        Woven.by(
            definition -> {
              definition
                  .type(Deployed.class.getName())
                  .method("apply", "java.lang.Object")
                  .replaceResult()
                  .probe(SCRIPTED);
              definition.type(Deployed.class.getName()).constructor().probe(SECOND);
            });
    Script.on("ScriptedProbe.enter", arguments -> "state");
    Script.on("ScriptedProbe.exit", arguments -> "woven " + arguments[2]);
    Script.on("SecondProbe.enter", arguments -> "state");
    return woven;
  }

  private static TestLoader deploy() {
    return new ChildFirstLoader(UndeployTest.class.getClassLoader()).with(Deployed.class);
  }

  private static WeakReference<ClassLoader> deployUseUndeploy() {
    TestLoader loader = deploy();
    assertThat(Deployed.in(loader).apply("x")).isEqualTo("woven <x>");
    return new WeakReference<>(loader);
  }

  private static boolean collected(WeakReference<ClassLoader> loader) {
    for (int i = 0; i < MAX_COLLECTIONS && !loader.refersTo(null); i++) {
      System.gc();
    }
    return loader.refersTo(null);
  }

  private static Set<Integer> slotsInUse() {
    Set<Integer> used = new HashSet<>();
    for (int slot = 0; slot < ProbeTable.CAPACITY; slot++) {
      if (ProbeTable.PROBES[slot] != Probe.NOOP) {
        used.add(slot);
      }
    }
    return used;
  }

  @Test
  void loaders_areCollectedAndTheirSlotsUsedAgain() {
    try (Woven woven = weave()) {
      List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
      Set<Integer> everUsed = new HashSet<>();
      Set<Integer> before = slotsInUse();
      for (int i = 0; i < DEPLOYMENTS; i++) {
        WeakReference<ClassLoader> loader = deployUseUndeploy();
        everUsed.addAll(slotsInUse());
        assertThat(collected(loader)).as("deployment %d is collected", i).isTrue();
        loaders.add(loader);
      }
      // References are handed to the queue a moment after they were cleared: a few at once may wait
      // there, not all of them.
      everUsed.removeAll(before);
      assertThat(everUsed).hasSizeLessThan(DEPLOYMENTS);
      assertThat(loaders).allMatch(loader -> loader.refersTo(null));
      assertThat(woven.lines()).isEmpty();
      assertThat(woven.failures()).isZero();
    }
  }

  private static WeakReference<ClassLoader> deployAndLoad() throws ClassNotFoundException {
    TestLoader loader = deploy();
    loader.loadClass(Deployed.class.getName());
    return new WeakReference<>(loader);
  }

  @Test
  void loaderThatOnlyLoadedClasses_isCollected() throws ClassNotFoundException {
    try (Woven woven = weave()) {
      assertThat(collected(deployAndLoad())).isTrue();
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void probe_livesAsLongAsAnInstanceOfTheApplications() {
    try (Woven woven = weave()) {
      UnaryOperator<Object> service = Deployed.in(deploy());
      Set<Integer> probes = new HashSet<>();
      Script.on(
          "ScriptedProbe.enter",
          arguments -> {
            probes.add(System.identityHashCode(arguments[0]));
            return "state";
          });
      for (int i = 0; i < 5; i++) {
        assertThat(service.apply("x")).isEqualTo("woven <x>");
        System.gc();
      }
      assertThat(probes).hasSize(1);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void aSlotThatWasGivenBack_isNoOnesAndThenAnothers() {
    SlotAllocator allocator = new SlotAllocator();
    SlotOwner first = new SlotOwner("one", "a.Probe", new java.util.concurrent.atomic.AtomicLong());
    SlotOwner second =
        new SlotOwner("two", "b.Probe", new java.util.concurrent.atomic.AtomicLong());
    int slot = allocator.take(first);
    assertThat(allocator.owner(slot)).isSameAs(first);
    Probe inUse = ProbeTable.PROBES[slot];
    try {
      allocator.release(slot);
      assertThat(allocator.owner(slot)).isNull();
      assertThat(ProbeTable.PROBES[slot]).isSameAs(Probe.NOOP);
      assertThat(allocator.take(second)).isEqualTo(slot);
      assertThat(allocator.owner(slot)).isSameAs(second);
    } finally {
      // The table is the process's: slot 0 of this allocator is somebody else's there.
      ProbeTable.PROBES[slot] = inUse;
    }
  }

  @Test
  void allSlotsTaken_thereIsNone() {
    SlotAllocator allocator = new SlotAllocator();
    SlotOwner owner = new SlotOwner("one", "a.Probe", new java.util.concurrent.atomic.AtomicLong());
    int[] all = new int[ProbeTable.CAPACITY];
    Arrays.setAll(all, i -> allocator.take(owner));
    assertThat(all).doesNotHaveDuplicates().doesNotContain(-1);
    assertThat(allocator.take(owner)).isEqualTo(-1);
  }
}
