package io.hindcast.tooling.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.tooling.index.InstrumentationIndex;
import io.hindcast.tooling.index.MethodMatch;
import io.hindcast.tooling.index.TypeMatch;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

final class ClassFilterTest {
  private static final String OBJECT = "java/lang/Object";
  private static final int INTERFACE = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;

  private final TypeMatch exact = match("exact", true, "a/Exact", "run");
  private final TypeMatch subtypes = match("subtypes", false, "a/Wanted", "run");
  private final ClassFilter filter =
      new ClassFilter(new InstrumentationIndex(List.of(exact, subtypes), Map.of(), List.of()));
  private final ClassFiles loader = new ClassFiles();

  private static TypeMatch match(
      String instrumentation, boolean exact, String type, String method) {
    MethodMatch wanted = new MethodMatch(method, "()", -1, false, false, "a.Probe");
    return new TypeMatch(instrumentation, exact, type, null, List.of(wanted));
  }

  private List<TypeMatch> match(String name) {
    return filter.match(name, loader, loader.bytes(name));
  }

  @Test
  void exactName_matchesWhateverItIs() {
    assertThat(match(loaderWith(0, "a/Exact"))).containsExactly(exact);
    assertThat(match(loaderWith(INTERFACE, "a/Exact"))).containsExactly(exact);
  }

  private String loaderWith(int access, String name) {
    loader.with(access, name, OBJECT, List.of(), "run");
    return name;
  }

  @Test
  void exactName_itsSubtypesDoNotMatch() {
    loader.with(0, "a/Exact", OBJECT, List.of(), "run");
    loader.with(0, "a/Sub", "a/Exact", List.of(), "run");
    assertThat(match("a/Sub")).isEmpty();
  }

  @Test
  void directSubtype_matches() {
    loader.with(INTERFACE, "a/Wanted", OBJECT, List.of(), "run");
    loader.with(0, "a/Sub", OBJECT, List.of("a/Wanted"), "run");
    assertThat(match("a/Sub")).containsExactly(subtypes);
  }

  @Test
  void indirectSubtypes_match() {
    loader.with(INTERFACE, "a/Wanted", OBJECT, List.of(), "run");
    loader.with(INTERFACE, "a/Narrow", OBJECT, List.of("a/Wanted"));
    loader.with(0, "a/Top", OBJECT, List.of("a/Narrow"));
    loader.with(0, "a/Sub", "a/Top", List.of(), "run");
    assertThat(match("a/Sub")).containsExactly(subtypes);
  }

  @Test
  void theTypeItself_matchesWhereItIsAClass() {
    loader.with(Opcodes.ACC_ABSTRACT, "a/Wanted", OBJECT, List.of(), "run");
    assertThat(match("a/Wanted")).containsExactly(subtypes);
  }

  @Test
  void abstractSubtype_matches() {
    loader.with(Opcodes.ACC_ABSTRACT, "a/Sub", OBJECT, List.of("a/Wanted"), "run");
    assertThat(match("a/Sub")).containsExactly(subtypes);
  }

  @Test
  void interfaceBelow_doesNotMatch() {
    loader.with(INTERFACE, "a/Sub", OBJECT, List.of("a/Wanted"), "run");
    assertThat(match("a/Sub")).isEmpty();
  }

  @Test
  void subtypeThatDeclaresNoWantedMethod_isNotLookedAtFurther() {
    loader.with(0, "a/Sub", "a/Top", List.of("a/Wanted"), "walk");
    assertThat(match("a/Sub")).isEmpty();
    assertThat(loader.asked).isEmpty();
  }

  @Test
  void exactAndSubtype_matchesBoth() {
    loader.with(0, "a/Exact", OBJECT, List.of("a/Wanted"), "run");
    assertThat(match("a/Exact")).containsExactly(exact, subtypes);
  }

