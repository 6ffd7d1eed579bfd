package dev.countersign.testing.oracle.dispute;

import dev.countersign.testing.oracle.OracleLine;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the table reads of one claim. */
interface OracleGround {
  /** Whether there is an outcome. */
  boolean exists();

  /** What the table says at a time, when so many results were published. */
  OracleLine line(Instant now, int published);

  /** Due work asks for what a session claims, and looks at who has attested it. */
  void looked(Instant now);

  /** What time alone did until then, by what was known before. */
  void passed(Instant now);

  /** Whether it is decided by what is told; else that is only known from then on. */
  boolean isDecidedBy(OracleTold told);

  /** What takes it back to how it is now. */
  Runnable undo();

  /** Something is told. Gives the word of the answer; empty where it is none about an inquiry. */
  String take(OracleTold told, OracleLine line);

  /** When time alone may change something, later than {@code now} or overdue; none if never. */
  @Nullable Instant next(Instant now, int published);

  /** The deadline of an inquiry that is open; none if none is. */
  @Nullable Instant deadline(Instant now);

  /** The inquiry that it keeps; none if it keeps none. */
  @Nullable OracleInquiry inquiry();
}
