package dev.countersign.ledger.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.members.Member;
import dev.countersign.testing.dynamo.InProcessDynamo;
import dev.countersign.testing.random.SeededDraw;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The ledger in memory, the one over {@link InProcessDynamo} and the one over DynamoDB Local do the
 * same operations: their answers, and their contents in the end, are the same.
 */
final class AgreementTest {
  private static final int WORLDS = Integer.getInteger("agreement.worlds", 3);
  private static final int OPERATIONS = Integer.getInteger("agreement.operations", 150);
  private static final long SEED = Long.getLong("agreement.seed", 1);

  @Test
  void operations_drawn_areAnsweredAlike() {
    for (long seed = SEED; seed < SEED + WORLDS; seed++) {
      agree(seed, Member.EMBEDDED.ledger());
    }
  }

  /** Many more worlds, without a server. */
  @Test
  void operations_drawn_areAnsweredAlikeInMemory() {
    for (long seed = SEED; seed < SEED + 100L * WORLDS; seed++) {
      agree(seed, Member.MEMORY.ledger());
    }
  }

  private static void agree(long seed, Ledger other) {
    var operations = new DrawnOperation(SeededDraw.of(seed));
    var inMemory = Member.MEMORY.ledger();
    var inProcess = new DynamoLedger(new InProcessDynamo(), "countersign");
    for (int i = 1; i <= OPERATIONS; i++) {
      String place = "seed " + seed + ", operation " + i;
      var operation = operations.next();
      var expected = answer(operation, other);
      assertEquals(expected, answer(operation, inProcess), place + ", in process");
      assertEquals(expected, answer(operation, inMemory), place + ", in memory");
    }
    var contents = DrawnOperation.contents(other);
    assertEquals(contents, DrawnOperation.contents(inProcess), "seed " + seed + ", in process");
    assertEquals(contents, DrawnOperation.contents(inMemory), "seed " + seed + ", in memory");
  }

  private static Object answer(Function<Ledger, Object> operation, Ledger ledger) {
    try {
      return operation.apply(ledger);
    } catch (IllegalStateException e) {
      return e.getClass();
    }
  }
}
