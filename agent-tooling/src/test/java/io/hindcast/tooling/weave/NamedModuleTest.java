package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbStatement;
import io.hindcast.bootstrap.record.DbStatementState;
import io.hindcast.instrumentations.fixture.Script;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** A library on the module path: its module reads java.base and nothing else. */
final class NamedModuleTest {
  private static final String MODULE = "named";
  private static final String PACKAGE = "generated";

  private static ClassLoader loader(Path folder) throws IOException {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule(MODULE, 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    module.visitExport(PACKAGE, 0);
    module.visitEnd();
    writer.visitEnd();
    Files.write(folder.resolve("module-info.class"), writer.toByteArray());
    Path classFile = folder.resolve(Generated.NAME.replace('.', '/') + ".class");
    Files.createDirectories(folder.resolve(PACKAGE));
    Files.write(classFile, Generated.ofVersion(Opcodes.V17));
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolve(ModuleFinder.of(folder), ModuleFinder.of(), Set.of(MODULE));
    return boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
        .findLoader(MODULE);
  }

  @Test
  void firstWovenClassOfAModule_hasAField(@TempDir Path folder) throws Exception {
    try (Woven woven =
        Woven.by(
            definition ->
                definition
                    .type(Generated.NAME)
                    .carries(DbStatement.class.getName())
                    .method("apply", "java.lang.Object")
                    .replaceResult()
                    .probe(SCRIPTED))) {
      Script.on("ScriptedProbe.enter", arguments -> "state");
      Script.on("ScriptedProbe.exit", arguments -> "woven " + arguments[2]);
      UnaryOperator<Object> service = Generated.in(loader(folder));

      assertThat(service.getClass().getModule().getName()).isEqualTo(MODULE);
      assertThat(service.apply("x")).isEqualTo("woven <x>");
      assertThat((Object) service).isInstanceOf(DbStatement.class);
      DbStatementState state = new DbStatementState("SELECT 1", null);
      ((DbStatement) service).hindcastDbStatement(state);
      assertThat(((DbStatement) service).hindcastDbStatement()).isSameAs(state);
      assertThat(woven.lines()).isEmpty();
    }
  }
}
