package io.hindcast.tooling.index;

import static io.hindcast.instrumentations.fixture.FixtureModule.PROBES;
import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hindcast.instrumentations.fixture.FixtureModule;
import io.hindcast.tooling.spi.TypeRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IndexFormatTest {
  private static InstrumentationIndex index() {
    return IndexBuilder.build(
        List.of(
            new FixtureModule(
                "one",
                definition -> {
                  definition
                      .type("a.Exact$Nested")
                      .method("run", "int", "long[][]", "java.lang.String")
                      .replaceArgument(2)
                      .replaceResult()
                      .probe(SCRIPTED);
                  definition.type("a.Exact").constructor().probe(PROBES + "ClientProbe");
                }),
            new FixtureModule(
                    "two",
                    definition ->
                        definition
                            .subtypesOf("a.Wanted")
                            .carries("io.hindcast.bootstrap.record.DbStatement")
                            .method("run")
                            .answerInstead()
                            .probe(PROBES + "LibraryProbe"))
                .offByDefault(),
            new FixtureModule(
                "three",
                definition -> {
                  TypeRule wanted = definition.subtypesOf("a.Wanted").except("a.Hub$One");
                  wanted.anyConstructor().probe(SCRIPTED);
                  wanted.method("walk").probe(SCRIPTED);
                  definition.subclassesOf("a.Task").method("run").probe(SCRIPTED);
                })));
  }

  private static byte[] bytes(InstrumentationIndex index) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    IndexFormat.write(index, out);
    return out.toByteArray();
  }

  @Test
  void whatIsWritten_isRead() throws IOException {
    InstrumentationIndex index = index();
    assertThat(IndexFormat.read(new ByteArrayInputStream(bytes(index)))).isEqualTo(index);
    assertThat(index.instrumentations()).containsExactly("one", "two", "three");
    assertThat(index.offByDefault()).containsExactly("two");
    assertThat(index.types().get(0).methods())
        .containsExactly(
            new MethodMatch("run", "(I[[JLjava/lang/String;)", 2, true, false, SCRIPTED));
    assertThat(index.types().get(2).field())
        .isEqualTo(
            new CarriedField(
                "io/hindcast/bootstrap/record/DbStatement",
                "hindcastDbStatement",
                "Lio/hindcast/bootstrap/record/DbStatementState;"));
    assertThat(index.types().get(2).except()).isNull();
    assertThat(index.types().get(3).except()).isEqualTo("a/Hub$One");
    assertThat(index.types().get(3).methods())
        .containsExactly(
            new MethodMatch("<init>", "(*)", -1, false, false, true, SCRIPTED),
            new MethodMatch("walk", "()", -1, false, false, SCRIPTED));
    assertThat(index.types().get(3).subclasses()).isFalse();
    assertThat(index.types().get(4).subclasses()).isTrue();
    assertThat(index.references().get(PROBES + "ClientProbe")).isNotEmpty();
  }

  @Test
  void sameModules_sameBytes() throws IOException {
    assertThat(bytes(index())).isEqualTo(bytes(index()));
  }

  @Test
  void otherBytes_areRefused() {
    assertThatThrownBy(() -> IndexFormat.read(new ByteArrayInputStream(new byte[64])))
        .isInstanceOf(IOException.class)
        .hasMessage("not an index of instrumentations");
  }

  @Test
  void cutOffBytes_areRefusedWhereverTheyEnd() throws IOException {
    byte[] whole = bytes(index());
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> IndexFormat.read(new ByteArrayInputStream(part)))
          .isInstanceOf(EOFException.class);
    }
  }
}
