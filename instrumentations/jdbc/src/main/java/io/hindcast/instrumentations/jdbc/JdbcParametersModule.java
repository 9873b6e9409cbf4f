package io.hindcast.instrumentations.jdbc;

import io.hindcast.tooling.spi.Definition;
import io.hindcast.tooling.spi.InstrumentationModule;
import io.hindcast.tooling.spi.TypeRule;

/** The parameters of prepared statements. Nothing of it is woven where it is off. */
public final class JdbcParametersModule implements InstrumentationModule {
  private static final String PROBES = "io.hindcast.instrumentations.jdbc.";
  private static final String SQLITE = "org.sqlite.jdbc3.";

  /** What is set as an object: the value is the second argument. */
  private static final String[][] VALUES = {
    {"setBoolean", "boolean"},
    {"setByte", "byte"},
    {"setShort", "short"},
    {"setInt", "int"},
    {"setLong", "long"},
    {"setFloat", "float"},
    {"setDouble", "double"},
    {"setBigDecimal", "java.math.BigDecimal"},
    {"setString", "java.lang.String"},
    {"setNString", "java.lang.String"},
    {"setBytes", "byte[]"},
    {"setDate", "java.sql.Date"},
    {"setDate", "java.sql.Date", "java.util.Calendar"},
    {"setTime", "java.sql.Time"},
    {"setTime", "java.sql.Time", "java.util.Calendar"},
    {"setTimestamp", "java.sql.Timestamp"},
    {"setTimestamp", "java.sql.Timestamp", "java.util.Calendar"},
    {"setObject", "java.lang.Object"},
    {"setObject", "java.lang.Object", "int"},
    {"setObject", "java.lang.Object", "int", "int"},
    {"setObject", "java.lang.Object", "java.sql.SQLType"},
    {"setObject", "java.lang.Object", "java.sql.SQLType", "int"},
    {"setRef", "java.sql.Ref"},
    {"setArray", "java.sql.Array"},
    {"setURL", "java.net.URL"},
    {"setRowId", "java.sql.RowId"},
    {"setSQLXML", "java.sql.SQLXML"},
    {"setBlob", "java.sql.Blob"},
    {"setClob", "java.sql.Clob"},
    {"setNClob", "java.sql.NClob"},
  };

  /** What is read from a stream, of which the third argument may say the length. */
  private static final String[][] STREAMS = {
    {"setAsciiStream", "java.io.InputStream"},
    {"setBinaryStream", "java.io.InputStream"},
    {"setUnicodeStream", "java.io.InputStream"},
    {"setCharacterStream", "java.io.Reader"},
    {"setNCharacterStream", "java.io.Reader"},
    {"setBlob", "java.io.InputStream"},
    {"setClob", "java.io.Reader"},
    {"setNClob", "java.io.Reader"},
  };

  /** For the index. */
  public JdbcParametersModule() {}

  @Override
  public String name() {
    return "jdbc-parameters";
  }

  /** They are the application's data. */
  @Override
  public boolean isOnByDefault() {
    return false;
  }

  @Override
  public void define(Definition definition) {
    TypeRule prepared =
        definition
            .subtypesOf("java.sql.PreparedStatement")
            .carries("io.hindcast.bootstrap.record.DbParameterised");
    defineSetters(prepared, "int");
    defineOthers(prepared);
    defineSetters(definition.subtypesOf("java.sql.CallableStatement"), "java.lang.String");
    // Not of prepared ones alone: pools have it in a class above those.
    definition
        .subtypesOf("java.sql.Statement")
        .method("unwrap", "java.lang.Class")
        .probe(PROBES + "UnwrapParametersProbe");
    // No subtypes of these, only those that extend them are.
    TypeRule sqlite = definition.type(SQLITE + "JDBC3PreparedStatement");
    defineSetters(sqlite, "int");
    defineOthers(sqlite);
  }

  private static void defineSetters(TypeRule statement, String key) {
    statement.method("setNull", key, "int").probe(PROBES + "SetNullProbe");
    statement.method("setNull", key, "int", "java.lang.String").probe(PROBES + "SetNullProbe");
    for (String[] setter : VALUES) {
      String[] types = setter.clone();
      types[0] = key;
      statement.method(setter[0], types).probe(PROBES + "SetValueProbe");
    }
    for (String[] setter : STREAMS) {
      for (String length : new String[] {"int", "long"}) {
        statement.method(setter[0], key, setter[1], length).probe(PROBES + "SetStreamProbe");
      }
      statement.method(setter[0], key, setter[1]).probe(PROBES + "SetStreamProbe");
    }
  }

  private static void defineOthers(TypeRule statement) {
    for (String name :
        new String[] {"execute", "executeQuery", "executeUpdate", "executeLargeUpdate"}) {
      // Inside of the probe that makes the record: that one's module comes first.
      statement.method(name).probe(PROBES + "TakeParametersProbe");
    }
    statement.method("clearParameters").probe(PROBES + "ClearParametersProbe");
    statement.method("close").probe(PROBES + "ForgetParametersProbe");
  }
}
