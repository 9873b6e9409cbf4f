package io.hindcast.tooling.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

final class SuperTypesTest {
  private static final String OBJECT = "java/lang/Object";
  private static final int INTERFACE = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;

  private final SuperTypes superTypes = new SuperTypes();
  private final ClassFiles loader = new ClassFiles();

  private Set<String> all(String name) {
    String[] direct = superTypes.learn(name, new ClassOutline(loader.bytes(name)));
    return superTypes.all(direct, loader);
  }

  @Test
  void notLoadedYet_areReadAsResources() {
    loader
        .with(0, "a/Leaf", "a/Middle", List.of())
        .with(0, "a/Middle", "a/Top", List.of("a/Side"))
        .with(0, "a/Top", OBJECT, List.of())
        .with(INTERFACE, "a/Side", OBJECT, List.of("a/AboveSide"))
        .with(INTERFACE, "a/AboveSide", OBJECT, List.of());
    assertThat(all("a/Leaf"))
        .containsExactlyInAnyOrder("a/Middle", "a/Top", "a/Side", "a/AboveSide");
  }

  @Test
  void learnt_areNotReadAgain() {
    loader
        .with(0, "a/Leaf", "a/Top", List.of())
        .with(0, "a/Top", OBJECT, List.of("a/Side"))
        .with(INTERFACE, "a/Side", OBJECT, List.of());
    all("a/Top");
    loader.asked.clear();
    assertThat(all("a/Leaf")).containsExactlyInAnyOrder("a/Top", "a/Side");
    assertThat(loader.asked).isEmpty();
  }

  @Test
  void missing_endsThere() {
    loader.with(0, "a/Leaf", "missing/Top", List.of("missing/Side"));
    assertThat(all("a/Leaf")).containsExactlyInAnyOrder("missing/Top", "missing/Side");
  }

  @Test
  void cyclic_ends() {
    loader
        .with(0, "a/One", "a/Other", List.of("a/One"))
        .with(0, "a/Other", "a/One", List.of("a/Other"));
    assertThat(all("a/One")).containsExactlyInAnyOrder("a/One", "a/Other");
  }

  @Test
  void ofTheJdk_areReadWithoutAskingTheApplicationsLoader() {
    loader.with(0, "a/Pool", "java/util/concurrent/ThreadPoolExecutor", List.of());
    assertThat(all("a/Pool"))
        .contains(
            "java/util/concurrent/AbstractExecutorService",
            "java/util/concurrent/ExecutorService",
            "java/util/concurrent/Executor");
    assertThat(loader.asked).isEmpty();
  }

  @Test
  void loaderThatThrows_isAsIfThereWereNone() {
    loader.with(0, "a/Leaf", "a/Top", List.of());
    ClassLoader stopped =
        new ClassLoader(null) {
          @Override
          public java.io.InputStream getResourceAsStream(String name) {
            throw new IllegalStateException("stopped");
          }
        };
    String[] direct = superTypes.learn("a/Leaf", new ClassOutline(loader.bytes("a/Leaf")));
    assertThat(superTypes.all(direct, stopped)).containsExactly("a/Top");
  }

  @Test
  void hugeHierarchy_isCutOff() {
    for (int i = 0; i < 2000; i++) {
      loader.with(0, "a/C" + i, "a/C" + (i + 1), List.of());
    }
    assertThat(all("a/C0")).hasSize(500);
  }
}
