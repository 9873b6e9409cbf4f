package io.hindcast.tooling.weave;

import static io.hindcast.instrumentations.fixture.FixtureModule.SCRIPTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.bootstrap.record.DbStatement;
import io.hindcast.bootstrap.record.DbStatementState;
import io.hindcast.bootstrap.record.InternalRecord;
import io.hindcast.bootstrap.record.TaskContext;
import io.hindcast.bootstrap.record.TaskMoment;
import io.hindcast.bootstrap.record.ThreadContext;
import io.hindcast.instrumentations.fixture.Script;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes are given a field, and that nothing else of them changes. */
final class CarriedFieldTest {
  private static final ClassLoader APPLICATION = CarriedFieldTest.class.getClassLoader();
  private static final int MAX_COLLECTIONS = 50;
  private static final DbStatementState STATE = new DbStatementState("SELECT 1", null);

  /** What is wanted. */
  public interface Service {
    /** The woven method. */
    String run(String a);
  }

  /** A class like most. */
  public static class Plain implements Service {
    /** For loaders. */
    public Plain() {}

    @Override
    public String run(String a) {
      return "<" + a + ">";
    }
  }

  /** A subclass of it. */
  public static class Sub extends Plain {
    /** For loaders. */
    public Sub() {}

    @Override
    public String run(String a) {
      return super.run("sub " + a);
    }
  }

  /** What its serialised form is called depends on its methods and interfaces. */
  @SuppressWarnings("serial") // that is what it is for
  public static class Computed implements Service, Serializable {
    /** For loaders. */
    public Computed() {}

    @Override
    public String run(String a) {
      return "<" + a + ">";
    }
  }

  /** Here it does not. */
  public static class Declared implements Service, Serializable {
    private static final long serialVersionUID = 7;

    /** A part of the serialised form. */
    public String text = "";

    /** For loaders. */
    public Declared() {}

    @Override
    public String run(String a) {
      return "<" + a + ">";
    }
  }

  /** An enumeration. */
  public enum Enumeration implements Service {
    /** Its constant. */
    ONE;

    @Override
    public String run(String a) {
      return "<" + a + ">";
    }
  }

  /** A record. */
  public record Recorded(String text) implements Service {
    @Override
    public String run(String a) {
      return "<" + a + ">";
    }
  }

  private static Woven weave() {
    Woven woven =
        Woven.by(
            definition ->
                definition
                    .subtypesOf(Service.class.getName())
                    .carries(DbStatement.class.getName())
                    .method("run", "java.lang.String")
                    .replaceResult()
                    .probe(SCRIPTED));
    Script.on("ScriptedProbe.enter", arguments -> "state");
    Script.on("ScriptedProbe.exit", arguments -> "woven " + arguments[2]);
    return woven;
  }

  private static Class<?> load(Class<?> type, Class<?>... others) throws ClassNotFoundException {
    return new ChildFirstLoader(APPLICATION).with(type).with(others).loadClass(type.getName());
  }

  private static Service make(Class<?> type) throws ReflectiveOperationException {
    return (Service) type.getDeclaredConstructor().newInstance();
  }

  private static void keeps(Object object) {
    assertThat(object).isInstanceOf(DbStatement.class);
    DbStatement carrier = (DbStatement) object;
    assertThat(carrier.hindcastDbStatement()).isNull();
    carrier.hindcastDbStatement(STATE);
    assertThat(carrier.hindcastDbStatement()).isSameAs(STATE);
    carrier.hindcastDbStatement(null);
    assertThat(carrier.hindcastDbStatement()).isNull();
  }

