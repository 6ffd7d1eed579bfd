package dev.countersign.forms.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.ExportScope;
import dev.countersign.forms.json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/reconcile.md, section 6: of which types an export speaks. */
final class ExportTypesTest {
  private static final String OF_TICKETS =
      """
      export: x
      columns: {record.id: A, occurred_at: B}
      set: {outcome: ticket_resolved, record.type: ticket}
      """;
  private static final String OF_A_COLUMN =
      """
      export: x
      columns: {record.id: A, occurred_at: B, outcome: C}
      set: {record.type: ticket}
      """;

  private static ExportScope types(String... names) {
    return ExportScope.of(Stream.of(names).map(OutcomeType::new).toList());
  }

  private static ExportScope scope(String text, ExportScope given) {
    return switch (ExportProfileForm.read(text, Map.of(), Map.of(), given)) {
      case Reading.Read<ExportProfile>(ExportProfile read) -> read.scope();
      case Reading.Unreadable<ExportProfile> wrong -> throw new AssertionError(wrong.problems());
    };
  }

  @Test
  void scope_ofATypeThatIsSet_isThatType() {
    assertEquals(types("ticket_resolved"), scope(OF_TICKETS, ExportScope.ALL));
  }

  @Test
  void scope_whereTheTypeIsAColumn_isAllSoThatNothingIsHidden() {
    assertEquals(ExportScope.ALL, scope(OF_A_COLUMN, ExportScope.ALL));
  }

  @Test
  void scope_thatTheProfileNames_isThat() {
    assertEquals(types("a", "b"), scope(OF_A_COLUMN + "types: [b, a]\n", ExportScope.ALL));
    assertEquals(
        types("ticket_resolved", "a"),
        scope(OF_TICKETS + "types: [ticket_resolved, a]\n", ExportScope.ALL));
  }

  @Test
  void scope_thatIsGiven_isOverTheProfile() {
    assertEquals(types("c"), scope(OF_A_COLUMN + "types: [a]\n", types("c")));
  }

  @ParameterizedTest
  @CsvSource({
    "types: [a], contradiction",
    "types: [], out_of_range",
    "types: [A B], out_of_range",
  })
  void profile_withTypesThatCanNotBe_isRefused(String types, String reason) {
    var read = ExportProfileForm.read(OF_TICKETS + types + "\n");

    assertTrue(
        read instanceof Reading.Unreadable<ExportProfile> wrong
            && wrong.problems().stream().anyMatch(problem -> problem.reason().equals(reason)),
        read::toString);
  }

  @Test
  void types_thatAreGivenWithoutTheOneThatIsSet_areRefused() {
    var read = ExportProfileForm.read(OF_TICKETS, Map.of(), Map.of(), types("a"));

    assertTrue(read instanceof Reading.Unreadable<ExportProfile>, read::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b"})
  void blinded_head_saysOfWhichTypesTheExportSpeaks(String names) {
    var scope = names.isEmpty() ? ExportScope.ALL : types(names.split(" ", -1));
    var head = new BlindedPart.Head(new TenantId("acme"), "0123456789abcdef", "x", scope);

    var text = BlindedForm.write(head).orElseThrow();

    assertEquals(Reading.of(head), BlindedForm.read(text.toArray()));
    assertFalse(names.isEmpty() && text.toText().contains("types"), text::toText);
  }

  @Test
  void blinded_headWithTypesThatAreNone_isNoHead() {
    String text =
        "{\"blinded\":1,\"tenant\":\"acme\",\"check\":\"0\",\"export\":\"x\",\"types\":[\"A B\"]}";

    assertTrue(
        BlindedForm.read(text.getBytes(StandardCharsets.UTF_8)) instanceof Reading.Unreadable<?>);
  }
}
