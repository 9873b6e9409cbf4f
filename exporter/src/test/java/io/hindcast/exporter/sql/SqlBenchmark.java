package io.hindcast.exporter.sql;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a statement costs that was not seen before; one that was costs a look into a map. Run it
 * with {@code -prof gc}: the bytes are part of the answer.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class SqlBenchmark {
  /** What kind of statement. */
  public enum Kind {
    /** A look-up by key. */
    SHORT("SELECT quantity FROM stock WHERE item = 4711"),

    /** What an ORM writes. */
    ORM(
        "select o1_0.id,o1_0.address,o1_0.city,o1_0.first_name,o1_0.last_name,p1_0.owner_id,"
            + "p1_0.id,p1_0.birth_date,p1_0.name,t1_0.id,t1_0.name,o1_0.telephone"
            + " from owners o1_0 left join pets p1_0 on o1_0.id=p1_0.owner_id"
            + " left join types t1_0 on t1_0.id=p1_0.type_id"
            + " where o1_0.last_name like ? escape '' order by p1_0.name"),

    /** A thousand values. */
    LIST("SELECT a FROM t WHERE b IN (" + "4711, ".repeat(999) + "4712) AND c = 'x'"),

    /** A megabyte, of which a part is read. */
    BULK("INSERT INTO t (a, b) VALUES " + "(4711, 'it''s'), ".repeat(60_000) + "(1, 'x')");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** Which one. */
  @Param public Kind kind = Kind.SHORT;

  /** Whose. */
  @Param({"POSTGRESQL", "MYSQL"})
  public SqlDialect dialect = SqlDialect.POSTGRESQL;

  private String text = "";

  /** Takes the text. */
  @Setup
  public void take() {
    text = kind.text;
  }

  /** Reads it. */
  @Benchmark
  public SqlText sanitize() {
    return SqlSanitizer.sanitize(text, dialect);
  }
}
