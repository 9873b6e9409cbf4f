package io.hindcast.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildToolsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdk.jcmd/sun.tools.jcmd.JCmd -l",
        "java.base/sun.security.tools.keytool.Main -list",
        "jdk.compiler/com.sun.tools.javac.Main A.java",
        "jdk.javadoc/jdk.javadoc.internal.tool.Main --version",
        "jdk.hotspot.agent/sun.jvm.hotspot.SALauncher jstack",
        "java.rmi/sun.rmi.registry.RegistryImpl",
        "org.codehaus.plexus.classworlds.launcher.Launcher verify",
        "org.apache.maven.wrapper.MavenWrapperMain verify",
        "org.gradle.wrapper.GradleWrapperMain build",
        "org.gradle.launcher.daemon.bootstrap.GradleDaemon 8.10",
        "jdk.jartool/sun.tools.jar.Main tf x.jar",
        "hindcast-agent.jar",
        "/opt/hindcast-agent.jar options 4711"
      })
  void toolOfTheJdkOrABuild_isOne(String command) {
    assertThat(BuildTools.isOne(command)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "app.jar --server.port=0",
        "/srv/jdk.tools/app.jar",
        "com.example.Main",
        "com.example.Main hindcast-agent.jar",
        "shop/com.example.Main",
        "org.springframework.boot.loader.launch.JarLauncher"
      })
  void application_isNone(String command) {
    assertThat(BuildTools.isOne(command)).isFalse();
  }
}
