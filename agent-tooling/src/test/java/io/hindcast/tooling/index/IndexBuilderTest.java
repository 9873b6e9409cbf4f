package io.hindcast.tooling.index;

import static io.hindcast.instrumentations.fixture.FixtureModule.PROBES;
import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.instrumentations.fixture.FixtureModule;
import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a module gets wrong ends the build with a sentence that names the module. */
final class IndexBuilderTest {
  private static void refused(Consumer<Definition> rules, String... parts) {
    refused(new FixtureModule(rules), parts);
  }

  private static void refused(InstrumentationModule module, String... parts) {
    assertThatThrownBy(() -> IndexBuilder.build(List.of(module)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(module.getClass().getName() + ": ")
        .hasMessageContainingAll(parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "with space", "dotted.name", "under_score", "ümlaut"})
  void badName(String name) {
    refused(
        new FixtureModule(name, definition -> {}),
        "lower case letters, digits and dashes",
        "name=" + name);
  }

  @Test
  void nameTwice() {
    InstrumentationModule module = new FixtureModule(definition -> {});
    assertThatThrownBy(() -> IndexBuilder.build(List.of(module, module)))
        .hasMessageContaining("another module has this name: name=fixture");
  }

  @Test
  void noProbe() {
    refused(
        definition -> definition.type("a.B").method("run", "int"),
        "no probe was named for run[int]");
  }

  @Test
  void nothingThatMakesASubtypeOneToLookAt() {
    refused(
        definition -> definition.subtypesOf("a.B").anyConstructor().probe(SCRIPTED),
        "no method makes a subtype one to look at: type=a.B");
  }

  @Test
  void exceptionOfExactlyOneClass() {
    refused(
        definition -> definition.type("a.B").except("a.C").method("run").probe(SCRIPTED),
        "exactly one class is meant, and it has an exception: type=a.B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"java.lang.Runnable", "java.util.Map", "io.hindcast.bootstrap.record.DbRecord"})
  void fieldWithoutAccessors(String type) {
    refused(
        definition -> definition.type("a.B").carries(type).method("run").probe(SCRIPTED),
        "a field needs an interface with X name() and void name(X): interface=" + type);
  }

  /** The application would have to know it. */
  public interface OffTheBootPath {
    /** Reads. */
    String elsewhere();

    /** Writes. */
    void elsewhere(String to);
  }

  @Test
  void fieldOfATypeThatIsNotOnTheBootPath() {
    refused(
        definition ->
            definition
                .type("a.B")
                .carries(OffTheBootPath.class.getName())
                .method("run")
                .probe(SCRIPTED),
        "a field's interface and type must be in io.hindcast.bootstrap.*",
        "type=java.lang.String");
  }

  @Test
  void fieldOfAMissingInterface() {
    refused(
        definition -> definition.type("a.B").carries("no.Such").method("run").probe(SCRIPTED),
        "there is no interface no.Such");
  }

  @Test
  void noMethod() {
    refused(
        definition -> definition.type("a.B"), "neither a method nor a field is named: type=a.B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.other.Probe",
        "ScriptedProbe",
        "io.hindcast.instrumentations.fixtures.Probe",
        "io.hindcast.bootstrap.probe.Probe"
      })
  void probeOutsideOfThePackage(String probe) {
    refused(definition -> definition.type("a.B").method("run").probe(probe), "probe=" + probe);
  }

  @Test
  void moduleOutsideOfThePackage() {
    class Elsewhere implements InstrumentationModule {
      @Override
      public String name() {
        return "elsewhere";
      }

      @Override
      public void define(Definition definition) {
        definition.type("a.B").method("run").probe("io.hindcast.tooling.index.SomeProbe");
      }
    }
    refused(new Elsewhere(), "io.hindcast.instrumentations.*");
  }

  @Test
  void probeThatDoesNotExist() {
    String probe = PROBES + "NoSuchProbe";
    refused(
        definition -> definition.type("a.B").method("run").probe(probe),
        "no such class",
        "probe=" + probe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FixtureModule", "Script", "HiddenProbe", "AbstractProbe"})
  void probeThatCannotBeMade(String name) {
    refused(
        definition -> definition.type("a.B").method("run").probe(PROBES + name),
        "public class with a public constructor without parameters",
        "probe=" + PROBES + name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"String", "java.util.List<String>", "java/lang/String", "a.", "void", ""})
  void typeThatIsNotAsInSource(String type) {
    refused(
        definition -> definition.type("a.B").method("run", type).probe(SCRIPTED), "type=" + type);
    refused(definition -> definition.type(type).method("run").probe(SCRIPTED), "type=" + type);
  }

  @Test
  void constructorWhoseResultIsReplaced() {
    refused(
        definition -> definition.type("a.B").constructor().replaceResult().probe(SCRIPTED),
        "a constructor has no result");
    refused(
        definition -> definition.type("a.B").constructor().answerInstead().probe(SCRIPTED),
        "a constructor has no result");
  }

  @Test
  void answerThatIsReplacedAsWell() {
    refused(
        definition ->
            definition.type("a.B").method("run").answerInstead().replaceResult().probe(SCRIPTED),
        "answers instead");
    refused(
        definition ->
            definition
                .type("a.B")
                .method("run", "int")
                .answerInstead()
                .replaceArgument(0)
                .probe(SCRIPTED),
        "answers instead");
  }

  @Test
  void argumentThatTheMethodDoesNotHave() {
    refused(
        definition -> definition.type("a.B").method("run", "int").replaceArgument(1), "index=1");
    refused(
        definition ->
            definition.type("a.B").method("run", "int", "int", "int", "int").replaceArgument(3),
        "index=3");
  }

  @Test
  void main_withoutModulesOrWithoutAFile(@TempDir Path folder) {
    assertThatThrownBy(() -> IndexBuilder.main(new String[0]))
        .hasMessageContaining("the file to write");
    assertThatThrownBy(() -> IndexBuilder.main(new String[] {folder.resolve("x").toString()}))
        .hasMessageContaining("no instrumentation on the class path");
  }
}
