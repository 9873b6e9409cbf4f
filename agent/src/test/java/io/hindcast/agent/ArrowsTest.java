package io.hindcast.agent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Who may depend on whom:
 *
 * <pre>
 *   agent-bootstrap &lt;- agent-tooling &lt;- instrumentations/&lt;library&gt;
 *   agent-bootstrap &lt;- exporter
 *   agent -&gt; all four
 * </pre>
 */
final class ArrowsTest {
  private static final String BOOTSTRAP = "io.hindcast.bootstrap..";
  private static final String SPI = "io.hindcast.tooling.spi..";
  private static final String NULLNESS = "org.jspecify.annotations..";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.hindcast");

  @Test
  void allPartsAreHere() {
    for (String part :
        new String[] {"bootstrap", "premain", "tooling", "instrumentations", "exporter", "agent"}) {
      assertThat(ALL.that(resideInAnyPackage("io.hindcast." + part + ".."))).as(part).isNotEmpty();
    }
  }

  @Test
  void premain_needsTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("io.hindcast.premain..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.hindcast.premain..",
            "java.lang..",
            "java.io..",
            "java.net..",
            // Where the jar is; every class has such an object from the start.
            "java.security",
            "java.util.jar..")
        .check(ALL);
  }

  @Test
  void bootstrap_needsTheJdkAndOneQueue() {
    classes()
        .that()
        .resideInAPackage(BOOTSTRAP)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(BOOTSTRAP, "java..", "org.jctools.queues..", NULLNESS)
        .check(ALL);
  }

  @Test
  void tooling_needsBootstrapAndAsm() {
    classes()
        .that()
        .resideInAPackage("io.hindcast.tooling..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.hindcast.tooling..", BOOTSTRAP, "java..", "org.objectweb.asm..", NULLNESS)
        .check(ALL);
  }

  @Test
  void exporter_doesNotKnowToolingOrInstrumentations() {
    noClasses()
        .that()
        .resideInAPackage("io.hindcast.exporter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.hindcast.tooling..",
            "io.hindcast.instrumentations..",
            "io.hindcast.agent..",
            "net.bytebuddy..")
        .check(ALL);
  }

  @Test
  void instrumentation_knowsOfUsTheRecordsAndTheSpiOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.hindcast.instrumentations..")
        .and()
        .resideOutsideOfPackage("io.hindcast.instrumentations.testing..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.hindcast..", "net.bytebuddy..", "org.objectweb.asm..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage("io.hindcast.instrumentations..", BOOTSTRAP, SPI))))
        .check(ALL);
  }

  @Test
  void instrumentation_knowsNoOtherInstrumentation() {
    slices()
        .matching("io.hindcast.instrumentations.(*)..")
        .should()
        .notDependOnEachOther()
        .check(ALL);
  }
}
