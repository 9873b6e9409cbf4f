package io.hindcast.tooling.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.tooling.index.CarriedField;
import io.hindcast.tooling.index.MethodMatch;
import io.hindcast.tooling.index.TypeMatch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

final class ShapeRuleTest {
  private static final String OBJECT = "java/lang/Object";
  private static final int INTERFACE = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;

  private final CarriedField field = new CarriedField("boot/Carrier", "carried", "Lboot/State;");
  private final MethodMatch wanted = new MethodMatch("wanted", "()", -1, false, false, "a.Probe");
  private final TypeMatch match = new TypeMatch("one", false, "a/Wanted", field, List.of(wanted));
  private final ShapeRule rule = new ShapeRule(new SuperTypes(), new WantedMethods(List.of(match)));
  private final ClassFiles loader = new ClassFiles().with(INTERFACE, "a/Wanted", OBJECT, List.of());

  private boolean allows(String name) {
    return rule.allows(match, field, new ClassOutline(loader.bytes(name)), loader);
  }

  @Test
  void topmostClass_isGivenIt() {
    loader.with(0, "a/Other", OBJECT, List.of());
    loader.with(0, "a/Top", "a/Other", List.of("a/Wanted"), "wanted");
    loader.with(0, "a/Between", "a/Top", List.of());
    loader.with(0, "a/Sub", "a/Between", List.of(), "wanted");
    assertThat(allows("a/Top")).isTrue();
    assertThat(allows("a/Sub")).isFalse();
  }

  @Test
  void belowAClassThatDeclaresNothingWanted_isGivenIt() {
    loader.with(0, "a/Root", OBJECT, List.of(), "wanted");
    loader.with(0, "a/Abstract", "a/Root", List.of("a/Wanted"), "other");
    loader.with(0, "a/Sub", "a/Abstract", List.of(), "wanted");
    loader.with(0, "a/Lower", "a/Sub", List.of(), "wanted");
    assertThat(allows("a/Sub")).isTrue();
    assertThat(allows("a/Lower")).isFalse();
  }

  @Test
  void belowAClassThatMayHaveNone_isGivenIt() {
    loader.with(0, "a/Fixed", OBJECT, List.of("a/Wanted", "java/io/Serializable"), "wanted");
    loader.withField("a/Versioned", "a/Fixed", "serialVersionUID", "wanted");
    assertThat(allows("a/Fixed")).isFalse();
    assertThat(allows("a/Versioned")).isTrue();
  }

  @Test
  void interfaceEnumAndRecord_areNot() {
    loader.with(INTERFACE, "a/Narrow", OBJECT, List.of("a/Wanted"));
    loader.with(Opcodes.ACC_ENUM, "a/Enumeration", OBJECT, List.of("a/Wanted"));
    loader.with(0, "a/Recorded", "java/lang/Record", List.of("a/Wanted"));
    assertThat(allows("a/Narrow")).isFalse();
    assertThat(allows("a/Enumeration")).isFalse();
    assertThat(allows("a/Recorded")).isFalse();
  }

  @Test
  void superTypeThatCannotBeRead_maybeSerializable() {
    loader.with(0, "a/Top", OBJECT, List.of("a/Wanted", "missing/Side"));
    loader.with(0, "a/Sub", "missing/Top", List.of("a/Wanted"));
    assertThat(allows("a/Top")).isFalse();
    assertThat(allows("a/Sub")).isFalse();
  }

  @Test
  void serializableWithoutVersion_isNot() {
    loader.with(0, "a/Top", OBJECT, List.of("a/Wanted", "java/io/Serializable"));
    assertThat(allows("a/Top")).isFalse();
  }

  @Test
  void proxyThatNamesTheInterface_isGivenOneOfItsOwn() {
    loader.with(0, "a/Top", OBJECT, List.of("a/Wanted"));
    loader.with(0, "a/Proxy", "java/lang/reflect/Proxy", List.of("a/Wanted", "boot/Carrier"));
    loader.with(0, "a/Enhanced", "a/Top", List.of(), "carried");
    assertThat(allows("a/Proxy")).isTrue();
    assertThat(allows("a/Enhanced")).isTrue();
  }
}