  @Test
  void exception_leavesOutATypeAndWhatIsBelowIt() {
    TypeMatch except =
        new TypeMatch("except", false, false, "a/Wanted", "a/Hub", null, subtypes.methods());
    ClassFilter ofMost =
        new ClassFilter(new InstrumentationIndex(List.of(except), Map.of(), List.of()));
    loader.with(0, "a/Hub", OBJECT, List.of("a/Wanted"), "run");
    loader.with(0, "a/Below", "a/Hub", List.of(), "run");
    loader.with(0, "a/Sub", OBJECT, List.of("a/Wanted"), "run");

    assertThat(ofMost.match("a/Hub", loader, loader.bytes("a/Hub"))).isEmpty();
    assertThat(ofMost.match("a/Below", loader, loader.bytes("a/Below"))).isEmpty();
    assertThat(ofMost.match("a/Sub", loader, loader.bytes("a/Sub"))).containsExactly(except);
  }

  @Test
  void subclasses_aClassThatExtendsNothingIsNotLookedAtFurther() {
    TypeMatch below = new TypeMatch("below", false, true, "a/Task", null, null, subtypes.methods());
    ClassFilter ofSubclasses =
        new ClassFilter(new InstrumentationIndex(List.of(below), Map.of(), List.of()));
    loader.with(Opcodes.ACC_ABSTRACT, "a/Task", OBJECT, List.of("a/Runs"), "run");
    loader.with(0, "a/Between", "a/Task", List.of());
    loader.with(0, "a/Sub", "a/Between", List.of(), "run");
    loader.with(0, "a/Other", OBJECT, List.of("a/Runs"), "run");

    assertThat(ofSubclasses.match("a/Other", loader, loader.bytes("a/Other"))).isEmpty();
    assertThat(ofSubclasses.match("a/Task", loader, loader.bytes("a/Task"))).isEmpty();
    assertThat(loader.asked).isEmpty();
    assertThat(ofSubclasses.match("a/Sub", loader, loader.bytes("a/Sub"))).containsExactly(below);
  }

  @Test
  void subclasses_theClassItselfIsNone() {
    TypeMatch below = new TypeMatch("below", false, true, "a/Task", null, null, subtypes.methods());
    ClassFilter ofSubclasses =
        new ClassFilter(new InstrumentationIndex(List.of(below), Map.of(), List.of()));
    loader.with(0, "a/Top", OBJECT, List.of());
    loader.with(0, "a/Task", "a/Top", List.of(), "run");

    assertThat(ofSubclasses.match("a/Task", loader, loader.bytes("a/Task"))).isEmpty();
  }

  @Test
  void methodAlongside_doesNotMakeASubtypeOneToLookAt() {
    TypeMatch both =
        new TypeMatch(
            "both",
            false,
            "a/Wanted",
            null,
            List.of(
                new MethodMatch("run", "()", -1, false, false, true, "a.Probe"),
                new MethodMatch("walk", "()", -1, false, false, "a.Probe")));
    ClassFilter ofBoth =
        new ClassFilter(new InstrumentationIndex(List.of(both), Map.of(), List.of()));
    loader.with(0, "a/Runs", OBJECT, List.of("a/Wanted"), "run");
    loader.with(0, "a/Walks", OBJECT, List.of("a/Wanted"), "run", "walk");

    assertThat(ofBoth.match("a/Runs", loader, loader.bytes("a/Runs"))).isEmpty();
    assertThat(loader.asked).isEmpty();
    assertThat(ofBoth.match("a/Walks", loader, loader.bytes("a/Walks"))).containsExactly(both);
  }

  @Test
  void loadedAlready_mayMatchByNameAndBySuperTypes() {
    ClassFilter ofJdk =
        new ClassFilter(
            new InstrumentationIndex(
                List.of(
                    match("exact", true, "java/lang/String", "run"),
                    match("subtypes", false, "java/util/Collection", "run")),
                Map.of(),
                List.of()));
    assertThat(ofJdk.mayMatch(String.class)).isTrue();
    assertThat(ofJdk.mayMatch(ArrayList.class)).isTrue();
    assertThat(ofJdk.mayMatch(AbstractList.class)).isTrue();
    assertThat(ofJdk.mayMatch(List.class)).isFalse();
    assertThat(ofJdk.mayMatch(Integer.class)).isFalse();
    assertThat(ofJdk.mayMatch(Object.class)).isFalse();
  }
}
