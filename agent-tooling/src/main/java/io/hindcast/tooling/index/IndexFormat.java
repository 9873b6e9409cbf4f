package io.hindcast.tooling.index;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The index as bytes. Written and read by the same build, so there is no version but a mark.
 *
 * <pre>
 *   mark 4 | type matches: count 2, each (instrumentation, exact 1, subclasses 1, type, has an
 *   exception 1, exception, has a field 1, field: (accessors, name, descriptor), methods: count 2, each (name, parameters, replaced argument 1, replaces result 1, answers instead 1,
 *   alongside 1, probe))
 *          | references: count 2, each (probe, count 2, each (owner, name, descriptor))
 *          | modules that are off by default: count 2, each (name)
 * </pre>
 *
 * Texts as in {@link DataOutputStream#writeUTF}.
 */
public final class IndexFormat {
  private static final int MARK = 0x48434958; // "HCIX"

  private IndexFormat() {}

  /** Writes an index. The stream stays open. */
  public static void write(InstrumentationIndex index, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeInt(MARK);
    out.writeShort(index.types().size());
    for (TypeMatch type : index.types()) {
      out.writeUTF(type.instrumentation());
      out.writeBoolean(type.exact());
      out.writeBoolean(type.subclasses());
      out.writeUTF(type.type());
      writeException(type.except(), out);
      writeField(type.field(), out);
      out.writeShort(type.methods().size());
      for (MethodMatch method : type.methods()) {
        out.writeUTF(method.name());
        out.writeUTF(method.parameters());
        out.writeByte(method.replacedArgument());
        out.writeBoolean(method.replacesResult());
        out.writeBoolean(method.answersInstead());
        out.writeBoolean(method.alongside());
        out.writeUTF(method.probe());
      }
    }
    out.writeShort(index.references().size());
    for (Map.Entry<String, List<Reference>> probe : index.references().entrySet()) {
      out.writeUTF(probe.getKey());
      out.writeShort(probe.getValue().size());
      for (Reference reference : probe.getValue()) {
        out.writeUTF(reference.owner());
        out.writeUTF(reference.name());
        out.writeUTF(reference.descriptor());
      }
    }
    out.writeShort(index.offByDefault().size());
    for (String name : index.offByDefault()) {
      out.writeUTF(name);
    }
    out.flush();
  }

  private static void writeException(@Nullable String except, DataOutputStream out)
      throws IOException {
    out.writeBoolean(except != null);
    if (except != null) {
      out.writeUTF(except);
    }
  }

  private static void writeField(@Nullable CarriedField field, DataOutputStream out)
      throws IOException {
    out.writeBoolean(field != null);
    if (field != null) {
      out.writeUTF(field.accessors());
      out.writeUTF(field.name());
      out.writeUTF(field.descriptor());
    }
  }

  /** Reads an index. The stream stays open. */
  public static InstrumentationIndex read(InputStream from) throws IOException {
    DataInputStream in = new DataInputStream(from);
    if (in.readInt() != MARK) {
      throw new IOException("not an index of instrumentations");
    }
    List<TypeMatch> types = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      types.add(
          new TypeMatch(
              in.readUTF(),
              in.readBoolean(),
              in.readBoolean(),
              in.readUTF(),
              in.readBoolean() ? in.readUTF() : null,
              readField(in),
              readMethods(in)));
    }
    Map<String, List<Reference>> references = new LinkedHashMap<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      references.put(in.readUTF(), readReferences(in));
    }
    List<String> offByDefault = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      offByDefault.add(in.readUTF());
    }
    return new InstrumentationIndex(types, references, offByDefault);
  }

  private static @Nullable CarriedField readField(DataInputStream in) throws IOException {
    return in.readBoolean() ? new CarriedField(in.readUTF(), in.readUTF(), in.readUTF()) : null;
  }

  private static List<MethodMatch> readMethods(DataInputStream in) throws IOException {
    List<MethodMatch> methods = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      methods.add(
          new MethodMatch(
              in.readUTF(),
              in.readUTF(),
              in.readByte(),
              in.readBoolean(),
              in.readBoolean(),
              in.readBoolean(),
              in.readUTF()));
    }
    return methods;
  }

  private static List<Reference> readReferences(DataInputStream in) throws IOException {
    List<Reference> references = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      references.add(new Reference(in.readUTF(), in.readUTF(), in.readUTF()));
    }
    return references;
  }
}
