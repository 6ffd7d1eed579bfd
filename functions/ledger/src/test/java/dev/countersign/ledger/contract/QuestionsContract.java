package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.Question;
import dev.countersign.ledger.Question.Kind;
import dev.countersign.ledger.Questions.Cursor;
import dev.countersign.ledger.Questions.Order;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

interface QuestionsContract {
  Ledger ledger();

  private static String id(int number) {
    return String.format(Locale.ROOT, "dsp_%032x", number);
  }

  /** Of two that were opened at one time the ids tell. */
  private static Question open(int number, int seq, int deadline) {
    return new Question(
        Kind.DISPUTE,
        id(number),
        NOON.plusSeconds(number / 2),
        seq,
        NOON.plusSeconds(deadline),
        said("open " + number));
  }

  private static Question ended(int number, int seq) {
    return new Question(
        Kind.DISPUTE, id(number), NOON.plusSeconds(number / 2), seq, null, said("ended"));
  }

  private static Bytes said(String what) {
    return Bytes.of(("{\"state\":\"" + what + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  private List<Question> all(TenantId tenant, Kind kind, Order order) {
    var found = new ArrayList<Question>();
    Optional<Cursor> from = Optional.empty();
    do {
      var page = ledger().questions().list(tenant, kind, order, from);
      found.addAll(page.questions());
      from = page.next();
    } while (from.isPresent());
    return found;
  }

  @Test
  default void list_questions_areInOrderOfTheirTenantAndKindOnly() {
    var tenant = tenant();
    var one = open(1, 3, 300);
    var two = open(2, 3, 100);
    var three = open(3, 3, 200);
    var four = ended(4, 5);
    for (Question question : List.of(three, one, four, two)) {
      ledger().questions().put(tenant, question);
    }
    ledger().questions().put(tenant(), open(5, 1, 1));

    assertEquals(List.of(four, three, two, one), all(tenant, Kind.DISPUTE, Order.NEWEST));
    assertEquals(List.of(two, three, one), all(tenant, Kind.DISPUTE, Order.DEADLINE));
    assertEquals(List.of(), all(tenant, Kind.INQUIRY, Order.NEWEST));
    assertEquals(List.of(), all(tenant, Kind.INQUIRY, Order.DEADLINE));
  }

  @Test
  default void put_laterEntry_takesThePlaceOfAnEarlierOne() {
    var tenant = tenant();
    ledger().questions().put(tenant, open(1, 3, 100));
    ledger().questions().put(tenant, ended(1, 4));

    assertEquals(List.of(ended(1, 4)), all(tenant, Kind.DISPUTE, Order.NEWEST));
    assertEquals(List.of(), all(tenant, Kind.DISPUTE, Order.DEADLINE));
  }

  @Test
  default void put_earlierEntryAfterALaterOne_changesNothing() {
    var tenant = tenant();
    ledger().questions().put(tenant, ended(1, 4));
    ledger().questions().put(tenant, open(1, 3, 100));

    assertEquals(List.of(ended(1, 4)), all(tenant, Kind.DISPUTE, Order.NEWEST));
    assertEquals(List.of(), all(tenant, Kind.DISPUTE, Order.DEADLINE));
  }

  @Test
  default void list_moreThanAPage_hasEachOnceInOrder() {
    var tenant = tenant();
    var questions = new ArrayList<Question>();
    for (int i = 0; i < 205; i++) {
      questions.add(open(i, 1, i / 3));
    }
    questions.forEach(question -> ledger().questions().put(tenant, question));

    assertEquals(questions.reversed(), all(tenant, Kind.DISPUTE, Order.NEWEST));
    var urgent = all(tenant, Kind.DISPUTE, Order.DEADLINE);
    assertEquals(
        questions.stream().map(Question::deadline).toList(),
        urgent.stream().map(Question::deadline).toList());
    assertEquals(205, urgent.stream().distinct().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "2026-11-02T12:00:00Z", "2026-11-02T12:00:00Z_x", "a_b_c"})
  default void list_anotherText_isNoCursor(String text) {
    var tenant = tenant();
    var cursor = Optional.of(new Cursor(text));
    for (Order order : Order.values()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> ledger().questions().list(tenant, Kind.DISPUTE, order, cursor));
    }
  }
}