  @Test
  void firstLoaded_hasOneMoreFieldThatNobodySees() throws Exception {
    try (Woven woven = weave()) {
      Class<?> type = load(Plain.class);
      Service service = make(type);
      keeps(service);
      assertThat(service.run("x")).isEqualTo("woven <x>");
      assertThat(type.getDeclaredFields()).hasSize(1);
      Field field = type.getDeclaredFields()[0];
      assertThat(field.isSynthetic()).isTrue();
      assertThat(Modifier.toString(field.getModifiers())).isEqualTo("private transient");
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void twoRules_giveTwoFields_alsoAPrimitiveOne() throws Exception {
    try (Woven woven =
        Woven.by(
            definition -> {
              definition.type(Plain.class.getName()).carries(TaskContext.class.getName());
              definition.type(Plain.class.getName()).carries(TaskMoment.class.getName());
              definition
                  .type(Plain.class.getName())
                  .method("run", "java.lang.String")
                  .probe(SCRIPTED);
            })) {
      Class<?> type = load(Plain.class);
      TaskMoment carrier = (TaskMoment) make(type);
      ThreadContext thread = ThreadContext.get();
      InternalRecord context = new InternalRecord(thread, null);
      carrier.hindcastMoment(-7);
      carrier.hindcastContext(context);

      assertThat(carrier.hindcastMoment()).isEqualTo(-7);
      assertThat(carrier.hindcastContext()).isSameAs(context);
      assertThat(type.getDeclaredFields()).hasSize(2);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void subclass_hasItsSuperclassesField() throws Exception {
    try (Woven woven = weave()) {
      Class<?> type = load(Sub.class, Plain.class);
      Service service = make(type);
      keeps(service);
      assertThat(service.run("x")).isEqualTo("woven woven <sub x>");
      assertThat(type.getDeclaredFields()).isEmpty();
      assertThat(type.getSuperclass().getDeclaredFields()).hasSize(1);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void serialisedByAComputedVersion_staysReadable() throws Exception {
    long before = ObjectStreamClass.lookup(Computed.class).getSerialVersionUID();
    try (Woven woven = weave()) {
      Class<?> type = load(Computed.class);
      assertThat(make(type)).isNotInstanceOf(DbStatement.class);
      assertThat(make(type).run("x")).isEqualTo("woven <x>");
      assertThat(ObjectStreamClass.lookup(type).getSerialVersionUID()).isEqualTo(before);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void serialisedByADeclaredVersion_isWrittenWithoutTheField() throws Exception {
    try (Woven woven = weave()) {
      Class<?> type = load(Declared.class);
      Service service = make(type);
      keeps(service);
      ((DbStatement) service).hindcastDbStatement(STATE);
      type.getField("text").set(service, "kept");
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(service);
      }
      // The class without the field.
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        assertThat(((Declared) in.readObject()).text).isEqualTo("kept");
      }
      assertThat(woven.lines()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Enumeration.class, Recorded.class})
  void specialClass_keepsItsShape(Class<?> special) throws Exception {
    try (Woven woven = weave()) {
      Class<?> type = load(special);
      assertThat(DbStatement.class.isAssignableFrom(type)).isFalse();
      assertThat(type.getDeclaredMethods())
          .noneMatch(method -> method.getName().startsWith("hindcast"));
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void loadedBefore_keepsItsShape() throws Exception {
    Class<?> type = load(Plain.class);
    try (Woven woven = weave()) {
      assertThat(make(type).run("x")).isEqualTo("woven <x>");
      assertThat(make(type)).isNotInstanceOf(DbStatement.class);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void transformedOnceMore_keepsFieldAndValue() throws Exception {
    try (Woven woven = weave()) {
      Class<?> type = load(Plain.class);
      Service service = make(type);
      ((DbStatement) service).hindcastDbStatement(STATE);
      ByteBuddyAgent.getInstrumentation().retransformClasses(type);
      assertThat(((DbStatement) service).hindcastDbStatement()).isSameAs(STATE);
      assertThat(service.run("x")).isEqualTo("woven <x>");
      assertThat(type.getDeclaredFields()).hasSize(1);
      assertThat(woven.lines()).isEmpty();
    }
  }

  @Test
  void proxyOfAllInterfaces_isNotCalledByUs() throws Exception {
    try (Woven woven = weave()) {
      Class<?> type = load(Plain.class);
      Object proxy =
          Proxy.newProxyInstance(
              type.getClassLoader(),
              type.getInterfaces(),
              (self, method, arguments) -> {
                throw new AssertionError("the application was called: " + method);
              });
      keeps(proxy);
      assertThat(woven.lines()).isEmpty();
    }
  }

  private static WeakReference<ClassLoader> used() throws ReflectiveOperationException {
    Service service = make(load(Plain.class));
    ((DbStatement) service).hindcastDbStatement(STATE);
    assertThat(service.run("x")).isEqualTo("woven <x>");
    return new WeakReference<>(service.getClass().getClassLoader());
  }

  @Test
  void loaders_haveAFieldEachAndAreCollected() throws Exception {
    try (Woven woven = weave()) {
      WeakReference<ClassLoader> first = used();
      WeakReference<ClassLoader> second = used();
      for (int i = 0;
          i < MAX_COLLECTIONS && !(first.refersTo(null) && second.refersTo(null));
          i++) {
        System.gc();
      }
      assertThat(first.refersTo(null)).isTrue();
      assertThat(second.refersTo(null)).isTrue();
      assertThat(woven.lines()).isEmpty();
    }
  }
}
